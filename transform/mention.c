/* SPDX-License-Identifier: ISC */
#include "transform/mention.h"

#include <stdint.h>

#include "transform/name.h"

/* How long the words before a name may be, in bytes; how many are looked at. */
enum { CHAIN_MAX = 300, MENTIONS_MAX = 64 };

/* Where the words begin that end at `at`, up to the last break. */
static size_t
run_start(const struct wording *wording, size_t at)
{
	size_t from = at;

	while (
	    from > 0 && at - from < CHAIN_MAX && !wording_break(wording, from))
		from--;
	return from;
}

/* Names leave out the province, unless the body is the province's own. */
static struct slice
below_province(const struct rules *rules, struct slice chain)
{
	struct slice unit = name_division(rules, chain);

	if (words_at_end(rules_words(rules, WORDS_NAME_PROVINCE), unit).len ==
	    0)
		return chain;
	return slice_sub(chain, unit.len, chain.len);
}

/*
 * Whether a body is spoken of as another: under whose guidance, at whose
 * request or with whom.
 */
static bool
is_another(const struct rules *rules, struct slice before, struct slice behind)
{
	return words_at_end(rules_words(rules, WORDS_NAME_BESIDE), before).len >
	    0 &&
	    words_at_start(rules_words(rules, WORDS_NAME_SHOWN), behind).len ==
	    0;
}

/* The divisions that stand before `what` at `at`, if it is the body's own. */
static struct slice
chain_before(const struct rules *rules, const struct wording *wording,
    size_t at, struct slice what)
{
	struct slice text = wording->text;
	size_t from = run_start(wording, at);
	size_t len = name_chain(rules, slice_sub(text, from, at - from), true);

	if (name_kind(rules, what) != NAME_DIVISION &&
	    is_another(rules, slice_sub(text, from, at - len - from),
		slice_sub(text, at + what.len, text.len)))
		return SLICE_NULL;
	return below_province(rules, slice_sub(text, at - len, len));
}

struct slice
mention_divisions(const struct rules *rules, const struct wording *wording,
    struct slice what)
{
	struct slice text = wording->text;
	struct slice best = SLICE_NULL;
	size_t at = 0;

	for (int n = 0; n < MENTIONS_MAX; n++) {
		struct slice chain = SLICE_NULL;

		at = slice_find(text, what, at);
		if (at == SIZE_MAX)
			break;
		if (!wording_break(wording, at))
			chain = chain_before(rules, wording, at, what);
		if (!slice_ends(best, chain) && !slice_ends(chain, best))
			return SLICE_NULL;
		if (chain.len > best.len)
			best = chain;
		at += what.len;
	}
	return best;
}
