/* SPDX-License-Identifier: ISC */
/*
 * Table 4 in other rows than the form's one.
 */
#include "tests/unit/transform/sheet.h"

#define SECTION "四、政府信息公开行政复议、行政诉讼情况\n"
#define RESULTS "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"

/* The reviews 1 2 3 4 10, direct suits 0 1 0 0 1, later ones 5 0 0 1 6. */
static void
assert_read(void)
{
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_UPHELD, "1");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "10");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_DIRECT, RVR_CORRECTED, "1");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_PENDING, "1");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_TOTAL, "6");
}

static void
assert_unread(void)
{
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_UPHELD, "unreadable");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_TOTAL,
	    "unreadable");
}

static void
each_channel_may_have_a_row(void **state)
{
	(void)state;
	read_text(SECTION "类别 | " RESULTS " |\n"
			  "行政复议 | 1 | 2 | 3 | 4 | 10 |\n"
			  "未经复议直接起诉 | 0 | 1 | 0 | 0 | 1 |\n"
			  "复议后起诉 | 5 | 0 | 0 | 1 | 6 |\n");
	assert_read();
	read_text(SECTION "类别 | " RESULTS " |\n"
			  "行政复议 | 1 | 2 | 3 | 4 | 10 |\n"
			  "行政诉讼-未经复议直接起诉 | 0 | 1 | 0 | 0 | 1 |\n"
			  "行政诉讼——复议后起诉 | 5 | 0 | 0 | 1 | 6 |\n");
	assert_read();
}

static void
each_result_may_have_a_row(void **state)
{
	(void)state;
	read_text(SECTION "结果 | 行政复议 | 未经复议直接起诉 | 复议后起诉 |\n"
			  "结果维持 | 1 | 0 | 5 |\n结果纠正 | 2 | 1 | 0 |\n"
			  "其他结果 | 3 | 0 | 0 |\n尚未审结 | 4 | 0 | 1 |\n"
			  "总计 | 10 | 1 | 6 |\n");
	assert_read();
}

static void
each_cell_may_have_a_line(void **state)
{
	(void)state;
	read_text(SECTION
	    "行政复议\n结果维持\t1\n结果纠正\t2\n其他结果\t3\n尚未审结\t4\n"
	    "总计\t10\n行政诉讼\n未经复议直接起诉\n结果维持\t0\n结果纠正\t1\n"
	    "其他结果\t0\n尚未审结\t0\n总计\t1\n复议后起诉\n结果维持\t5\n"
	    "结果纠正\t0\n其他结果\t0\n尚未审结\t1\n总计\t6\n");
	assert_read();
}

static void
the_row_may_be_broken_behind_each_channel(void **state)
{
	(void)state;
	read_text(SECTION "行政复议  行政诉讼\n未经复议直接起诉  复议后起诉\n"
			  "结果维持  结果纠正  其他结果  尚未审结  总计\n"
			  "1  2  3  4  10\n0  1  0  0  1\n5  0  0  1  6\n");
	assert_read();
}

static void
a_channel_that_does_not_add_up_leaves_all_unread(void **state)
{
	(void)state;
	read_text(SECTION "类别 | " RESULTS " |\n"
			  "行政复议 | 1 | 2 | 3 | 4 | 11 |\n"
			  "未经复议直接起诉 | 0 | 1 | 0 | 0 | 1 |\n"
			  "复议后起诉 | 5 | 0 | 0 | 1 | 6 |\n");
	assert_unread();
}

static void
a_channel_that_is_missing_leaves_all_unread(void **state)
{
	(void)state;
	read_text(SECTION "类别 | " RESULTS " |\n"
			  "行政复议 | 1 | 2 | 3 | 4 | 10 |\n"
			  "复议后起诉 | 5 | 0 | 0 | 1 | 6 |\n");
	assert_unread();
}

static void
totals_without_names_may_not_stand_first(void **state)
{
	(void)state;
	read_text(SECTION "行政复议 | 行政诉讼 |\n"
			  "未经复议直接起诉 | 复议后起诉 |\n"
			  "10 | 1 | 2 | 3 | 4 | 1 | 0 | 1 | 0 | 0 |"
			  " 6 | 5 | 0 | 0 | 1 |\n");
	assert_unread();
	read_text(SECTION "行政复议 | 行政诉讼 |\n"
			  "未经复议直接起诉 | 复议后起诉 |\n"
			  "1 | 2 | 3 | 4 | 10 | 0 | 1 | 0 | 0 | 1 |"
			  " 5 | 0 | 0 | 1 | 6 |\n");
	assert_read();
}

static void
suits_before_reviews_are_unread(void **state)
{
	(void)state;
	read_text(SECTION "行政诉讼 | 行政复议 |\n"
			  "未经复议直接起诉 | 复议后起诉 |\n" RESULTS
			  " | " RESULTS " | " RESULTS " |\n"
			  "0 | 1 | 0 | 0 | 1 | 5 | 0 | 0 | 1 | 6 |"
			  " 1 | 2 | 3 | 4 | 10 |\n");
	assert_unread();
}

static void
suits_before_reviews_are_unread_below_a_page_number(void **state)
{
	(void)state;
	read_text(
	    SECTION "未经复议直接起诉 | 复议后起诉 | 行政复议 |\n4\n" RESULTS
		    " | " RESULTS " | " RESULTS " |\n"
		    "0 | 1 | 0 | 0 | 1 | 5 | 0 | 0 | 1 | 6 |"
		    " 1 | 2 | 3 | 4 | 10 |\n");
	assert_unread();
}

static void
suits_before_reviews_are_unread_where_all_is_glued(void **state)
{
	(void)state;
	read_text("四、政府信息公开行政复议、行政诉讼情况未经复议直接起诉"
		  "复议后起诉行政复议结果维持结果纠正其他结果尚未审结总计"
		  "结果维持结果纠正其他结果尚未审结总计结果维持结果纠正"
		  "其他结果尚未审结总计200130000010001"
		  "五、存在的主要问题及改进情况\n");
	assert_unread();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_channel_may_have_a_row),
		cmocka_unit_test(each_result_may_have_a_row),
		cmocka_unit_test(each_cell_may_have_a_line),
		cmocka_unit_test(the_row_may_be_broken_behind_each_channel),
		cmocka_unit_test(
		    a_channel_that_does_not_add_up_leaves_all_unread),
		cmocka_unit_test(a_channel_that_is_missing_leaves_all_unread),
		cmocka_unit_test(totals_without_names_may_not_stand_first),
		cmocka_unit_test(suits_before_reviews_are_unread),
		cmocka_unit_test(
		    suits_before_reviews_are_unread_below_a_page_number),
		cmocka_unit_test(
		    suits_before_reviews_are_unread_where_all_is_glued),
	};

	return cmocka_run_group_tests_name("crossing", tests, set_up,
	    tear_down);
}
