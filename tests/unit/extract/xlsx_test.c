/* SPDX-License-Identifier: ISC */
#include "extract/sheet.h"
#include "extract/xlsx.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/items.h"

static struct page *page;
static struct xlsx *xlsx;

static int
setup(void **state)
{
	(void)state;
	page = page_new();
	xlsx = xlsx_new(page);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	xlsx_free(xlsx);
	page_free(page);
	return 0;
}

#define STRINGS                                                        \
	"<sst><si><t>zero</t></si><si><r><t>o</t></r><r><t>ne</t></r>" \
	"<rPh><t>said</t></rPh></si><si/></sst>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static void
assert_sheet(const char *sheet, const char *wanted)
{
	xlsx_read_parts(xlsx, SLICE(STRINGS), slice_of(sheet));
	assert_null(page->fault.detail);
	assert_items(page, wanted);
}

static enum reason
reason_of(const char *sheet)
{
	xlsx_read_parts(xlsx, SLICE(STRINGS), slice_of(sheet));
	return page->fault.detail == NULL ? REASON_COUNT : page->fault.reason;
}

static void
reads_cells_of_every_kind(void **state)
{
	(void)state;
	assert_sheet(SHEET(
			 "<row r='1'><c r='A1' t='s'><v>0</v></c>"
			 "<c r='B1' t='s'><v>1</v></c></row>"
			 "<row r='2'><c r='A2'><v>5</v></c>"
			 "<c r='B2'><f>SUM(A1)</f><v>0.10000000000000001</v>"
			 "</c></row>"
			 "<row r='3'><c r='A3' t='inlineStr'><is><t>in</t></is>"
			 "</c><c r='B3' t='str'><v>text</v></c></row>"
			 "<row r='4'><c r='A4' t='b'><v>1</v></c>"
			 "<c r='B4' t='e'><v>#REF!</v></c></row>"),
	    "1,1+1+1=zero|1,2+1+1=one|2,1+1+1=5|2,2+1+1=0.1|3,1+1+1=in|"
	    "3,2+1+1=text|4,1+1+1=TRUE|4,2+1+1=#REF!");
}

static void
leaves_empty_cells_where_they_are(void **state)
{
	(void)state;
	assert_sheet(SHEET("<row r='2'><c r='B2'><v>1</v></c><c r='D2'/></row>"
			   "<row r='4'><c r='A4'><v>2</v></c>"
			   "<c r='C4'><v>3</v></c></row>"
			   "<row r='9'><c r='A9' s='1'/></row>"),
	    "2,1+1+1=|2,2+1+1=1|2,3+1+1=|4,1+1+1=2|4,2+1+1=|4,3+1+1=3");
}

static void
places_cells_that_do_not_say_where_they_stand(void **state)
{
	(void)state;
	assert_sheet(SHEET("<row><c><v>1</v></c><c><v>2</v></c></row>"
			   "<row><c/><c><v>3</v></c></row>"),
	    "1,1+1+1=1|1,2+1+1=2|2,1+1+1=|2,2+1+1=3");
}

static void
pays_out_merged_cells(void **state)
{
	(void)state;
	assert_sheet(
	    "<worksheet><sheetData>"
	    "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><v>9</v></c></row>"
	    "<row r='2'><c r='A2'><v>2</v></c><c r='B2'><v>3</v></c>"
	    "<c r='C2'><v>4</v></c></row>"
	    "<row r='3'><c r='A3'><v>8</v></c><c r='B3'><v>5</v></c></row>"
	    "</sheetData><mergeCells><mergeCell ref='A2:A3'/>"
	    "<mergeCell ref='A1:XFD1'/><mergeCell ref='odd'/></mergeCells>"
	    "</worksheet>",
	    "1,1+1+3=1|2,1+2+1=2|2,2+1+1=3|2,3+1+1=4|3,2+1+1=5|3,3+1+1=");
}

static void
breaks_lines_in_a_cell(void **state)
{
	(void)state;
	assert_sheet(SHEET("<row><c t='str'><v>a\n\nb</v></c>"
			   "<c t='str'><v>c</v></c></row>"),
	    "1,1+1+1=a\nb|1,2+1+1=c");
}

static void
reads_no_string_that_is_not_there(void **state)
{
	(void)state;
	assert_sheet(SHEET("<row><c t='s'><v>99</v></c><c t='s'><v>-1</v></c>"
			   "<c t='s'><v>2</v></c></row>"),
	    "");
	assert_sheet(SHEET(""), "");
}

static void
refuses_sheets_made_to_do_harm(void **state)
{
	(void)state;
	assert_int_equal(reason_of(SHEET("<row><c r='B1'><v>1</v></c>"
					 "<c r='A1'><v>1</v></c></row>")),
	    REASON_DAMAGED);
	assert_int_equal(reason_of(
			     SHEET("<row><c r='XFD1'><v>1</v></c></row>")),
	    REASON_TOO_MANY_CELLS);
	assert_int_equal(reason_of(SHEET("<row r='1048576'><c><v>1</v></c>"
					 "<c><v>1</v></c></row>")),
	    REASON_COUNT);
	assert_int_equal(reason_of(SHEET("<row r='1048577'><c><v>1</v></c>"
					 "</row>")),
	    REASON_DAMAGED);
	assert_int_equal(reason_of("<worksheet>"), REASON_DAMAGED);
}

static void
reads_places(void **state)
{
	struct sheet_place place = { 0, 0 };

	(void)state;
	assert_true(sheet_place_read(SLICE("A1"), &place));
	assert_int_equal(place.row, 0);
	assert_int_equal(place.column, 0);
	assert_true(sheet_place_read(SLICE("XFD1048576"), &place));
	assert_int_equal(place.row, SHEET_ROW_MAX - 1);
	assert_int_equal(place.column, SHEET_COLUMN_MAX - 1);
	assert_false(sheet_place_read(SLICE("XFE1"), &place));
	assert_false(sheet_place_read(SLICE("A1048577"), &place));
	assert_false(sheet_place_read(SLICE("A0"), &place));
	assert_false(sheet_place_read(SLICE("A"), &place));
	assert_false(sheet_place_read(SLICE("1"), &place));
	assert_false(sheet_place_read(SLICE("A1:B2"), &place));
	assert_false(sheet_place_read(SLICE_NULL, &place));
	assert_false(sheet_place_read(SLICE("A99999999999999999999"), &place));
}

#define RELATION(id, type, target) \
	"<Relationship Id='" id "' Type='urn:x/" type "' Target='" target "'/>"

static void
reads_the_sheets_that_are_shown(void **state)
{
	struct bundle bundle = { 0 };
	struct slice bytes;

	(void)state;
	bundle_add(&bundle, "_rels/.rels",
	    SLICE("<Relationships>" RELATION("r1", "officeDocument",
		"xl/workbook.xml") "</Relationships>"));
	bundle_add(&bundle, "xl/workbook.xml",
	    SLICE("<workbook xmlns:r='urn:r'><sheets>"
		  "<sheet name='Second' sheetId='1' r:id='s2'/>"
		  "<sheet name='Hidden' sheetId='2' state='hidden' r:id='s1'/>"
		  "<sheet name='Lost' sheetId='3' r:id='none'/>"
		  "</sheets></workbook>"));
	bundle_add(&bundle, "xl/_rels/workbook.xml.rels",
	    SLICE("<Relationships>" RELATION("s1", "worksheet", "a.xml")
		    RELATION("s2", "worksheet", "/xl/b.xml") RELATION("s",
			"sharedStrings", "../xl/s.xml") "</Relationships>"));
	bundle_add(&bundle, "xl/a.xml",
	    SLICE(SHEET("<row><c><v>1</v></c><c><v>2</v></c></row>")));
	bundle_add(&bundle, "xl/b.xml",
	    SLICE(SHEET("<row><c t='s'><v>0</v></c><c><v>4</v></c></row>")));
	bundle_add(&bundle, "xl/s.xml", SLICE(STRINGS));
	bytes = bundle_end(&bundle);
	assert_true(xlsx_is(bytes));
	xlsx_read(xlsx, bytes, 1 << 20);
	assert_null(page->fault.detail);
	assert_items(page, "Second|1,1+1+1=zero|1,2+1+1=4");
	bundle_release(&bundle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_cells_of_every_kind),
		cmocka_unit_test(leaves_empty_cells_where_they_are),
		cmocka_unit_test(places_cells_that_do_not_say_where_they_stand),
		cmocka_unit_test(pays_out_merged_cells),
		cmocka_unit_test(breaks_lines_in_a_cell),
		cmocka_unit_test(reads_no_string_that_is_not_there),
		cmocka_unit_test(refuses_sheets_made_to_do_harm),
		cmocka_unit_test(reads_places),
		cmocka_unit_test(reads_the_sheets_that_are_shown),
	};

	return cmocka_run_group_tests_name("xlsx", tests, setup, teardown);
}
