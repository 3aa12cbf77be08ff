/* SPDX-License-Identifier: ISC */
/*
 * Small tables in the layouts that real pages have, with what must be read of
 * them and what must not.
 */
#include "tests/unit/transform/sheet.h"

static void
one_cell_a_line(void **state)
{
	(void)state;
	read_text(
	    "二、主动公开政府信息情况\n\n信息内容\n\n本年新\n制作数量\n\n"
	    "本年新\n公开数量\n\n对外公开总数量\n\n规章\n\n0\n\n0\n\n0\n\n"
	    "规范性文件\n\n3\n\n2\n\n1,024\n\n");
	assert_string_equal(reading_report(reading, 0)->era, "e2019");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_MADE_COUNT, "3");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_DISCLOSED_TOTAL,
	    "1024");
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT, "absent");
}

static void
bars_behind_the_cells(void **state)
{
	(void)state;
	read_text(
	    "信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n"
	    "规章 |\n0 |\n0 |\n0 |\n|\n行政规范性文件 |\n1 |\n / |\n |\n");
	assert_string_equal(reading_report(reading, 0)->era, "e2021");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "0");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_ISSUED_COUNT, "1");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_REPEALED_COUNT,
	    "placeholder");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT,
	    "blank");
}

static void
a_page_s_number_is_no_cell(void **state)
{
	static const char *const numbers[] = { "- 3 -", "第 3 页 共 9 页",
		"第3页/共9页", "Page 3", "| 第 3 页 |" };
	char text[512];

	(void)state;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		snprintf(text, sizeof(text),
		    "信息内容 |\n本年制发件数 |\n本年废止件数 |\n"
		    "现行有效件数 |\n规章 |\n1 |\n%s\n2 |\n7 |\n",
		    numbers[i]);
		read_text(text);
		assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "1");
		assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "2");
		assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "7");
	}
}

static void
a_dash_before_a_bar_is_a_cell_and_three_are_a_rule(void **state)
{
	(void)state;
	read_text("信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n"
		  "规章 |\n- |\n- |\n7 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "placeholder");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "7");
	read_text("| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
		  "|---|:---:|---|---|\n| 规章 | 1 | 2 | 3 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "3");
}

static void
tabs_before_the_cells(void **state)
{
	(void)state;
	read_text("\t申请人情况\n\n\t\n\t自然人\n\t法人或其他组织\n\t总计\n\n"
		  "\t一、本年新收政府信息公开申请数量\n\t 2\n\t \n\t\n\t1\n\t\n"
		  "\t\n\t3 \n\n\t三、本年度办理结果\n\t（一）予以公开\n\t\n\t\n"
		  "\t\n\t\n\t\n\t\n\t 0\n\n\t\n\t（七）总计\n\t3\n\t0\n\t0\n"
		  "\t0\n\t0\n\t0\n\t3\n");
	assert_request(OUT_NEW, "2 blank blank 1 blank blank 3");
	assert_request(OUT_GRANTED, "blank blank blank blank blank blank 0");
	assert_request(OUT_TOTAL, "3 0 0 0 0 0 3");
}

static void
a_row_a_line_with_blanks(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n 一、本年新收政府信息公开申请数量     9 1 0   0 0 0 10\n"
	    "（二）部分公开（区分处理的，只计这一情形，不\n计其他情形）\n"
	    "          4   0 0 0 0 0   4\n- 3 -\n"
	    "     1.属于国家秘密   1 0 0 0 0 0 1\n"
	    "四、结转下年度继续办理   0 0 0 0 0 0 0\n");
	assert_request(OUT_NEW, "9 1 0 0 0 0 10");
	assert_request(OUT_DENIED_STATE_SECRET, "1 0 0 0 0 0 1");
	assert_request(OUT_CARRIED_OUT, "0 0 0 0 0 0 0");
}

static void
a_remark_may_be_broken_off_by_the_cells(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n  （一）予以公开   9 件 1 0   0 0 0 10（含信函 3 件）\n"
	    "  （二）部分公开（区分处理的，只计这一\n        4 0 0 0 0 0 4\n"
	    "  情形，不计其他情形）\n"
	    "  1.属于国家秘密   1 0 0 0 0 0 1\n");
	assert_request(OUT_GRANTED, "9 1 0 0 0 0 10");
	assert_request(OUT_PARTIAL, "4 0 0 0 0 0 4");
	assert_request(OUT_DENIED_STATE_SECRET, "1 0 0 0 0 0 1");
}

static void
a_cell_may_begin_with_a_remark_of_its_own(void **state)
{
	(void)state;
	read_text("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
		  "规章 | （上年）3 | 0 | 1.5 |\n"
		  "行政规范性文件 | -3 | 0 | 1 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_ISSUED_COUNT,
	    "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT, "1");
}

static void
the_number_of_a_page_is_no_cell(void **state)
{
	(void)state;
	read_text("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
		  "规章 |\n| －3－ |\n| - | 3 | - |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "placeholder");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "3");
}

static void
an_indicator_s_label_in_table_3_is_a_local_row(void **state)
{
	(void)state;
	read_text("申请人情况\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1\n"
		  "9.涉及商业秘密\n2\n0\n0\n0\n0\n0\n2\n"
		  "（七）总计\n3\n0\n0\n0\n0\n0\n3\n");
	assert_request(OUT_GRANTED, "1 0 0 0 0 0 1");
	assert_request(OUT_TOTAL, "3 0 0 0 0 0 3");
	assert_false(cell(FACT_INDICATOR, I14_DENIED_TRADE_SECRET, 0)->asked);
}

static void
other_is_told_by_its_number(void **state)
{
	(void)state;
	read_text("申请人情况\n| （五）不予处理 | 1.信访举报投诉类申请 |"
		  " 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
		  "| （六） 其他 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
		  "| （七）总计 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |\n");
	assert_request(OUT_OTHER, "2 0 0 0 0 0 2");
	assert_request(OUT_TOTAL, "3 0 0 0 0 0 3");
	read_text("申请人情况\n| （六）其他处理 | 2.逾期不缴费 |"
		  " 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
		  "| 3.其他 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n");
	assert_request(OUT_OTHER_MISC, "2 0 0 0 0 0 2");
}

static void
marks_of_no_width_are_no_part_of_a_cell(void **state)
{
	(void)state;
	read_text("信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n"
		  "规章 |\n\xe2\x80\x8b"
		  "3 |\n0\xe2\x80\x8b |\n七 |\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "3");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "0");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "7");
}

static void
table_4_goes_by_place(void **state)
{
	(void)state;
	read_text(
	    "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 | |||\n"
	    "结果维持 | 结果纠正 | 其他 结果 | 尚未 审结 | 总计 |||||\n"
	    "1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 5\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_PENDING, "4");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_CORRECTED,
	    "5");
	read_text("四、政府信息公开行政复议、行政诉讼情况\n结果维持 | 总计 |\n"
		  "1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_PENDING, "unreadable");
}

static void
money_is_kept_in_the_unit_of_the_form(void **state)
{
	(void)state;
	read_text("信息内容\n采购项目数量\n采购总金额\n政府集中采购\n240个\n"
		  "251000元\n");
	assert_cell(FACT_DISCLOSURE, CAT_PROCUREMENT, M_PROCUREMENT_COUNT,
	    "240");
	assert_cell(FACT_DISCLOSURE, CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT,
	    "25.1");
	read_text(
	    "信息内容\n采购项目数量\n采购总金额\n政府集中采购\n2\n8040\n");
	assert_cell(FACT_DISCLOSURE, CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT,
	    "unreadable");
}

static void
an_appendix_has_a_unit_between(void **state)
{
	(void)state;
	read_text(
	    "\t统　计　指　标\n\t单位\n\t统计数\n\n"
	    "\t（一）主动公开政府信息数\n\n（不同渠道和方式公开相同信息计1条）\n"
	    "\t条\n\t1840\n\n\t（二）通过不同渠道和方式公开政府信息的情况\n"
	    "\t——\n\t\n\n\t2.政府网站公开政府信息数\n\t条\n\t\n");
	assert_cell(FACT_INDICATOR, I14_PROACTIVE_TOTAL, 0, "1840");
	assert_cell(FACT_INDICATOR, I14_CHANNEL_WEBSITE, 0, "blank");
	assert_false(cell(FACT_INDICATOR, I14_CHANNEL, 0)->asked);
	assert_false(cell(FACT_INDICATOR, I14_CHANNEL_WEIBO, 0)->asked);
	assert_string_equal(reading_report(reading, 0)->era, "e2014");
}

static void
prose_is_no_table(void **state)
{
	(void)state;
	read_text("全年新收6件，其中，予以公开1件，无法提供3件，不予处理1件，"
		  "结转下年度继续办理1件。\n行政许可12件办结。\n");
	assert_null(reading_report(reading, 0)->era);
	assert_false(cell(FACT_REQUEST, OUT_GRANTED, APP_NATURAL)->asked);
	assert_false(
	    cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT)->asked);
}

#define REPORT(rules, new)                                                 \
	"信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n" rules \
	"申请人情况\n一、本年新收政府信息公开申请数量\n" new

static void
one_report_twice_is_one_and_two_are_two(void **state)
{
	(void)state;
	assert_int_equal(read_text(REPORT("1\n2\n3\n", "1\n0\n0\n0\n0\n0\n1\n")
				 REPORT("1\n2\n3\n", "1\n0\n0\n0\n0\n0\n1\n")),
	    1);
	assert_int_equal(
	    read_text(REPORT("1\n2\n3\n",
		"1\n0\n0\n0\n0\n0\n1\n") "红石镇人民政府2022年政府信息公开年度报告\n" REPORT("1\n2\n4\n",
		"1\n0\n0\n0\n0\n0\n1\n")),
	    2);
	assert_true(reading_report(reading, 0)->last_item <=
	    reading_report(reading, 1)->first_item);
}

static void
the_year_tells_the_form_if_no_label_does(void **state)
{
	static const char table[] =
	    "申请人情况\n（二）部分公开\n1\n0\n0\n0\n0\n0\n1\n"
	    "（七）总计\n1\n0\n0\n0\n0\n0\n1\n";
	char text[512];

	(void)state;
	read_text(table);
	assert_string_equal(reading_report(reading, 0)->era, "e2021");
	snprintf(text, sizeof(text),
	    "青石镇人民政府2020年政府信息公开工作年度报告\n%s", table);
	read_text(text);
	assert_string_equal(reading_report(reading, 0)->era, "e2019");
	assert_cell(FACT_REQUEST, OUT_OTHER, APP_TOTAL, "absent");
	assert_cell(FACT_REQUEST, OUT_PARTIAL, APP_TOTAL, "1");
	snprintf(text, sizeof(text),
	    "数据统计期限为2020年1月1日至2020年12月31日。\n%s3.其他\n2\n0\n0\n0\n"
	    "0\n0\n2\n1.申请人无正当理由逾期不补正\n",
	    table);
	read_text(text);
	assert_string_equal(reading_report(reading, 0)->era, "e2021");
}

#define ZEROS REPORT("0\n0\n0\n", "0\n0\n0\n0\n0\n0\n0\n")
#define TITLED(name, year)                                          \
	name year "年政府信息公开工作年度报告\n数据统计期限为" year \
		  "年1月1日至" year "年12月31日。\n" ZEROS

static void
reports_with_the_same_tables_are_told_apart_by_what_stands_above(void **state)
{
	(void)state;
	assert_int_equal(read_text(TITLED("青石镇人民政府", "2021")
				 TITLED("青石镇人民政府", "2022")),
	    2);
	assert_int_equal(reading_report(reading, 0)->last_item,
	    reading_report(reading, 1)->first_item);
	assert_int_equal(reading_report(reading, 1)->first_item, 19);
	assert_int_equal(read_text(TITLED("青石镇人民政府", "2021")
				 TITLED("红石镇人民政府", "2021")),
	    2);
	assert_int_equal(read_text(TITLED("青石镇人民政府", "2021")
				 TITLED("云溪县青石镇人民政府", "2021")),
	    1);
	assert_int_equal(
	    read_text(TITLED("青石镇人民政府",
		"2021") "青石镇人民政府2021年政府信息公开工作年度报告"
			"\n" ZEROS),
	    1);
	assert_int_equal(
	    read_text(TITLED("青石镇人民政府",
		"2021") "青石镇人民政府2022年政府信息公开工作年度报告\n" ZEROS),
	    2);
	assert_int_equal(read_text(TITLED("青石镇人民政府", "2021") ZEROS), 1);
}

#define FULL \
	"9\n8\n7\n6\n5\n4\n39\n二、上年结转政府信息公开申请数量\n1\n2\n3\n0\n0\n0\n"

static void
a_copy_with_a_slip_is_no_other_report(void **state)
{
	(void)state;
	assert_int_equal(read_text(REPORT("1\n2\n3\n", FULL "6\n")
				 REPORT("1\n2\n3\n", FULL "7\n")),
	    1);
	assert_request(OUT_NEW, "9 8 7 6 5 4 39");
	assert_request(OUT_CARRIED_IN, "1 2 3 0 0 0 unreadable");
	assert_int_equal(read_text(REPORT("0\n0\n0\n", "1\n0\n0\n0\n0\n0\n1\n")
				 REPORT("0\n0\n0\n", "2\n0\n0\n0\n0\n0\n2\n")),
	    1);
	assert_request(OUT_NEW, "unreadable 0 0 0 0 0 unreadable");
}

static void
what_one_copy_lost_the_other_tells(void **state)
{
	(void)state;
	assert_int_equal(read_text(REPORT("1\n2\n3\n",
			     FULL
			     "6\n（一）予以公开\n8\n8\n") REPORT("1\n2\n3\n",
			     FULL "6\n（一）予以公开\n8\n0\n0\n0\n0\n0\n8\n")),
	    1);
	assert_request(OUT_GRANTED, "8 0 0 0 0 0 8");
}

static void
a_grid_row_ends_with_its_row(void **state)
{
	struct document document = { .items = items };
	static const char *const grid[2][9] = { { "三、本年度办理结果",
						    "（一）予以公开", "2", "",
						    "", "", "", "", "2" },
		{ "", "（二）部分公开", "", "", "", "", "", "", "" } };

	(void)state;
	items[document.nitems++] = (struct item){ .text = SLICE("申请人情况"),
		.table = 1,
		.row = 1,
		.column = 1 };
	for (uint32_t i = 0; i < 18; i++) {
		if (i == 9)
			continue; /* covered by the row span above it */
		items[document.nitems++] = (struct item){
			.text = slice_of(grid[i / 9][i % 9]),
			.table = 1,
			.row = 2 + i / 9,
			.column = 1 + i % 9,
			.row_span = i == 0 ? 2 : 1,
			.column_span = 1
		};
	}
	reading_read(reading, &document);
	assert_request(OUT_GRANTED, "2 blank blank blank blank blank 2");
	assert_request(OUT_PARTIAL,
	    "blank blank blank blank blank blank blank");
}

static void
the_rest_of_a_label_is_no_label_behind_a_shorter_one(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n"
	    "2.其他法律行政法规禁止公开之类 | 4 | 0 | 0 | 0 | 0 | 0 | 4 |\n"
	    "1.申请人无正当理由逾期不补正 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n");
	assert_cell(FACT_REQUEST, OUT_OTHER_MISC, APP_TOTAL, "absent");
}

static void
pieces_of_a_heading_may_stand_before_labels(void **state)
{
	(void)state;
	read_text("申请人情况\n"
		  "三、本年 （一）予以公开  1  0  0  0  0  0  1\n"
		  "度办理结 （二）部分公开（区分处理的，\n"
		  "               3  0  0  0  0  0  3\n"
		  "果    只计这一情形，不计其他情形）\n"
		  "      1.属于国家秘密  0  0  0  0  0  0  0\n"
		  "      2.其他法律行政法规禁止\n"
		  "（三）不           0  2  0  0  0  0  2\n"
		  "      公开\n"
		  "予公 3.危及“三安全一稳定”  4  0  0  0  0  0  4\n"
		  "开 4.保护第三方合法权益  5  0  0  0  0  0  5\n");
	assert_request(OUT_GRANTED, "1 0 0 0 0 0 1");
	assert_request(OUT_PARTIAL, "3 0 0 0 0 0 3");
	assert_request(OUT_DENIED_LAW_PROHIBITED, "0 2 0 0 0 0 2");
	assert_request(OUT_DENIED_THIRD_PARTY, "5 0 0 0 0 0 5");
}

static void
cells_that_were_not_level_are_joined_if_they_add_up(void **state)
{
	(void)state;
	read_text("申请人情况\n"
		  "（一）予以公开  1  0  0  0  0  0  1\n"
		  "（二）部分公开（区分处理的，只计这一情形，  25  2\n"
		  "不计其他情形）  0  1  0  1  29\n"
		  "1.属于国家秘密  3  0\n"
		  "0  0  0  0  4\n"
		  "8.属于行政查询事项  0  0  0  0  0  0  0\n");
	assert_request(OUT_PARTIAL, "25 2 0 1 0 1 29");
	assert_cell(FACT_REQUEST, OUT_DENIED_STATE_SECRET, APP_NATURAL,
	    "unreadable");
}

static void
a_remark_on_how_to_count_may_be_cut_off(void **state)
{
	(void)state;
	read_text(
	    "统计指标  单位  2016年度\n"
	    "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计 1\n"
	    "                                 次   4\n"
	    "次）\n"
	    "1.参加或举办新闻发布会总次数     次   7\n");
	assert_cell(FACT_INDICATOR, I14_RESPONSE_TOTAL, 0, "4");
	assert_cell(FACT_INDICATOR, I14_PRESS_CONF, 0, "7");
}

static void
a_torn_head_of_table_4_is_no_prose(void **state)
{
	(void)state;
	read_text(
	    "四、政府信息公开行政复议、行政诉讼情况\n"
	    "行政复议            行政诉讼\n"
	    "            未经复议直接起诉     复议后起诉\n"
	    "结果维 结果 其他 尚未 总\n"
	    "持 纠正 结果 审结 计 结果维 结果 其他 尚未 总 结果维 结果纠 其他 "
	    "尚未 总\n"
	    "         持 纠正 结果 审结 计 持 正 结果 审结 计\n"
	    "15   2   1   3   21 14   3   0   0   17 16   10   2   2   30\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "21");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_CORRECTED,
	    "10");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_s_number_is_no_cell),
		cmocka_unit_test(one_cell_a_line),
		cmocka_unit_test(bars_behind_the_cells),
		cmocka_unit_test(
		    a_dash_before_a_bar_is_a_cell_and_three_are_a_rule),
		cmocka_unit_test(tabs_before_the_cells),
		cmocka_unit_test(a_row_a_line_with_blanks),
		cmocka_unit_test(a_remark_may_be_broken_off_by_the_cells),
		cmocka_unit_test(a_cell_may_begin_with_a_remark_of_its_own),
		cmocka_unit_test(the_number_of_a_page_is_no_cell),
		cmocka_unit_test(
		    an_indicator_s_label_in_table_3_is_a_local_row),
		cmocka_unit_test(other_is_told_by_its_number),
		cmocka_unit_test(marks_of_no_width_are_no_part_of_a_cell),
		cmocka_unit_test(pieces_of_a_heading_may_stand_before_labels),
		cmocka_unit_test(
		    cells_that_were_not_level_are_joined_if_they_add_up),
		cmocka_unit_test(a_remark_on_how_to_count_may_be_cut_off),
		cmocka_unit_test(a_torn_head_of_table_4_is_no_prose),
		cmocka_unit_test(table_4_goes_by_place),
		cmocka_unit_test(money_is_kept_in_the_unit_of_the_form),
		cmocka_unit_test(an_appendix_has_a_unit_between),
		cmocka_unit_test(prose_is_no_table),
		cmocka_unit_test(one_report_twice_is_one_and_two_are_two),
		cmocka_unit_test(
		    reports_with_the_same_tables_are_told_apart_by_what_stands_above),
		cmocka_unit_test(the_year_tells_the_form_if_no_label_does),
		cmocka_unit_test(a_copy_with_a_slip_is_no_other_report),
		cmocka_unit_test(what_one_copy_lost_the_other_tells),
		cmocka_unit_test(a_grid_row_ends_with_its_row),
		cmocka_unit_test(
		    the_rest_of_a_label_is_no_label_behind_a_shorter_one),
	};

	return cmocka_run_group_tests_name("reading", tests, set_up, tear_down);
}
