/* SPDX-License-Identifier: ISC */
/* Rows that may have lost a cell, or won one. */
#include "tests/unit/transform/sheet.h"
#include "transform/short.h"

static void
a_number_that_a_blank_cell_made_room_for_is_doubt(void **state)
{
	(void)state;
	read_text("\t申请人情况\n\n\t\n\t自然人\n\t法人或其他组织\n\t总计\n\n"
		  "\t（一）予以公开\n\t\n\t\n12\n\t\n\t\n\t\n\t\n\t0\n\n"
		  "\t（七）总计\n\t3\n\t0\n\t0\n\t0\n\t0\n\t0\n\t3\n");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_TOTAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_TOTAL, APP_NATURAL, "3");
}

/* One row of a grid. */
static void
read_grid_row(const char *const cell[8])
{
	struct document document = { .items = items, .nitems = 9 };

	items[0] = (struct item){ .text = SLICE("申请人情况"),
		.table = 1,
		.row = 1,
		.column = 1 };
	for (uint32_t i = 0; i < 8; i++)
		items[i + 1] = (struct item){ .text = slice_of(cell[i]),
			.table = 1,
			.row = 2,
			.column = 1 + i };
	reading_read(reading, &document);
}

static void
a_total_that_has_moved_up_in_a_grid_is_doubt(void **state)
{
	static const char *const moved[] = { "（一）予以公开", "50", "1", "2",
		"2", "2", "57", "" };
	static const char *const stuck[] = { "（一）予以公开", "50", "1", "02",
		"2", "2", "57", "" };
	static const char *const joined[] = { "（一）予以公开", "50", "1", "0",
		"24", "2", "59", "" };
	static const char *const blank[] = { "（一）予以公开", "50", "1", "0",
		"2", "2", "2", "" };

	(void)state;
	read_grid_row(moved);
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_OTHER_ORG, "unreadable");
	read_grid_row(stuck);
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_OTHER_ORG, "unreadable");
	read_grid_row(joined);
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_OTHER_ORG, "unreadable");
	read_grid_row(blank);
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_OTHER_ORG, "2");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_TOTAL, "blank");
}

static void
a_bar_that_begins_cells_begins_a_blank_one_behind_the_last(void **state)
{
	(void)state;
	read_text("|申请人情况\n"
		  "|一、本年新收政府信息公开申请数量 | |8 | |2 |1 |1 |0 |12\n"
		  "|（一）予以公开 | |2 | | | | | |2\n"
		  "|（二）部分公开 | | | |0 |0 | | |\n");
	assert_request(OUT_GRANTED, "2 blank blank blank blank blank 2");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_LEGAL_SERVICE, "unreadable");
	read_text("|申请人情况|\n"
		  "|（一）予以公开 |2 | | | | | |2|\n"
		  "|（二）部分公开 |1\n| | | | | |1|\n"
		  "|（七）总计 |3| | | | | | |\n");
	assert_request(OUT_GRANTED, "2 blank blank blank blank blank 2");
}

static void
rows_between_a_bare_label_and_bare_cells_are_doubt(void **state)
{
	(void)state;
	read_text("  申请人情况\n"
		  "  8.属于行政查询事项  3  0  0  0  0  0  3\n"
		  "  1.本机关不掌握相关政府信息\n"
		  "  2.没有现成信息需要另行制作  1  1  0  0  0  0  2\n"
		  "  法提供  0  0  0  0  0  0  0\n"
		  "  3.补正后申请内容仍不明确  4  0  0  0  0  0  4\n");
	assert_cell(FACT_REQUEST, OUT_DENIED_ADMIN_QUERY, APP_NATURAL, "3");
	assert_cell(FACT_REQUEST, OUT_UNABLE_NEEDS_CREATION, APP_NATURAL,
	    "unreadable");
	assert_cell(FACT_REQUEST, OUT_UNABLE_UNCLEAR, APP_NATURAL, "4");
	read_text("申请人情况\n8.属于行政查询事项\n"
		  "3\n0\n0\n0\n0\n0\n3\n1\n1\n0\n0\n0\n0\n2\n"
		  "1.本机关不掌握相关政府信息\n0\n0\n0\n0\n0\n0\n0\n"
		  "2.没有现成信息需要另行制作\n"
		  "3.补正后申请内容仍不明确\n4\n0\n0\n0\n0\n0\n4\n");
	assert_cell(FACT_REQUEST, OUT_UNABLE_NOT_HELD, APP_NATURAL,
	    "unreadable");
	assert_cell(FACT_REQUEST, OUT_UNABLE_UNCLEAR, APP_NATURAL, "4");
}

/* Whether seven of a row's eight cells, from that one on, are sure. */
static bool
is_sure(const char *row, size_t from)
{
	struct scan_value values[8] = { 0 };
	const struct scan_value *cells[7];
	struct slice rest = slice_of(row);

	for (size_t i = 0; i < 8; i++) {
		size_t end = slice_find(rest, SLICE(" "), 0);

		end = end > rest.len ? rest.len : end;
		values[i].raw = slice_sub(rest, 0, end);
		rest = slice_sub(rest, end + 1, rest.len);
	}
	for (size_t i = 0; i < 7; i++)
		cells[i] = &values[from + i];
	return row_is_sure(cells, 7, values, 8, true);
}

static void
a_row_too_long_that_adds_up_in_two_ways_is_doubt(void **state)
{
	(void)state;
	assert_true(is_sure("5 1 0 0 0 0 6 9", 0));
	assert_true(is_sure("9 5 1 0 0 0 0 6", 1));
	assert_true(is_sure("0 0 0 0 0 0 0 0", 0));
	assert_true(is_sure(" 1      1", 1));
	assert_false(is_sure("1 5 0 0 0 0 0 ", 0)); /* a row's number */
	assert_false(is_sure("0 9 0 0 0 0 1 10", 1));
	assert_false(is_sure("1 0 0 0 0 0 1 1", 1));
}

static void
the_rest_of_a_label_behind_its_cells_opens_no_row(void **state)
{
	(void)state;
	read_text("三、收到和处理政府信息公开申请情况\n\n"
		  "5.属于三类\n内部事务信\n\n1\n0\n0\n0\n0\n0\n1\n\n息\n\n"
		  "6.属于四类\n\n36\n0\n0\n0\n0\n0\n36\n\n过程性信息\n\n"
		  "7.属于行政\n\n4\n0\n0\n0\n0\n0\n4\n\n执法案卷\n");
	assert_request(OUT_DENIED_INTERNAL_AFFAIRS, "1 0 0 0 0 0 1");
	assert_cell(FACT_REQUEST, OUT_DENIED_DELIBERATIVE, APP_NATURAL,
	    "absent");
}

static void
blank_cells_of_a_heading_are_nobody_s(void **state)
{
	(void)state;
	read_text(
	    "| 申请人情况 | | | | | | | |\n"
	    "| 一、本年新收政府信息公开申请数量 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
	    "| （五）不予处理 | | | | | | | |\n"
	    "| 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
	    "| （七）总计 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
	    "| 四、结转下年度继续办理 |\n");
	assert_request(OUT_NOT_PROCESSED_DUPLICATE, "1 0 0 0 0 0 1");
	assert_request(OUT_TOTAL, "4 0 0 0 0 0 4");
}

static void
a_row_with_two_cells_in_one_may_have_lost_its_total(void **state)
{
	(void)state;
	read_text("申请人情况\n自然人\t法人或其他组织\t总计\n"
		  "（一）予以公开\t22\t3\t0\t1\t41\t31\t\n"
		  "（二）部分公开\t22\t3\t0\t1\t41\t32\t\n"
		  "（七）总计\t58\t0\t0\t0\t0\t0\t58\n");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_OTHER_ORG, "unreadable");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_OTHER_ORG, "32");
	assert_cell(FACT_REQUEST, OUT_TOTAL, APP_TOTAL, "58");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_number_that_a_blank_cell_made_room_for_is_doubt),
		cmocka_unit_test(a_total_that_has_moved_up_in_a_grid_is_doubt),
		cmocka_unit_test(
		    a_bar_that_begins_cells_begins_a_blank_one_behind_the_last),
		cmocka_unit_test(
		    rows_between_a_bare_label_and_bare_cells_are_doubt),
		cmocka_unit_test(
		    a_row_too_long_that_adds_up_in_two_ways_is_doubt),
		cmocka_unit_test(
		    the_rest_of_a_label_behind_its_cells_opens_no_row),
		cmocka_unit_test(blank_cells_of_a_heading_are_nobody_s),
		cmocka_unit_test(
		    a_row_with_two_cells_in_one_may_have_lost_its_total),
	};

	return cmocka_run_group_tests_name("short", tests, set_up, tear_down);
}
