/* SPDX-License-Identifier: ISC */
#include "transform/voice.h"

#include <stdint.h>

/* The end of a name that may follow the word, in bytes: "town's people's
 * government". */
enum { IDEOGRAPH = 3, END_MAX = 5 * IDEOGRAPH };

struct slice
voice_find(const struct rules *rules, struct slice text)
{
	struct slice found;

	if (words_find(rules_words(rules, WORDS_VOICE), text, 0, &found) ==
	    SIZE_MAX)
		return SLICE_NULL;
	return slice_sub(found, IDEOGRAPH, found.len);
}

bool
voice_fits(struct slice voice, struct slice name)
{
	size_t end = voice.len + END_MAX;
	size_t from = name.len < end ? 0 : name.len - end;

	return slice_find(name, voice, from) != SIZE_MAX;
}
