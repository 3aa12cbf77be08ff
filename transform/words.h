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

/* Words are told apart by their first character, roughly: a bit for each. */
enum { WORDS_FILTER_BITS = 12 };

struct words {
	struct slice *word;
	size_t nwords;
	unsigned char filter[(1 << WORDS_FILTER_BITS) / 8];
};

/* Parts the words of `row`, which stand between bars and are borrowed. */
void words_init(struct words *words, const char *row);
void words_release(struct words *words);

/* The longest of the words that `text` begins or ends with, or SLICE_NULL. */
struct slice words_at_start(const struct words *words, struct slice text);
struct slice words_at_end(const struct words *words, struct slice text);

/* Whether `text` is one of the words. */
bool words_has(const struct words *words, struct slice text);

/* Whether any of the words stands in `text`. */
bool words_in(const struct words *words, struct slice text);

/*
 * Where the first of the words stands in `text` at or after `from`, or
 * SIZE_MAX; `found` is that word, the longest that begins there.  One walk,
 * however many words there are.
 */
size_t words_find(const struct words *words, struct slice text, size_t from,
    struct slice *found);

/* How many of the words stand in `text`, each counted once. */
size_t words_count(const struct words *words, struct slice text);

#endif
