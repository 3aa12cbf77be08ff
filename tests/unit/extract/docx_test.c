/* SPDX-License-Identifier: ISC */
#include "extract/docx.h"
#include "extract/grid.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/items.h"
#include "tests/unit/extract/text.h"

static struct page *page;
static struct docx *docx;

static int
setup(void **state)
{
	(void)state;
	page = page_new();
	docx = docx_new(page);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	docx_free(docx);
	page_free(page);
	return 0;
}

/* A whole part with that body. */
static void
part_of(const char *body, struct buf *part)
{
	static const char head[] =
	    "<?xml version='1.0'?><w:document xmlns:w='urn:w' "
	    "xmlns:mc='urn:mc'><w:body>";
	static const char tail[] = "</w:body></w:document>";

	buf_add(part, head, sizeof(head) - 1);
	buf_add(part, body, strlen(body));
	buf_add(part, tail, sizeof(tail) - 1);
}

static void
read_body(const char *body)
{
	struct buf part = BUF_INIT;

	part_of(body, &part);
	docx_read_part(docx, (struct slice){ part.data, part.len });
	buf_release(&part);
}

static void
assert_body(const char *body, const char *wanted)
{
	read_body(body);
	assert_null(page->fault.detail);
	assert_items(page, wanted);
}

#define P(text)  "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(text) "<w:tc>" P(text) "</w:tc>"
#define TC_WITH(property, text) \
	"<w:tc><w:tcPr>" property "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells)   "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"

static void
makes_a_line_of_a_paragraph(void **state)
{
	(void)state;
	assert_body(P("one") "<w:p/>" P("two"), "one|two");
	assert_body("<w:p><w:r><w:t>o</w:t></w:r><w:r><w:t xml:space="
		    "'preserve'>ne  two</w:t></w:r></w:p>",
	    "one  two");
}

static void
keeps_tabs_and_breaks_of_the_text_alone(void **state)
{
	(void)state;
	assert_body("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
		    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
		    "<w:t>c\nd</w:t><w:noBreakHyphen/></w:r></w:p>",
	    "a\tb|c d-");
}

static void
leaves_out_what_is_not_shown(void **state)
{
	(void)state;
	assert_body(
	    "<w:p><w:r><w:t>a</w:t></w:r>"
	    "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"
	    "<w:moveFrom><w:r><w:t>c</w:t></w:r></w:moveFrom>"
	    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>d</w:t></w:r>"
	    "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>e</w:t></w:r>"
	    "<w:r><w:instrText>f</w:instrText></w:r></w:p>",
	    "ae");
}

static void
reads_one_of_two_alternatives(void **state)
{
	(void)state;
	assert_body(
	    "<w:p><w:r><mc:AlternateContent><mc:Choice>" P("a") "</mc:Choice><mc:Fallback>" P(
		"a") "</mc:Fallback></mc:AlternateContent></w:r></w:p>",
	    "a");
}

static void
makes_a_grid_of_a_table(void **state)
{
	(void)state;
	assert_body(P("x") TABLE(TR(TC("a") TC("b")) TR(TC("c") TC(""))) P("y"),
	    "x|1,1+1+1=a|1,2+1+1=b|2,1+1+1=c|2,2+1+1=|y");
}

static void
pays_out_spans(void **state)
{
	(void)state;
	assert_body(TABLE(TR(TC_WITH("<w:vMerge w:val='restart'/>", "a")
			    TC_WITH("<w:gridSpan w:val='2'/>", "b"))
			    TR(TC_WITH("<w:vMerge/>", "gone") TC("c") TC("d"))
				TR(TC_WITH("<w:vMerge w:val='continue'/>", "")
					TC("e") TC("f"))),
	    "1,1+3+1=a|1,2+1+2=b|2,2+1+1=c|2,3+1+1=d|3,2+1+1=e|3,3+1+1=f");
}

static void
begins_a_cell_that_goes_on_with_nothing(void **state)
{
	(void)state;
	assert_body(TABLE(TR(TC_WITH("<w:vMerge/>", "a") TC("b")) TR(
			TC_WITH("<w:gridSpan w:val='2'/><w:vMerge/>", "c"))),
	    "1,1+1+1=a|1,2+1+1=b|2,1+1+2=c");
}

static void
keeps_the_columns_that_a_row_leaves_out(void **state)
{
	(void)state;
	assert_body(TABLE(TR(TC("a") TC("b")) TR(
			"<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC("c"))),
	    "1,1+1+1=a|1,2+1+1=b|2,1+1+1=|2,2+1+1=c");
}

static void
lets_the_outer_of_two_tables_flow(void **state)
{
	(void)state;
	assert_body(TABLE(TR(TC("a") "<w:tc>" TABLE(TR(TC("b") TC("c")))
			    P("d") "</w:tc>")),
	    "a|1,1+1+1=b|1,2+1+1=c|d");
}

static void
numbers_its_paragraphs(void **state)
{
	(void)state;
	read_body(P("a") "<w:p/>" TABLE(TR(TC("b") TC("c"))) P("d"));
	assert_int_equal(page->items[0].source_line, 1);
	assert_int_equal(page->items[1].source_line, 3);
	assert_int_equal(page->items[2].source_line, 4);
	assert_int_equal(page->items[3].source_line, 5);
}

static void
refuses_a_table_of_too_many_columns(void **state)
{
	(void)state;
	read_body(TABLE(
	    TR(TC("a") TC_WITH("<w:gridSpan w:val='99999999999'/>", "b"))));
	assert_int_equal(page->fault.reason, REASON_TOO_MANY_CELLS);
	assert_body(P("again"), "again");
}

static void
ends_what_is_cut_off(void **state)
{
	(void)state;
	docx_read_part(docx,
	    SLICE("<w:d xmlns:w='u'>" P("a") "<w:tbl>" TR(TC("b") TC("c"))));
	assert_int_equal(page->fault.reason, REASON_DAMAGED);
	assert_items(page, "a|1,1+1+1=b|1,2+1+1=c");
}

#define RELATIONS(rows) \
	SLICE("<Relationships xmlns='urn:rel'>" rows "</Relationships>")
#define RELATION(type, target)                                              \
	"<Relationship Id='" type "' Type='urn:x/" type "' Target='" target \
	"'/>"

static void
finds_its_parts_by_their_relations(void **state)
{
	struct bundle bundle = { 0 };
	struct buf part = BUF_INIT;
	struct slice bytes;

	(void)state;
	part_of(P("text"), &part);
	bundle_add(&bundle, "_rels/.rels",
	    RELATIONS(RELATION("core-properties", "/docProps/core.xml")
		    RELATION("officeDocument", "word/odd.xml")));
	bundle_add(&bundle, "docProps/core.xml",
	    SLICE("<p xmlns:dc='urn:dc'><dc:title> A title </dc:title>"
		  "<dc:creator>who</dc:creator></p>"));
	bundle_add(&bundle, "word/odd.xml",
	    (struct slice){ part.data, part.len });
	bytes = bundle_end(&bundle);
	assert_true(docx_is(bytes));
	docx_read(docx, bytes, 4096);
	assert_null(page->fault.detail);
	assert_items(page, "text");
	assert_int_equal(page->nmetas, 1);
	assert_text(page->metas[0].name, "dc:title");
	assert_text(page->metas[0].content, "A title");
	docx_read(docx, bytes, 300);
	assert_int_equal(page->fault.reason, REASON_TOO_LARGE);
	buf_release(&part);
	bundle_release(&bundle);
}

static void
says_that_it_is_cut_short(void **state)
{
	struct bundle bundle = { 0 };
	struct slice bytes;

	(void)state;
	bundle_add(&bundle, "word/document.xml", SLICE("<a/>"));
	bytes = bundle_end(&bundle);
	bytes = slice_sub(bytes, 0, bytes.len - 1);
	assert_true(docx_is(bytes));
	docx_read(docx, bytes, 4096);
	assert_int_equal(page->fault.reason, REASON_DAMAGED);
	assert_false(docx_is(SLICE("PK\3\4")));
	bundle_release(&bundle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_a_line_of_a_paragraph),
		cmocka_unit_test(keeps_tabs_and_breaks_of_the_text_alone),
		cmocka_unit_test(leaves_out_what_is_not_shown),
		cmocka_unit_test(reads_one_of_two_alternatives),
		cmocka_unit_test(makes_a_grid_of_a_table),
		cmocka_unit_test(pays_out_spans),
		cmocka_unit_test(begins_a_cell_that_goes_on_with_nothing),
		cmocka_unit_test(keeps_the_columns_that_a_row_leaves_out),
		cmocka_unit_test(lets_the_outer_of_two_tables_flow),
		cmocka_unit_test(numbers_its_paragraphs),
		cmocka_unit_test(refuses_a_table_of_too_many_columns),
		cmocka_unit_test(ends_what_is_cut_off),
		cmocka_unit_test(finds_its_parts_by_their_relations),
		cmocka_unit_test(says_that_it_is_cut_short),
	};

	return cmocka_run_group_tests_name("docx", tests, setup, teardown);
}
