/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_LITERAL_H
#define EXTRACT_LITERAL_H

/*
 * The strings of a script or of JSON, one after the other, each with the
 * object that it stands in.  Not a parser: what is between them is looked at
 * for braces alone.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/buf.h"
#include "schema/slice.h"

/* Of objects that stand deeper than that, the outer one is told. */
enum { LITERAL_DEPTH_MAX = 64 };

struct literal_reader {
	struct slice text;
	size_t at;
	size_t object[LITERAL_DEPTH_MAX]; /* where those that are open begin */
	size_t depth;
};

struct literal {
	struct slice text; /* between its quotes, escapes as they stand */
	size_t object;     /* where the object begins, or SIZE_MAX */
};

#define LITERAL_READER(t) ((struct literal_reader){ .text = (t) })

/*
 * The next string.  One in ' or " that does not end in its line is none, and
 * the rest of the line is passed over.
 */
bool literal_next(struct literal_reader *reader, struct literal *literal);

/* Appends a string, its escapes read; control characters become blanks. */
void literal_unescape(struct slice text, struct buf *buf);

#endif
