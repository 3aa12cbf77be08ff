/* SPDX-License-Identifier: ISC */
#include "extract/general.h"
#include "tests/unit/extract/text.h"

static void
drops_the_digits_that_only_computers_know(void **state)
{
	char shown[GENERAL_LEN];

	(void)state;
	assert_text(general_format(SLICE("1.1000000000000001"), shown), "1.1");
	assert_text(general_format(SLICE("0.10000000000000001"), shown), "0.1");
	assert_text(general_format(SLICE("25.10"), shown), "25.1");
	assert_text(general_format(SLICE("1E3"), shown), "1000");
}

static void
leaves_whole_numbers_and_words_alone(void **state)
{
	char shown[GENERAL_LEN];

	(void)state;
	assert_text(general_format(SLICE("12345678901234567890"), shown),
	    "12345678901234567890");
	assert_text(general_format(SLICE("-5"), shown), "-5");
	assert_text(general_format(SLICE("007"), shown), "007");
	assert_text(general_format(SLICE("1.2.3"), shown), "1.2.3");
	assert_text(general_format(SLICE(""), shown), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(drops_the_digits_that_only_computers_know),
		cmocka_unit_test(leaves_whole_numbers_and_words_alone),
	};

	return cmocka_run_group_tests_name("general", tests, NULL, NULL);
}
