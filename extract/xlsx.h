/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_XLSX_H
#define EXTRACT_XLSX_H

/*
 * A workbook of the XML kind: each sheet that is shown as a line with its name
 * and a table, merged cells as spans.
 *
 * Text is as it stands.  A number is what Excel shows of it in the format
 * General, whatever its own format is; a date is one only if it is text.
 * A sheet ends with its last cell that holds anything.
 */

#include <stdbool.h>

#include "extract/page.h"

enum {
	XLSX_SHEETS_MAX = 256,
	XLSX_STRINGS_MAX = 1 << 20,
	XLSX_ROWS_MAX = 1 << 20,   /* of all sheets */
	XLSX_TEXT_LEN = 32767 * 3, /* bytes of a cell; the rest is cut */
};

struct xlsx;

/* What is read goes to `page`, which stays the caller's. */
struct xlsx *xlsx_new(struct page *page);
void xlsx_free(struct xlsx *xlsx); /* NULL is fine */

bool xlsx_is(struct slice bytes);

/*
 * Reads a workbook, of which `max` bytes at most are unpacked, into the page,
 * which is emptied first; nor has the page more text than that.  A line's
 * source_line is its row in the sheet.  What ended the reading, if anything
 * did, is in page->fault.
 */
void xlsx_read(struct xlsx *xlsx, struct slice bytes, size_t max);

/* The same for a sheet alone, which is XML, and its strings, also XML. */
void xlsx_read_parts(struct xlsx *xlsx, struct slice strings,
    struct slice sheet);

#endif
