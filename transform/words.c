/* SPDX-License-Identifier: ISC */
#include "transform/words.h"

#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

/* A bucket by some bytes, in whatever order the machine has them. */
static inline size_t
hash(uint64_t bytes)
{
	return (size_t)(bytes * UINT64_C(0x9e3779b97f4a7c15) >> 52) &
	    (WORDS_BUCKETS - 1);
}

static inline size_t
pair_of(const unsigned char *byte)
{
	uint32_t four;
	uint16_t two;

	memcpy(&four, byte, sizeof(four));
	memcpy(&two, byte + sizeof(four), sizeof(two));
	return hash((uint64_t)two << 32 | four);
}

/* The bucket of what begins with one ideograph, or with anything else. */
static inline size_t
single_of(const unsigned char *byte, size_t room)
{
	if (room < 3 || byte[0] < 0xe0)
		return byte[0];
	return hash((uint64_t)byte[2] << 16 | (uint64_t)byte[1] << 8 | byte[0]);
}

/* The bucket of what begins with two characters, or with one alone. */
static inline size_t
bucket_of(const unsigned char *byte, size_t room)
{
	if (room >= 2 && byte[0] < 0xe0)
		return hash((uint64_t)byte[1] << 8 | byte[0]);
	if (room < 6 || byte[0] < 0xe0 || byte[3] < 0xe0)
		return single_of(byte, room);
	return pair_of(byte);
}

/* The bucket of what ends so: of an ideograph, the last two bytes tell most. */
static size_t
end_of(struct slice text)
{
	const unsigned char *end = (const unsigned char *)text.ptr + text.len;

	if (text.len < 2 || end[-1] < 0x80)
		return end[-1];
	return ((size_t)end[-2] << 6 ^ end[-1]) & (WORDS_ENDS - 1);
}

/* Whether a word may begin with this; most texts end here, and near by. */
static inline bool
may_begin(const struct words *words, size_t single)
{
	return (words->lead[single >> 6] >> (single & 63) & 1) != 0;
}

static void
put(struct words *words, size_t i)
{
	struct slice word = words->word[i];
	size_t single;
	size_t bucket;
	size_t end;

	if (word.len == 0)
		return;
	single = single_of((const unsigned char *)word.ptr, word.len);
	bucket = bucket_of((const unsigned char *)word.ptr, word.len);
	end = end_of(word);
	words->next[i] = words->first[bucket];
	words->first[bucket] = (uint16_t)(i + 1);
	words->lead[single >> 6] |= UINT64_C(1) << (single & 63);
	words->before[i] = words->last[end];
	words->last[end] = (uint16_t)(i + 1);
	if (bucket == single)
		words->has_short = true;
}

void
words_init(struct words *words, const char *row)
{
	memset(words, 0, sizeof(*words));
	words->nwords = 1;
	for (const char *c = row; *c != '\0'; c++)
		if (*c == '|')
			words->nwords++;
	if (words->nwords > WORDS_MAX)
		diag_die(EX_SOFTWARE, "more than %d words: '%.60s'", WORDS_MAX,
		    row);
	words->word = calloc(words->nwords, sizeof(words->word[0]));
	words->next = calloc(words->nwords, sizeof(words->next[0]));
	words->before = calloc(words->nwords, sizeof(words->before[0]));
	words->tag = calloc(words->nwords, sizeof(words->tag[0]));
	if (words->word == NULL || words->next == NULL ||
	    words->before == NULL || words->tag == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < words->nwords; i++) {
		size_t len = strcspn(row, "|");

		words->word[i] = (struct slice){ row, len };
		if (!words_has(words, words->word[i]))
			put(words, i);
		row += len + 1;
	}
}

void
words_release(struct words *words)
{
	free(words->word);
	free(words->next);
	free(words->before);
	free(words->tag);
	words->tag = NULL;
	words->word = NULL;
	words->next = NULL;
	words->before = NULL;
	words->nwords = 0;
}

/* The longest word of one bucket that `text` begins with. */
static struct slice
longest(const struct words *words, size_t bucket, struct slice text,
    struct slice best)
{
	for (size_t i = words->first[bucket]; i != 0; i = words->next[i - 1])
		if (words->word[i - 1].len > best.len &&
		    slice_starts(text, words->word[i - 1]))
			best = words->word[i - 1];
	return best;
}

struct slice
words_at_start(const struct words *words, struct slice text)
{
	const unsigned char *byte = (const unsigned char *)text.ptr;
	struct slice best = SLICE_NULL;
	size_t single;
	size_t bucket;

	if (text.len == 0)
		return best;
	single = single_of(byte, text.len);
	if (!may_begin(words, single))
		return best;
	bucket = bucket_of(byte, text.len);
	best = longest(words, bucket, text, best);
	if (words->has_short && bucket != single)
		best = longest(words, single, text, best);
	return best;
}

struct slice
words_at_end(const struct words *words, struct slice text)
{
	struct slice best = SLICE_NULL;

	if (text.len == 0)
		return best;
	for (size_t i = words->last[end_of(text)]; i != 0;
	     i = words->before[i - 1])
		if (words->word[i - 1].len > best.len &&
		    slice_ends(text, words->word[i - 1]))
			best = words->word[i - 1];
	return best;
}

bool
words_has(const struct words *words, struct slice text)
{
	return text.len > 0 && words_at_start(words, text).len == text.len;
}

bool
words_in(const struct words *words, struct slice text)
{
	struct slice found;

	return words_find(words, text, 0, &found) != SIZE_MAX;
}

/*
 * Where the next text may begin that has a word: a walk that must be quick,
 * for it goes over whole documents.
 */
static size_t
next_bucket(const struct words *words, struct slice text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	const uint16_t *first = words->first;

	while (at + 6 <= text.len) {
		const unsigned char *byte = bytes + at;
		size_t single = single_of(byte, 6);

		if (may_begin(words, single) &&
		    (first[bucket_of(byte, 6)] != 0 ||
			(words->has_short && first[single] != 0)))
			return at;
		at += byte[0] < 0xe0 ? 1 : 3;
	}
	return at;
}

size_t
words_find(const struct words *words, struct slice text, size_t from,
    struct slice *found)
{
	for (size_t at = next_bucket(words, text, from); at < text.len;
	     at = next_bucket(words, text, at)) {
		*found = words_at_start(words,
		    (struct slice){ text.ptr + at, text.len - at });
		if (found->len > 0)
			return at;
		at += (unsigned char)text.ptr[at] >= 0xe0 ? 3 : 1;
	}
	return SIZE_MAX;
}

/* The tags of the words of one bucket that `text` begins with. */
static uint32_t
tags_in(const struct words *words, size_t bucket, struct slice text)
{
	uint32_t tags = 0;

	for (size_t i = words->first[bucket]; i != 0; i = words->next[i - 1])
		if (slice_starts(text, words->word[i - 1]))
			tags |= words->tag[i - 1];
	return tags;
}

size_t
words_tagged(const struct words *words, struct slice text, size_t from,
    uint32_t *tags)
{
	for (size_t at = next_bucket(words, text, from); at < text.len;
	     at = next_bucket(words, text, at)) {
		const unsigned char *byte = (const unsigned char *)text.ptr +
		    at;
		struct slice rest = { text.ptr + at, text.len - at };
		size_t bucket = bucket_of(byte, rest.len);

		*tags = tags_in(words, bucket, rest);
		if (words->has_short && bucket != single_of(byte, rest.len))
			*tags |= tags_in(words, single_of(byte, rest.len),
			    rest);
		if (*tags != 0)
			return at;
		at += byte[0] >= 0xe0 ? 3 : 1;
	}
	return SIZE_MAX;
}
