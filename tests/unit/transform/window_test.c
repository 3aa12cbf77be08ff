/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/window.h"

static struct scan_value values[WINDOW_CELLS_MAX + 1];

/* A row of cells, one character each; a stop is a blank cell. */
static size_t
make(const char *row)
{
	size_t n = strlen(row);

	for (size_t i = 0; i < n && i <= WINDOW_CELLS_MAX; i++)
		values[i].raw = (struct slice){ row + i, row[i] != '.' };
	return n;
}

static size_t
find(struct window_habit *habit, const char *row, size_t want)
{
	return window_find(habit, values, make(row), want);
}

static void
learn(struct window_habit *habit, const char *row, size_t want)
{
	window_learn(habit, values, make(row), want);
}

static size_t
find_alone(const char *row, size_t want)
{
	struct window_habit habit = { .place = { 0 } };

	return find(&habit, row, want);
}

static void
as_many_cells_as_wanted_are_the_row(void **state)
{
	(void)state;
	assert_int_equal(find_alone("5.....5", 7), 0);
	assert_int_equal(find_alone(".......", 7), 0);
	assert_int_equal(find_alone("1", 1), 0);
}

static void
blanks_beside_the_cells_are_passed_over(void **state)
{
	(void)state;
	assert_int_equal(find_alone("5.....5..", 7), 0);
	assert_int_equal(find_alone("..5.....5", 7), 2);
	assert_int_equal(find_alone(".9.", 1), 1);
}

static void
a_printed_cell_too_many_is_refused(void **state)
{
	(void)state;
	assert_int_equal(find_alone("12345678", 7), SIZE_MAX);
	assert_int_equal(find_alone("1.3", 2), SIZE_MAX);
}

static void
too_few_cells_are_refused(void **state)
{
	(void)state;
	assert_int_equal(find_alone("123456", 7), SIZE_MAX);
	assert_int_equal(find_alone("", 1), SIZE_MAX);
}

static void
of_two_places_that_of_other_rows_is_taken(void **state)
{
	struct window_habit habit = { .place = { 0 } };

	(void)state;
	learn(&habit, ".123", 3);
	learn(&habit, "..1.", 3);
	assert_int_equal(find(&habit, "..12", 3), 1);
	assert_int_equal(find(&habit, "..1.", 3), 1);
	assert_int_equal(find_alone("..1.", 3), SIZE_MAX);
	learn(&habit, "123.", 3);
	assert_int_equal(find(&habit, "..1.", 3), SIZE_MAX);
}

static void
a_row_of_too_many_cells_is_refused(void **state)
{
	char row[WINDOW_CELLS_MAX + 1];

	(void)state;
	memset(row, '.', sizeof(row));
	row[WINDOW_CELLS_MAX] = '\0';
	assert_int_equal(find_alone(row, 7), SIZE_MAX);
}

static size_t
find_total(const char *row)
{
	const struct window_habit none = { .place = { 0 } };

	return window_find_total(&none, values, make(row), 7);
}

static void
a_total_that_is_the_sum_of_its_row_tells_the_place(void **state)
{
	(void)state;
	assert_int_equal(find_total(".1....1.."), 0);
	assert_int_equal(find_total("......0.."), 0);
	assert_int_equal(find_total("..1....1."), 1);
	assert_int_equal(find_total(".1....2.."), SIZE_MAX);
	assert_int_equal(find_total(".1......."), SIZE_MAX);
	assert_int_equal(find_total("........."), SIZE_MAX);
	assert_int_equal(find_total("1....1"), SIZE_MAX);
}

static void
three_rows_of_as_many_cells_are_usual(void **state)
{
	struct window_habit habit = { .place = { 0 } };

	(void)state;
	learn(&habit, "123.", 3);
	learn(&habit, "1.3.", 3);
	assert_false(window_is_usual(&habit, 4));
	learn(&habit, "1234", 3);
	assert_true(window_is_usual(&habit, 4));
	assert_false(window_is_usual(&habit, 3));
	assert_false(window_is_usual(&habit, WINDOW_CELLS_MAX));
}

static void
a_total_before_the_end_tells_nothing_where_rows_reach_it(void **state)
{
	struct window_habit habit = { .place = { 0 } };

	(void)state;
	learn(&habit, "5.....5", 7);
	assert_int_equal(window_find_total(&habit, values, make("..632416."),
			     7),
	    SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(three_rows_of_as_many_cells_are_usual),
		cmocka_unit_test(as_many_cells_as_wanted_are_the_row),
		cmocka_unit_test(blanks_beside_the_cells_are_passed_over),
		cmocka_unit_test(a_printed_cell_too_many_is_refused),
		cmocka_unit_test(too_few_cells_are_refused),
		cmocka_unit_test(of_two_places_that_of_other_rows_is_taken),
		cmocka_unit_test(a_row_of_too_many_cells_is_refused),
		cmocka_unit_test(
		    a_total_that_is_the_sum_of_its_row_tells_the_place),
		cmocka_unit_test(
		    a_total_before_the_end_tells_nothing_where_rows_reach_it),
	};

	return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
