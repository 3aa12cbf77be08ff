/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/html.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static struct page *page;
static struct html *html;

static int
setup(void **state)
{
	(void)state;
	page = page_new();
	html = html_new(page);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	html_free(html);
	page_free(page);
	return 0;
}

/* Reads a page and compares its lines and cells, parted by bars. */
static void
assert_reads(const char *text, const char *want)
{
	struct buf copy = BUF_INIT;
	struct buf got = BUF_INIT;

	buf_add(&copy, text, strlen(text));
	buf_add(&got, "", 0);
	html_read(html, copy.data, copy.len);
	assert_null(page->fault.detail);
	for (size_t i = 0; i < page->nitems; i++) {
		if (i > 0)
			buf_add_char(&got, '|');
		if (page->items[i].table > 0)
			buf_add_char(&got, '#');
		buf_add(&got, page->items[i].text.ptr, page->items[i].text.len);
	}
	assert_string_equal(got.data, want);
	buf_release(&copy);
	buf_release(&got);
}

static void
starts_a_line_where_a_browser_would(void **state)
{
	(void)state;
	assert_reads("<div>a<p>b<br>c</p>d<span>e</span></div>f<hr>g",
	    "a|b|c|de|f|g");
	assert_reads("<ul><li>a<li>b</ul><dl><dt>c<dd>d</dl>", "a|b|c|d");
	assert_reads("a <o:p>b</o:p><ucapcontent>c</ucapcontent>", "a bc");
}

static void
shows_nothing_that_is_hidden(void **state)
{
	(void)state;
	assert_reads("a<script>b<p>c</script><style>d</style><!-- e -->f",
	    "af");
	assert_reads("a<i style='x:y;display:NONE'>b<b>c</b></i>d", "ad");
	assert_reads("<p hidden>a<b>b</b></p><p>c", "c");
	assert_reads("<body style='display:none'>a</body>", "a");
	assert_reads("<p style='display:block'>a", "a");
}

static void
shows_nothing_that_is_struck_out(void **state)
{
	(void)state;
	assert_reads("<table><td>a<td><s>12</s>13<td><del>1</del><ins>2</ins>"
		     "<td><strike>3</strike>",
	    "#a|#13|#2|#");
	assert_reads("<p><span style='text-decoration: Line-Through'>1</span>2",
	    "2");
}

#define STRUCK    "style='text-decoration:line-through'"
#define INVISIBLE "style='visibility:hidden'"

static void
keeps_the_place_of_a_cell_without_its_text(void **state)
{
	(void)state;
	assert_reads("<table><tr><td>x</td><td " STRUCK ">1</td><td>2</td>"
		     "<td>3</td></tr></table>",
	    "#x|#|#2|#3");
	assert_reads("<table><tr><td>x<th " INVISIBLE ">1<p>1</p><td>2<tr>"
		     "<td " STRUCK "><b " STRUCK ">3</b>4<td>5</table>6",
	    "#x|#|#2|#|#5|6");
	assert_reads("<table><tr><td>x<td style='display:none'>1<td>2</table>",
	    "#x|#2");
	assert_reads("<table><tr><td rowspan=2>x<td>1<tr " STRUCK "><td>2<tr>"
		     "<td>3<td>4</table>",
	    "#x|#1|#|#3|#4");
	assert_int_equal(page->items[3].column, 1);
	assert_reads("<table><tr><td>x<td " STRUCK "><table><tr><td>1<td>2"
		     "</table>3<td>4</table>5",
	    "#x|#|#4|5");
	assert_reads("<table " INVISIBLE "><tr><td>1<td>2</table>3", "3");
	assert_reads("<p>1<p " INVISIBLE ">2<p>3", "1|3");
}

#define TINY "style='font-size:0'"

static void
shows_what_has_a_size_within_what_has_none(void **state)
{
	(void)state;
	assert_reads("<table><td>x<td>1<i " TINY ">2</i>3<td " TINY
		     "><b>4</b><td>5</table>6",
	    "#x|#13|#|#5|6");
	assert_reads("<div " TINY ">1<p style='font-size:9pt'>2<i>3</i></p>4"
		     "<table style='font-size:9pt'><td>5<td>6</table>"
		     "<p style='font-size:50%'>7</div>8",
	    "23|#5|#6|8");
	assert_reads("<div " TINY "><p style='font-size:9pt'>1<s>2</s>"
		     "<b " STRUCK ">3</b>4</p>5</div>6",
	    "14|6");
	assert_reads("<div " TINY "><b " INVISIBLE ">1</b>"
		     "<p style='font-size:9pt'>2<i " TINY ">3</i>4</div>5",
	    "24|5");
	assert_reads("<p " STRUCK ">1<b style='font-size:9pt'>2</b></p>3", "3");
}

static void
hides_nothing_by_a_part_of_a_name(void **state)
{
	(void)state;
	assert_reads("<table><tr><td style='text-line-through:none'>1"
		     "<td style='backface-visibility:hidden'>2"
		     "<td style='mso-displayed-x;display:none'>3</table>",
	    "#1|#2");
}

static void
drops_marks_of_notes_and_tells_exponents(void **state)
{
	(void)state;
	assert_reads("<p>\u7ae0<sup>1</sup><p>a<sup>[2]</sup>b"
		     "<p>12 <sup><a>\u2460</a></sup><p>7<sup>*</sup>",
	    "\u7ae0|ab|12|7");
	assert_reads(
	    "<table><td>12<sup>1</sup><td>\uff12<sup>3</sup><td>m<sup>2</sup>",
	    "#12^1|#\uff12^3|#m^2");
	assert_reads("<td>12<small>1</small><td>12<sub>1</sub>"
		     "<td><small>12</small><td>12<small>(m)</small>",
	    "12^1|12^1|12|12(m)");
	assert_reads("<td>12<small>3<sub></sub></small>"
		     "<td>12<sup><sup>3</sup></sup>4"
		     "<td>12<sup>a<td>12<sub>3</sub><td>12<sub>3<br></sub>"
		     "<td><sup>3</sup>12<td><sub>3</sub> 12",
	    "12^3|12^34|12a|12^3|12^3|3^12|3 12");
	assert_reads("<p><sup>12</sup><p>12<sup>th</sup><p>1<br><sup>2</sup>",
	    "12|12th|1|2");
}

static void
marks_numbers_that_may_not_be_seen(void **state)
{
	(void)state;
	assert_reads("<table><tr><td>5<span style='color:#fff'>9</span>"
		     "<td><font color=white>9</font>5"
		     "<td style='color:white'>9<td>5<i style='opacity:0'>9</i>"
		     "</table>",
	    "#5^9|#^95|#^9|#5^9");
	assert_reads("<table style='color:#fff'><tr style='background:#036'>"
		     "<td>5<td>6<tr><td style='color:#000'>7<td>8</table>"
		     "<div style='color:#fff'>\u7ae0 1<b>9\u4ef6</b></div>9",
	    "#5|#6|#7|#^8|\u7ae0 1^9\u4ef6|9");
	assert_reads("<style>/* a */ p{margin:0} .b, td.c{display:none}\n"
		     "@media print{.d{display:none}} .e f{opacity:0}</style>"
		     "<div class=b><p>1<i class='a c'>9</i>"
		     "<p>1<i class=d>9</i><p>1<i class=e>9</i></div>"
		     "<p>1<i style='width:0;overflow:hidden'>9</i>",
	    "1^9|19|19|1^9");
	assert_reads("<p><ruby>5<rp>(</rp><rt>9</rt><rp>)</rp></ruby>"
		     "<p><bdo dir=rtl>12</bdo>",
	    "5|^12");
}

/* As tabs do that a script opens one at a time. */
static void
shows_tables_that_are_hidden_if_most_are(void **state)
{
	static const char table[] = "<table><tr><td>1<td>2</table>";
	char text[256];

	(void)state;
	snprintf(text, sizeof(text),
	    "<p>a<div hidden>%s</div><div "
	    "style='display:none'>%s<script>b</script></div>",
	    table, table);
	assert_reads(text, "a|#1|#2|#1|#2");
	snprintf(text, sizeof(text), "<p>a%s<div hidden>%s</div>", table,
	    table);
	assert_reads(text, "a|#1|#2");
	snprintf(text, sizeof(text), "<p>a<div hidden>%s</div>", table);
	assert_reads(text, "a");
	snprintf(text, sizeof(text), "<p>a%s<div hidden>%s%s</div>", table,
	    table, table);
	assert_reads(text, "a|#1|#2|#1|#2|#1|#2");
}

#define PANEL       "<div class='panel on'>"
#define OTHER_PANEL "<div class='panel' style='display:none'>"

static void
shows_hidden_panels_beside_a_shown_one(void **state)
{
	static const char table[] = "<table><tr><td>1<td>2</table>";
	char text[512];

	(void)state;
	snprintf(text, sizeof(text),
	    PANEL "%s%s</div>" OTHER_PANEL "%s</div><p hidden>b", table, table,
	    table);
	assert_reads(text, "#1|#2|#1|#2|#1|#2");
	/* Of another class, and with all that a report has in one of them. */
	snprintf(text, sizeof(text),
	    PANEL "%s%s</div><div class=draft hidden>%s</div>", table, table,
	    table);
	assert_reads(text, "#1|#2|#1|#2");
	snprintf(text, sizeof(text),
	    PANEL "%s%s%s</div>" OTHER_PANEL "%s</div>", table, table, table,
	    table);
	assert_reads(text, "#1|#2|#1|#2|#1|#2");
}

/* As tabs do that show the report of one year. */
static void
shows_no_hidden_tables_beside_a_shown_report(void **state)
{
	static const char shown[] = "<table><tr><td>1<td>2</table>";
	static const char hidden[] = "<table><tr><td>3<td>4</table>";
	char text[256];

	(void)state;
	snprintf(text, sizeof(text), "%s%s<div hidden>%s%s%s</div>", shown,
	    shown, hidden, hidden, hidden);
	assert_reads(text, "#1|#2|#1|#2");
}

static void
reads_the_page_that_follows_a_broken_one(void **state)
{
	(void)state;
	assert_reads("<table><tr><td>a<td>b<pre>c<p hidden><title>d",
	    "#a|#b\nc");
	assert_reads("e  f<p>g", "e f|g");
	assert_null(page->title.ptr);
}

static void
takes_the_best_witness_of_an_address(void **state)
{
	(void)state;
	assert_reads("<link rel=canonical href='http://c/'>"
		     "<base href='http://b/'>",
	    "");
	assert_true(slice_equal(page->uri, SLICE("http://c/")));
	assert_reads("<base href=' https://b/ '>", "");
	assert_true(slice_equal(page->uri, SLICE("https://b/")));
	assert_reads("<link rel=canonical href='/relative'>", "");
	assert_null(page->uri.ptr);
}

static void
takes_the_first_title_and_every_named_meta(void **state)
{
	(void)state;
	assert_reads("<title>\na \t b</title><title>c</title>"
		     "<meta name=x content=y><meta content=z>",
	    "");
	assert_true(slice_equal(page->title, SLICE("a b")));
	assert_int_equal(page->nmetas, 1);
	assert_true(slice_equal(page->metas[0].content, SLICE("y")));
}

static void
takes_a_tag_of_too_many_attributes_for_text(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_add(&text, "<p>a<i", 6);
	for (int i = 0; i < 1000; i++)
		buf_add(&text, " x", 2);
	buf_add(&text, ">b<p>c", 6);
	html_read(html, text.data, text.len);
	assert_null(page->fault.detail);
	assert_int_equal(page->nitems, 2);
	assert_true(slice_starts(page->items[0].text, SLICE("a i x x")));
	buf_release(&text);
}

/* `n` times one tag, then `ends` end tags that match none. */
static const char *
fault_of(const char *tag, size_t n, size_t ends)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < n; i++)
		buf_add(&text, tag, strlen(tag));
	for (size_t i = 0; i < ends; i++)
		buf_add(&text, "</x>", 4);
	html_read(html, text.data, text.len);
	buf_release(&text);
	return page->fault.detail;
}

static void
bounds_how_deep_elements_may_stand(void **state)
{
	(void)state;
	assert_null(fault_of("<div>", HTML_DEPTH_MAX - 10, 0));
	assert_non_null(fault_of("<div>", HTML_DEPTH_MAX + 10, 0));
	assert_null(fault_of("<b>", 4000, 100));
	assert_non_null(fault_of("<b>", 4000, 1 << 20));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(starts_a_line_where_a_browser_would),
		TEST(shows_nothing_that_is_hidden),
		TEST(shows_nothing_that_is_struck_out),
		TEST(keeps_the_place_of_a_cell_without_its_text),
		TEST(shows_what_has_a_size_within_what_has_none),
		TEST(hides_nothing_by_a_part_of_a_name),
		TEST(drops_marks_of_notes_and_tells_exponents),
		TEST(marks_numbers_that_may_not_be_seen),
		TEST(shows_tables_that_are_hidden_if_most_are),
		TEST(shows_hidden_panels_beside_a_shown_one),
		TEST(shows_no_hidden_tables_beside_a_shown_report),
		TEST(reads_the_page_that_follows_a_broken_one),
		TEST(takes_the_best_witness_of_an_address),
		TEST(takes_the_first_title_and_every_named_meta),
		TEST(takes_a_tag_of_too_many_attributes_for_text),
		TEST(bounds_how_deep_elements_may_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
