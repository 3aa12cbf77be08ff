/* SPDX-License-Identifier: ISC */
/* Which row of the form has which cells, and which cells have none for sure. */
#include "tests/unit/transform/sheet.h"

static void
rows_without_labels_go_by_order(void **state)
{
	(void)state;
	read_text("申请人情况\n| （一）予以公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n"
		  "| 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n（二）部分公\n"
		  "| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n");
	assert_request(OUT_PARTIAL, "2 0 0 0 0 0 2");
	read_text("申请人情况\n| （一）予以公开 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |\n"
		  "| 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
		  "| 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
		  "| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_NATURAL, "unreadable");
}

static void
a_row_that_lost_cells_is_unreadable(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n（一）予以公开\n5\n0\n5\n（二）部分公开\n1\n0\n0\n"
	    "0\n0\n0\n1\n");
	assert_request(OUT_GRANTED,
	    "unreadable unreadable unreadable unreadable"
	    " unreadable unreadable unreadable");
	assert_request(OUT_PARTIAL, "1 0 0 0 0 0 1");
}

/* A place that parts a row of table 2 in rows of its own prints no sum. */
static void
a_label_of_several_rows_has_the_cells_of_none(void **state)
{
	static const char head[] =
	    "信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n";
	char text[1024];

	(void)state;
	snprintf(text, sizeof(text),
	    "%s其他对外管理服务事项\n行政检查\n5\n1\n6\n"
	    "行政确认\n30\n10\n40\n%s行政处罚\n7\n0\n9\n",
	    head, head);
	read_text(text);
	assert_cell(FACT_DISCLOSURE, CAT_OTHER_SERVICE, M_DECISION_COUNT,
	    "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_DECISION_COUNT, "9");
	snprintf(text, sizeof(text),
	    "%s其他对外管理服务事项\n行政检查\n5\n1\n6\n"
	    "%s行政处罚\n7\n0\n9\n其中现场处罚\n2\n0\n3\n",
	    head, head);
	read_text(text);
	assert_cell(FACT_DISCLOSURE, CAT_OTHER_SERVICE, M_DECISION_COUNT, "6");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_DECISION_COUNT, "9");
}

static void
labels_of_another_report_are_out_of_step_with_no_row(void **state)
{
	(void)state;
	assert_int_equal(
	    read_text(
		"申请人情况\n"
		"| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
		"| （七）总计 |\n"
		"| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
		"云栖县水利局2022年政府信息公开工作年度报告\n"
		"| 一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
		"| 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
		"| 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n"
		"| （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"),
	    2);
	assert_true(fact_has_value(fact_get(&reading_report(reading, 1)->facts,
	    FACT_REQUEST, OUT_NEW, APP_NATURAL)));
}

static void
numbers_of_rows_are_no_cells(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n"
	    "| 一、本年新收政府信息公开申请数量 | 1 | 5 | 0 | 0 | 0 | 0 | 0 | |\n"
	    "| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | |\n"
	    "| （一）予以公开 | 3 | 4 | 0 | 0 | 0 | 0 | 0 | |\n"
	    "| （二）部分公开 | 4 | 0 | 0 | 0 | 0 | 0 | 0 | |\n"
	    "| 1.属于国家秘密 | 7 | 0 | 0 | 0 | 0 | 0 | 7 | |\n");
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_NATURAL, "unreadable");
	read_text(
	    "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n| 规章 | 1 | 0 | 0 | 0 |\n"
	    "| 行政规范性文件 | 2 | 5 | 0 | 0 |\n"
	    "| 行政许可 | 3 | |\n| 行政处罚 | 4 | |\n"
	    "| 行政强制 | 5 | |\n");
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT,
	    "unreadable");
}

static void
cells_that_count_up_and_add_up_are_cells(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n"
	    "| 一、本年新收政府信息公开申请数量 | 1 | 5 | 0 | 0 | 0 | 0 | 6 |\n"
	    "| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
	    "| （一）予以公开 | 3 | 4 | 0 | 0 | 0 | 0 | 7 |\n"
	    "| （二）部分公开 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n");
	assert_request(OUT_NEW, "1 5 0 0 0 0 6");
	assert_request(OUT_PARTIAL, "4 0 0 0 0 0 4");
}

static void
changes_dates_and_parts_are_no_counts(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n| （一）予以公开 | 增加7 | -5 | 2022.1 | 0.5 | 3.0 "
	    "| +0 | 1 |\n");
	assert_request(OUT_GRANTED,
	    "unreadable unreadable unreadable unreadable 3.0 0 1");
}

#define NO_SUMS                                                                              \
	"申请人情况\n"                                                                  \
	"| 一、本年新收政府信息公开申请数量 | 1 | 5 | 0 | 0 | 0 | 0 | 8 |\n" \
	"| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 4 |\n" \
	"| （一）予以公开 | 3 | 4 | 0 | 0 | 0 | 0 | 9 |\n"

static void
columns_in_which_few_rows_add_up_are_not_the_form_s(void **state)
{
	(void)state;
	read_text(NO_SUMS);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
	read_text(NO_SUMS "| （二）部分公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
			  "| 1.属于国家秘密 | 6 | 0 | 0 | 0 | 1 | 0 | 7 |\n");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_TOTAL, "unreadable");
	read_text(
	    NO_SUMS "| （二）部分公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |\n"
		    "| 1.属于国家秘密 | 6 | 0 | 0 | 0 | 1 | 0 | 7 |\n"
		    "| 5.属于三类内部事务信息 | 6 | 0 | 0 | 0 | 1 | 0 | 7 |\n");
	assert_request(OUT_NEW, "1 5 0 0 0 0 8");
	/* A head that names them all is taken at its word. */
	read_text(
	    "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n" NO_SUMS
	    "| （二）部分公开 | 5 | 0 | 0 | 0 | 0 | 0 | 7 |\n");
	assert_request(OUT_NEW, "1 5 0 0 0 0 8");
}

#define MARKDOWN_HEAD \
	"| 申请人情况 | | | | | | | |\n|---|---|---|---|---|---|---|---|\n"

static void
a_total_must_not_be_a_cell_that_moved_up(void **state)
{
	(void)state;
	read_text(
	    MARKDOWN_HEAD "| （一）予以公开 | 3 | 1 | 0 | 0 | 0 | 4 |  |\n"
			  "| （二）部分公开 | 3 | 1 | 0 | 0 | 0 | 0 |  |\n"
			  "| 1.属于国家秘密 | / | / | / | / | / | 2 |  |\n");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_NATURAL, "unreadable");
	assert_request(OUT_PARTIAL, "3 1 0 0 0 0 blank");
	assert_cell(FACT_REQUEST, OUT_DENIED_STATE_SECRET, APP_OTHER_ORG,
	    "unreadable");
	read_text(
	    "四、政府信息公开行政复议、行政诉讼情况\n"
	    "| 1 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 2 | 0 | 0 | 2 | 0 | |\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_UPHELD, "unreadable");
}

static void
glued_cells_are_parted_by_sums_alone(void **state)
{
	(void)state;
	read_text("信息内容本年新制作数量本年新公开数量对外公开总数量规章007"
		  "规范性文件898989\n"
		  "申请人情况一、本年新收政府信息公开申请数量21710000218"
		  "二、上年结转政府信息公开申请数量0000000\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_DISCLOSED_TOTAL, "7");
	assert_int_equal(cell(FACT_DISCLOSURE, CAT_RULE, M_DISCLOSED_TOTAL)
			     ->state,
	    STATE_INFERRED);
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_MADE_COUNT,
	    "unreadable");
	assert_request(OUT_NEW, "217 1 0 0 0 0 218");
	assert_request(OUT_CARRIED_IN, "0 0 0 0 0 0 0");
}

static void
a_row_that_fits_wins_over_one_that_does_not(void **state)
{
	(void)state;
	read_text("规章 0 件；规范性文件 9 件\n"
		  "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
		  "规章\n1\n2\n3\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "1");
}

static void
glued_cells_are_not_parted_where_blanks_leave_no_trace(void **state)
{
	(void)state;
	read_text("申请人情况一、本年新收政府信息公开申请数量1100000011"
		  "二、上年结转政府信息公开申请数量22\n");
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
}

static void
glued_digits_are_not_parted_from_numerals(void **state)
{
	(void)state;
	read_text("申请人情况一、本年新收政府信息公开申请数量1000001十四3"
		  "二、上年结转政府信息公开申请数量1000001\n");
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
	assert_request(OUT_CARRIED_IN, "1 0 0 0 0 0 1");
}

static void
glued_cells_of_columns_that_fail_are_unreadable(void **state)
{
	(void)state;
	read_text("申请人情况一、本年新收政府信息公开申请数量1100000011"
		  "二、上年结转政府信息公开申请数量0000000"
		  "（七）总计1000000010四、结转下年度继续办理0000000\n");
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_CARRIED_IN, APP_NATURAL, "0");
}

static void
a_label_behind_its_cells_has_none_below(void **state)
{
	(void)state;
	read_text("信息内容 本年制发件数 本年废止件数 现行有效件数\n"
		  "4 5 6 规章\n1 2 3 行政规范性文件\n"
		  "信息内容 本年处理决定数量\n7 行政处罚\n8 行政强制\n");
	assert_false(
	    fact_has_value(cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT)));
	assert_false(fact_has_value(
	    cell(FACT_DISCLOSURE, CAT_PENALTY, M_DECISION_COUNT)));
	/* Of lines that end anywhere, the row of the cells is open. */
	read_text("信息内容 本年制发件数 本年废止件数 现行有效件数 规章\n"
		  "4 5 6 行政规范性文件\n1 2 3\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "4");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_ISSUED_COUNT, "1");
}

static void
behind_labels_a_column_is_no_row(void **state)
{
	(void)state;
	read_text("申请人情况\n一、本年新收政府信息公开申请数量\n"
		  "二、上年结转政府信息公开申请数量\n（一）予以公开\n12\n3\n"
		  "（二）部分公开\n2.其他法律行政法规禁止公开\n"
		  "1.属于国家秘密\n1\n1\n4\n1\n1\n4\n0\n"
		  "1.本机关不掌握相关政府信息\n10\n1\n"
		  "2.没有现成信息需要另行制作\n0\n0\n0\n0\n0\n1\n1\n");
	assert_cell(FACT_REQUEST, OUT_DENIED_STATE_SECRET, APP_NATURAL,
	    "unreadable");
	assert_cell(FACT_REQUEST, OUT_UNABLE_NEEDS_CREATION, APP_TOTAL,
	    "unreadable");
	read_text("申请人情况\n一、本年新收政府信息公开申请数量\n"
		  "二、上年结转政府信息公开申请数量\n（一）予以公开\n12\n3\n"
		  "（二）部分公开\n2.其他法律行政法规禁止公开\n"
		  "1.属于国家秘密  1  1  0  0  0  0  2\n");
	assert_request(OUT_DENIED_STATE_SECRET, "1 1 0 0 0 0 2");
}

/* A row with two numbers alike may add up in both. */
static void
a_total_may_stand_first_or_second(void **state)
{
	static const char rows[] =
	    "一、本年新收政府信息公开申请数量|9|5|3|0|0|0|1\n"
	    "（一）予以公开|8|5|3|0|0|0|0\n（二）部分公开|1|0|0|0|0|0|1\n"
	    "（七）总计|9|5|3|0|0|0|1\n";
	char text[1024];

	(void)state;
	read_text(rows);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_TOTAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_TOTAL, "unreadable");
	snprintf(text, sizeof(text),
	    "申请人情况|自然人|总计|商业企业|科研机构|社会公益组织|"
	    "法律服务机构|其他\n%s",
	    rows);
	read_text(text);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_TOTAL, "unreadable");
}

static void
a_total_of_another_name_must_be_the_sum(void **state)
{
	static const char *const totals[] = { "总计", "上年总计" };
	char text[1024];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		snprintf(text, sizeof(text),
		    "申请人情况|自然人|商业企业|科研机构|社会公益组织|"
		    "法律服务机构|其他|%s\n"
		    "一、本年新收政府信息公开申请数量|3|0|0|0|0|0|5\n"
		    "（一）予以公开|3|0|0|0|0|0|4\n"
		    "（七）总计|3|0|0|0|0|0|5\n"
		    "四、结转下年度继续办理|0|0|0|0|0|0|1\n",
		    totals[i]);
		read_text(text);
		assert_cell(FACT_REQUEST, OUT_NEW, APP_TOTAL,
		    i == 0 ? "5" : "unreadable");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_dates_and_parts_are_no_counts),
		cmocka_unit_test(
		    columns_in_which_few_rows_add_up_are_not_the_form_s),
		cmocka_unit_test(numbers_of_rows_are_no_cells),
		cmocka_unit_test(cells_that_count_up_and_add_up_are_cells),
		cmocka_unit_test(
		    labels_of_another_report_are_out_of_step_with_no_row),
		cmocka_unit_test(rows_without_labels_go_by_order),
		cmocka_unit_test(a_row_that_lost_cells_is_unreadable),
		cmocka_unit_test(a_label_of_several_rows_has_the_cells_of_none),
		cmocka_unit_test(a_total_must_not_be_a_cell_that_moved_up),
		cmocka_unit_test(glued_cells_are_parted_by_sums_alone),
		cmocka_unit_test(a_row_that_fits_wins_over_one_that_does_not),
		cmocka_unit_test(
		    glued_cells_are_not_parted_where_blanks_leave_no_trace),
		cmocka_unit_test(glued_digits_are_not_parted_from_numerals),
		cmocka_unit_test(
		    glued_cells_of_columns_that_fail_are_unreadable),
		cmocka_unit_test(a_label_behind_its_cells_has_none_below),
		cmocka_unit_test(behind_labels_a_column_is_no_row),
		cmocka_unit_test(a_total_may_stand_first_or_second),
		cmocka_unit_test(a_total_of_another_name_must_be_the_sum),
	};

	return cmocka_run_group_tests_name("bind", tests, set_up, tear_down);
}
