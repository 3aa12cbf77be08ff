/* SPDX-License-Identifier: ISC */
/*
 * What the head of a table says of its columns.
 */
#include "tests/unit/transform/sheet.h"

static void
columns_may_change_places_with_their_heads(void **state)
{
	(void)state;
	read_text("| 信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n"
		  "| 规章 | 9 | 2 | 1 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "2");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "1");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "9");
}

static void
a_head_cut_short_leaves_the_form_s_order(void **state)
{
	(void)state;
	read_text("信息内容 | 本年新 | 本年新 | 对外公开总数量 |\n"
		  "规章 | 1 | 2 | 3 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_NEWLY_DISCLOSED_COUNT, "2");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_DISCLOSED_TOTAL, "3");
}

static void
a_head_in_no_order_that_can_be_told_is_doubt(void **state)
{
	(void)state;
	read_text("信息内容 | 对外公开总数量 | 本年新 | 本年新制作数量 |\n"
		  "规章 | 1 | 2 | 3 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_DISCLOSED_TOTAL, "unreadable");
	read_text("信息内容 | 对外公开总数量 | 本年新 | 本年新 |\n"
		  "规章 | 1 | 2 | 3 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_DISCLOSED_TOTAL, "unreadable");
}

#define HEAD_BEGINS "申请人情况\n自然人 | 法人或其他组织 | 总计 |\n"

static void
a_column_that_a_place_has_added_is_left_out(void **state)
{
	(void)state;
	read_text(HEAD_BEGINS
	    "商业企业 | 科研机构 | 社会公益组织 | 村民委员会 | 法律服务机构 |"
	    " 其他 |\n"
	    "（一）予以公开 | 1 | 2 | 3 | 4 | 50 | 5 | 6 | 21 |\n"
	    "（二）部分公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_NATURAL, "unreadable");
}

static void
a_text_between_heads_that_stand_one_a_line_is_doubt(void **state)
{
	(void)state;
	read_text(
	    "信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n||||\n"
	    "行政处罚 |\n61 |\n-3 |\n0 |\n||\n");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_ITEM_CHANGE, "-3");
	read_text("信息内容 |\n上一年项目数量 |\n打印本页\n本年增/减 |\n"
		  "处理决定数量 |\n||||\n行政处罚 |\n61 |\n-3 |\n0 |\n||\n");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_ITEM_CHANGE, "unreadable");
}

static void
a_column_named_twice_is_doubt_unless_the_head_is_repeated(void **state)
{
	(void)state;
	read_text(
	    "信息内容 |\n上一年项目数量 |\n上一年项目数量 |\n本年增/减 |\n"
	    "处理决定数量 |\n||||\n行政处罚 |\n61 |\n-3 |\n0 |\n||\n");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_ITEM_CHANGE, "unreadable");
	read_text("信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
		  "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n"
		  "行政处罚 | 61 | -3 | 0 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_ITEM_CHANGE, "-3");
}

static void
the_total_may_stand_first(void **state)
{
	(void)state;
	read_text("申请人情况\n总计 | 自然人 | 法人或其他组织 |\n"
		  "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
		  "（一）予以公开 | 21 | 1 | 2 | 3 | 4 | 5 | 6 |\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
	read_text(HEAD_BEGINS
	    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
	    "（一）予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
}

/* A table 3 whose names stand each in a line, and one row. */
#define LOOSE(names, cells) "申请人情况\n" names "（一）予以公开\n" cells

static void
names_in_lines_of_their_own_must_add_up(void **state)
{
	(void)state;
	read_text(LOOSE("科研机构\n法律服务机构\n其他\n总计\n自然人\n"
			"商业企业\n社会公益组织\n",
	    "4\n1\n0\n1\n0\n0\n6\n"));
	assert_request(OUT_GRANTED, "4 1 0 1 0 0 6");
	read_text(LOOSE("总计\n自然人\n商业企业\n科研机构\n"
			"社会公益组织\n法律服务机构\n其他\n",
	    "6\n4\n1\n0\n1\n0\n0\n"));
	assert_request(OUT_GRANTED, "4 1 0 1 0 0 6");
	read_text(LOOSE("商业企业\n自然人\n科研机构\n社会公益组织\n"
			"法律服务机构\n其他\n总计\n",
	    "4\n1\n0\n1\n0\n0\n6\n"));
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_NATURAL, "unreadable");
	read_text("信息内容\n上一年项目数量\n处理决定数量\n本年增/减\n"
		  "行政处罚\n61\n-3\n0\n行政强制\n5\n0\n0\n");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_ITEM_CHANGE, "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_COERCION, M_ITEM_CHANGE, "0");
}

static void
results_in_another_order_are_not_read(void **state)
{
	(void)state;
	read_text(
	    "四、政府信息公开行政复议、行政诉讼情况\n"
	    "总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |"
	    " 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |"
	    " 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |\n"
	    "1 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_UPHELD, "unreadable");
}

static void
the_year_s_column_of_statistics_is_told_by_its_head(void **state)
{
	(void)state;
	read_text("统计指标 | 单位 | 2015年度 | 历年累计 |\n"
		  "申请办结数 | 件 | 12 | 340 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "12");
	read_text("统计指标 | 单位 | 代码 | 历年累计 | 本年 |\n"
		  "申请办结数 | 件 | 07 | 340 | 12 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "12");
	read_text("统计指标 | 单位 | 统计数 |\n申请办结数 | 件 | 12 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "12");
}

static void
a_row_that_is_unknown_is_no_head_of_statistics(void **state)
{
	(void)state;
	read_text("统计指标 | 单位 | 统计数 |\n一、主动?开情况 | —— | |\n"
		  "（一）主动公?政府信息数 | 条 | 7 |\n"
		  "申请办结数 | 件 | 12 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "12");
}

static void
columns_that_may_all_be_the_year_s_must_agree(void **state)
{
	(void)state;
	read_text("统计指标 | 单位 | 2015年 | 2014年 |\n"
		  "申请办结数 | 件 | 12 | 34 |\n按时办结数 | 件 | 5 | 5 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "unreadable");
	assert_cell(FACT_INDICATOR, I14_CLOSED_ON_TIME, 0, "5");
	read_text("统计指标 | 单位 | 区政府 | 乡镇街道 |\n"
		  "申请办结数 | 件 | 12 | 34 |\n");
	assert_cell(FACT_INDICATOR, I14_CLOSED, 0, "unreadable");
}

static void
the_family_of_a_shared_label_is_its_table_s(void **state)
{
	(void)state;
	read_text("指标名称 | 计量单位 | 本年 |\n主动公开信息数 | 条 | 90 |\n"
		  "申请总数 | 条 | 3 |\n当面申请数 | 条 | 2 |\n"
		  "传真申请数 | 条 | 1 |\n");
	assert_cell(FACT_INDICATOR, I08_REQUEST_IN_PERSON, 0, "2");
	assert_false(cell(FACT_INDICATOR, I14_REQUEST_IN_PERSON, 0)->asked);
	assert_string_equal(reading_report(reading, 0)->era, "e2008");
	read_text("统计指标 | 单位 | 统计数 |\n收到申请数 | 件 | 3 |\n"
		  "当面申请数 | 件 | 2 |\n");
	assert_cell(FACT_INDICATOR, I14_REQUEST_IN_PERSON, 0, "2");
	assert_string_equal(reading_report(reading, 0)->era, "e2014");
}

static void
a_word_of_menus_begins_no_statistics(void **state)
{
	(void)state;
	read_text("政府网站\n12345\n互动交流\n");
	assert_null(reading_report(reading, 0)->era);
	assert_false(cell(FACT_INDICATOR, I08_CHANNEL_WEBSITE, 0)->asked);
}

static void
the_lines_of_a_torn_head_tell_no_order(void **state)
{
	(void)state;
	read_text("申请人情况\n"
		  "自然人  商业  科研  社会公  法律服  总计\n"
		  "企业  机构  益组织  务机构  其他\n"
		  "（一）予以公开  1  2  3  4  5  6  21\n"
		  "（七）总计  1  2  3  4  5  6  21\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
}

static void
the_places_in_the_lines_of_a_torn_head_do(void **state)
{
	(void)state;
	read_text("申请人情况\n"
		  "          自然人          科研    法律服务机构      总计\n"
		  "                商业企业      公益          其他\n"
		  "（一）予以公开  1  2  3  4  5  6  21\n"
		  "（七）总计  1  2  3  4  5  6  21\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
	read_text("申请人情况\n"
		  "          自然人          科研    法律服务机构      总计\n"
		  "                   其他       公益          商业企业\n"
		  "（一）予以公开  1  2  3  4  5  6  21\n"
		  "（七）总计  1  2  3  4  5  6  21\n");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_NATURAL, "unreadable");
}

static void
the_lines_of_table_2_s_head_tell_an_order(void **state)
{
	(void)state;
	read_text("信息内容\n本年制发件数\n现行有效件数\n本年废止件数\n\n"
		  "| 项目 | 数据1 | 数据2 | 数据3 |\n|---|---|---|---|\n"
		  "| 规章 | 0 | 0 | 0 |\n\n"
		  "| 项目 | 数据1 | 数据2 | 数据3 |\n|---|---|---|---|\n"
		  "| 行政规范性文件 | 2 | 10 | 1 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_REPEALED_COUNT,
	    "unreadable");
}

static void
a_head_that_spans_columns_may_be_printed_in_each(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\t申请人情况\t申请人情况\n"
	    "自然人\t法人或其他组织\t法人或其他组织\t法人或其他组织\t"
	    "法人或其他组织\t法人或其他组织\t总计\n"
	    "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t"
	    "总计\n"
	    "（一）予以公开\t1\t2\t3\t4\t5\t6\t21\n");
	assert_request(OUT_GRANTED, "1 2 3 4 5 6 21");
	read_text("信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
		  "规章\t0\t0\t0\n"
		  "信息内容\t本年处理决定数量\t本年处理决定数量\n"
		  "行政许可\t38\t38\n");
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT, "38");
}

#define GLUED_HEAD                                                                                      \
	"申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织" \
	"法律服务机构"
#define GLUED_ROWS                                                                        \
	"一、本年新收政府信息公开申请数量1949531007228"                   \
	"二、上年结转政府信息公开申请数量0000000"                         \
	"三、本年度办理结果(一)予以公开0000000"                             \
	"(二)部分公开(区分处理的,只计这一情形,不计其他情形)0000000" \
	"(三)不予公开1.属于国家秘密0000000"                                    \
	"2.其他法律行政法规禁止公开0000000"                                   \
	"3.危及“三安全一稳定”0000000"                                         \
	"4.保护第三方合法权益0000000"                                            \
	"5.属于三类内部事务信息0000000"                                         \
	"6.属于四类过程性信息0000000"                                            \
	"7.属于行政执法案卷0000000"                                               \
	"8.属于行政查询事项0000000"                                               \
	"(四)无法提供1.本机关不掌握相关政府信息0000000"                  \
	"2.没有现成信息需要另行制作0000000"

static void
a_column_that_a_place_has_added_is_seen_where_all_is_glued(void **state)
{
	(void)state;
	read_text(GLUED_HEAD "其他" GLUED_ROWS);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "19");
	read_text(GLUED_HEAD "媒体其他" GLUED_ROWS);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
}

static void
a_head_of_an_unknown_unit_leaves_nothing_but_nought(void **state)
{
	(void)state;
	read_text("信息内容|本年收费金额（单位：元）\n行政事业性收费|20000\n");
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT, "2");
	read_text("信息内容|本年收费金额（人民币元）\n行政事业性收费|20000\n");
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT,
	    "unreadable");
	read_text("信息内容|本年收费金额（单位：百元）\n行政事业性收费|20\n");
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT,
	    "unreadable");
	read_text("信息内容|本年收费金额（单位：百元）\n行政事业性收费|0\n");
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT, "0");
	read_text("信息内容|本年收费金额\n行政事业性收费|2\n");
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT, "2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_may_change_places_with_their_heads),
		cmocka_unit_test(a_head_cut_short_leaves_the_form_s_order),
		cmocka_unit_test(a_head_in_no_order_that_can_be_told_is_doubt),
		cmocka_unit_test(a_column_that_a_place_has_added_is_left_out),
		cmocka_unit_test(
		    a_column_that_a_place_has_added_is_seen_where_all_is_glued),
		cmocka_unit_test(
		    a_text_between_heads_that_stand_one_a_line_is_doubt),
		cmocka_unit_test(
		    a_column_named_twice_is_doubt_unless_the_head_is_repeated),
		cmocka_unit_test(the_total_may_stand_first),
		cmocka_unit_test(names_in_lines_of_their_own_must_add_up),
		cmocka_unit_test(results_in_another_order_are_not_read),
		cmocka_unit_test(
		    the_year_s_column_of_statistics_is_told_by_its_head),
		cmocka_unit_test(
		    a_row_that_is_unknown_is_no_head_of_statistics),
		cmocka_unit_test(columns_that_may_all_be_the_year_s_must_agree),
		cmocka_unit_test(the_family_of_a_shared_label_is_its_table_s),
		cmocka_unit_test(a_word_of_menus_begins_no_statistics),
		cmocka_unit_test(the_lines_of_a_torn_head_tell_no_order),
		cmocka_unit_test(the_places_in_the_lines_of_a_torn_head_do),
		cmocka_unit_test(the_lines_of_table_2_s_head_tell_an_order),
		cmocka_unit_test(
		    a_head_that_spans_columns_may_be_printed_in_each),
		cmocka_unit_test(
		    a_head_of_an_unknown_unit_leaves_nothing_but_nought),
	};

	return cmocka_run_group_tests_name("columns", tests, set_up, tear_down);
}
