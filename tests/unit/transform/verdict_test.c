/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/verdict.h"

enum { REPORT = -1 };

struct sample {
	const char *text;
	int verdict;
};

static void
assert_verdicts(struct page *page, const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct head *head = page_read(page, samples[i].text);
		int found = verdict(page->rules, &page->document, head, NULL);

		if (found != samples[i].verdict)
			print_message("%s\n", samples[i].text);
		assert_int_equal(found, samples[i].verdict);
	}
}

#define ASSERT_VERDICTS(samples)           \
	assert_verdicts(*state, (samples), \
	    sizeof(samples) / sizeof((samples)[0]))

#define SECTIONS                                                                 \
	"一、总体情况\n工作有序推进。\n"                            \
	"二、主动公开政府信息情况\n"                                 \
	"三、收到和处理政府信息公开申请情况\n"                  \
	"四、政府信息公开行政复议、行政诉讼情况\n"            \
	"五、存在的主要问题及改进情况\n时效性有待提高。\n" \
	"六、其他需要报告的事项\n无。\n"

#define FORM                                                                         \
	"信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n" \
	"规章\n行政规范性文件\n"

static void
reports_are_known_whatever_they_lack(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县水利局2021年政府信息公开工作年度报告\n" SECTIONS,
		    REPORT },
		{ "2021年政府信息公开工作年度报告\n" SECTIONS, REPORT },
		/* No title. */
		{ "根据条例编制本报告。统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS,
		    REPORT },
		/* Cut short behind the first heading. */
		{ "本报告由云栖县水利局编制,统计期限为2021年1月1日至2021年12月31日。\n一、总体情况\n",
		    REPORT },
		/* All on one line. */
		{ "云栖县水利局2021年政府信息公开工作年度报告 本报告统计期限自2021年1月1日至12月31日。"
		  "一、总体情况有序推进。二、主动公开政府信息情况三、收到和处理政府信息公开申请情况",
		    REPORT },
		/* A sentence that its lines break off where a title may end. */
		{ "云栖县水利局\n2021年政府信息公开工作年度报告\n"
		  "根据《关于印发<政\n府信息公开工作年度报告格式>的通知》要求编\n"
		  "制本报告。\n" SECTIONS,
		    REPORT },
		{ "根据《县政府办公室关于做好\n2021年政府信息公开工作年度报告的通知\n"
		  "》编制云栖县水利局2021年政府信息公开工作年度报告。\n" SECTIONS,
		    REPORT },
		{ "关于做好2021年政府信息公开工作年度报告的通知\n"
		  "请各单位按照《条例》编制。\n" SECTIONS,
		    REASON_NOTICE },
		/* Of before there was a form. */
		{ "云栖县水利局2009年度政府信息公开工作年度报告\n根据条例要求编制本年度报告。\n"
		  "一、概述\n二、主动公开政府信息情况\n三、依申请公开情况\n四、收费及减免情况\n"
		  "五、存在的主要问题\n",
		    REPORT },
		/* With a menu of other years beside it. */
		{ "云栖县水利局2018年政府信息公开工作年度报告\n云栖县水利局2019年政府信息公开工作年度报告\n"
		  "云栖县水利局2020年政府信息公开工作年度报告\n云栖县水利局2022年政府信息公开工作年度报告\n"
		  "云栖县水利局2021年政府信息公开工作年度报告\n根据条例编制本报告。\n" SECTIONS,
		    REPORT },
		/* In prose that compares, under a menu that names other things.
		 */
		{ "政府信息公开指南\n部门预算\n政府信息公开年报\n"
		  "根据条例编制本报告。统计期限为2021年1月1日至2021年12月31日。\n"
		  "对照上年,公开比较及时。\n" SECTIONS,
		    REPORT },
		/* A letter sent with it. */
		{ "关于报送云栖县水利局2021年政府信息公开工作年度报告的函\n"
		  "云栖县水利局2021年政府信息公开工作年度报告\n" SECTIONS,
		    REPORT },
	};

	ASSERT_VERDICTS(samples);
}

static void
a_form_that_is_not_filled_in_is_none(void **state)
{
	static const struct sample samples[] = {
		{ "政府信息公开工作年度报告格式\n一、总体情况\n(文字描述)\n" FORM
			SECTIONS,
		    REASON_BLANK_FORM },
		{ "(单位名称)20XX年政府信息公开工作年度报告\n本报告由XXX编制,填写说明见后。\n" FORM
			SECTIONS,
		    REASON_BLANK_FORM },
		{ "附件2\n政府信息公开工作年度报告(样表)\n" FORM,
		    REASON_BLANK_FORM },
		{ "云栖县政府信息公开工作年度报告填报示例\n"
		  "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
		  "规章\n1\n0\n12\n行政规范性文件\n3\n1\n25\n" SECTIONS,
		    REASON_BLANK_FORM },
		{ "XX县XX局20XX年政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。\n" SECTIONS,
		    REASON_BLANK_FORM },
		{ "一、总体情况\n说明文字由填报的单位自己写。\n二、主动公开政府信息情况\n这里是第二部分。\n",
		    REASON_BLANK_FORM },
	};

	ASSERT_VERDICTS(samples);
}

static void
two_years_side_by_side_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县水利局2020年与2021年政府信息公开工作年度报告对比\n" SECTIONS,
		    REASON_TWO_YEARS },
		{ "云栖县水利局2020年政府信息公开工作年度报告\n云栖县水利局2021年政府信息公开工作年度报告\n"
		  "一、总体情况\n一、总体情况\n2020年有序推进。\n2021年有序推进。\n",
		    REASON_TWO_YEARS },
	};

	ASSERT_VERDICTS(samples);
}

static void
lists_of_reports_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "政府信息公开年报\n云栖县水利局2018年政府信息公开工作年度报告 2019-01-20\n"
		  "云栖县水利局2019年政府信息公开工作年度报告 2020-01-20\n"
		  "云栖县水利局2020年政府信息公开工作年度报告 2021-01-20\n"
		  "云栖县水利局2021年政府信息公开工作年度报告 2022-01-20\n"
		  "云栖县水利局2022年政府信息公开工作年度报告 2023-01-20\n上一页\n下一页\n",
		    REASON_LIST_PAGE },
		{ "云栖县教育局2021年政府信息公开工作年度报告\n云栖县民政局2021年政府信息公开工作年度报告\n"
		  "云栖县水利局2021年政府信息公开工作年度报告\n云栖县司法局2021年政府信息公开工作年度报告\n"
		  "云栖县财政局2021年政府信息公开工作年度报告\n",
		    REASON_LIST_PAGE },
	};

	ASSERT_VERDICTS(samples);
}

static void
notices_and_guides_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县人民政府办公室关于做好2021年政府信息公开工作年度报告编制发布工作的通知\n"
		  "各乡镇人民政府,县政府各部门:\n请于2022年1月20日前报送本年度报告。\n一、总体情况要写明。\n"
		  "云栖县人民政府办公室\n2021年12月30日\n",
		    REASON_NOTICE },
		{ "关于印发《云栖县政府信息公开工作年度报告格式》的通知\n各单位:\n" FORM
			SECTIONS,
		    REASON_NOTICE },
		{ "云栖县水利局政府信息公开指南\n一、主动公开\n二、依申请公开\n三、收费标准\n",
		    REASON_NOTICE },
		{ "中华人民共和国政府信息公开条例\n第一条 为了保障公众依法获取政府信息。\n第二条 本条例所称政府信息。\n"
		  "第五十条 政府信息公开工作年度报告应当包括下列内容。\n",
		    REASON_NOTICE },
		/* A rule that has lost its title. */
		{ "第一条 为促进政府信息公开,制定本制度。\n第二条 各站所编制本站所的政府信息公开年度报告。\n"
		  "第三条 年度报告包括以下内容:\n" SECTIONS
		  "第四条 本制度自2020年5月1日起施行。\n",
		    REASON_NOTICE },
	};

	ASSERT_VERDICTS(samples);
}

static void
reports_of_other_kinds_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县水利局2021年法治政府建设年度报告\n一、总体情况\n推进政府信息公开。\n二、存在的主要问题\n",
		    REASON_OTHER_REPORT },
		{ "云栖县水利局2021年度部门决算\n一、部门职责\n二、政府采购支出说明\n",
		    REASON_OTHER_REPORT },
		{ "政府信息公开指南\n政府信息公开年报\n云栖县水利局\n2021年法治政府建设年度报告\n"
		  "现将法治政府建设情况报告如下:\n一、主要举措\n收到政府信息公开申请3件。\n"
		  "二、存在的问题\n云栖县水利局\n2022年1月20日\n",
		    REASON_OTHER_REPORT },
		{ "云栖县政府网站工作年度报表(2021年度)\n网站名称\n总访问量\n",
		    REASON_OTHER_REPORT },
	};

	ASSERT_VERDICTS(samples);
}

static void
pages_that_only_speak_of_reports_are_none(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县人民政府\n首页\n政府信息公开指南\n政府信息公开制度\n政府信息公开年报\n依申请公开\n要闻\n县长调研防汛工作\n",
		    REASON_NO_REPORT },
		{ "云栖县发布2021年政府信息公开工作年度报告\n本报讯 云栖县近日公布了2021年政府信息公开工作年度报告,受到好评。\n",
		    REASON_NO_REPORT },
		{ "信件标题:年度报告在哪里查询\n来信人:陈某\n来信内容:您好,请问水利局2021年政府信息公开工作年度报告在哪里可以看到?\n"
		  "答复内容:请登录门户网站查询。\n",
		    REASON_NO_REPORT },
		{ "Annual Report on Open Government Information\n2021年政府信息公开工作年度报告\n"
		  "In 2021 the county disclosed information through its website, bulletins, press conferences and service halls, and answered "
		  "every request that it received within the time that the regulations allow. There were no reconsiderations and no suits. "
		  "The county will train its staff, improve its website, and listen to what the public wants to know. It will also publish "
		  "more of what it decides, explain its policies and answer questions.\n",
		    REASON_NO_REPORT },
		{ "", REASON_NO_REPORT },
	};

	ASSERT_VERDICTS(samples);
}

static void
figures_stand_in_for_headings(void **state)
{
	static struct facts facts;
	struct page *page = *state;
	struct head *head = page_read(page, "2021年政府信息公开工作年度报告\n");
	int found;

	memset(&facts, 0, sizeof(facts));
	found = verdict(page->rules, &page->document, head, &facts);
	assert_int_equal(found, REASON_NO_REPORT);
	for (int i = 0; i < 6; i++) {
		struct fact_cell *cell = fact_at(&facts, FACT_REVIEW,
		    RVC_REVIEW, i % RESULT_COUNT);

		cell->asked = true;
		cell->state = STATE_STATED;
	}
	found = verdict(page->rules, &page->document, head, &facts);
	assert_int_equal(found, REPORT);
}

#define PERIOD(reason, days)                                                                   \
	"云栖县水利局2008年政府信息公开工作年度报告\n本报告由云栖县" \
	"水利局编制，" reason "统计期限为2008年" days "。\n" SECTIONS

static void
a_period_of_quarters_is_no_year_unless_the_body_began_or_ended(void **state)
{
	static const struct sample samples[] = {
		{ PERIOD("", "1月1日至6月30日"), REASON_OTHER_REPORT },
		{ PERIOD("", "7月1日至12月31日"), REASON_OTHER_REPORT },
		{ PERIOD("", "1月1日至3月31日"), REASON_OTHER_REPORT },
		{ PERIOD("", "1月1日至12月31日"), REPORT },
		{ PERIOD("", "5月1日至12月31日"), REPORT },
		{ PERIOD("", "1月1日至1月31日"), REPORT },
		{ PERIOD("我局于6月28日挂牌，", "7月1日至12月31日"), REPORT },
		{ PERIOD("我局于6月成立，", "7月1日至12月31日"), REPORT },
		{ PERIOD("我局6月成立了公开工作领导小组，", "7月1日至12月31日"),
		    REASON_OTHER_REPORT },
		{ PERIOD("我局于7月撤销，", "1月1日至6月30日"), REPORT },
	};

	ASSERT_VERDICTS(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reports_are_known_whatever_they_lack),
		cmocka_unit_test(a_form_that_is_not_filled_in_is_none),
		cmocka_unit_test(two_years_side_by_side_are_none),
		cmocka_unit_test(lists_of_reports_are_none),
		cmocka_unit_test(notices_and_guides_are_none),
		cmocka_unit_test(reports_of_other_kinds_are_none),
		cmocka_unit_test(pages_that_only_speak_of_reports_are_none),
		cmocka_unit_test(figures_stand_in_for_headings),
		cmocka_unit_test(
		    a_period_of_quarters_is_no_year_unless_the_body_began_or_ended),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
