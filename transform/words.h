/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WORDS_H
#define TRANSFORM_WORDS_H

/*
 * A list of words, and where they stand in a text: for all that needs no
 * regular expression.  Texts must be well-formed UTF-8.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

/* Words are looked up by their first two characters, or by their last one. */
enum { WORDS_BUCKETS = 4096, WORDS_ENDS = 256, WORDS_MAX = 1000 };

struct words {
	struct slice *word;
	size_t nwords;
	uint32_t *tag; /* bits that the owner may set */
	/* A bit for each ideograph that begins a word: small, and so near. */
	uint64_t lead[WORDS_BUCKETS / 64];
	uint16_t *next;                /* of the same bucket; from 1 */
	uint16_t first[WORDS_BUCKETS]; /* the first of a bucket; from 1 */
	uint16_t *before;              /* the same by their ends */
	uint16_t last[WORDS_ENDS];
	bool has_short; /* some are of one character */
};

/*
 * Parts the words of `row`, which stand between bars and are borrowed.  More
 * of them than there may be are our bug and end the program.
 */
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

/*
 * The next place at or after `from` where words with a tag stand, or SIZE_MAX;
 * `tags` has the bits of all of them.
 */
size_t words_tagged(const struct words *words, struct slice text, size_t from,
    uint32_t *tags);

#endif
