/* SPDX-License-Identifier: ISC */
#include "transform/placeword.h"

#include <string.h>

#include "transform/numeral.h"

struct place_word {
	const char *text;
	size_t len;
};

struct place_host {
	const char *end;
	uint32_t code;
};

#include "gen/place_word_rows.h"

/* Most words fail by one byte, which is looked at here. */
size_t
placeword_at_start(enum place_role role, struct slice text)
{
	for (size_t i = place_first[role]; i < place_first[role + 1]; i++) {
		const struct place_word *word = &place_words[i];

		if (word->len <= text.len && word->text[1] == text.ptr[1] &&
		    memcmp(word->text, text.ptr, word->len) == 0)
			return word->len;
	}
	return 0;
}

size_t
placeword_at_end(enum place_role role, struct slice text)
{
	for (size_t i = place_first[role]; i < place_first[role + 1]; i++) {
		const struct place_word *word = &place_words[i];
		size_t at = text.len - word->len;

		if (word->len <= text.len &&
		    word->text[word->len - 1] == text.ptr[text.len - 1] &&
		    memcmp(word->text, text.ptr + at, word->len) == 0)
			return word->len;
	}
	return 0;
}

bool
placeword_is(enum place_role role, struct slice text)
{
	return text.len > 0 && placeword_at_start(role, text) == text.len;
}

size_t
placeword_troop(struct slice text)
{
	size_t army = placeword_at_start(PLACE_ARMY, text);
	struct slice rest = slice_sub(text, army, text.len);
	size_t before = placeword_at_start(PLACE_TROOP_BEFORE, rest);
	struct number number;
	size_t numeral;
	size_t kind;

	rest = slice_sub(rest, before, rest.len);
	numeral = numeral_read(rest, &number);
	rest = slice_sub(rest, numeral, rest.len);
	kind = numeral > 0 ? placeword_at_start(PLACE_TROOP, rest) : 0;
	return kind > 0 ? army + before + numeral + kind : army;
}

uint32_t
placeword_host(struct slice host)
{
	const size_t n = host.len == 0
	    ? 0
	    : sizeof(place_hosts) / sizeof(place_hosts[0]);

	for (size_t i = 0; i < n; i++) {
		struct slice end = slice_of(place_hosts[i].end);

		if (slice_ends(host, end) ||
		    slice_equal(host, slice_sub(end, 1, end.len)))
			return place_hosts[i].code;
	}
	return 0;
}
