/* SPDX-License-Identifier: ISC */
#include "transform/scope.h"

#include "transform/name.h"

/* How much text is looked at, in bytes. */
enum { OPENING_MAX = 3000 };

static bool
says_so(const struct rules *rules, const struct wording *wording, size_t from,
    struct arena *arena)
{
	return pattern_find(rules_pattern(rules, PATTERN_SUMS_UP),
	    wording_flow(wording, from, from + OPENING_MAX, arena), 0, NULL);
}

const char *
scope_of(const struct rules *rules, struct slice agency,
    const struct wording *wording, size_t from, struct arena *arena)
{
	switch (name_kind(rules, agency)) {
	case NAME_GOVERNMENT:
	case NAME_DIVISION:
		return "consolidated";
	case NAME_BOARD:
	case NAME_ZONE:
		return says_so(rules, wording, from, arena) ? "consolidated"
							    : "own";
	case NAME_OFFICE:
	case NAME_TOWNSHIP:
	case NAME_ORGAN:
		return "own";
	default:
		return NULL;
	}
}
