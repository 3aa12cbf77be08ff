/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"

#define TITLE "石桥街道2021年政府信息公开工作年度报告\n一、总体情况\n"

/* Codes of bodies that are invented; their check characters are right. */
#define CREDIT_A "11330108MB0000123B"
#define CREDIT_B "11210302MB00001230"
#define ORGAN    "000012343"

static const struct registration *
registration_of(struct page *page, const char *uri, const char *meta,
    const char *text)
{
	const struct meta metas[] = { { SLICE("x"), slice_of(meta) } };
	const struct registration *registration;

	page->document.uri = slice_of(uri);
	page->document.metas = metas;
	page->document.nmetas = 1;
	registration = &page_read(page, text)->registration;
	page->document.uri = SLICE_NULL;
	page->document.nmetas = 0;
	return registration;
}

static void
assert_credit(const struct registration *registration, const char *code,
    const char *evidence)
{
	assert_text(registration->credit_code, code);
	if (evidence == NULL)
		assert_null(registration->evidence);
	else
		assert_string_equal(registration->evidence, evidence);
}

static void
a_page_without_codes_gives_none(void **state)
{
	const struct registration *registration = registration_of(*state,
	    "http://a.example/20220120/1133010800.html", "330108002",
	    "索引号:X0001/2022-7\n统一社会信用代码:无\n" TITLE);

	assert_credit(registration, NULL, NULL);
	assert_null(registration->organ_code.ptr);
}

static void
the_address_is_surer_than_the_page(void **state)
{
	const char *uri = "http://a.example/n.jsp?area=" CREDIT_A "&y=2021";

	assert_credit(registration_of(*state, uri, CREDIT_B, TITLE), CREDIT_A,
	    "address");
	assert_credit(registration_of(*state, "http://a.example/", CREDIT_B,
			  "索引号:" CREDIT_A "/202201-7\n" TITLE),
	    CREDIT_B, "page");
}

static void
a_code_stands_behind_its_caption(void **state)
{
	assert_credit(registration_of(*state, "", "",
			  "索引号:" CREDIT_B "/202201-7\n"
			  "统一社会信用代码:" CREDIT_A "\n" TITLE),
	    CREDIT_A, "caption");
}

static void
an_index_number_gives_both_codes(void **state)
{
	const struct registration *registration = registration_of(*state, "",
	    "",
	    "索引号 | 发布机构 | 发文日期\n" CREDIT_A
	    "/202201-00012 | 石桥街道 | 2022-01-20\n" TITLE);

	assert_credit(registration, CREDIT_A, "index");
	assert_text(registration->organ_code, "MB0000123");
	registration = registration_of(*state, "", "",
	    "索引号:" ORGAN "/2022-00007\n" TITLE);
	assert_credit(registration, NULL, NULL);
	assert_text(registration->organ_code, ORGAN);
}

static void
a_code_with_a_wrong_character_is_none(void **state)
{
	const struct registration *registration = registration_of(*state,
	    "http://a.example/n.jsp?area=11330108MB0000123A", "",
	    "索引号:000012344/2022-00007\n" TITLE);

	assert_credit(registration, NULL, NULL);
	assert_null(registration->organ_code.ptr);
}

static void
a_number_of_running_text_is_no_code(void **state)
{
	assert_credit(registration_of(*state, "", "",
			  TITLE "联系单位" CREDIT_A "。\n"),
	    NULL, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_without_codes_gives_none),
		cmocka_unit_test(the_address_is_surer_than_the_page),
		cmocka_unit_test(a_code_stands_behind_its_caption),
		cmocka_unit_test(an_index_number_gives_both_codes),
		cmocka_unit_test(a_code_with_a_wrong_character_is_none),
		cmocka_unit_test(a_number_of_running_text_is_no_code),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
