/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/glued.h"

static void
assert_parts(const char *run, enum glued_rule rule, size_t n,
    const int64_t *want)
{
	struct number cells[GLUED_CELLS_MAX];

	if (!glued_part(slice_of(run), n, rule, cells))
		fail_msg("%s was not parted", run);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(cells[i].digits, want[i]);
}

static void
assert_refuses(const char *run, enum glued_rule rule, size_t n)
{
	struct number cells[GLUED_CELLS_MAX];

	assert_false(glued_part(slice_of(run), n, rule, cells));
}

static void
one_digit_a_cell_leaves_one_way(void **state)
{
	const int64_t want[] = { 0, 0, 7 };

	(void)state;
	assert_parts("007", GLUED_FREE, 3, want);
}

static void
a_total_may_leave_one_way(void **state)
{
	const int64_t want[] = { 217, 1, 0, 0, 0, 0, 218 };
	const int64_t blanks[] = { 23, 0, 0, 0, 0, 0, 23 };

	(void)state;
	assert_parts("21710000218", GLUED_TOTAL, 7, want);
	assert_parts("230 000023", GLUED_TOTAL, 7, blanks);
	assert_parts("23 0 00 0 023", GLUED_TOTAL, 7, blanks);
}

static void
groups_of_five_may_leave_one_way(void **state)
{
	const int64_t want[] = { 2, 1, 3, 1, 7, 0, 0, 0, 0, 0, 1, 3, 2, 4, 10 };

	(void)state;
	assert_parts("2131700000132410", GLUED_GROUPS5, 15, want);
}

static void
digits_as_many_as_cells_must_add_up_too(void **state)
{
	const int64_t want[] = { 5, 0, 0, 0, 0, 0, 5 };

	(void)state;
	assert_parts("5000005", GLUED_TOTAL, 7, want);
	assert_refuses("23 0 0 023", GLUED_TOTAL, 7);
}

static void
two_ways_are_none(void **state)
{
	(void)state;
	assert_refuses("898989", GLUED_FREE, 3);
	assert_refuses("160", GLUED_FREE, 3);
	assert_refuses("396442278", GLUED_FREE, 3);
	assert_refuses("3960181", GLUED_FREE, 3);
	assert_refuses("1011111", GLUED_TOTAL, 4);
}

static void
what_is_no_run_of_digits_is_refused(void **state)
{
	char run[4096];

	(void)state;
	assert_refuses("", GLUED_FREE, 3);
	assert_refuses("12", GLUED_FREE, 3);
	assert_refuses("1-2", GLUED_FREE, 3);
	assert_refuses("1.23", GLUED_FREE, 3);
	assert_refuses("123", GLUED_FREE, 0);
	assert_refuses("123", GLUED_FREE, GLUED_CELLS_MAX + 1);
	memset(run, '1', sizeof(run) - 1);
	run[sizeof(run) - 1] = '\0';
	assert_refuses(run, GLUED_TOTAL, 7);
	run[GLUED_DIGITS_MAX] = '\0';
	assert_refuses(run, GLUED_TOTAL, 16);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_digit_a_cell_leaves_one_way),
		cmocka_unit_test(a_total_may_leave_one_way),
		cmocka_unit_test(groups_of_five_may_leave_one_way),
		cmocka_unit_test(digits_as_many_as_cells_must_add_up_too),
		cmocka_unit_test(two_ways_are_none),
		cmocka_unit_test(what_is_no_run_of_digits_is_refused),
	};

	return cmocka_run_group_tests_name("glued", tests, NULL, NULL);
}
