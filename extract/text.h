/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_TEXT_H
#define EXTRACT_TEXT_H

/*
 * Plain text by lines, as they stand: blanks, tabs and bars are the layout of
 * a table, so nothing is trimmed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

struct text_reader {
	struct slice rest;
	uint32_t source_line; /* of the line last read, from 1 */
};

/* The text is borrowed; text_unify has made its line ends LF. */
struct text_reader text_begin(struct slice text);

/* The next line without its end, empty ones too.  False behind the last. */
bool text_next(struct text_reader *reader, struct slice *line);

/*
 * Makes blanks of the control characters that no text can hold and a database
 * cannot store: all below U+0020 but the tab, the form feed and line ends,
 * and U+007F.
 */
void text_clean(char *text, size_t len);

/* Makes LF of CR LF and of CR, in place.  Returns the length that is left. */
size_t text_unify(char *text, size_t len);

/*
 * Drops what editors leave in a page and no reader sees: U+00AD, U+FEFF, and
 * of U+2000 to U+207F the blanks of no width, the joiners and the marks of the
 * direction of writing.  In place; returns the length that is left.
 */
size_t text_drop_invisible(char *text, size_t len);

/* Whether it is one character that no reader sees. */
bool text_is_invisible(const char *text, size_t len);

#endif
