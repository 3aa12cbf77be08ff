/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/context.h"

static struct place_context
context_of(struct page *page, const char *text)
{
	struct place_context context;
	struct head *head = page_read(page, text);

	context_read(&page->document, head, page->arena, &context);
	return context;
}

static void
assert_mentions(const struct place_context *context, const char *mention,
    bool expected)
{
	bool found = false;

	for (size_t i = 0; i < context->nmentions; i++)
		if (slice_equal(context->mentions[i], slice_of(mention)))
			found = true;
	if (found != expected)
		fail_msg("%s is %s", mention, found ? "there" : "not there");
}

static void
the_names_of_a_report_are_mentions(void **state)
{
	struct place_context context = context_of(*state,
	    "发布机构:望川市澜安区石桥街道办事处\n"
	    "石桥街道2021年政府信息公开工作年度报告\n"
	    "一、总体情况\n公开的时效性有待提高。\n"
	    "望川市澜安区人民政府石桥街道办\n2022年1月20日\n");

	assert_mentions(&context, "石桥街道", true);
	assert_mentions(&context, "望川市澜安区石桥街道办事处", true);
	assert_mentions(&context, "望川市澜安区人民政府石桥街道办", true);
	assert_int_equal(context.year, 2021);
	assert_null(context.host.ptr);
}

static void
the_path_above_the_title_is_one_mention_a_step(void **state)
{
	struct place_context context = context_of(*state,
	    "无关市>无关区\n当前位置:首页 > 望川市 > 澜安区>信息公开\n"
	    "石桥街道2021年政府信息公开工作年度报告\n"
	    "一、总体情况\n一二三>云栖县>四五六\n");

	assert_mentions(&context, "望川市", true);
	assert_mentions(&context, "澜安区", true);
	assert_mentions(&context, "无关市", false);
	assert_mentions(&context, "云栖县", false);
}

static void
a_path_may_lead_up_to_the_title_on_its_line(void **state)
{
	struct place_context context = context_of(*state,
	    "首页>望川市>石桥街道2021年政府信息公开工作年度报告\n"
	    "一、总体情况\n");

	assert_mentions(&context, "望川市", true);
	context = context_of(*state,
	    "您的位置:望川市>信息公开\n石桥街道2021年政府信息公开工作年度报告\n"
	    "一、总体情况\n");
	assert_mentions(&context, "望川市", true);
}

static void
what_the_site_calls_itself_is_a_mention(void **state)
{
	struct page *page = *state;
	const struct meta metas[] = {
		{ SLICE("sitename"), SLICE("望川市人民政府门户网站") },
		{ SLICE("Author"), SLICE("云栖县") },
	};
	struct head *head = page_read(page,
	    "石桥街道2021年政府信息公开工作年度报告\n一、总体情况\n");
	struct document document = page->document;
	struct place_context context;

	document.metas = metas;
	document.nmetas = 2;
	document.title = SLICE("石桥街道年报_澜安区 - 望川市");
	document.uri = SLICE("http://www.wangchuan.example/a.html");
	context_read(&document, head, page->arena, &context);
	assert_mentions(&context, "望川市人民政府门户网站", true);
	assert_mentions(&context, "云栖县", false);
	assert_mentions(&context, "澜安区", true);
	assert_mentions(&context, "望川市", true);
	assert_text(context.host, "wangchuan.example");
}

static void
the_division_of_a_credit_code_is_a_mention(void **state)
{
	struct page *page = *state;
	struct head *head;
	struct place_context context;

	page->document.uri = SLICE(
	    "http://a.example/n.jsp?area=11330108MB0000123B");
	head = page_read(page,
	    "石桥街道2021年政府信息公开工作年度报告\n一、总体情况\n");
	context_read(&page->document, head, page->arena, &context);
	page->document.uri = SLICE_NULL;
	assert_mentions(&context, "浙江省杭州市滨江区", true);
}

static void
no_more_mentions_than_are_looked_at(void **state)
{
	char text[4000];
	size_t len = 0;
	struct place_context context;

	for (int i = 0; i < PLACE_MENTIONS_MAX * 3; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len,
		    "第%d县>", i);
	snprintf(text + len, sizeof(text) - len,
	    "\n石桥街道2021年政府信息公开工作年度报告\n一、总体情况\n");
	context = context_of(*state, text);
	assert_int_equal(context.nmentions, PLACE_MENTIONS_MAX);
}

static void
the_host_of_an_address(void **state)
{
	static const char *const hosts[][2] = {
		{ "http://www.a.example/x?u=http://b.example/", "a.example" },
		{ "https://WWW.A.Example:8443/", "a.example" },
		{ "http://user:key@a.example", "a.example" },
		{ "http://a.example?x@y", "a.example" },
		{ "http://a.example#x", "a.example" },
		{ "file:///a/b.html", NULL },
		{ "http://", NULL },
		{ "http://:80/", NULL },
		{ "http://[::1]/", NULL },
		{ "http://a b.example/", NULL },
		{ "http://\xe6\x9c\x9b.example/", NULL },
		{ "a.html", NULL },
		{ "", NULL },
	};
	struct page *page = *state;
	char text[CONTEXT_HOST_MAX + 16] = "http://";

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		assert_text(context_host(slice_of(hosts[i][0]), page->arena),
		    hosts[i][1]);
	assert_null(context_host(SLICE_NULL, page->arena).ptr);
	memset(text + strlen(text), 'x', CONTEXT_HOST_MAX);
	assert_int_equal(context_host(slice_of(text), page->arena).len,
	    CONTEXT_HOST_MAX);
	text[strlen(text)] = 'x';
	assert_null(context_host(slice_of(text), page->arena).ptr);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_names_of_a_report_are_mentions),
		cmocka_unit_test(
		    the_path_above_the_title_is_one_mention_a_step),
		cmocka_unit_test(a_path_may_lead_up_to_the_title_on_its_line),
		cmocka_unit_test(what_the_site_calls_itself_is_a_mention),
		cmocka_unit_test(the_division_of_a_credit_code_is_a_mention),
		cmocka_unit_test(no_more_mentions_than_are_looked_at),
		cmocka_unit_test(the_host_of_an_address),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
