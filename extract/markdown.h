/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MARKDOWN_H
#define EXTRACT_MARKDOWN_H

/*
 * Marks that Markdown puts into a line, taken out as a browser would not show
 * them.  After CommonMark 0.30, but for what reports do not have; tables, heads
 * and lists stay as they are.
 */

#include "schema/slice.h"

enum { MARKDOWN_TEXT_MAX = 4 << 20 }; /* bytes; longer ones stay as they are */

/*
 * Takes out, in place, the stars and underscores that emphasize what stands
 * between them in one cell of one line, and the backslashes before other marks.
 * Not those that stand beside a letter or a digit on the outer side, and none
 * that have nothing between them: these are signs for something else.  Of a
 * link, and of words with attributes in braces, the words stay, and of a
 * heading all but its signs.  Lines stay.  Returns the new length.
 */
size_t markdown_drop_marks(char *text, size_t len);

/* Resolves character references (HTML 4, and by number).  Lines stay. */
size_t markdown_resolve(char *text, size_t len);

/* One line without all of these, nor the marks of a heading; changed in place.
 */
struct slice markdown_plain(char *line, size_t len);

#endif
