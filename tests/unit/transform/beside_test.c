/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "tests/unit/transform/page.h"

static void
a_mark_may_part_a_name_from_its_title(void **state)
{
	static const char *const samples[] = {
		"云栖县水利局：2021年政府信息公开工作年度报告\n一、总体情况",
		"【云栖县水利局】2021年政府信息公开工作年度报告\n一、总体情况",
		"（云栖县水利局）2021年政府信息公开工作年度报告\n一、总体情况",
		"云栖县水利局-2021年政府信息公开工作年度报告\n一、总体情况",
		"云栖县水利局——2021年政府信息公开工作年度报告\n一、总体情况",
		"2021年政府信息公开工作年度报告-云栖县水利局-信息公开网\n"
		"一、总体情况",
		"2021年政府信息公开工作年度报告-年报-云栖县水利局\n"
		"一、总体情况",
		"政府信息公开工作年度报告-云栖县水利局-2021年\n一、总体情况",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(page_read(*state, samples[i])->agency,
		    "云栖县水利局");
}

static void
a_site_s_name_before_a_title_is_not_the_body_s(void **state)
{
	static const char *const samples[] = {
		"云栖县人民政府-2021年政府信息公开工作年度报告\n一、总体情况",
		"2021年政府信息公开工作年度报告-云栖县人民政府-年报\n"
		"一、总体情况",
		"来源:2021年政府信息公开工作年度报告\n一、总体情况",
		"政务服务中心_2021年政府信息公开工作年度报告\n一、总体情况",
		/* Bodies that report together, and a place below. */
		"2021年政府信息公开工作年度报告\n一、总体情况\n六、其他需要"
		"报告的事项\n无。\n云栖县教育局 云栖县体育局\n2022年1月18日",
		"云栖县教育局\n云栖县体育局\n2021年政府信息公开工作年度报告\n"
		"一、总体情况",
		"2021年政府信息公开工作年度报告\n云栖县\n一、总体情况",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_null(page_read(*state, samples[i])->agency.ptr);
}

static void
what_ends_a_page_s_own_title_is_its_site(void **state)
{
	struct page *page = *state;
	const char *text = "2021年政府信息公开工作年度报告\n"
			   "发布机构:云栖县石桥中学\n一、总体情况";

	page->document.title = SLICE(
	    "2021年政府信息公开工作年度报告-云栖县教育局");
	assert_text(page_read(page, text)->agency, "云栖县石桥中学");
	page->document.title = SLICE(
	    "云栖县教育局_2021年政府信息公开工作年度报告");
	assert_text(page_read(page, "一、总体情况\n")->agency, "云栖县教育局");
	page->document.title = SLICE_NULL;
}

static void
a_seal_or_an_office_is_not_of_the_name_that_signs(void **state)
{
	static const char *const samples[] = {
		"云栖县水利局(盖章)\n2022年1月18日\n",
		"(云栖县水利局)\n2022年1月18日\n",
		"云栖县水利局办公室\n2022年1月18日\n",
		"云栖县水利局(公章)",
	};
	char text[512];

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		(void)snprintf(text, sizeof(text),
		    "2021年政府信息公开工作年度报告\n一、总体情况\n"
		    "六、其他需要报告的事项\n无。\n%s",
		    samples[i]);
		assert_text(page_read(*state, text)->agency, "云栖县水利局");
	}
	assert_text(page_read(*state,
			"2021年政府信息公开工作年度报告\n一、总体情况\n"
			"六、其他需要报告的事项\n无。\n云栖县人民政府办公室\n"
			"2022年1月18日\n")
			->agency,
	    "云栖县人民政府办公室");
}

static void
the_day_of_another_page_signs_nothing(void **state)
{
	struct head *head = page_read(*state,
	    "云栖县水利局2021年政府信息公开工作年度报告\n一、总体情况\n"
	    "六、其他需要报告的事项\n无。\n"
	    "上一篇:关于开展检查的通知 2024-05-06\n版权所有 2010年1月1日\n");

	assert_int_equal(head->signed_on.year, 0);
	assert_int_equal(head->published.year, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_may_part_a_name_from_its_title),
		cmocka_unit_test(
		    a_site_s_name_before_a_title_is_not_the_body_s),
		cmocka_unit_test(what_ends_a_page_s_own_title_is_its_site),
		cmocka_unit_test(
		    a_seal_or_an_office_is_not_of_the_name_that_signs),
		cmocka_unit_test(the_day_of_another_page_signs_nothing),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
