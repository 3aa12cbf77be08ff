/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WORDS_H
#define TRANSFORM_WORDS_H

/*
 * A list of words, and where they stand in a text: for all that needs no
 * regular expression.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"

struct words {
	const struct slice *word;
	size_t nwords;
};

/* The longest of the words that `text` begins or ends with, or SLICE_NULL. */
struct slice words_at_start(const struct words *words, struct slice text);
struct slice words_at_end(const struct words *words, struct slice text);

/* Whether `text` is one of the words. */
bool words_has(const struct words *words, struct slice text);

/* Whether any of the words stands in `text`. */
bool words_in(const struct words *words, struct slice text);

/*
 * Where the first of the words stands in `text` at or after `from`, or
 * SIZE_MAX; `found` is that word.
 */
size_t words_find(const struct words *words, struct slice text, size_t from,
    struct slice *found);

/* How many of the words stand in `text`, each counted once. */
size_t words_count(const struct words *words, struct slice text);

#endif
