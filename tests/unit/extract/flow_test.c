/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/flow.h"
#include "tests/unit/unit.h"

static struct page *page;
static struct grid *grid;
static struct flow *flow;

static int
setup(void **state)
{
	(void)state;
	page = page_new();
	grid = grid_new(page);
	flow = flow_new(grid);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	flow_free(flow);
	grid_free(grid);
	page_free(page);
	return 0;
}

static void
assert_line(size_t i, const char *want, uint32_t source_line)
{
	assert_true(i < page->nitems);
	assert_true(slice_equal(page->items[i].text, slice_of(want)));
	assert_int_equal(page->items[i].source_line, source_line);
}

static void
collapses_blanks_and_trims_them(void **state)
{
	(void)state;
	flow_text(flow, SLICE(" \t a  b\n"), 2);
	flow_text(flow, SLICE("\f c "), 2);
	flow_break(flow);
	flow_text(flow, SLICE("  \n "), 3);
	flow_break(flow);
	assert_int_equal(page->nitems, 1);
	assert_line(0, "a b c", 1);
}

static void
joins_chinese_that_the_source_has_parted(void **state)
{
	(void)state;
	flow_text(flow, SLICE("公开\n  年报 表\n1\n件，\na"), 5);
	flow_break(flow);
	assert_line(0, "公开年报 表 1 件， a", 1);
}

static void
keeps_wide_and_hard_blanks(void **state)
{
	(void)state;
	flow_text(flow, SLICE("\u3000a\u00a0 \u00a0"), 1);
	flow_break(flow);
	assert_line(0, "\u3000a\u00a0 \u00a0", 1);
}

static void
drops_a_line_of_nothing_but_blanks(void **state)
{
	(void)state;
	flow_text(flow, SLICE("\u00a0\u3000"), 1);
	flow_break(flow);
	assert_int_equal(page->nitems, 0);
}

static void
keeps_what_is_preformatted(void **state)
{
	(void)state;
	flow_set_preformatted(flow, true);
	flow_text(flow, SLICE("\na  b\t\n\n c"), 4);
	flow_set_preformatted(flow, false);
	assert_int_equal(page->nitems, 2);
	assert_line(0, "a  b\t", 2);
	assert_line(1, " c", 4);
}

static void
breaks_at_source_lines_if_it_is_told_to(void **state)
{
	(void)state;
	flow_set_lines(flow, true);
	flow_text(flow, SLICE("a\nb"), 2);
	flow_break(flow);
	grid_begin_table(grid);
	grid_begin_cell(grid, 3, 1, 1);
	flow_text(flow, SLICE("c\nd"), 4);
	flow_break(flow);
	grid_end_table(grid);
	assert_int_equal(page->nitems, 3);
	assert_line(0, "a", 1);
	assert_line(1, "b", 2);
	assert_line(2, "c d", 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(collapses_blanks_and_trims_them),
		TEST(joins_chinese_that_the_source_has_parted),
		TEST(keeps_wide_and_hard_blanks),
		TEST(drops_a_line_of_nothing_but_blanks),
		TEST(keeps_what_is_preformatted),
		TEST(breaks_at_source_lines_if_it_is_told_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
