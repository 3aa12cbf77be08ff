/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_COMMA_H
#define TRANSFORM_COMMA_H

/*
 * Tables as values that commas or semicolons part, quoted or not.
 */

#include "transform/document.h"

struct comma {
	char mark;      /* what parts cells; 0 if none does */
	bool has_plain; /* numbers of four digits have no comma */
};

/*
 * What parts the cells of a document's tables: a comma or a semicolon if it has
 * several lines of text and then numbers between them, or one of many numbers;
 * else 0.
 */
struct comma comma_of(const struct document *document);

/* The cell that begins at `*at`, which is moved behind it and its comma. */
struct slice comma_next(struct slice line, char comma, size_t *at);

/*
 * Whether a line that has one may be of a table: it has no full stop, and no
 * text that ends in a digit before a comma, which may be that of a number.  Nor
 * may a comma stand between numbers as within one of thousands, if nothing says
 * that there are none of these: a longer one without it, quotation marks, or
 * the row's sum.
 */
bool comma_parts(struct slice line, const struct comma *comma);

#endif
