/* SPDX-License-Identifier: ISC */
#include "tests/unit/unit.h"
#include "transform/fold.h"
#include "transform/footer.h"

static bool
is_footer(const char *line)
{
	struct slice slice = slice_of(line);

	return footer_is(slice, fold_plain(slice));
}

static void
is_a_number_between_dashes(void **state)
{
	(void)state;
	assert_true(is_footer("- 3 -"));
	assert_true(is_footer("—12—"));
	assert_true(is_footer("| -3- | | |"));
}

static void
is_a_number_that_is_said_to_be_a_pages(void **state)
{
	(void)state;
	assert_true(is_footer("第 3 页"));
	assert_true(is_footer("第3页 共8页"));
}

static void
is_no_number_that_may_be_a_cell(void **state)
{
	(void)state;
	assert_false(is_footer("3"));
	assert_false(is_footer("-3"));
	assert_false(is_footer("| 3 | 8 |"));
	assert_false(is_footer("| -3- | 8 |"));
	assert_false(is_footer("-"));
	assert_false(is_footer(""));
}

static void
is_no_number_that_no_page_has(void **state)
{
	(void)state;
	assert_false(is_footer("-123456789-"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_a_number_between_dashes),
		cmocka_unit_test(is_a_number_that_is_said_to_be_a_pages),
		cmocka_unit_test(is_no_number_that_may_be_a_cell),
		cmocka_unit_test(is_no_number_that_no_page_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
