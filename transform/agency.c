/* SPDX-License-Identifier: ISC */
#include "transform/agency.h"

#include <stdint.h>
#include <string.h>

#include "schema/utf8.h"
#include "transform/breadcrumb.h"
#include "transform/mention.h"
#include "transform/name.h"
#include "transform/voice.h"

/*
 * How long the preamble may be that is looked through, in bytes; how many names
 * are weighed, and how often one way of naming is looked for.
 */
enum {
	PREAMBLE_MIN = 600,
	PREAMBLE_MAX = 3600,
	CANDIDATES_MAX = 24,
	NAMINGS_MAX = 3
};

struct candidate {
	struct slice name;
	const char *evidence;
};

struct choice {
	const struct rules *rules;
	const struct wording *wording;
	struct arena *arena;
	struct slice voice; /* the kind of body that it speaks as, if it says */
	struct candidate candidate[CANDIDATES_MAX];
	size_t ncandidates;
};

static void
add(struct choice *choice, struct slice name, const char *evidence)
{
	if (name.len == 0 || choice->ncandidates == CANDIDATES_MAX ||
	    name_is_generic(choice->rules, name))
		return;
	choice->candidate[choice->ncandidates++] = (struct candidate){ name,
		evidence };
}

/* Adds a name that stands beside a report and may be another body's. */
static void
add_beside(struct choice *choice, struct slice name, const char *evidence)
{
	if (choice->voice.len == 0 || voice_fits(choice->voice, name))
		add(choice, name, evidence);
}

/* A way in which texts name a body, and where to look for it. */
struct naming {
	enum words_name anchors; /* words that it has */
	size_t before;           /* how far before one it may begin, in bytes */
	size_t behind;           /* and how far behind one it may go on */
	enum pattern_name pattern; /* with the name in group 1 */
	const char *evidence;
};

static const struct naming compiled_by = { WORDS_COMPILE_ANCHOR, 420, 30,
	PATTERN_COMPILED_BY, "preamble" };
static const struct naming compiles = { WORDS_COMPILE_ANCHOR, 300, 80,
	PATTERN_COMPILES, "preamble" };
static const struct naming announces = { WORDS_ANNOUNCE_ANCHOR, 0, 240,
	PATTERN_ANNOUNCES, "preamble" };
static const struct naming combines = { WORDS_COMBINE_ANCHOR, 0, 240,
	PATTERN_COMBINES, "preamble" };
static const struct naming contact = { WORDS_CONTACT_ANCHOR, 0, 240,
	PATTERN_CONTACT, "contact" };
static const struct naming body = { WORDS_YEAR_ANCHOR, 0, 160,
	PATTERN_BODY_NAME, "body" };

static const struct naming overview = { WORDS_OVERVIEW_ANCHOR, 0, 160,
	PATTERN_OVERVIEW_NAME, "body" };

/*
 * Whose report it is that a government's office made of those of others: the
 * government's.
 */
static struct slice
reporter(const struct choice *choice, struct slice name, struct slice text)
{
	struct slice end;
	struct slice government;

	if (name.len == 0 || name_kind(choice->rules, name) != NAME_OFFICE ||
	    !pattern_find(rules_pattern(choice->rules, PATTERN_COMPILES_OTHERS),
		text, 0, NULL))
		return name;
	end = words_at_end(rules_words(choice->rules, WORDS_OFFICE_END), name);
	government = slice_sub(name, 0, name.len - end.len);
	return name_kind(choice->rules, government) == NAME_GOVERNMENT
	    ? government
	    : name;
}

/* Whether a name may have begun before the words that were looked at did. */
static bool
is_cut(const struct choice *choice, size_t from, size_t begin,
    const struct captures *captures)
{
	return captures->from[1] == 0 && begin > from &&
	    !wording_break(choice->wording, begin);
}

/* Adds the names that the words from `from` up to `to` tell in that way. */
static void
add_named(struct choice *choice, size_t from, size_t to,
    const struct naming *naming)
{
	struct captures captures;
	struct slice anchor;
	size_t at = from;
	int n = 0;

	while (n < NAMINGS_MAX &&
	    (at = wording_find(choice->wording, naming->anchors, at, &anchor)) <
		to) {
		size_t begin = at < from + naming->before ? from
							  : at - naming->before;
		struct slice part = wording_flow(choice->wording, begin,
		    at + naming->behind, choice->arena);

		at += anchor.len;
		if (!pattern_find(rules_pattern(choice->rules, naming->pattern),
			part, 0, &captures) ||
		    is_cut(choice, from, begin, &captures))
			continue;
		add(choice,
		    reporter(choice,
			name_clean(choice->rules,
			    captures_get(&captures, part, 1)),
			part),
		    naming->evidence);
		n++;
	}
}

/*
 * Where the first section begins.  Some say first which sections there are, so
 * the very beginning does not count.
 */
static size_t
preamble_end(const struct choice *choice, size_t from)
{
	struct slice found;
	size_t end = wording_find(choice->wording, WORDS_SECTION_FIRST,
	    from + PREAMBLE_MIN, &found);

	return end < from + PREAMBLE_MAX ? end : from + PREAMBLE_MAX;
}

static void
gather(struct choice *choice, const struct agency_clues *clues)
{
	size_t from = clues->title == NULL ? 0 : clues->title->to;
	size_t to = preamble_end(choice, from);

	add(choice, clues->signature.name, "signature");
	add_named(choice, from, to, &compiled_by);
	add_named(choice, from, to, &compiles);
	if (clues->page != NULL)
		add(choice, clues->page->name, "page_title");
	add_beside(choice, clues->publisher, "publisher");
	add_named(choice, from, to, &announces);
	add_named(choice, from, to, &combines);
	add_named(choice, from, from + PREAMBLE_MAX, &body);
	add_named(choice, from, from + PREAMBLE_MAX, &overview);
	add(choice, breadcrumb_body(choice->rules, clues->path, choice->voice),
	    "breadcrumb");
	add_beside(choice, clues->site, "site");
	add_named(choice, from, to, &contact);
}

/* The fullest candidate that is `base` with more divisions before it. */
static struct candidate
fullest(const struct choice *choice, struct candidate base)
{
	struct candidate best = base;

	for (size_t i = 0; i < choice->ncandidates; i++) {
		struct candidate other = choice->candidate[i];

		if (name_extends(choice->rules, other.name, best.name) &&
		    other.name.len > best.name.len)
			best = other;
	}
	return best;
}

static struct slice
join(const struct choice *choice, struct slice a, struct slice b)
{
	char *text = arena_alloc(choice->arena, a.len + b.len + 1);

	memcpy(text, a.ptr, a.len);
	memcpy(text + a.len, b.ptr, b.len);
	return (struct slice){ text, a.len + b.len };
}

/*
 * A name as the text may have it: whole, and without the words that pages drop
 * at its end.
 */
static struct slice
without_end(const struct rules *rules, struct slice name)
{
	enum name_kind kind = name_kind(rules, name);
	struct slice end = SLICE_NULL;

	if (kind == NAME_TOWNSHIP)
		end = words_at_end(rules_words(rules, WORDS_NAME_STREET), name);
	if (end.len == 0)
		end = words_at_end(rules_words(rules, WORDS_NAME_TAIL), name);
	return slice_sub(name, 0, name.len - end.len);
}

/*
 * The same body under the name that some sentence has it by: with the
 * divisions before it, or before its own first division if that is one within
 * a city.
 */
static struct slice
from_text(const struct choice *choice, struct slice name)
{
	const struct words *within = rules_words(choice->rules,
	    WORDS_NAME_WITHIN_CITY);
	struct slice unit = name_division(choice->rules, name);
	struct slice chain;

	if (unit.len > 0 && words_at_end(within, unit).len == 0)
		return SLICE_NULL;
	chain = mention_divisions(choice->rules, choice->wording, name);
	if (chain.len == 0)
		chain = mention_divisions(choice->rules, choice->wording,
		    without_end(choice->rules, name));
	if (chain.len == 0 && unit.len > 0)
		chain = mention_divisions(choice->rules, choice->wording, unit);
	return chain.len == 0 ? SLICE_NULL : join(choice, chain, name);
}

/* A name that says only its level ("the county's office"), told in full. */
static struct slice
from_level(const struct choice *choice, struct slice name)
{
	const size_t level = 3; /* one character */
	struct slice organ = slice_sub(name, level, name.len);
	struct slice chain;

	if (name.len <= level || !name_is_relative(choice->rules, name))
		return SLICE_NULL;
	chain = mention_divisions(choice->rules, choice->wording, organ);
	if (chain.len == 0)
		return SLICE_NULL;
	return slice_ends(chain, slice_sub(name, 0, level))
	    ? join(choice, chain, organ)
	    : SLICE_NULL;
}

/* Whether all characters of `text` stand in `full` in the same order. */
static bool
abbreviates(struct slice text, struct slice full)
{
	size_t at = 0;

	for (size_t i = 0; i < text.len;) {
		size_t from = i;

		(void)utf8_next(text, &i);
		at = slice_find(full, slice_sub(text, from, i - from), at);
		if (at == SIZE_MAX)
			return false;
		at += i - from;
	}
	return text.len > 0;
}

/* A government's office may sign for it, and is another body. */
static bool
is_office(const struct choice *choice, struct slice name)
{
	return name_kind(choice->rules, name) == NAME_OFFICE;
}

/*
 * A title's name that says only its level and is cut short, as the signature
 * or the preamble has it in full: each of its characters, in their order,
 * behind a division of that level.
 */
static struct candidate
from_full(const struct choice *choice, struct candidate found)
{
	const size_t level = 3; /* one character */
	struct slice organ = slice_sub(found.name, level, found.name.len);

	if (found.name.len <= level ||
	    !name_is_relative(choice->rules, found.name))
		return found;
	for (size_t i = 0; i < choice->ncandidates; i++) {
		struct candidate full = choice->candidate[i];
		struct slice unit = name_division(choice->rules, full.name);
		struct slice rest = slice_sub(full.name, unit.len,
		    full.name.len);

		if ((strcmp(full.evidence, "signature") == 0 ||
			strcmp(full.evidence, "preamble") == 0) &&
		    slice_ends(unit, slice_sub(found.name, 0, level)) &&
		    abbreviates(organ, rest) &&
		    is_office(choice, full.name) ==
			is_office(choice, found.name))
			return full;
	}
	return found;
}

/* The best name where the title has none: the order is that of gathering. */
static struct candidate
first_of(const struct choice *choice)
{
	struct candidate relative = { SLICE_NULL, NULL };
	struct candidate contact_name = { SLICE_NULL, NULL };

	for (size_t i = 0; i < choice->ncandidates; i++) {
		struct candidate candidate = choice->candidate[i];

		if (strcmp(candidate.evidence, "contact") == 0)
			contact_name = candidate;
		else if (!name_is_relative(choice->rules, candidate.name))
			return candidate;
		else if (relative.name.len == 0)
			relative = candidate;
	}
	return relative.name.len > 0 ? relative : contact_name;
}

static size_t
supporters(const struct choice *choice, struct slice name)
{
	size_t n = 0;

	for (size_t i = 0; i < choice->ncandidates; i++)
		if (name_extends(choice->rules, name,
			choice->candidate[i].name))
			n++;
	return n;
}

/*
 * Sure if two places agree or the body signed; unsure if it is known by its
 * level alone, or from one place that may mean another.
 */
static const char *
confidence(const struct choice *choice, struct candidate found, bool titled)
{
	size_t n = supporters(choice, found.name) + (titled ? 1 : 0);

	if (name_is_relative(choice->rules, found.name))
		return "low";
	if (n >= 2 || strcmp(found.evidence, "signature") == 0)
		return "high";
	if (strcmp(found.evidence, "body") == 0 ||
	    strcmp(found.evidence, "contact") == 0 ||
	    strcmp(found.evidence, "publisher") == 0 ||
	    strcmp(found.evidence, "breadcrumb") == 0 ||
	    strcmp(found.evidence, "site") == 0)
		return titled ? "medium" : "low";
	return "medium";
}

/* Keeps the names of all candidates, behind that of the title, and whose site
 * the page may be on. */
static void
keep_names(const struct choice *choice, const struct agency_clues *clues,
    struct agency *agency)
{
	struct slice *named = arena_alloc(choice->arena,
	    (CANDIDATES_MAX + 2) * sizeof(*named));

	agency->named = named;
	if (clues->title != NULL && clues->title->name.len > 0)
		named[agency->nnamed++] = clues->title->name;
	for (size_t i = 0; i < choice->ncandidates; i++)
		named[agency->nnamed++] = choice->candidate[i].name;
	if (clues->publisher.len > 0)
		named[agency->nnamed++] = clues->publisher;
}

struct agency
agency_read(const struct rules *rules, const struct wording *wording,
    const struct agency_clues *clues, struct arena *arena)
{
	struct choice choice = { .rules = rules,
		.wording = wording,
		.arena = arena };
	struct agency agency = { .name = SLICE_NULL };
	struct candidate found;
	bool titled = clues->title != NULL && clues->title->name.len > 0 &&
	    !name_is_generic(rules, clues->title->name);
	struct slice longer;

	if (!titled)
		choice.voice = voice_find(rules,
		    slice_sub(wording->text,
			clues->title == NULL ? 0 : clues->title->to,
			PREAMBLE_MAX));
	gather(&choice, clues);
	keep_names(&choice, clues, &agency);
	if (titled)
		found = (struct candidate){ clues->title->name, "title" };
	else
		found = first_of(&choice);
	if (found.name.len == 0)
		return agency;
	found = fullest(&choice, found);
	longer = from_level(&choice, found.name);
	if (longer.len == 0)
		longer = from_text(&choice, found.name);
	if (name_kind(rules, longer) != NAME_NONE)
		found = (struct candidate){ longer, "body" };
	else if (titled)
		found = from_full(&choice, found);
	agency.name = name_complete(rules, found.name, arena);
	agency.evidence = found.evidence;
	agency.confidence = confidence(&choice, found, titled);
	return agency;
}
