/* SPDX-License-Identifier: ISC */
#include "extract/payload.h"
#include "tests/unit/extract/report.h"
#include "tests/unit/extract/text.h"

#define MORE                                                                                \
	"桠溪镇按照条例的要求编制这份报告，其中的数据按年统计，" \
	"欢迎各界监督并提出意见。"
#define MUCH  MORE MORE MORE MORE MORE MORE MORE
#define PLAIN MUCH "政府信息公开年度报告的统计期限为一年"
#define BODY  "<p>" PLAIN "</p>"

static struct needle_set *needles;
static struct payload *payload;
static struct page *page;

static int
set_up(void **state)
{
	(void)state;
	needles = needle_set_new();
	payload = payload_new(needles);
	page = page_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	payload_free(payload);
	payload_free(NULL);
	needle_set_free(needles);
	page_free(page);
	return 0;
}

/* What a text is with its payload, and without. */
static void
assert_found(const char *text, const char *with, const char *without)
{
	const struct buf *got;

	assert_true(payload_find(payload, slice_of(text)));
	got = payload_page(payload, true);
	assert_text((struct slice){ got->data, got->len }, with);
	got = payload_page(payload, false);
	assert_text((struct slice){ got->data, got->len }, without);
}

static void
assert_none(const char *text)
{
	assert_false(payload_find(payload, slice_of(text)));
}

static void
finds_what_a_script_holds(void **state)
{
	(void)state;
	assert_found("a<script>x = '" BODY "'</script>b", "a" BODY "</script>b",
	    "a </script>b");
	assert_found("<script>{\"c\": \"\\u003cp>" PLAIN "<\\/p>\"}</script>",
	    BODY "</script>", " </script>");
	assert_found("<SCRIPT>x('&lt;p&gt;" PLAIN "&lt;/p&gt;')</SCRIPT>",
	    BODY "</SCRIPT>", " </SCRIPT>");
	assert_found("<script type=\"text/html\"> " BODY "</script>",
	    " " BODY "</script>", " </script>");
}

static void
finds_what_no_browser_shows_as_markup(void **state)
{
	(void)state;
	assert_found("<textarea id=c>&lt;p&gt;" PLAIN "&lt;/p&gt;</textarea>",
	    BODY "</textarea>", " </textarea>");
	assert_found("<textarea>" BODY "</textarea>", BODY "</textarea>",
	    " </textarea>");
	assert_found("<div>&lt;p&gt;" PLAIN "&lt;/p&gt;</div>",
	    "<div>" BODY "</div>", "<div> </div>");
	assert_found("<b>&amp;lt;p&amp;gt;" PLAIN "&amp;lt;/p&amp;gt;</b>",
	    "<b>" BODY "</b>", "<b> </b>");
	assert_none("<b>&amp;amp;lt;p&gt;" PLAIN "&amp;amp;lt;/p&gt;</b>");
	assert_none("<style>" BODY "</style>");
	assert_none("<!-- <textarea>" BODY "</textarea> -->");
	assert_none("<template>" BODY "</template>");
}

static void
finds_what_an_attribute_holds(void **state)
{
	(void)state;
	assert_found("<iframe srcdoc=\"" BODY "\" width=\"1\">b", BODY "b",
	    " b");
	assert_found("<input value='&lt;p&gt;" PLAIN "&lt;/p&gt;'/>b", BODY "b",
	    " b");
	assert_none("<input value='" BODY);
	assert_found("a<a b=\"" BODY "\" c=\"", "a" BODY, "a ");
}

static void
keeps_the_lines_of_the_source(void **state)
{
	(void)state;
	assert_found("a\n<script\n>\nx = `<p>\n" PLAIN "</p>`;\n\n</script>\nb",
	    "a\n\n\n<p>\n" PLAIN "</p>\n\n</script>\nb",
	    "a\n\n\n \n\n\n</script>\nb");
}

static void
finds_the_string_of_an_answer_in_json(void **state)
{
	(void)state;
	assert_found("{\"data\":{\"a\":1,\"c\":\"" BODY "\"}}", BODY, " ");
	assert_found("[{\"c\":\"&lt;p&gt;" PLAIN "&lt;/p&gt;\"}]", BODY, " ");
	assert_none("{\"c\":\"" PLAIN "\"}");
	assert_none("{\"c\":\"{'d':'" BODY "'}\"}");
}

static void
declares_what_stands_beside_it(void **state)
{
	(void)state;
	assert_true(payload_find(payload,
	    SLICE("{\"title\":\"list\",\"data\":{\"docTitle\":\"T\\n1\","
		  "\"titleColor\":\"red\",\"source\":null,\"n\":[{}],"
		  "\"c\":\"" BODY "\",\"docSource\":\"S\","
		  "\"publishDate\":\"2024-01-20\"}}")));
	payload_declare(payload, page);
	assert_int_equal(page->nmetas, 3);
	assert_text(page->title, "T 1");
	assert_text(page->metas[0].name, "ArticleTitle");
	assert_text(page->metas[0].content, "T 1");
	assert_text(page->metas[1].name, "ContentSource");
	assert_text(page->metas[1].content, "S");
	assert_text(page->metas[2].name, "PubDate");
	assert_text(page->metas[2].content, "2024-01-20");
}

static void
declares_nothing_of_a_string_alone(void **state)
{
	(void)state;
	assert_true(payload_find(payload,
	    SLICE("<script>title = 'T'; c = '" BODY "'</script>")));
	payload_declare(payload, page);
	assert_int_equal(page->nmetas, 0);
	assert_null(page->title.ptr);
}

static void
takes_neither_of_two_that_differ(void **state)
{
	(void)state;
	assert_none("{\"a\":\"" BODY "\",\"b\":\"<p>2023</p>" BODY "\"}");
	assert_found("{\"a\":\"" BODY "\",\"b\":\"" BODY "\"}", BODY, " ");
}

static void
takes_no_short_text_for_a_report(void **state)
{
	(void)state;
	assert_none("{\"a\":\"<p>政府信息公开年度报告的统计期限</p>\"}");
	assert_none("{\"a\":\"<p>政府信息公开年度报告" MORE
		    "                                                      "
		    "                                                      "
		    "                                                      "
		    "                                                      "
		    "                                                      "
		    "                                                </p>\"}");
}

static void
takes_what_is_half_as_long_for_shown(void **state)
{
	(void)state;
	page_add_line(page, SLICE("信息公开年度报告。。。"), 1);
	assert_false(payload_is_shown(payload, page));
	page_add_line(page, SLICE("。"), 1);
	assert_true(payload_is_shown(payload, page));
	page_reset(page);
	page_add_line(page, SLICE("统计期限"), 1);
	assert_true(payload_is_shown(payload, page));
}

static void
expects_none_without_its_signs(void **state)
{
	struct page_item cell = { .text = SLICE("1"), .table = 1 };

	(void)state;
	assert_false(
	    payload_is_likely(SLICE("<p>&lt;</p><script>a < b</script><b></b>"),
		page));
	assert_false(payload_is_likely(SLICE("\\x/&amp;lt/\\u00"), page));
	assert_true(payload_is_likely(SLICE("&lt;/p"), page));
	assert_true(payload_is_likely(SLICE("&amp;lt;/p"), page));
	assert_true(payload_is_likely(SLICE("'<p><\\/p>'"), page));
	assert_true(payload_is_likely(SLICE("\\u003cp"), page));
	assert_true(payload_is_likely(
	    SLICE("<script></script><script>'<p></p>'</script>"), page));
	for (int i = 0; i < PAYLOAD_CELLS; i++)
		page_add_cell(page, &cell);
	assert_false(payload_is_likely(SLICE("&lt;/p"), page));
}

static void
tells_json_by_how_it_begins(void **state)
{
	(void)state;
	assert_true(payload_is_json(SLICE(" {\"a\":1}")));
	assert_true(payload_is_json(SLICE("[1]")));
	assert_false(payload_is_json(SLICE("a({})")));
	assert_false(payload_is_json(SLICE("")));
}

static void
reads_the_words_of_json_that_is_ascii(void **state)
{
	(void)state;
	assert_true(payload_is_hinted(payload,
	    SLICE("{\"a\":\"\\u7edf\\u8ba1\\u671f\\u9650\"}")));
	assert_false(
	    payload_is_hinted(payload, SLICE("{\"a\":\"\\u7edf\\u8ba1\"}")));
	assert_false(payload_is_hinted(payload,
	    SLICE("\"\\u7edf\\u8ba1\\u671f\\u9650\"")));
}

static void
looks_at_nothing_above_its_bound(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_add(&text, "[\"" BODY "\"]", sizeof("[\"" BODY "\"]") - 1);
	while (text.len < PAYLOAD_TEXT_MAX)
		buf_add_char(&text, ' ');
	assert_true(
	    payload_find(payload, (struct slice){ text.data, text.len }));
	buf_add_char(&text, ' ');
	assert_false(
	    payload_find(payload, (struct slice){ text.data, text.len }));
	buf_release(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(finds_what_a_script_holds),
		TEST(finds_what_no_browser_shows_as_markup),
		TEST(finds_what_an_attribute_holds),
		TEST(keeps_the_lines_of_the_source),
		TEST(finds_the_string_of_an_answer_in_json),
		TEST(declares_what_stands_beside_it),
		TEST(declares_nothing_of_a_string_alone),
		TEST(takes_neither_of_two_that_differ),
		TEST(takes_no_short_text_for_a_report),
		TEST(takes_what_is_half_as_long_for_shown),
		TEST(expects_none_without_its_signs),
		TEST(tells_json_by_how_it_begins),
		TEST(reads_the_words_of_json_that_is_ascii),
		TEST(looks_at_nothing_above_its_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
