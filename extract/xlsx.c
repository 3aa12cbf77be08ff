/* SPDX-License-Identifier: ISC */
#include "extract/xlsx.h"

#include <stdlib.h>
#include <string.h>

#include "extract/general.h"
#include "extract/package.h"
#include "extract/property.h"
#include "extract/sheet.h"
#include "schema/diag.h"
#include "schema/room.h"

/* What a cell's value means. */
enum value { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT, VALUE_TRUTH };

/* A sheet by name, before it is read. */
struct listed {
	struct slice name;
	struct slice id; /* of its relation to the workbook */
};

struct xlsx {
	struct page *page;
	struct grid *grid;
	struct sheet *sheet;
	struct listed *listed; /* XLSX_SHEETS_MAX of them at most */
	size_t nlisted;
	struct slice *strings;
	size_t nstrings, strings_cap;
	size_t text_left; /* bytes that the page may still have */
	uint32_t rows_left;

	struct buf text; /* of the string or the cell that is open */
	char number[GENERAL_LEN];
	unsigned phonetic; /* the depth of what is only said, or 0 */
	bool in_text;
	enum value value;
	struct sheet_place next; /* where a cell stands that does not say */
};

static void
give_up(struct xlsx *xlsx, struct xml *xml, struct fault fault)
{
	if (xlsx->page->fault.detail == NULL)
		xlsx->page->fault = fault;
	if (xml != NULL)
		xml_stop(xml);
}

/* Text of a string or a cell, but not how it is said. */
static void
text(struct xml *xml, struct slice piece)
{
	struct xlsx *xlsx = xml_context(xml);
	size_t room = XLSX_TEXT_LEN - xlsx->text.len;

	if (!xlsx->in_text || xlsx->phonetic > 0)
		return;
	if (piece.len > room) {
		while (
		    room > 0 && ((unsigned char)piece.ptr[room] & 0xc0) == 0x80)
			room--;
		piece = slice_sub(piece, 0, room);
	}
	buf_add(&xlsx->text, piece.ptr, piece.len);
}

/* What strings and cells have in common.  Whether `name` was of it. */
static bool
begin_rich(struct xlsx *xlsx, const struct xml *xml, const char *name)
{
	if (strcmp(name, "rPh") == 0 && xlsx->phonetic == 0)
		xlsx->phonetic = xml_depth(xml);
	else if (strcmp(name, "t") == 0)
		xlsx->in_text = true;
	else
		return false;
	return true;
}

static bool
end_rich(struct xlsx *xlsx, const struct xml *xml, const char *name)
{
	if (xlsx->phonetic > 0 && xlsx->phonetic == xml_depth(xml))
		xlsx->phonetic = 0;
	else if (strcmp(name, "t") == 0)
		xlsx->in_text = false;
	else
		return false;
	return true;
}

static void
begin_string(struct xml *xml, const char *name, bool is_own)
{
	struct xlsx *xlsx = xml_context(xml);

	if (!is_own || begin_rich(xlsx, xml, name))
		return;
	if (strcmp(name, "si") == 0)
		buf_reset(&xlsx->text);
}

static void
add_string(struct xlsx *xlsx, struct xml *xml)
{
	if (xlsx->nstrings == XLSX_STRINGS_MAX) {
		give_up(xlsx, xml,
		    (struct fault){ REASON_TOO_LARGE,
			"a workbook has more strings than one may" });
		return;
	}
	xlsx->strings = room_for(xlsx->strings, &xlsx->strings_cap,
	    xlsx->nstrings + 1, sizeof(xlsx->strings[0]));
	xlsx->strings[xlsx->nstrings++] = xlsx->text.len == 0
	    ? SLICE("")
	    : arena_copy(xlsx->page->arena,
		  (struct slice){ xlsx->text.data, xlsx->text.len });
}

static void
end_string(struct xml *xml, const char *name, bool is_own)
{
	struct xlsx *xlsx = xml_context(xml);

	if (is_own && !end_rich(xlsx, xml, name) && strcmp(name, "si") == 0)
		add_string(xlsx, xml);
}

static enum value
value_of_type(struct slice type)
{
	if (slice_equal(type, SLICE("s")))
		return VALUE_SHARED;
	if (slice_equal(type, SLICE("b")))
		return VALUE_TRUTH;
	if (type.ptr == NULL || slice_equal(type, SLICE("n")))
		return VALUE_NUMBER;
	return VALUE_TEXT;
}

static void
begin_row(struct xlsx *xlsx, const struct xml *xml)
{
	struct slice number = xml_attribute(xml, "r");
	uint32_t row = 0;

	xlsx->next.column = 0;
	for (size_t i = 0; i < number.len && row < SHEET_ROW_MAX; i++)
		if (number.ptr[i] >= '0' && number.ptr[i] <= '9')
			row = row * 10 + (uint32_t)(number.ptr[i] - '0');
	if (row > 0)
		xlsx->next.row = row - 1;
}

static void
begin_merge(struct xlsx *xlsx, struct xml *xml)
{
	struct slice place = xml_attribute(xml, "ref");
	size_t colon = slice_find(place, SLICE(":"), 0);
	struct sheet_place first, last;
	struct fault fault;

	if (colon >= place.len ||
	    !sheet_place_read(slice_sub(place, 0, colon), &first) ||
	    !sheet_place_read(slice_sub(place, colon + 1, place.len), &last))
		return;
	fault = sheet_merge(xlsx->sheet, first, last);
	if (fault.detail != NULL)
		give_up(xlsx, xml, fault);
}

static void
begin_in_sheet(struct xml *xml, const char *name, bool is_own)
{
	struct xlsx *xlsx = xml_context(xml);
	struct sheet_place place;

	if (!is_own || begin_rich(xlsx, xml, name))
		return;
	if (strcmp(name, "v") == 0) {
		xlsx->in_text = true;
	} else if (strcmp(name, "row") == 0) {
		begin_row(xlsx, xml);
	} else if (strcmp(name, "c") == 0) {
		buf_reset(&xlsx->text);
		xlsx->value = value_of_type(xml_attribute(xml, "t"));
		if (sheet_place_read(xml_attribute(xml, "r"), &place))
			xlsx->next = place;
	} else if (strcmp(name, "mergeCell") == 0) {
		begin_merge(xlsx, xml);
	}
}

/* A shared string by its number, or none. */
static struct slice
shared(const struct xlsx *xlsx, struct slice number)
{
	size_t i = 0;

	if (number.len == 0 || number.len > 9)
		return SLICE("");
	for (size_t at = 0; at < number.len; at++) {
		if (number.ptr[at] < '0' || number.ptr[at] > '9')
			return SLICE("");
		i = i * 10 + (size_t)(number.ptr[at] - '0');
	}
	return i < xlsx->nstrings ? xlsx->strings[i] : SLICE("");
}

/* What the cell that ends shows: borrowed from the xlsx. */
static struct slice
shown(struct xlsx *xlsx)
{
	struct slice text = { xlsx->text.data, xlsx->text.len };

	if (text.len == 0)
		return SLICE("");
	switch (xlsx->value) {
	case VALUE_SHARED:
		return shared(xlsx, slice_trim(text));
	case VALUE_TRUTH:
		return slice_equal(text, SLICE("0")) ? SLICE("FALSE")
						     : SLICE("TRUE");
	case VALUE_NUMBER:
		return general_format(slice_trim(text), xlsx->number);
	default:
		return text;
	}
}

static void
end_cell(struct xlsx *xlsx, struct xml *xml)
{
	struct slice text = shown(xlsx);
	struct fault fault = FAULT_NONE;

	if (slice_trim(text).len > 0) {
		if (text.len > xlsx->text_left) {
			give_up(xlsx, xml,
			    (struct fault){ REASON_TOO_LARGE,
				"a workbook has more text than it may" });
			return;
		}
		fault = sheet_add(xlsx->sheet, xlsx->next,
		    xlsx->value == VALUE_SHARED
			? text
			: arena_copy(xlsx->page->arena, text));
		xlsx->text_left -= text.len;
	}
	if (fault.detail != NULL)
		give_up(xlsx, xml, fault);
	xlsx->next.column++;
}

static void
end_in_sheet(struct xml *xml, const char *name, bool is_own)
{
	struct xlsx *xlsx = xml_context(xml);

	if (!is_own || end_rich(xlsx, xml, name))
		return;
	if (strcmp(name, "v") == 0)
		xlsx->in_text = false;
	else if (strcmp(name, "c") == 0)
		end_cell(xlsx, xml);
	else if (strcmp(name, "row") == 0)
		xlsx->next.row++;
}

/* A sheet of the workbook; one that is hidden is not read. */
static void
begin_in_workbook(struct xml *xml, const char *name, bool is_own)
{
	struct xlsx *xlsx = xml_context(xml);
	struct slice state = xml_attribute(xml, "state");

	if (!is_own || strcmp(name, "sheet") != 0 ||
	    (state.ptr != NULL && !slice_equal(state, SLICE("visible"))))
		return;
	if (xlsx->nlisted == XLSX_SHEETS_MAX) {
		give_up(xlsx, xml,
		    (struct fault){ REASON_TOO_LARGE,
			"a workbook has more sheets than one may" });
		return;
	}
	xlsx->listed[xlsx->nlisted++] = (struct listed){
		arena_copy(xlsx->page->arena, xml_attribute(xml, "name")),
		arena_copy(xlsx->page->arena, xml_attribute(xml, "id")),
	};
}

static const struct xml_reader string_reader = { begin_string, end_string,
	text };
static const struct xml_reader sheet_reader = { begin_in_sheet, end_in_sheet,
	text };
static const struct xml_reader workbook_reader = { .begin = begin_in_workbook };

struct xlsx *
xlsx_new(struct page *page)
{
	struct xlsx *xlsx = calloc(1, sizeof(*xlsx));

	if (xlsx == NULL)
		diag_die(EX_OSERR, "out of memory");
	xlsx->page = page;
	xlsx->grid = grid_new(page);
	xlsx->sheet = sheet_new();
	xlsx->listed = calloc(XLSX_SHEETS_MAX, sizeof(xlsx->listed[0]));
	if (xlsx->listed == NULL)
		diag_die(EX_OSERR, "out of memory");
	return xlsx;
}

void
xlsx_free(struct xlsx *xlsx)
{
	if (xlsx == NULL)
		return;
	grid_free(xlsx->grid);
	sheet_free(xlsx->sheet);
	free(xlsx->listed);
	free(xlsx->strings);
	buf_release(&xlsx->text);
	free(xlsx);
}

bool
xlsx_is(struct slice bytes)
{
	return package_has(bytes, SLICE("xl/"));
}

/* Forgets the workbook before. */
static void
prepare(struct xlsx *xlsx, size_t max)
{
	page_reset(xlsx->page);
	grid_reset(xlsx->grid);
	xlsx->nlisted = 0;
	xlsx->nstrings = 0;
	xlsx->text_left = max;
	xlsx->rows_left = XLSX_ROWS_MAX;
}

/* Gets ready for a part. */
static void
begin_part(struct xlsx *xlsx)
{
	sheet_reset(xlsx->sheet);
	buf_reset(&xlsx->text);
	xlsx->phonetic = 0;
	xlsx->in_text = false;
	xlsx->value = VALUE_NUMBER;
	xlsx->next = (struct sheet_place){ 0, 0 };
}

/* Writes the sheet that was read.  Nothing stands in an empty one. */
static void
end_sheet(struct xlsx *xlsx, struct slice name)
{
	uint32_t nrows = sheet_nrows(xlsx->sheet);
	struct fault fault;

	if (nrows == 0)
		return;
	if (nrows > xlsx->rows_left) {
		give_up(xlsx, NULL,
		    (struct fault){ REASON_TOO_MANY_CELLS,
			"a workbook has more rows than one may" });
		return;
	}
	xlsx->rows_left -= nrows;
	if (slice_trim(name).len > 0)
		page_add_line(xlsx->page, name, 1);
	fault = sheet_write(xlsx->sheet, xlsx->grid);
	if (fault.detail != NULL)
		give_up(xlsx, NULL, fault);
}

/* Reads a part, and whether it could be. */
static bool
read_part(struct xlsx *xlsx, struct package *package, struct slice part,
    const struct xml_reader *reader)
{
	struct fault fault;

	begin_part(xlsx);
	fault = package_read(package, part, reader, xlsx);
	if (fault.detail != NULL)
		give_up(xlsx, NULL, fault);
	return xlsx->page->fault.detail == NULL;
}

static void
read_sheets(struct xlsx *xlsx, struct package *package,
    const struct package_relations *relations)
{
	struct slice strings = package_by_type(relations, "sharedStrings");

	if (strings.ptr != NULL &&
	    !read_part(xlsx, package, strings, &string_reader))
		return;
	for (size_t i = 0; i < xlsx->nlisted; i++) {
		struct slice part = package_by_id(relations,
		    xlsx->listed[i].id);
		bool whole;

		if (part.ptr == NULL)
			continue;
		whole = read_part(xlsx, package, part, &sheet_reader);
		end_sheet(xlsx, xlsx->listed[i].name);
		if (!whole)
			return;
	}
}

/* Finds the workbook and reads it, sheet by sheet. */
static struct fault
read_package(struct xlsx *xlsx, struct package *package)
{
	struct package_relations relations;
	struct slice book;
	struct fault fault = package_relate(package, SLICE(""), &relations);

	if (fault.detail != NULL)
		return fault;
	book = package_by_type(&relations, "officeDocument");
	if (book.ptr == NULL)
		book = SLICE("xl/workbook.xml");
	property_read(package, &relations, xlsx->page);
	if (!read_part(xlsx, package, book, &workbook_reader))
		return FAULT_NONE;
	fault = package_relate(package, book, &relations);
	if (fault.detail == NULL)
		read_sheets(xlsx, package, &relations);
	return fault;
}

void
xlsx_read(struct xlsx *xlsx, struct slice bytes, size_t max)
{
	struct package package;
	struct fault fault;

	prepare(xlsx, max);
	fault = package_begin(&package, bytes, xlsx->page->arena, max);
	if (fault.detail == NULL)
		fault = read_package(xlsx, &package);
	if (fault.detail != NULL)
		give_up(xlsx, NULL, fault);
	package_end(&package);
}

void
xlsx_read_parts(struct xlsx *xlsx, struct slice strings, struct slice sheet)
{
	struct fault fault;

	prepare(xlsx, strings.len + sheet.len);
	begin_part(xlsx);
	fault = xml_read(strings, &string_reader, xlsx);
	begin_part(xlsx);
	if (fault.detail == NULL)
		fault = xml_read(sheet, &sheet_reader, xlsx);
	if (fault.detail != NULL)
		give_up(xlsx, NULL, fault);
	else
		end_sheet(xlsx, SLICE_NULL);
}
