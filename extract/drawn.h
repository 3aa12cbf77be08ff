/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DRAWN_H
#define EXTRACT_DRAWN_H

/*
 * Tables that a plain text draws, with the characters for boxes or with +, -
 * and |, as programs do that turn pages into text: to grids.
 *
 * A table begins with a line across from corner to corner and goes on as long
 * as lines begin with a line down or a corner at the same place.  All are of
 * one width.  Where lines across part the rows, a row may take several lines
 * of text, which are joined with nothing between them but numbers; where there
 * are three such lines at most and more lines of text than that, each of these
 * is a row.  Cells may span rows and columns.
 *
 * What is no such table, or has cells that are no rectangles, stays lines.
 */

#include "extract/page.h"

struct drawn;

/* What is read goes to `page`, which stays the caller's. */
struct drawn *drawn_new(struct page *page);
void drawn_free(struct drawn *drawn); /* NULL is fine */

/*
 * Adds the lines of a text, and its tables, without the marks of Markdown.  The
 * text is changed, and must outlive the page.
 */
void drawn_add_text(struct drawn *drawn, char *text, size_t len);

#endif
