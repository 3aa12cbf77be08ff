/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"

#define TITLE "2021年政府信息公开工作年度报告\n"
#define BODY  "编制本报告。\n一、总体情况\n公开的时效性有待提高。\n"

static void
a_line_above_the_title_names_the_site_s_owner(void **state)
{
	static const char *const samples[] = {
		"云栖县水利局政府信息公开平台\n首页\n" TITLE BODY,
		"云栖县水利局\n政府信息公开专栏\n年报\n" TITLE BODY,
		"云栖县水利局门户网站\n网站首页 政务公开\n" TITLE BODY,
		"首页\n" TITLE BODY "主办单位:云栖县水利局 地址:人民路1号\n",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct head *head = page_read(*state, samples[i]);

		assert_text(head->agency, "云栖县水利局");
		assert_string_equal(head->agency_evidence, "site");
	}
}

static void
a_menu_or_a_government_s_site_tells_no_body(void **state)
{
	static const char *const samples[] = {
		"云栖县教育局\n云栖县水利局\n首页\n" TITLE BODY,
		"云栖县教育局\n云栖县水利局\n" TITLE BODY,
		"云栖县人民政府门户网站\n首页\n" TITLE BODY,
		"云栖县水利局门户网站\n首页\n" TITLE "我镇高度重视。" BODY,
		TITLE BODY "主办单位:云栖县人民政府\n",
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_null(page_read(*state, samples[i])->agency.ptr);
}

static void
names_of_sites_are_kept_where_the_title_says_no_place(void **state)
{
	struct head *head = page_read(*state,
	    "云栖县人民政府信息公开网\n水利局" TITLE
	    "本报告可在云栖县人民政府门户网站下载。" BODY
	    "版权所有:云栖县人民政府办公室\n");

	assert_text(head->agency, "水利局");
	assert_int_equal(head->site.nnames, 2);
	assert_text(head->site.name[0], "云栖县人民政府");
	assert_text(head->site.name[1], "云栖县人民政府办公室");
	head = page_read(*state,
	    "云栖县人民政府信息公开网\n望川市水利局" TITLE BODY);
	assert_int_equal(head->site.nnames, 0);
	/* Where something else can be read is another matter. */
	head = page_read(*state,
	    "水利局" TITLE "在云栖县人民政府网站发布信息2条。" BODY);
	assert_int_equal(head->site.nnames, 0);
}

static void
more_names_than_there_is_room_for_are_a_menu(void **state)
{
	struct head *head = page_read(*state,
	    "甲山县人民政府\n乙山县人民政府\n丙山县人民政府\n"
	    "丁山县人民政府\n戊山县人民政府\n己山县人民政府\n"
	    "庚山县人民政府\n首页\n水利局" TITLE BODY);

	assert_int_equal(head->site.nnames, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_above_the_title_names_the_site_s_owner),
		cmocka_unit_test(a_menu_or_a_government_s_site_tells_no_body),
		cmocka_unit_test(
		    names_of_sites_are_kept_where_the_title_says_no_place),
		cmocka_unit_test(more_names_than_there_is_room_for_are_a_menu),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
