/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MARKDOWN_H
#define EXTRACT_MARKDOWN_H

/*
 * Marks that Markdown puts into a line, taken out as a browser would not show
 * them.  After CommonMark 0.30, but for what reports do not have; tables stay
 * as they are, but for breaks within their cells.
 */

#include <stdbool.h>

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

/*
 * One line without all of these, nor the marks of a heading, nor the grave
 * accents of code; changed in place.  In one with bars, breaks become blanks.
 */
struct slice markdown_plain(char *line, size_t len);

/*
 * How many bytes of `line` are the mark of a list's item.  One before numbers
 * alone may be their sign, but not in a list that has begun with words; blank
 * lines do not end it.
 */
size_t markdown_item(struct slice line, bool *in_list);

#endif
