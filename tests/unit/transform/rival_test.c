/* SPDX-License-Identifier: ISC */
/*
 * Several tables under one title: which of them is the report's.
 */
#include "tests/unit/transform/sheet.h"
#include "transform/rival.h"

#define TITLE   "云栖县水利局2023年政府信息公开工作年度报告\n"
#define HEADING "三、收到和处理政府信息公开申请情况\n"
#define HEAD                                                                                         \
	"申请人情况|自然人|商业企业|科研机构|社会公益组织|法律服务机构|" \
	"其他|总计\n"
#define THREE                                                                   \
	HEAD "一、本年新收政府信息公开申请数量|3|0|0|0|0|0|3\n" \
	     "四、结转下年度继续办理|0|0|0|0|0|0|0\n"
#define FIVE                                                                    \
	HEAD "一、本年新收政府信息公开申请数量|4|1|0|0|0|0|5\n" \
	     "四、结转下年度继续办理|0|0|0|0|0|0|0\n"
#define IS_THREE "3 0 0 0 0 0 3"
#define IS_OPEN  "unreadable unreadable 0 0 0 0 unreadable"
#define DISCLOSURE(n)                                                             \
	"二、主动公开政府信息情况\n"                                  \
	"信息内容|本年制发件数|本年废止件数|现行有效件数\n" \
	"规章|" n "|" n "|" n "\n"

/* Reads two tables, of 3 and 5 requests, below their lines. */
static void
assert_read(const char *text, const char *want)
{
	assert_int_equal(read_text(text), 1);
	assert_int_equal(reading_rivals(reading), 1);
	assert_request(OUT_NEW, want);
}

static void
a_year_tells_which_is_meant(void **state)
{
	(void)state;
	assert_read(TITLE HEADING "2023年\n" THREE "2022年\n" FIVE, IS_THREE);
	assert_read(TITLE HEADING "2022年\n" FIVE "2023年\n" THREE, IS_THREE);
	assert_read(TITLE HEADING "上年度情况\n" FIVE "本年度情况\n" THREE,
	    IS_THREE);
	assert_read(TITLE HEADING THREE "附：2022年度申请情况\n" FIVE,
	    IS_THREE);
}

static void
a_part_is_not_the_whole(void **state)
{
	(void)state;
	assert_read(TITLE HEADING "局机关\n" FIVE "全系统\n" THREE, IS_THREE);
	assert_read(TITLE HEADING "云栖县水库管理局\n" FIVE "全县合计\n" THREE,
	    IS_THREE);
	assert_read(TITLE HEADING THREE "其中：城关镇\n" FIVE, IS_THREE);
	assert_read(TITLE HEADING THREE "云栖县水利局\n" FIVE, IS_OPEN);
	assert_read(TITLE HEADING THREE "机关本级及所属单位\n" FIVE, IS_OPEN);
	assert_read(TITLE HEADING "局机关\n" FIVE "机关本级及所属单位\n" THREE,
	    IS_THREE);
}

static void
a_corrected_table_is_meant(void **state)
{
	(void)state;
	assert_read(TITLE HEADING "原表\n" FIVE "更正后\n" THREE, IS_THREE);
}

static void
what_nothing_decides_is_unreadable(void **state)
{
	(void)state;
	assert_read(TITLE HEADING THREE FIVE, IS_OPEN);
	assert_read(TITLE HEADING "2022年\n" FIVE THREE, IS_OPEN);
	assert_read(TITLE HEADING "局机关\n" FIVE "水库站\n" THREE, IS_OPEN);
	assert_read(TITLE HEADING THREE "2023年\n" FIVE, IS_OPEN);
}

static void
a_line_above_the_section_heads_all_tables(void **state)
{
	(void)state;
	assert_read(TITLE "2022年\n" DISCLOSURE("7") HEADING FIVE
	    "2023年\n" DISCLOSURE("1") HEADING THREE,
	    IS_THREE);
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "1");
}

static void
a_title_or_a_period_begins_another_report(void **state)
{
	(void)state;
	assert_int_equal(
	    read_text(TITLE HEADING THREE
		"云栖县林业局2023年政府信息公开工作年度报告\n" HEADING FIVE),
	    2);
	assert_int_equal(
	    read_text(TITLE HEADING THREE
		"本报告统计期限为2022年1月1日至2022年12月31日。\n" HEADING
		    FIVE),
	    2);
	assert_request(OUT_NEW, IS_THREE);
}

static void
a_lone_table_of_another_year_is_not_the_report_s(void **state)
{
	struct reading_report *report = reading_report(reading, 0);
	struct rival rival = { &report->facts, report->banner };
	struct slice own = SLICE("云栖县水利局");

	(void)state;
	read_text(TITLE HEADING "2023年度申请情况\n" THREE);
	rival_drop(&rival, 2023, own);
	assert_request(OUT_NEW, IS_THREE);
	read_text(TITLE HEADING "（填报时间：2024年1月15日）\n" THREE);
	rival_drop(&rival, 2023, own);
	assert_request(OUT_NEW, IS_THREE);
	read_text(TITLE HEADING "2022年度申请情况\n" THREE);
	rival_drop(&rival, 0, own);
	assert_request(OUT_NEW, IS_THREE);
	rival_drop(&rival, 2023, own);
	assert_cell(FACT_REQUEST, OUT_NEW, APP_TOTAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_CARRIED_OUT, APP_TOTAL, "unreadable");
}

static void
a_lone_table_of_a_part_is_not_the_report_s(void **state)
{
	static const char *const parts[] = { "机关本级", "其中：局机关",
		"所属事业单位数据", "上半年", "2021年至2022年", "1.机关本级" };
	struct reading_report *report = reading_report(reading, 0);
	struct rival rival = { &report->facts, report->banner };

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		char text[1200];

		snprintf(text, sizeof(text), TITLE HEADING "%s\n" THREE,
		    parts[i]);
		read_text(text);
		rival_drop(&rival, 2023, SLICE("云栖县水利局"));
		assert_cell(FACT_REQUEST, OUT_NEW, APP_TOTAL, "unreadable");
	}
	read_text(TITLE HEADING "机关本级及所属单位\n" THREE);
	rival_drop(&rival, 2023, SLICE("云栖县水利局"));
	assert_request(OUT_NEW, IS_THREE);
	read_text(TITLE HEADING "城关分局机关\n" THREE);
	rival_drop(&rival, 2023, SLICE("云栖县自然资源局城关分局机关"));
	assert_request(OUT_NEW, IS_THREE);
}

#define REVIEWS                                                             \
	TITLE "四、政府信息公开行政复议、行政诉讼情况\n" \
	      "行政复议|行政诉讼\n结果维持|结果纠正|其他结果|尚未审结|总计\n"
#define OTHERS "2|0|0|0|2|0|0|0|0|0|0|0|0|0|0\n"
#define OWN    "1|0|0|0|1|0|0|0|0|0|0|0|0|0|0\n"

static void
a_row_of_reviews_may_say_that_it_is_another_year_s(void **state)
{
	(void)state;
	read_text(REVIEWS "上年数|" OTHERS "本年数|" OWN);
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "1");
	read_text(REVIEWS "上年数|" OTHERS);
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "unreadable");
	read_text(REVIEWS "件数|" OWN);
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "1");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_year_tells_which_is_meant,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_part_is_not_the_whole, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(a_corrected_table_is_meant,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    what_nothing_decides_is_unreadable, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
		    a_line_above_the_section_heads_all_tables, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    a_title_or_a_period_begins_another_report, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    a_lone_table_of_another_year_is_not_the_report_s, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    a_row_of_reviews_may_say_that_it_is_another_year_s, set_up,
		    tear_down),
		cmocka_unit_test_setup_teardown(
		    a_lone_table_of_a_part_is_not_the_report_s, set_up,
		    tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
