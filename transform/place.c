/* SPDX-License-Identifier: ISC */
#include "transform/place.h"

#include <limits.h>
#include <string.h>

#include "transform/division.h"
#include "transform/organ.h"
#include "transform/placeword.h"

/* From how many years beside its own on a name is doubted. */
enum { YEARS_OFF_MAX = 3 };

struct choice {
	const struct place_context *context;
	struct lineages set; /* what the name may mean */
	bool by_mention;     /* some mention agrees with it */
};

static uint32_t
code_of(const struct lineage *lineage)
{
	return division_code(lineage_row(lineage));
}

/* Whether `code` lies in that place, or in what it became. */
static bool
holds(uint16_t row, uint32_t code)
{
	uint32_t codes[DIVISION_CODES_MAX];
	size_t n = division_codes(row, codes);

	for (size_t i = 0; i < n; i++)
		if (division_within(code, codes[i]))
			return true;
	return false;
}

/* Whether one of the two lies in the other. */
static bool
agrees(const struct lineage *a, const struct lineage *b)
{
	for (size_t i = 0; i < a->nrows; i++)
		if (holds(lineage_row(b), division_code(a->row[i])))
			return true;
	return holds(lineage_row(a), code_of(b));
}

static bool
agrees_with_any(const struct lineage *lineage, const struct lineages *others)
{
	for (size_t i = 0; i < others->n; i++)
		if (agrees(lineage, &others->lineage[i]))
			return true;
	return false;
}

/* A township alone is what the name may say itself: it tells nothing more. */
static bool
is_township_alone(const struct lineage *lineage)
{
	return lineage->nrows == 1 &&
	    division_level(lineage->row[0]) == DIVISION_TOWNSHIP;
}

/* Leaves those that agree with the mention, if there are any. */
static bool
narrow(struct lineages *set, struct slice mention)
{
	struct lineages mentioned;
	size_t n = 0;

	lineages_mentioned(mention, &mentioned);
	if (mentioned.n == 0 || is_township_alone(&mentioned.lineage[0]))
		return false;
	for (size_t i = 0; i < set->n; i++)
		if (agrees_with_any(&set->lineage[i], &mentioned))
			set->lineage[n++] = set->lineage[i];
	if (n > 0)
		set->n = n;
	return n > 0;
}

static void
narrow_to_host(struct lineages *set, struct slice host)
{
	uint32_t province = placeword_host(host);
	size_t n = 0;

	for (size_t i = 0; i < set->n && province != 0; i++)
		if (division_within(code_of(&set->lineage[i]), province))
			set->lineage[n++] = set->lineage[i];
	if (n > 0)
		set->n = n;
}

static int
years_off(const struct lineage *lineage, int year)
{
	int years = 0;

	for (size_t i = 0; i < lineage->nrows; i++)
		years += division_years_off(lineage->row[i], year);
	return years;
}

static void
narrow_to_year(struct lineages *set, int year)
{
	int least = INT_MAX;
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++) {
		int years = years_off(&set->lineage[i], year);

		if (years < least)
			least = years;
	}
	for (size_t i = 0; i < set->n; i++)
		if (years_off(&set->lineage[i], year) == least)
			set->lineage[n++] = set->lineage[i];
	set->n = n;
}

/* Whether the two are one place, under the codes of two times. */
static bool
is_same_place(const struct lineage *a, const struct lineage *b)
{
	uint16_t rows[] = { lineage_row(a), lineage_row(b) };
	uint32_t codes[DIVISION_CODES_MAX];

	if (code_of(a) == code_of(b))
		return true;
	if (division_years_off(rows[0], 0) == 0 &&
	    division_years_off(rows[1], 0) == 0)
		return false;
	for (size_t i = 0; i < 2; i++) {
		size_t n = division_codes(rows[i], codes);

		for (size_t j = 0; j < n; j++)
			if (codes[j] == division_code(rows[1 - i]))
				return true;
	}
	return false;
}

/* Leaves of each place the row of that year. */
static void
join_times(struct lineages *set, int year)
{
	size_t n = 0;

	for (size_t i = 0; i < set->n; i++) {
		const struct lineage *lineage = &set->lineage[i];
		size_t same = 0;

		while (same < n && !is_same_place(&set->lineage[same], lineage))
			same++;
		if (same == n)
			set->lineage[n++] = *lineage;
		else if (years_off(lineage, year) <
		    years_off(&set->lineage[same], year))
			set->lineage[same] = *lineage;
	}
	set->n = n;
}

/* A township's name alone means one that some mention leads to, or none. */
static bool
wants_mention(const struct lineages *set)
{
	return set->n > 1 || is_township_alone(&set->lineage[0]);
}

/* Draws all that is known together: true if one place is left. */
static bool
settle(struct choice *choice)
{
	const struct place_context *context = choice->context;
	struct lineages *set = &choice->set;

	if (set->n == 0)
		return false;
	join_times(set, context->year);
	for (size_t i = 0; i < context->nmentions && i < PLACE_MENTIONS_MAX &&
	     wants_mention(set);
	     i++) {
		if (narrow(set, context->mentions[i]))
			choice->by_mention = true;
		if (set->n == 1 && choice->by_mention)
			break;
	}
	narrow_to_host(set, context->host);
	narrow_to_year(set, context->year);
	return set->n == 1 && (choice->by_mention || !wants_mention(set));
}

static enum place_level
level_of(const struct lineage *lineage)
{
	const struct body *body = &lineage->body;
	uint16_t row = lineage_row(lineage);

	if (organ_is_vertical(body->organ))
		return PLACE_LEVEL_VERTICAL;
	if (body->zone.len > 0 || body->kind == BODY_BOARD ||
	    division_is_zone(row))
		return PLACE_LEVEL_ZONE;
	if (body->township.len > 0)
		return PLACE_LEVEL_TOWNSHIP;
	return (enum place_level)(
	    PLACE_LEVEL_PROVINCE + (division_level(row) - DIVISION_PROVINCE));
}

/* The level where the place is open, if all it may mean have the same. */
static enum place_level
level_of_all(const struct lineages *set)
{
	enum place_level level = PLACE_LEVEL_UNKNOWN;

	for (size_t i = 0; i < set->n; i++) {
		enum place_level other = level_of(&set->lineage[i]);

		if (i > 0 && other != level)
			return PLACE_LEVEL_UNKNOWN;
		level = other;
	}
	return level;
}

static enum place_confidence
confidence_of(const struct choice *choice, const struct lineage *lineage)
{
	const struct body *body = &lineage->body;

	if (years_off(lineage, choice->context->year) > YEARS_OFF_MAX &&
	    choice->context->year > 0)
		return PLACE_LOW;
	if (choice->by_mention || lineage->shorts > 0 || body->changed ||
	    body->township.len > 0)
		return PLACE_MEDIUM;
	return PLACE_HIGH;
}

/*
 * The place of a mention that has the level which a name says, and not whose:
 * "the county's office", where a mention lies in a county.
 */
static bool
place_of_level(const struct lineage *mention, struct slice level, int year,
    uint16_t *row)
{
	for (enum division_level l = DIVISION_TOWNSHIP; l > DIVISION_NONE;
	     l--) {
		uint32_t code = division_outer(code_of(mention), l);

		for (size_t i = 0; i < mention->nrows; i++)
			if (division_level(mention->row[i]) == l)
				code = division_code(mention->row[i]);
		if (division_row(code, year, row) &&
		    division_level(*row) == l &&
		    slice_ends(division_name(*row), level))
			return true;
	}
	return false;
}

/* Looks for whose body it is in the mentions: false if none tells. */
static bool
find_owner(struct choice *choice, struct slice level, struct lineage *owner)
{
	const struct place_context *context = choice->context;

	for (size_t i = 0; i < context->nmentions && i < PLACE_MENTIONS_MAX;
	     i++) {
		uint16_t row;

		lineages_mentioned(context->mentions[i], &choice->set);
		choice->by_mention = false;
		if (!settle(choice) ||
		    !place_of_level(&choice->set.lineage[0], level,
			context->year, &row))
			continue;
		*owner = (struct lineage){ .row = { row }, .nrows = 1 };
		choice->by_mention = true;
		return true;
	}
	choice->set.n = 0;
	return false;
}

/* Whether a mention is of a zone, whose bodies are not its city's. */
static bool
is_of_zone(struct slice mention, const struct lineage *lineage)
{
	return placeword_at_end(PLACE_ZONE, mention) > 0 ||
	    placeword_at_end(PLACE_BOARD, mention) > 0 ||
	    (lineage != NULL && lineage->body.zone.len > 0);
}

/*
 * The innermost of all places that are mentioned, down to a county: 0 if
 * nothing is, or one that lies in another, or a zone.
 */
static uint32_t
innermost(struct choice *choice)
{
	const struct place_context *context = choice->context;
	uint32_t best = 0;

	for (size_t i = 0; i < context->nmentions && i < PLACE_MENTIONS_MAX;
	     i++) {
		struct slice mention = context->mentions[i];
		const struct lineage *lineage = &choice->set.lineage[0];
		bool settled;
		uint32_t code;

		lineages_mentioned(mention, &choice->set);
		choice->by_mention = false;
		settled = settle(choice);
		if (is_of_zone(mention, settled ? lineage : NULL))
			return 0;
		if (!settled)
			continue;
		code = code_of(lineage);
		if (division_level(lineage_row(lineage)) == DIVISION_TOWNSHIP)
			code = division_outer(code, DIVISION_COUNTY);
		if (best == 0 || division_within(code, best))
			best = code;
		else if (!division_within(best, code))
			return 0;
	}
	return best;
}

/*
 * Looks for whose a department is that is named without its place: a hall is
 * the province's, and any other of a city or county.
 */
static void
find_bare(struct choice *choice, struct location *place)
{
	bool hall = placeword_at_end(PLACE_HALL, place->text) > 0;
	uint32_t code = innermost(choice);
	struct lineage owner = { .nrows = 1, .body = place->lineage.body };

	if (hall)
		code = division_outer(code, DIVISION_PROVINCE);
	if (code == 0 ||
	    !division_row(code, choice->context->year, &owner.row[0]) ||
	    hall != (division_level(owner.row[0]) == DIVISION_PROVINCE))
		return;
	place->lineage = owner;
	place->level = level_of(&owner);
	place->confidence = division_level(owner.row[0]) == DIVISION_PREFECTURE
	    ? PLACE_LOW
	    : PLACE_MEDIUM;
}

/* What a name is that says a level and not whose; BODY_NONE if it does not. */
static struct body
relative_body(struct slice text, size_t level)
{
	struct body none = { .kind = BODY_NONE, .organ = ORGAN_UNKNOWN };
	struct slice rest = slice_sub(text, level, text.len);
	struct body body;

	if (level == 0 || rest.len == 0 || organ_find(text) != ORGAN_UNKNOWN)
		return none;
	body = placeword_is(PLACE_TOWN, slice_sub(text, 0, level)) ||
		placeword_is(PLACE_STREET, slice_sub(text, 0, level))
	    ? body_of_township(slice_sub(text, 0, level), rest, true)
	    : body_of_place(rest);
	return body.kind > BODY_OTHER && body.township.len == 0 ? body : none;
}

/* Whether a body is one that each place has, and that is named in full. */
static bool
is_department(const struct body *body)
{
	return (body->kind == BODY_DEPARTMENT || body->kind == BODY_OFFICE) &&
	    body->zone.len == 0 && body->township.len == 0 && !body->branch;
}

static void
find_relative(struct choice *choice, struct location *place)
{
	size_t level = placeword_at_start(PLACE_RELATIVE, place->text);
	struct body body = relative_body(place->text, level);
	struct lineage owner;

	if (place->text.len == 0)
		return;
	if (body.kind == BODY_NONE) {
		place->lineage.body = body_of_place(place->text);
		if (place->lineage.body.kind == BODY_NONE)
			place->lineage.body = body_alone(place->text);
		if (place->lineage.body.zone.len > 0)
			place->level = PLACE_LEVEL_ZONE;
		if (place->lineage.body.township.len > 0)
			place->level = PLACE_LEVEL_TOWNSHIP;
		if (is_department(&place->lineage.body))
			find_bare(choice, place);
		return;
	}
	place->lineage.body = body;
	place->lineage.end = level;
	if (body.kind == BODY_STREET || body.kind == BODY_TOWN)
		place->level = PLACE_LEVEL_TOWNSHIP;
	if (!find_owner(choice, slice_sub(place->text, 0, level), &owner))
		return;
	owner.body = body;
	owner.end = level;
	place->lineage = owner;
	place->level = level_of(&owner);
	place->confidence = PLACE_MEDIUM;
}

/* A body of the state, which has no place. */
static bool
is_national(struct slice name)
{
	return (placeword_at_end(PLACE_MINISTRY, name) > 0 &&
		   organ_find(name) != ORGAN_UNKNOWN) ||
	    placeword_at_start(PLACE_NATIONAL, name) > 0;
}

void
place_find(struct slice name, const struct place_context *context,
    struct location *place)
{
	struct choice choice;
	size_t system = placeword_at_start(PLACE_SYSTEM, name);

	choice.context = context;
	choice.by_mention = false;
	*place = (struct location){ .system = slice_sub(name, 0, system),
		.text = slice_sub(name, system, name.len) };
	place->lineage.body.organ = ORGAN_UNKNOWN;
	lineages_read(place->text, &choice.set);
	if (choice.set.n == 0 && is_national(name)) {
		place->system = SLICE_NULL;
		place->text = name;
		place->level = PLACE_LEVEL_NATIONAL;
		place->lineage.body = body_alone(name);
		return;
	}
	if (choice.set.n == 0) {
		find_relative(&choice, place);
		return;
	}
	if (settle(&choice))
		place->confidence = confidence_of(&choice,
		    &choice.set.lineage[0]);
	place->level = level_of_all(&choice.set);
	place->lineage = choice.set.lineage[0];
	if (place->confidence == PLACE_OPEN)
		place->lineage.nrows = 0;
}
