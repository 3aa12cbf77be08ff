/* SPDX-License-Identifier: ISC */
#include "load/limit.h"
#include "tests/unit/unit.h"

static void
reads_numbers_and_shares(void **state)
{
	struct limit limit;

	(void)state;
	assert_true(limit_parse("0", &limit));
	assert_false(limit.is_share);
	assert_true(limit_parse("12", &limit));
	assert_true(limit.most > 11.9 && limit.most < 12.1);
	assert_true(limit_parse("2.5%", &limit));
	assert_true(limit.is_share);
	assert_true(limit.most > 2.4 && limit.most < 2.6);
	assert_true(limit_parse("100%", &limit));
}

static void
refuses_what_is_neither(void **state)
{
	static const char *const texts[] = { "", "%", "-1", "+1", " 1", "1 ",
		"1.5", "1.", "1.%", ".5%", "101%", "100.1%", "1%%", "1e3",
		"0x1", "nan", "inf", "123456789012345678901" };
	struct limit limit;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_false(limit_parse(texts[i], &limit));
}

static void
is_exceeded_by_one_more(void **state)
{
	struct limit limit = { false, false, 0 };

	(void)state;
	assert_false(limit_exceeded(&limit, UINT64_MAX, 0));
	limit_parse("0", &limit);
	assert_false(limit_exceeded(&limit, 0, 5));
	assert_true(limit_exceeded(&limit, 1, 5));
	limit_parse("25%", &limit);
	assert_false(limit_exceeded(&limit, 1, 3));
	assert_true(limit_exceeded(&limit, 2, 3));
	assert_false(limit_exceeded(&limit, 0, 0));
	limit_parse("0%", &limit);
	assert_true(limit_exceeded(&limit, 1, 1000000));
	limit_parse("100%", &limit);
	assert_false(limit_exceeded(&limit, 7, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_and_shares),
		cmocka_unit_test(refuses_what_is_neither),
		cmocka_unit_test(is_exceeded_by_one_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
