/* SPDX-License-Identifier: ISC */
#include "transform/authority.h"

#include "transform/name.h"

/* The name without its first division. */
static struct slice
below_first(const struct rules *rules, struct slice name)
{
	return slice_sub(name, name_division(rules, name).len, name.len);
}

static bool
ends(const struct rules *rules, struct slice name, enum words_name words)
{
	return words_at_end(rules_words(rules, words), name).len > 0;
}

/*
 * The government of a province, of a city with districts or of an autonomous
 * prefecture.  A name does not tell a city with districts from a county-level
 * one, but for those known to be provinces.
 */
static enum authority
government_may(const struct rules *rules, struct slice name)
{
	struct slice unit = name_division(rules, name);
	struct slice rest = below_first(rules, name);

	if (unit.len == 0)
		return AUTHORITY_UNKNOWN;
	if (ends(rules, unit, WORDS_NAME_PROVINCE) &&
	    name_division(rules, rest).len > 0) {
		unit = name_division(rules, rest);
		rest = below_first(rules, rest);
	}
	if (name_division(rules, rest).len > 0)
		return AUTHORITY_NONE;
	if (words_has(rules_words(rules, WORDS_PROVINCE), unit) ||
	    ends(rules, unit, WORDS_NAME_PREFECTURE))
		return AUTHORITY_RULES;
	return ends(rules, unit, WORDS_NAME_COUNTY) ? AUTHORITY_NONE
						    : AUTHORITY_UNKNOWN;
}

enum authority
authority_of(const struct rules *rules, struct slice agency)
{
	switch (name_kind(rules, agency)) {
	case NAME_GOVERNMENT:
		return government_may(rules, agency);
	case NAME_TOWNSHIP:
	case NAME_BOARD:
	case NAME_ZONE:
	case NAME_OFFICE:
		return AUTHORITY_NONE;
	case NAME_ORGAN:
		if (pattern_find(rules_pattern(rules, PATTERN_RULE_LEVEL),
			agency, 0, NULL))
			return AUTHORITY_RULES;
		return name_division(rules, agency).len > 0 ? AUTHORITY_NONE
							    : AUTHORITY_UNKNOWN;
	default:
		return AUTHORITY_UNKNOWN;
	}
}
