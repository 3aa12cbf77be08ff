/* SPDX-License-Identifier: ISC */
#include "transform/word.h"

#include <stdint.h>
#include <string.h>

#include "gen/word.h"

enum { WORD_ROWS = sizeof(word_rows) / sizeof(word_rows[0]) };

unsigned
word_roles(struct slice text)
{
	const unsigned char *byte = (const unsigned char *)text.ptr;

	if (text.len == 0)
		return 0;
	if (byte[0] < 0x80)
		return word_lead[byte[0]];
	if (text.len < 3)
		return 0;
	return word_lead[(byte[0] * 64U + byte[1] * 8U + byte[2]) % 1024];
}

const struct word *
word_find(enum word_role role, struct slice text)
{
	const struct word *best = NULL;

	if ((word_roles(text) >> role & 1) == 0)
		return NULL;
	for (size_t i = word_first[role]; i < word_first[role + 1]; i++) {
		const struct word *word = &word_rows[i];

		if (!slice_starts(text,
			(struct slice){ word->text, word->len }))
			continue;
		if (best == NULL || word->len > best->len)
			best = word;
	}
	return best;
}

const struct word *
word_at(size_t i)
{
	return i < WORD_ROWS ? &word_rows[i] : NULL;
}
