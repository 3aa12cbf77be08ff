/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MARKDOWN_H
#define EXTRACT_MARKDOWN_H

/*
 * Marks that Markdown puts into a line, taken out as a browser would not show
 * them.  After CommonMark 0.30, but for what reports do not have; tables, heads
 * and lists stay as they are.
 */

#include <stddef.h>

/*
 * Takes out, in place, the stars and underscores that emphasize what stands
 * between them in one cell of one line, and the backslashes before other marks.
 * Not those that stand beside a letter or a digit on the outer side, and none
 * that have nothing between them: these are signs for something else.  Lines
 * stay.  Returns the new length.
 */
size_t markdown_drop_marks(char *text, size_t len);

/* Resolves character references (HTML 4, and by number).  Lines stay. */
size_t markdown_resolve(char *text, size_t len);

#endif
