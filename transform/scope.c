/* SPDX-License-Identifier: ISC */
#include "transform/scope.h"

#include "transform/name.h"

static bool
says_so(const struct rules *rules, struct slice preamble)
{
	return pattern_find(rules_pattern(rules, PATTERN_SUMS_UP), preamble, 0,
	    NULL);
}

const char *
scope_of(const struct rules *rules, struct slice agency, struct slice preamble)
{
	switch (name_kind(rules, agency)) {
	case NAME_GOVERNMENT:
	case NAME_DIVISION:
		return "consolidated";
	case NAME_BOARD:
	case NAME_ZONE:
		return says_so(rules, preamble) ? "consolidated" : "own";
	case NAME_OFFICE:
	case NAME_TOWNSHIP:
	case NAME_ORGAN:
		return "own";
	default:
		return NULL;
	}
}
