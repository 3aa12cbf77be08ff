/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SPACED_H
#define TRANSFORM_SPACED_H

/*
 * The words of a line that parts its cells by blanks.
 */

#include <stdbool.h>

#include "schema/slice.h"

struct spaced {
	struct slice line;
	size_t plain; /* bytes that fold to themselves: no blank, no bracket */
	size_t close; /* for its own use: zero at first */
};

/* How many characters of blank stand at `at`, which is moved behind them. */
size_t spaced_skip(struct slice line, size_t *at);

/* Where the word at `at` ends: at a blank that stands in no brackets. */
size_t spaced_end(struct spaced *words, size_t at);

/* Behind the unit of a number that ends at `to`, if one stands behind it. */
size_t spaced_end_of_unit(struct spaced *words, size_t to);

/*
 * Whether a number, the word from `from` to `to`, is that of an item whose
 * characters have blanks between them: a point alone follows, and no other
 * number, or behind a numeral that looks like a dash U+3001.
 */
bool spaced_is_numbering(struct slice line, size_t from, size_t to);

/* Whether a word begins with the number of an item: "1." or one in brackets. */
bool spaced_is_item(struct slice word);

/*
 * Whether a number behind `text` belongs to it: in a remark that says how to
 * count, and that a line break cuts off.
 */
bool spaced_tells_count(struct slice text);

/*
 * Whether blanks may part columns in a line: one of up to 4 KiB, or of up to
 * 64 KiB that has 20 numbers between blanks.
 */
bool spaced_has_columns(struct slice line);

#endif
