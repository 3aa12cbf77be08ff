/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "tests/unit/transform/page.h"
#include "transform/title.h"

static void
a_title_is_put_together_from_its_lines(void **state)
{
	static const char *const samples[][2] = {
		{ "石桥街道办事处2019年度政府信息公开工作\n\n年度报告\n",
		    "石桥街道办事处2019年度政府信息公开工作年度报告" },
		{ "澜安区石桥街办事处\n2020年政务信息公开工作年度报告",
		    "澜安区石桥街办事处2020年政务信息公开工作年度报告" },
		{ "云栖县石桥镇人民政府\n关于2021年度政府信息公开工作的年度报告\n",
		    "云栖县石桥镇人民政府关于2021年度政府信息公开工作的年度报告" },
		{ "云栖县水利局2021年政府信息\n公开工作年度报告",
		    "云栖县水利局2021年政府信息公开工作年度报告" },
		{ "云栖县水利局 2021 年政府\n信息公开年度报告\n",
		    "云栖县水利局2021年政府信息公开年度报告" },
		{ "云栖县人民政府\n信息公开 2021 年度报告\n",
		    "云栖县人民政府信息公开2021年度报告" },
		{ "政府信息公开\n云栖县水利局2021年政府信息公开年报\n",
		    "云栖县水利局2021年政府信息公开年报" },
		{ "名 称 云栖县水利局2021年政府信息公开年度报告",
		    "云栖县水利局2021年政府信息公开年度报告" },
		{ "标题: 云栖县水利局2021年度政府信息公开工作年度报告\n栏目: 年报",
		    "云栖县水利局2021年度政府信息公开工作年度报告" },
		{ "云栖县水利局2021年政府信息公开年度报告 - 云栖县人民政府门户网站",
		    "云栖县水利局2021年政府信息公开年度报告" },
		{ "附件:云栖县水利局2021年政府信息公开年度报告.docx",
		    "云栖县水利局2021年政府信息公开年度报告" },
		{ "关于云栖县水利局2021年政府信息公开工作情况的报告\n一、总体情况",
		    "关于云栖县水利局2021年政府信息公开工作情况的报告" },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(page_read(*state, samples[i][0])->title,
		    samples[i][1]);
}

static void
a_place_may_begin_as_the_words_before_a_name_do(void **state)
{
	static const char *const samples[][2] = {
		{ "附城镇2021年政府信息公开工作年度报告", "附城镇人民政府" },
		{ "附云栖县2021年政府信息公开工作年度报告", "云栖县人民政府" },
		{ "和安县水利局2021年政府信息公开工作年度报告",
		    "和安县水利局" },
		{ "各莫镇2021年政府信息公开工作年度报告", "各莫镇人民政府" },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(page_read(*state, samples[i][0])->agency,
		    samples[i][1]);
	assert_null(page_read(*state, "各镇2021年政府信息公开工作年度报告")
			->agency.ptr);
}

static void
what_only_speaks_of_a_report_is_no_title(void **state)
{
	static const char *const samples[] = {
		"我局按时公布了2020年政府信息公开工作年度报告,受到好评。",
		"政府信息公开指南",
		"云栖县水利局2021年法治政府建设年度报告",
		"政府信息公开工作年度报告格式",
		"建立政府信息公开工作年度报告制度",
		"",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_null(page_read(*state, samples[i])->title.ptr);
}

static void
a_line_that_breaks_off_a_notice_s_name_is_no_title(void **state)
{
	struct head *head = page_read(*state,
	    "根据《望川市人民政府办公室关于政府信息公开工作年度报告\n"
	    "有关事项的通知》要求,编制云栖县水利局2021年政府信息公开工作年度报告\n"
	    "。统计期限自2021年1月1日至2021年12月31日。\n一、总体情况\n");

	assert_text(head->agency, "云栖县水利局");
}

static void
the_title_above_the_report_is_its_own(void **state)
{
	struct head *head = page_read(*state,
	    "相关链接\n云栖县水利局2018年政府信息公开工作年度报告\n"
	    "云栖县水利局2019年政府信息公开工作年度报告\n更多\n正文区\n"
	    "云栖县水利局2020年政府信息公开工作年度报告\n"
	    "根据《中华人民共和国政府信息公开条例》编制本报告。\n一、总体情况\n");

	assert_int_equal(head->titles->ntitles, 3);
	assert_int_equal(head->year, 2020);
}

static void
a_title_may_have_its_name_behind(void **state)
{
	static const char *const samples[][2] = {
		{ "2021年政府信息公开工作年度报告（云栖县水利局）\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n（云栖县水利局）\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n云栖县水利局\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告(全文)\n云栖县水利局\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告——云栖县水利局\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n云栖县水利局 2022-01-09\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n（云栖县水利局 2022年1月9日）\n",
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n"
		  "【信息来源：云栖县水利局】【信息时间：2022-01-09】\n",
		    "云栖县水利局" },
		/* That is the site. */
		{ "2021年政府信息公开工作年度报告-云栖县人民政府\n", NULL },
		{ "2021年政府信息公开工作年度报告(试行稿)\n", NULL },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(page_read(*state, samples[i][0])->agency,
		    samples[i][1]);
}

static void
a_title_that_is_repeated_without_its_name_keeps_it(void **state)
{
	struct head *head = page_read(*state,
	    "云栖县白浪乡\n2021年政府信息公开工作年度报告\n"
	    "2021年政府信息公开工作年度报告\n"
	    "根据《中华人民共和国政府信息公开条例》编制本报告。\n一、总体情况\n"
	    "有疑问请联系白浪乡政府。\n");

	assert_text(head->agency, "云栖县白浪乡人民政府");
	assert_string_equal(head->agency_evidence, "title");
}

static void
a_page_title_helps_where_the_text_has_none(void **state)
{
	struct page *page = *state;
	struct head *head;

	page->document.title = SLICE(
	    "云栖县水利局2020年政府信息公开工作年度报告_云栖县人民政府");
	head = page_read(page, "一、总体情况\n有序推进。\n");
	assert_text(head->agency, "云栖县水利局");
	assert_int_equal(head->year, 2020);
	page->document.title = SLICE_NULL;
}

static void
a_menu_of_other_bodies_takes_no_title_away(void **state)
{
	static const char text[] =
	    "云栖县水利局2020年政府信息公开工作年度报告\n年度报告\n"
	    "云栖县财政局2020年政府信息公开工作年度报告\n"
	    "云栖县石桥镇2020年政府信息公开工作年度报告\n"
	    "根据《中华人民共和国政府信息公开条例》编制本报告。\n一、总体情况\n";
	struct page *page = *state;

	page->document.title = SLICE(
	    "云栖县水利局2020年政府信息公开工作年度报告_云栖县人民政府");
	assert_text(page_read(page, text)->agency, "云栖县水利局");
	page->document.title = SLICE(
	    "云栖县石桥镇2020年政府信息公开工作年度报告");
	assert_text(page_read(page, text)->agency, "云栖县石桥镇人民政府");
	page->document.title = SLICE_NULL;
}

static void
no_more_titles_are_kept_than_there_is_room_for(void **state)
{
	char text[8192];
	size_t len = 0;

	for (int i = 0; i < TITLES_MAX + 10; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len,
		    "云栖县2020年政府信息公开年度报告\n");
	assert_int_equal(page_read(*state, text)->titles->ntitles, TITLES_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_is_put_together_from_its_lines),
		cmocka_unit_test(
		    a_place_may_begin_as_the_words_before_a_name_do),
		cmocka_unit_test(what_only_speaks_of_a_report_is_no_title),
		cmocka_unit_test(
		    a_line_that_breaks_off_a_notice_s_name_is_no_title),
		cmocka_unit_test(the_title_above_the_report_is_its_own),
		cmocka_unit_test(a_title_may_have_its_name_behind),
		cmocka_unit_test(
		    a_title_that_is_repeated_without_its_name_keeps_it),
		cmocka_unit_test(a_page_title_helps_where_the_text_has_none),
		cmocka_unit_test(a_menu_of_other_bodies_takes_no_title_away),
		cmocka_unit_test(
		    no_more_titles_are_kept_than_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
