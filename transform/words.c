/* SPDX-License-Identifier: ISC */
#include "transform/words.h"

#include <stdint.h>

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
	for (size_t i = 0; i < words->nwords; i++)
		if (slice_find(text, words->word[i], 0) != SIZE_MAX)
			return true;
	return false;
}

size_t
words_find(const struct words *words, struct slice text, size_t from,
    struct slice *found)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < words->nwords; i++) {
		/* Only what stands before the best one so far can be better. */
		size_t room = best == SIZE_MAX ? text.len
					       : best + words->word[i].len - 1;
		size_t at = slice_find(slice_sub(text, 0, room), words->word[i],
		    from);

		if (at < best) {
			best = at;
			*found = words->word[i];
		}
	}
	return best;
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
