/* SPDX-License-Identifier: ISC */
#include "transform/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

/*
 * The bit of the character that begins at `byte`; an ideograph has three
 * bytes, of which the last two tell most.
 */
static size_t
bit_of(const unsigned char *byte, size_t room)
{
	if (byte[0] < 0x80 || room < 3)
		return byte[0];
	return (size_t)(byte[1] & 0x3f) << 6 | (byte[2] & 0x3f);
}

static void
admit(struct words *words, struct slice word)
{
	size_t bit = bit_of((const unsigned char *)word.ptr, word.len);

	words->filter[bit >> 3] |= (unsigned char)(1u << (bit & 7));
}

static bool
admits(const struct words *words, const unsigned char *byte, size_t room)
{
	size_t bit = bit_of(byte, room);

	return (words->filter[bit >> 3] >> (bit & 7) & 1) != 0;
}

void
words_init(struct words *words, const char *row)
{
	memset(words, 0, sizeof(*words));
	words->nwords = 1;
	for (const char *c = row; *c != '\0'; c++)
		if (*c == '|')
			words->nwords++;
	words->word = calloc(words->nwords, sizeof(words->word[0]));
	if (words->word == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < words->nwords; i++) {
		size_t len = strcspn(row, "|");

		words->word[i] = (struct slice){ row, len };
		if (len > 0)
			admit(words, words->word[i]);
		row += len + 1;
	}
}

void
words_release(struct words *words)
{
	free(words->word);
	words->word = NULL;
	words->nwords = 0;
}

struct slice
words_at_start(const struct words *words, struct slice text)
{
	struct slice best = SLICE_NULL;

	for (size_t i = 0; i < words->nwords; i++)
		if (words->word[i].len > best.len &&
		    slice_starts(text, words->word[i]))
			best = words->word[i];
	return best;
}

struct slice
words_at_end(const struct words *words, struct slice text)
{
	struct slice best = SLICE_NULL;

	for (size_t i = 0; i < words->nwords; i++)
		if (words->word[i].len > best.len &&
		    slice_ends(text, words->word[i]))
			best = words->word[i];
	return best;
}

bool
words_has(const struct words *words, struct slice text)
{
	for (size_t i = 0; i < words->nwords; i++)
		if (slice_equal(words->word[i], text))
			return true;
	return false;
}

bool
words_in(const struct words *words, struct slice text)
{
	struct slice found;

	return words_find(words, text, 0, &found) != SIZE_MAX;
}

size_t
words_find(const struct words *words, struct slice text, size_t from,
    struct slice *found)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;

	for (size_t at = from; at < text.len;) {
		if (admits(words, bytes + at, text.len - at)) {
			*found = words_at_start(words,
			    (struct slice){ text.ptr + at, text.len - at });
			if (found->len > 0)
				return at;
		}
		at += bytes[at] >= 0xe0 ? 3 : 1;
	}
	return SIZE_MAX;
}

size_t
words_count(const struct words *words, struct slice text)
{
	size_t n = 0;

	for (size_t i = 0; i < words->nwords; i++)
		if (slice_find(text, words->word[i], 0) != SIZE_MAX)
			n++;
	return n;
}
