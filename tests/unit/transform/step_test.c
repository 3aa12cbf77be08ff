/* SPDX-License-Identifier: ISC */
/* Labels that stand behind their cells, so that they are above the next ones.
 */
#include "tests/unit/transform/sheet.h"

static void
a_label_below_its_cells_has_not_the_next_ones(void **state)
{
	(void)state;
	read_text("申请人情况\n自然人\n总计\n"
		  "4\n0\n0\n0\n0\n0\n4\n一、本年新收政府信息公开申请数量\n"
		  "1\n0\n0\n0\n0\n0\n1\n二、上年结转政府信息公开申请数量\n"
		  "3\n0\n0\n0\n0\n0\n3\n（一）予以公开\n"
		  "2\n0\n0\n0\n0\n0\n2\n（二）部分公开\n"
		  "四、政府信息公开行政复议、行政诉讼情况\n");
	assert_cell(FACT_REQUEST, OUT_NEW, APP_NATURAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_CARRIED_IN, APP_TOTAL, "unreadable");
	assert_cell(FACT_REQUEST, OUT_GRANTED, APP_NATURAL, "unreadable");
}

static void
so_many_rows_may_be_between(void **state)
{
	static const char *const labels_between[] = { "1.属于国家秘密",
		"2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
		"4.保护第三方合法权益", "5.属于三类内部事务信息",
		"6.属于四类过程性信息", "7.属于行政执法案卷",
		"8.属于行政查询事项", "1.本机关不掌握相关政府信息",
		"2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确" };
	struct buf text = BUF_INIT;

	(void)state;
	buf_add(&text, "申请人情况\n", strlen("申请人情况\n"));
	for (size_t i = 0; i < 11; i++) {
		const char *cells = i == 0 ? "7\n0\n0\n0\n0\n0\n7\n"
					   : "0\n0\n0\n0\n0\n0\n0\n";

		buf_add(&text, cells, strlen(cells));
		buf_add(&text, labels_between[i], strlen(labels_between[i]));
		buf_add(&text, "\n", 1);
	}
	read_text(text.data);
	assert_cell(FACT_REQUEST, OUT_DENIED_STATE_SECRET, APP_NATURAL,
	    "unreadable");
	assert_cell(FACT_REQUEST, OUT_UNABLE_NEEDS_CREATION, APP_TOTAL,
	    "unreadable");
	buf_release(&text);
}

static void
nor_has_one_of_table_2(void **state)
{
	(void)state;
	read_text("信息内容 本年制发件数 本年废止件数 现行有效件数\n1 0 6\n"
		  "规章\n2 3 9\n行政规范性文件\n第二十条第（五）项\n"
		  "信息内容 本年处理决定数量\n行政许可 18\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_ISSUED_COUNT, "unreadable");
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT, "18");
}

#define STATISTICS                                                                         \
	"政府信息公开情况统计表\n统计指标 单位 统计数\n"               \
	"——\n一、主动公开情况\n31\n（一）主动公开政府信息数 条\n" \
	"5\n其中：主动公开规范性文件数 条\n6\n"

static void
nor_has_one_of_statistics(void **state)
{
	(void)state;
	read_text(STATISTICS "制发规范性文件总数 件\n");
	assert_cell(FACT_INDICATOR, I14_PROACTIVE_TOTAL, 0, "unreadable");
	assert_cell(FACT_INDICATOR, I14_PROACTIVE_NORMATIVE, 0, "unreadable");
	read_text(STATISTICS "六、举报投诉数量 件 2\n");
	assert_cell(FACT_INDICATOR, I14_COMPLAINT, 0, "2");
}

static void
cells_that_follow_their_labels_stay(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n| --- | -- | - |\n一、本年新收政府信息公开申请数量\n"
	    "4\n0\n0\n0\n0\n0\n4\n二、上年结转政府信息公开申请数量\n"
	    "1\n0\n0\n0\n0\n0\n1\n（一）予以公开\n（二）部分公开\n"
	    "2\n0\n0\n0\n0\n0\n2\n");
	assert_request(OUT_NEW, "4 0 0 0 0 0 4");
	assert_request(OUT_PARTIAL, "2 0 0 0 0 0 2");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_label_below_its_cells_has_not_the_next_ones),
		cmocka_unit_test(so_many_rows_may_be_between),
		cmocka_unit_test(nor_has_one_of_table_2),
		cmocka_unit_test(nor_has_one_of_statistics),
		cmocka_unit_test(cells_that_follow_their_labels_stay),
	};

	return cmocka_run_group_tests_name("step", tests, set_up, tear_down);
}
