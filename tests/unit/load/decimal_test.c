/* SPDX-License-Identifier: ISC */
#include "load/decimal.h"
#include "tests/unit/unit.h"

static void
assert_printed(int64_t millionths, unsigned places, const char *text)
{
	struct buf buf = BUF_INIT;

	decimal_add(&buf, millionths, places);
	assert_string_equal(buf.data, text);
	buf_release(&buf);
}

static void
reads_numbers_as_millionths(void **state)
{
	static const struct {
		const char *text;
		int64_t millionths;
		unsigned places;
	} rows[] = { { "0", 0, 0 }, { "7", 7000000, 0 },
		{ "-7.25", -7250000, 2 }, { "0.000001", 1, 6 },
		{ "1.50", 1500000, 2 }, { "-0.5", -500000, 1 },
		{ "99999999.999999", INT64_C(99999999999999), 6 } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int64_t millionths;
		unsigned places;

		assert_true(decimal_parse(slice_of(rows[i].text), &millionths,
		    &places));
		assert_int_equal(millionths, rows[i].millionths);
		assert_int_equal(places, rows[i].places);
		assert_printed(millionths, places, rows[i].text);
	}
}

static void
leaves_what_does_not_fit(void **state)
{
	static const char *const texts[] = { "100000000", "0.0000001",
		"123456789012345678901234567890",
		"0.00000000000000000000000000001" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		int64_t millionths;
		unsigned places;

		assert_false(
		    decimal_parse(slice_of(texts[i]), &millionths, &places));
	}
}

static void
finds_the_fewest_places(void **state)
{
	(void)state;
	assert_int_equal(decimal_places(0), 0);
	assert_int_equal(decimal_places(5000000), 0);
	assert_int_equal(decimal_places(-1500000), 1);
	assert_int_equal(decimal_places(1), 6);
	assert_printed(-500000, 1, "-0.5");
	assert_printed(INT64_C(12345678901234567), 6, "12345678901.234567");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_as_millionths),
		cmocka_unit_test(leaves_what_does_not_fit),
		cmocka_unit_test(finds_the_fewest_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
