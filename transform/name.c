/* SPDX-License-Identifier: ISC */
#include "transform/name.h"

#include <stdint.h>
#include <string.h>

#include "transform/division.h"
#include "transform/placeword.h"

/*
 * How far back a chain of divisions is looked for, and how long the name must
 * be that a word is cut off from, in bytes; how many words are.
 */
enum { CHARACTER = 3, CHAIN_MAX = 60, NAME_LEN_MIN = 9, LEADS_MAX = 3 };

/* A name without what pages drop freely: for comparing alone. */
struct core {
	char text[NAME_MAX_LEN + 1];
	size_t len;
};

static bool
is_han(struct slice text, size_t at)
{
	unsigned char lead = (unsigned char)text.ptr[at];

	return lead >= 0xe4 && lead <= 0xe9;
}

enum name_kind
name_kind(const struct rules *rules, struct slice text)
{
	static const struct {
		enum words_name words;
		enum name_kind kind;
	} kinds[] = {
		{ WORDS_NAME_OFFICE, NAME_OFFICE },
		{ WORDS_NAME_TOWNSHIP, NAME_TOWNSHIP },
		{ WORDS_NAME_GOVERNMENT, NAME_GOVERNMENT },
		{ WORDS_NAME_ZONE_BOARD, NAME_BOARD },
		{ WORDS_NAME_ZONE, NAME_ZONE },
		{ WORDS_NAME_ORGAN, NAME_ORGAN },
		{ WORDS_NAME_DIVISION, NAME_DIVISION },
	};

	if (text.len > NAME_MAX_LEN ||
	    !pattern_find(rules_pattern(rules, PATTERN_NAME), text, 0, NULL) ||
	    words_in(rules_words(rules, WORDS_NAME_NOT), text))
		return NAME_NONE;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (words_at_end(rules_words(rules, kinds[i].words), text).len >
		    0)
			return kinds[i].kind;
	return NAME_NONE;
}

bool
name_is_relative(const struct rules *rules, struct slice text)
{
	return words_at_start(rules_words(rules, WORDS_NAME_ZONE), text).len >
	    0 ||
	    pattern_find(rules_pattern(rules, PATTERN_NAME_RELATIVE), text, 0,
		NULL);
}

bool
name_begins_with_division(struct slice text)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(text, 0, hits);

	while (n-- > 0)
		if (hits[n].how == DIVISION_FULL)
			return true;
	return false;
}

bool
name_is_generic(const struct rules *rules, struct slice text)
{
	return pattern_find(rules_pattern(rules, PATTERN_NAME_GENERIC), text, 0,
		   NULL) &&
	    !name_begins_with_division(text);
}

/*
 * The part of `text` behind the last verb that may precede a name; one that
 * only the end of a name follows is of the name.
 */
static struct slice
behind_verb(const struct rules *rules, struct slice text)
{
	const struct words *verbs = rules_words(rules, WORDS_NAME_VERB);
	struct slice verb;
	size_t from = 0;
	size_t at;

	while ((at = words_find(verbs, text, from, &verb)) != SIZE_MAX) {
		from = at + verb.len;
		if (pattern_find(rules_pattern(rules, PATTERN_NAME_REST),
			slice_sub(text, from, text.len), 0, NULL))
			continue;
		text = slice_sub(text, from, text.len);
		from = 0;
	}
	return text;
}

/* Whether a county, or what is above one, is named where `text` begins. */
static bool
begins_with_place(struct slice text)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(text, 0, hits);

	while (n-- > 0)
		if (division_level(hits[n].row) <= DIVISION_COUNTY &&
		    hits[n].how != DIVISION_JOINED)
			return true;
	return false;
}

/*
 * Takes off the words that join a name to what is before it, unless they are
 * the beginning of a place, or what is left would be too short for a division.
 */
static struct slice
behind_lead(const struct rules *rules, struct slice text)
{
	const struct words *leads = rules_words(rules, WORDS_NAME_LEAD);
	struct captures captures;

	for (int n = 0; n < LEADS_MAX; n++) {
		struct slice lead = words_at_start(leads, text);
		struct slice rest = slice_sub(text, lead.len, text.len);

		if (lead.len == 0 || name_begins_with_division(text) ||
		    !pattern_find(rules_pattern(rules, PATTERN_UNIT), rest, 0,
			&captures) ||
		    captures.to[0] < NAME_LEN_MIN ||
		    (begins_with_place(text) && !begins_with_place(rest)))
			break;
		text = rest;
	}
	return text;
}

/*
 * The body that an office within it works for, if `name` is such an office
 * and not one that reports for itself; else `name` as it is.
 */
static struct slice
employer_of(const struct rules *rules, struct slice name)
{
	const struct words *shared = rules_words(rules, WORDS_TITLE_SHARED);
	struct captures captures;
	struct slice employer;

	if (!pattern_find(rules_pattern(rules, PATTERN_OFFICE_OF), name, 0,
		&captures))
		return name;
	employer = captures_get(&captures, name,
	    captures.from[1] == SIZE_MAX ? 2 : 1);
	if (words_at_end(shared, employer).len > 0)
		employer.len +=
		    rules_words(rules, WORDS_TITLE_SHARED_WITH)->word[0].len;
	return name_kind(rules, employer) == NAME_NONE ? name : employer;
}

/* A name without the remark in brackets that ends it, or brackets about it. */
static struct slice
without_remark(struct slice name)
{
	size_t at = name.len;

	if (!slice_ends(name, SLICE(")")))
		return name;
	while (at > 0 && name.ptr[at - 1] != '(')
		at--;
	return at > 1 ? slice_sub(name, 0, at - 1)
		      : slice_sub(name, at, name.len - at - 1);
}

struct slice
name_signed(const struct rules *rules, struct slice text)
{
	return employer_of(rules, without_remark(text));
}

struct slice
name_clean(const struct rules *rules, struct slice text)
{
	struct slice name;

	text = name_signed(rules, text);
	name = behind_lead(rules, behind_verb(rules, text));
	if (name.len >= NAME_LEN_MIN && name_kind(rules, name) != NAME_NONE &&
	    !name_is_generic(rules, name))
		return name;
	name = behind_lead(rules, text);
	return name_kind(rules, name) != NAME_NONE ? name : SLICE_NULL;
}

static void
drop(struct core *core, size_t at, size_t len)
{
	memmove(core->text + at, core->text + at + len, core->len - at - len);
	core->len -= len;
}

static struct slice
core_slice(const struct core *core)
{
	return (struct slice){ core->text, core->len };
}

static void
drop_end(struct core *core, const struct words *words)
{
	core->len -= words_at_end(words, core_slice(core)).len;
}

/* Leaves of a name what tells it from others: false if it is too long. */
static bool
core_of(const struct rules *rules, struct slice name, enum name_kind kind,
    struct core *core)
{
	const struct words *dropped = rules_words(rules, WORDS_NAME_DROPPED);
	struct slice found;
	size_t at;

	if (name.len > NAME_MAX_LEN)
		return false;
	memcpy(core->text, name.ptr, name.len);
	core->len = name.len;
	while (
	    (at = words_find(dropped, core_slice(core), 0, &found)) != SIZE_MAX)
		drop(core, at, found.len);
	if (kind == NAME_TOWNSHIP)
		drop_end(core, rules_words(rules, WORDS_NAME_STREET));
	if (kind == NAME_BOARD)
		drop_end(core, rules_words(rules, WORDS_NAME_BOARD));
	return true;
}

/* Kinds of which one page may say the one and mean the other. */
static enum name_kind
class_of(enum name_kind kind)
{
	if (kind == NAME_DIVISION)
		return NAME_GOVERNMENT;
	if (kind == NAME_ZONE)
		return NAME_BOARD;
	return kind;
}

static bool
is_chain(const struct rules *rules, struct slice text)
{
	if (text.len == 0)
		return true;
	return pattern_find(rules_pattern(rules, PATTERN_CHAIN), text, 0,
		   NULL) &&
	    !words_in(rules_words(rules, WORDS_CHAIN_NOT), text);
}

/* The divisions that both begin with, in bytes. */
static size_t
common_divisions(const struct rules *rules, struct slice a, struct slice b)
{
	struct slice unit = name_division(rules, b);

	return unit.len > 0 && slice_starts(a, unit) ? unit.len : 0;
}

/*
 * What a relative name begins with: the end of the name of a division or of a
 * zone, which says of what kind it is and not which.
 */
static size_t
level_len(const struct rules *rules, struct slice name)
{
	size_t zone =
	    words_at_start(rules_words(rules, WORDS_NAME_ZONE), name).len;

	if (zone > 0)
		return zone;
	return name_is_relative(rules, name) ? 3 : 0;
}

/* Whether `full` is `part` but for divisions at its beginning. */
static bool
adds_divisions(const struct rules *rules, struct slice full, struct slice part)
{
	size_t added = full.len - part.len;
	size_t level = level_len(rules, part);

	if (part.len == 0 || !slice_ends(full, part))
		return false;
	if (is_chain(rules, slice_sub(full, 0, added)))
		return true;
	return level > 0 && part.len > level &&
	    is_chain(rules, slice_sub(full, 0, added + level));
}

bool
name_extends(const struct rules *rules, struct slice full, struct slice part)
{
	enum name_kind full_kind = name_kind(rules, full);
	enum name_kind part_kind = name_kind(rules, part);
	struct core a;
	struct core b;
	size_t common;

	if (class_of(full_kind) != class_of(part_kind) ||
	    !core_of(rules, full, full_kind, &a) ||
	    !core_of(rules, part, part_kind, &b) || a.len < b.len)
		return false;
	if (adds_divisions(rules, core_slice(&a), core_slice(&b)))
		return true;
	common = common_divisions(rules, core_slice(&a), core_slice(&b));
	if (common == 0)
		return false;
	return adds_divisions(rules, slice_sub(core_slice(&a), common, a.len),
	    slice_sub(core_slice(&b), common, b.len));
}

static struct slice
join(struct slice a, struct slice b, struct arena *arena)
{
	char *text = arena_alloc(arena, a.len + b.len + 1);

	if (a.len > 0)
		memcpy(text, a.ptr, a.len);
	if (b.len > 0)
		memcpy(text + a.len, b.ptr, b.len);
	return (struct slice){ text, a.len + b.len };
}

/* Writes out the end of a name that is cut short. */
static struct slice
write_out(const struct rules *rules, struct slice name, struct arena *arena)
{
	const struct words *ends = rules_words(rules, WORDS_NAME_SHORT);
	const struct words *whole = rules_words(rules, WORDS_NAME_LONG);
	struct slice end = words_at_end(ends, name);

	for (size_t i = 0; i < ends->nwords && end.len > 0; i++)
		if (slice_equal(ends->word[i], end))
			return join(slice_sub(name, 0, name.len - end.len),
			    whole->word[i], arena);
	return name;
}

/* Whether a place's name ends in that of a county of the list. */
static bool
ends_with_county(struct slice name)
{
	struct division_hit hits[DIVISION_HITS_MAX];

	for (size_t at = 0; at + NAME_LEN_MIN <= name.len; at += CHARACTER) {
		struct slice rest = slice_sub(name, at, name.len);
		size_t n = division_find(rest, 0, hits);

		while (n-- > 0)
			if (hits[n].len == rest.len &&
			    hits[n].how == DIVISION_FULL)
				return true;
	}
	return false;
}

struct slice
name_complete(const struct rules *rules, struct slice name, struct arena *arena)
{
	const struct words *tails = rules_words(rules, WORDS_NAME_TAIL);

	switch (name_kind(rules, name)) {
	case NAME_DIVISION:
		return join(name,
		    tails->word[placeword_at_end(PLACE_ZONE, name) > 0 &&
			!ends_with_county(name)],
		    arena);
	case NAME_ZONE:
		return join(name, tails->word[1], arena);
	case NAME_TOWNSHIP:
		if (words_at_end(rules_words(rules, WORDS_NAME_TOWN), name)
			.len > 0)
			return join(name, tails->word[0], arena);
		return write_out(rules, name, arena);
	case NAME_GOVERNMENT:
	case NAME_OFFICE:
	case NAME_ORGAN:
	case NAME_BOARD:
		return write_out(rules, name, arena);
	default:
		return name;
	}
}

size_t
name_chain(const struct rules *rules, struct slice text, bool bounded)
{
	const struct words *seats = rules_words(rules, WORDS_NAME_DROPPED);
	size_t seat = words_at_end(seats, text).len;
	size_t from = text.len;
	struct slice run;
	struct slice chain;

	while (
	    from >= 3 && text.len - from < CHAIN_MAX && is_han(text, from - 3))
		from -= 3;
	if (text.len - from <= seat)
		return 0;
	run = slice_sub(text, from, text.len - from - seat);
	chain = behind_verb(rules, run);
	if (chain.len == run.len && from == 0 && !bounded)
		return 0;
	if (chain.len == run.len && text.len - from >= CHAIN_MAX)
		return 0;
	chain = behind_lead(rules, chain);
	if (chain.len == 0 || !is_chain(rules, chain) ||
	    name_is_generic(rules, chain))
		return 0;
	return chain.len + seat;
}

struct slice
name_division(const struct rules *rules, struct slice name)
{
	struct captures captures;

	if (!pattern_find(rules_pattern(rules, PATTERN_UNIT), name, 0,
		&captures))
		return SLICE_NULL;
	return captures_get(&captures, name, 0);
}
