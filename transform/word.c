/* SPDX-License-Identifier: ISC */
#include "transform/word.h"

#include <string.h>

#include "gen/word.h"

enum { WORD_COUNT = sizeof(word_rows) / sizeof(word_rows[0]) };

const struct word *
word_find(enum word_role role, struct slice text)
{
	const struct word *best = NULL;

	if (text.len == 0)
		return NULL;
	for (size_t i = 0; i < WORD_COUNT; i++) {
		const struct word *word = &word_rows[i];

		if (word->role != role || word->len > text.len ||
		    word->text[0] != text.ptr[0] ||
		    memcmp(word->text, text.ptr, word->len) != 0)
			continue;
		if (best == NULL || word->len > best->len)
			best = word;
	}
	return best;
}

const struct word *
word_at(size_t i)
{
	return i < WORD_COUNT ? &word_rows[i] : NULL;
}
