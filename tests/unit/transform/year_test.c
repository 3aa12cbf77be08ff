/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/year.h"

static void
assert_year(struct year_clues clues, int year, const char *evidence)
{
	struct year found = year_decide(&clues);

	assert_int_equal(found.year, year);
	assert_string_equal(found.evidence, evidence);
}

static void
period_and_title_agree(void **state)
{
	(void)state;
	assert_year((struct year_clues){ .period = 2020, .title = 2020 }, 2020,
	    "period");
}

static void
of_two_years_the_one_before_the_date_is_taken(void **state)
{
	(void)state;
	/* The preamble is last year's. */
	assert_year((struct year_clues){ .period = 2020,
			.title = 2021,
			.dated = 2022 },
	    2021, "title");
	/* The title names the year it came out in. */
	assert_year((struct year_clues){ .period = 2020,
			.title = 2021,
			.dated = 2021 },
	    2020, "period");
	/* Nothing settles it. */
	assert_year((struct year_clues){ .period = 2019,
			.title = 2021,
			.dated = 2024 },
	    2019, "period");
}

static void
a_title_of_the_year_of_its_date_is_doubted(void **state)
{
	(void)state;
	assert_year((struct year_clues){ .title = 2021,
			.dated = 2021,
			.body = 2020 },
	    2020, "body");
	assert_year((struct year_clues){ .title = 2021, .dated = 2021 }, 2021,
	    "title");
}

static void
what_is_left_comes_in_its_order(void **state)
{
	(void)state;
	assert_year((struct year_clues){ .body = 2020,
			.address = 2018,
			.dated = 2021 },
	    2020, "body");
	assert_year((struct year_clues){ .address = 2018, .dated = 2021 }, 2018,
	    "url");
	assert_year((struct year_clues){ .dated = 2021 }, 2020, "date");
	assert_null(year_decide(&(struct year_clues){ 0 }).evidence);
}

/* A page, the year it is about and where that is read. */
static const struct {
	const char *text;
	int year;
	const char *evidence;
} pages[] = {
	{ "统计期限为2023年1月1日起至2023年12月31日。", 2023, "period" },
	{ "本报告所列数据的统计期限自 2021 年 1 月 1 日\n起至 2021 年\n12 月 31 日止。",
	    2021, "period" },
	{ "数据统计时限为2021年1月1日-12月31日。", 2021, "period" },
	{ "统计书记时间段为2020年1月1日至202020年12月31日", 2020, "period" },
	{ "统计期限为201711日至20171231日", 2017, "period" },
	{ "统计时间:2018年11日至2018年1231日", 2018, "period" },
	{ "统计时段为20231月1日至2023年12月31日", 2023, "period" },
	{ "本报告数据截止日期为2024年12月31日。", 2024, "period" },
	{ "统计期限为2021.1.1—2021.12.31", 2021, "period" },
	{ "统计周期从2019年1月1日到12月31日止", 2019, "period" },
	{ "统计期限自2019年元月1日至12月31日", 2019, "period" },
	{ "统计时间为2015年12月1日至2016年10月30日", 2016, "period" },
	{ "统计期限为2022年1月至12月", 2022, "period" },
	{ "统计期限自2008年5月1日《条例》实施之日起,至2008年12月31日止", 2008,
	    "period" },
	{ "报告中所列数据统计期限为2025111231日。", 2025, "period" },
	{ "现公布我局2022年政府信息公开工作年度报告。", 2022, "title" },
	{ "云栖县水利局2021年政府信息公开工作年度报告", 2021, "title" },
	{ "云栖县水利局二〇一一年度政府信息公开年度报告", 2011, "title" },
	{ "云栖县水利局政府信息公开工作年度报告(2016年度)", 2016, "title" },
	{ "2009云栖县政府信息公开工作年度报告", 2009, "title" },
	{ "云栖县水利局政府信息公开2014年度报告", 2014, "title" },
	/* The year in another document's name or number is not its own. */
	{ "云栖县水利局政府信息公开工作年度报告\n根据〔2019〕60号文件和《2018年政务公开工作要点》,\n"
	  "2020年,我局认真贯彻条例。",
	    2020, "body" },
	{ "云栖县水利局政府信息公开工作年度报告\n发布日期:2016-03-04\n一、概述",
	    2015, "date" },
	{ "公开了2022年政府信息公开工作年度报告1篇。\n统计期限为2023年1月1日至2023年12月31日。",
	    2023, "period" },
	{ "一、总体情况\n2020年,在县委、县政府的正确领导下,有序推进。", 2020,
	    "body" },
	{ "发布日期:2020-08-21\n一、概述\n2004年5月1日起我局开始公开政府信息。\n"
	  "截至2014年底,本局公开工作运行正常。",
	    2014, "body" },
	/* What is planned for a year is not what was done in it. */
	{ "2020年依申请公开办理有序。\n2021年将每月通报公开情况,以通报促落实。\n"
	  "2020年公开文件5件。\n云栖县水利局\n2021年1月13日\n",
	    2020, "body" },
	/* The one that is named most. */
	{ "本报告由云栖县水利局编制。\n我局高度重视。全年工作见2018年计划。\n"
	  "云栖县水利局2018年公开信息276条。2019年将继续推进。",
	    2018, "body" },
	/* Named for the year in which it came out. */
	{ "云栖县水利局2022年政府信息公开工作年度报告\n发布日期:2022-01-20\n"
	  "统计期限为2021年1月1日至2021年12月31日",
	    2021, "period" },
};

static void
pages_tell_their_year_in_many_ways(void **state)
{
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct head *head = page_read(*state, pages[i].text);

		if (head->year != pages[i].year)
			print_message("%s\n", pages[i].text);
		assert_int_equal(head->year, pages[i].year);
		assert_string_equal(head->year_evidence, pages[i].evidence);
	}
}

static void
a_period_keeps_its_days(void **state)
{
	struct head *head = page_read(*state,
	    "统计时间为2015年12月1日至2016年10月30日");

	assert_date(head->period_start, 2015, 12, 1);
	assert_date(head->period_end, 2016, 10, 30);
}

static void
days_without_a_word_for_a_period_are_none(void **state)
{
	struct head *head = page_read(*state,
	    "2023年3月1日至2023年9月1日,开展了专项行动。");

	assert_int_equal(head->period_end.year, 0);
}

static void
publication_is_read_beside_its_caption(void **state)
{
	static const struct {
		const char *text;
		int year, month, day;
	} samples[] = {
		{ "发布时间:2021-01-25 16:17 点击率: 字体:[ ]", 2021, 1, 25 },
		{ "发布日期\n\n2021-01-25 16:17:38", 2021, 1, 25 },
		{ "索引号 | X/1 | 发布日期 | 2021年1月25日 | 文号 |", 2021, 1,
		    25 },
		{ "索引号 | 发布机构 | 发文日期\nX/1 | 云栖县水利局 | 2021-01-25",
		    2021, 1, 25 },
		{ "【发布日期】2021/1/25 【来源】云栖县水利局", 2021, 1, 25 },
		{ "文号:\n发布日期:\n成文日期:2021.01.25", 2021, 1, 25 },
		{ "石桥街道2020年政府信息公开工作年度报告\n石桥街道办事处\n"
		  "2021年01月25日来源:1",
		    2021, 1, 25 },
		{ "石桥街道2020年政府信息公开工作年度报告\n\n"
		  "2021-01-25 16:17     来源:石桥街道办事处\n分享 微信",
		    2021, 1, 25 },
		{ "石桥街道2020年政府信息公开工作年度报告\n2021-01-2516件\n", 0,
		    0, 0 },
		{ "石桥街道2020年政府信息公开工作年度报告\n"
		  "[ 2021-01-25 ] 来源:石桥街道办事处",
		    2021, 1, 25 },
		{ "石桥街道2020年政府信息公开工作年度报告\n"
		  "来源:石桥街道办事处 2021-01-25 16:17",
		    2021, 1, 25 },
		{ "石桥街道2020年政府信息公开工作年度报告\n"
		  "2021-01-25 16:17:49\n澜安区人民政府办公室\n字体:大中小\n"
		  "石桥街道2020年政府信息公开工作年度报告\n一、总体情况\n",
		    2021, 1, 25 },
		/* The page's words for it, then its own. */
		{ "2020年石桥街道办事处政府信息公开工作年度报告\n2021-01-25 来源:本网\n"
		  "石桥街道办事处\n政府信息公开年度报告\n一、总体情况\n",
		    2021, 1, 25 },
		{ "相关链接\n石桥街道2019年政府信息公开工作年度报告\n2020-01-20\n"
		  "更多\n正文区\n石桥街道2020年政府信息公开工作年度报告\n"
		  "根据条例编制本报告。\n一、总体情况\n",
		    0, 0, 0 },
		{ "石桥街道2020年政府信息公开工作年度报告\n"
		  "采集时间:2021-01-25",
		    0, 0, 0 },
		{ "发布于:2021-01-25", 2021, 1, 25 },
		{ "填报单位(盖章):云栖县水利局 填报日期:2021年1月25日", 2021, 1,
		    25 },
		{ "更新时间:2023-05-06 发布日期:2021-01-25", 2021, 1, 25 },
		{ "更新时间:2021-01-25", 2021, 1, 25 },
		/* A caption without a value has not the next sentence's. */
		{ "成文日期:2021-01-25 发布日期:\n"
		  "本报告的统计期限为2020年1月1日至2020年12月31日。",
		    2021, 1, 25 },
		/* The site's calendar, and when a crawler came by. */
		{ "今天是2023年5月6日 星期六\n发布时间:2021-01-25", 2021, 1,
		    25 },
		{ "采集时间:2023-05-06\n发布时间:2021-01-25", 2021, 1, 25 },
		{ "今天是2023年5月6日", 0, 0, 0 },
		{ "发布日期:2021-13-45", 0, 0, 0 },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_date(page_read(*state, samples[i].text)->published,
		    samples[i].year, samples[i].month, samples[i].day);
}

static void
an_address_may_have_the_time_of_day(void **state)
{
	struct page *page = *state;

	page->document.uri = SLICE(
	    "http://a.example/show/202001171829333.html");
	assert_date(page_read(page, "一、概述")->published, 0, 0, 0);
	page->document.uri = SLICE(
	    "http://a.example/show/20200117182933343.html");
	assert_date(page_read(page, "一、概述")->published, 2020, 1, 17);
	page->document.uri = SLICE_NULL;
}

static void
the_signature_stands_in_for_the_publication(void **state)
{
	struct head *head = page_read(*state,
	    "六、其他需要报告的事项\n无。\n云栖县水利局\n2021年1月25日");

	assert_date(head->signed_on, 2021, 1, 25);
	assert_date(head->published, 2021, 1, 25);
	head = page_read(*state,
	    "发布日期:2021-02-03\n六、其他需要报告的事项\n无。\n"
	    "云栖县水利局\n二〇二一年一月二十五日");
	assert_date(head->signed_on, 2021, 1, 25);
	assert_date(head->published, 2021, 2, 3);
	head = page_read(*state,
	    "六、其他需要报告的事项\n无。\n云栖县水利局\n"
	    "二〇二一年元月二十五日\n更新时间:2022-11-20");
	assert_date(head->signed_on, 2021, 1, 25);
	assert_date(head->published, 2021, 1, 25);
}

static void
a_day_within_a_sentence_is_no_signature(void **state)
{
	struct head *head = page_read(*state,
	    "六、其他需要报告的事项\n本局于2021年1月25日召开会议。");

	assert_int_equal(head->signed_on.year, 0);
	head = page_read(*state,
	    "六、其他需要报告的事项\n以上涵盖石桥镇2021年1月1日至12月31日的情况。");
	assert_date(head->signed_on, 0, 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(period_and_title_agree),
		cmocka_unit_test(of_two_years_the_one_before_the_date_is_taken),
		cmocka_unit_test(a_title_of_the_year_of_its_date_is_doubted),
		cmocka_unit_test(what_is_left_comes_in_its_order),
		cmocka_unit_test(pages_tell_their_year_in_many_ways),
		cmocka_unit_test(a_period_keeps_its_days),
		cmocka_unit_test(days_without_a_word_for_a_period_are_none),
		cmocka_unit_test(publication_is_read_beside_its_caption),
		cmocka_unit_test(an_address_may_have_the_time_of_day),
		cmocka_unit_test(the_signature_stands_in_for_the_publication),
		cmocka_unit_test(a_day_within_a_sentence_is_no_signature),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
