/* SPDX-License-Identifier: ISC */
#include "transform/word.h"

#include <string.h>

#include "gen/word.h"

enum { WORD_COUNT = sizeof(word_rows) / sizeof(word_rows[0]) };

const struct word *
word_find(enum word_role role, struct slice text)
{
	const struct word *best = NULL;

	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct word *word = &word_rows[i];

		if (word->role != role ||
		    !slice_starts(text, slice_of(word->text)))
			continue;
		if (best == NULL || strlen(word->text) > strlen(best->text))
			best = word;
	}
	return best;
}

const struct word *
word_at(size_t i)
{
	return i < WORD_COUNT ? &word_rows[i] : NULL;
}
