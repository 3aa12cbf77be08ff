/* SPDX-License-Identifier: ISC */
#include "extract/grid.h"
#include "tests/unit/extract/items.h"

static struct page *page;
static struct grid *grid;

static int
setup(void **state)
{
	(void)state;
	page = page_new();
	grid = grid_new(page);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	grid_free(grid);
	page_free(page);
	return 0;
}

/* A cell of that text, or none if it is "". */
static void
cell(const char *text, uint32_t rows, uint32_t columns)
{
	grid_begin_cell(grid, 1, rows, columns);
	if (*text != '\0')
		grid_line(grid, slice_of(text), 1);
}

static void
pays_out_the_spans(void **state)
{
	(void)state;
	grid_begin_table(grid);
	grid_begin_row(grid);
	cell("a", 2, 1);
	cell("b", 1, 2);
	grid_begin_row(grid);
	cell("c", 1, 1);
	cell("d", 1, 1);
	grid_begin_row(grid);
	cell("", 1, 3);
	grid_end_table(grid);
	assert_items(page, "1,1+2+1=a|1,2+1+2=b|2,2+1+1=c|2,3+1+1=d|3,1+1+3=");
}

static void
clips_a_span_to_the_rows_there_are(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("a", 65534, 1);
	cell("b", 0, 1);
	grid_begin_row(grid);
	cell("c", 7, 1);
	grid_end_table(grid);
	assert_items(page, "1,1+2+1=a|1,2+2+1=b|2,3+1+1=c");
}

static void
lets_no_span_cross_a_part(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("a", 5, 1);
	cell("b", 1, 1);
	grid_part(grid);
	cell("c", 0, 1);
	cell("d", 1, 1);
	grid_begin_row(grid);
	cell("e", 1, 1);
	grid_end_table(grid);
	assert_items(page, "1,1+1+1=a|1,2+1+1=b|2,1+2+1=c|2,2+1+1=d|3,2+1+1=e");
}

static void
lets_a_table_around_a_grid_flow(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("x", 1, 1);
	cell("y", 1, 1);
	grid_begin_table(grid);
	cell("a", 1, 1);
	cell("b", 1, 1);
	grid_end_table(grid);
	grid_line(grid, SLICE("z"), 1);
	grid_end_table(grid);
	assert_items(page, "x|y|1,1+1+1=a|1,2+1+1=b|z");
}

static void
keeps_a_grid_around_a_table_of_one_column(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("x", 1, 1);
	cell("y", 1, 1);
	grid_begin_table(grid);
	cell("a", 1, 1);
	grid_begin_row(grid);
	cell("b", 1, 1);
	grid_end_table(grid);
	grid_end_table(grid);
	assert_items(page, "1,1+1+1=x|1,2+1+1=y\na\nb");
}

static void
lets_a_single_column_flow(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("a", 1, 5);
	grid_begin_row(grid);
	cell("", 1, 1);
	grid_begin_row(grid);
	cell("b", 1, 1);
	grid_end_table(grid);
	assert_items(page, "a|b");
}

static void
lets_a_table_with_an_article_in_it_flow(void **state)
{
	static char article[GRID_CELL_LEN + 1];

	(void)state;
	memset(article, 'x', GRID_CELL_LEN);
	grid_begin_table(grid);
	cell("a", 1, 1);
	cell(article, 1, 1);
	grid_end_table(grid);
	assert_int_equal(page->nitems, 2);
	assert_int_equal(page->items[1].table, 0);
	assert_int_equal(page->items[1].text.len, GRID_CELL_LEN);
}

static void
puts_text_between_cells_before_the_table(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("a", 1, 1);
	grid_end_cell(grid);
	grid_line(grid, SLICE("stray"), 1);
	cell("b", 1, 1);
	grid_end_table(grid);
	assert_items(page, "stray|1,1+1+1=a|1,2+1+1=b");
}

static void
takes_tags_outside_a_table_for_nothing(void **state)
{
	(void)state;
	grid_begin_row(grid);
	cell("a", 1, 1);
	grid_end_cell(grid);
	grid_part(grid);
	grid_end_row(grid);
	grid_end_table(grid);
	assert_items(page, "a");
	assert_false(grid_is_open(grid));
}

static void
refuses_more_columns_and_cells_than_its_bounds(void **state)
{
	(void)state;
	grid_begin_table(grid);
	cell("a", 1, GRID_COLUMNS_MAX);
	assert_null(page->fault.detail);
	cell("b", 1, 1);
	assert_int_equal(page->fault.reason, REASON_TOO_MANY_CELLS);
	page_reset(page);
	grid_reset(grid);
	grid_begin_table(grid);
	for (int i = 0; i < GRID_CELLS_MAX; i++) {
		grid_begin_row(grid);
		cell("", 1, 1);
	}
	assert_null(page->fault.detail);
	cell("", 1, 1);
	assert_int_equal(page->fault.reason, REASON_TOO_MANY_CELLS);
}

static void
refuses_tables_nested_without_end(void **state)
{
	(void)state;
	for (int i = 0; i < GRID_DEPTH_MAX; i++)
		grid_begin_table(grid);
	assert_null(page->fault.detail);
	grid_begin_table(grid);
	assert_int_equal(page->fault.reason, REASON_TOO_LARGE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pays_out_the_spans),
		TEST(clips_a_span_to_the_rows_there_are),
		TEST(lets_no_span_cross_a_part),
		TEST(lets_a_table_around_a_grid_flow),
		TEST(keeps_a_grid_around_a_table_of_one_column),
		TEST(lets_a_single_column_flow),
		TEST(lets_a_table_with_an_article_in_it_flow),
		TEST(puts_text_between_cells_before_the_table),
		TEST(takes_tags_outside_a_table_for_nothing),
		TEST(refuses_more_columns_and_cells_than_its_bounds),
		TEST(refuses_tables_nested_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
