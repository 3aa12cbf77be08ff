/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DOCX_H
#define EXTRACT_DOCX_H

/*
 * A Word document of the XML kind to lines and tables: a paragraph is a line,
 * broken where it has a break, its tabs kept; and a table is a grid, as it is
 * in HTML.  Text that was deleted, moved away or hidden is left out, and so
 * are heads, feet, notes, and the numbers that Word makes up for a list.
 */

#include <stdbool.h>

#include "extract/page.h"

struct docx;

/* What is read goes to `page`, which stays the caller's. */
struct docx *docx_new(struct page *page);
void docx_free(struct docx *docx); /* NULL is fine */

bool docx_is(struct slice bytes);

/*
 * Reads a document, of which `max` bytes at most are unpacked, into the page,
 * which is emptied first.  A line's source_line is its paragraph's number.
 * What ended the reading, if anything did, is in page->fault.
 */
void docx_read(struct docx *docx, struct slice bytes, size_t max);

/* The same for the main part alone, which is XML. */
void docx_read_part(struct docx *docx, struct slice xml);

#endif
