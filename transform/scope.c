/* SPDX-License-Identifier: ISC */
#include "transform/scope.h"

#include <stdint.h>

#include "transform/name.h"

/*
 * How much text is looked at behind the title and in it, and about a word for
 * the report's data, in bytes.
 */
enum { OPENING_MAX = 3000, TITLE_MAX = 180, BEFORE_MAX = 12, BEHIND_MAX = 300 };

static bool
says_so(const struct rules *rules, enum pattern_name pattern,
    const struct wording *wording, size_t from, struct arena *arena)
{
	return pattern_find(rules_pattern(rules, pattern),
	    wording_flow(wording, from, from + OPENING_MAX, arena), 0, NULL);
}

/* The same for what is told of the report's data alone. */
static bool
says_of_data(const struct rules *rules, const struct wording *wording,
    size_t from, struct arena *arena)
{
	struct slice anchor;
	size_t at = from;

	while ((at = wording_find(wording, WORDS_SUMS_UP_ANCHOR, at, &anchor)) <
	    from + OPENING_MAX) {
		size_t begin = at < from + BEFORE_MAX ? from : at - BEFORE_MAX;

		if (pattern_find(rules_pattern(rules, PATTERN_SUMS_UP_SYSTEM),
			wording_flow(wording, begin, at + BEHIND_MAX, arena), 0,
			NULL))
			return true;
		at += anchor.len;
	}
	return false;
}

static bool
is_titled_so(const struct rules *rules, const struct wording *wording,
    size_t end)
{
	return pattern_find(rules_pattern(rules, PATTERN_SUMS_UP_TITLE),
	    wording_part(wording, end > TITLE_MAX ? end - TITLE_MAX : 0, end),
	    0, NULL);
}

const char *
scope_of(const struct rules *rules, struct slice agency,
    const struct wording *wording, size_t from, struct arena *arena)
{
	bool sums_up;

	switch (name_kind(rules, agency)) {
	case NAME_GOVERNMENT:
	case NAME_DIVISION:
		sums_up = true;
		break;
	case NAME_BOARD:
	case NAME_ZONE:
		sums_up = says_so(rules, PATTERN_SUMS_UP, wording, from, arena);
		break;
	case NAME_OFFICE:
	case NAME_ORGAN:
		sums_up = is_titled_so(rules, wording, from) ||
		    says_of_data(rules, wording, from, arena);
		break;
	case NAME_TOWNSHIP:
		sums_up = false;
		break;
	default:
		return NULL;
	}
	return sums_up ? "consolidated" : "own";
}
