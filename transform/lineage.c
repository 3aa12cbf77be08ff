/* SPDX-License-Identifier: ISC */
#include "transform/lineage.h"

#include <string.h>

#include "transform/division.h"
#include "transform/placeword.h"

/* How long the name of a zone before a township may be, in bytes. */
enum { CHARACTER = 3, ZONE_MAX = 60 };

/* Walks from one place to those within it. */
struct walk {
	struct slice text;
	bool loose; /* what is left need not be a body */
	struct lineages *found;
};

uint16_t
lineage_row(const struct lineage *lineage)
{
	return lineage->row[lineage->nrows - 1];
}

static struct slice
behind(struct slice text, size_t at)
{
	return slice_sub(text, at, text.len);
}

/* The better of two is the one with more in the first that differs. */
static int
compare(const struct lineage *a, const struct lineage *b)
{
	bool a_known = a->body.kind > BODY_OTHER;
	bool b_known = b->body.kind > BODY_OTHER;

	if (a_known != b_known)
		return a_known ? 1 : -1;
	if (a->end != b->end)
		return a->end > b->end ? 1 : -1;
	return (b->shorts > a->shorts) - (b->shorts < a->shorts);
}

static void
keep(struct lineages *found, const struct lineage *lineage)
{
	int better = found->n == 0 ? 1 : compare(lineage, &found->lineage[0]);

	if (better < 0)
		return;
	if (better > 0)
		found->n = 0;
	if (found->n < LINEAGES_MAX)
		found->lineage[found->n++] = *lineage;
}

/* Whether a place that is named without its kind may stand before the body. */
static bool
is_plain(const struct body *body)
{
	return body->kind > BODY_OTHER && body->township.len == 0;
}

/* "Organ of the city, branch of the district": the district is the place. */
static void
add_branch(const struct walk *walk, const struct lineage *lineage)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	struct slice rest = behind(walk->text, lineage->end);
	struct lineage longer = *lineage;
	struct slice place;
	size_t n;

	if (lineage->nrows == LINEAGE_DEPTH_MAX ||
	    !body_branch(rest, &longer.body, &place))
		return;
	longer.end = walk->text.len;
	longer.nrows++;
	n = division_find(place, division_code(lineage_row(lineage)), hits);
	for (size_t i = 0; i < n; i++) {
		if (hits[i].len != place.len ||
		    division_level(hits[i].row) > DIVISION_COUNTY)
			continue;
		longer.row[longer.nrows - 1] = hits[i].row;
		keep(walk->found, &longer);
	}
}

static void
add(const struct walk *walk, struct lineage *lineage, enum division_how how)
{
	uint16_t row = lineage_row(lineage);
	struct slice rest = behind(walk->text, lineage->end);

	if (division_level(row) == DIVISION_TOWNSHIP) {
		lineage->body = body_of_township(division_name(row), rest,
		    how != DIVISION_SHORT);
	} else {
		lineage->body = body_of_place(rest);
		if (how == DIVISION_SHORT && !is_plain(&lineage->body))
			lineage->body.kind = BODY_NONE;
	}
	if (lineage->body.kind != BODY_NONE ||
	    (walk->loose && lineage->shorts == 0))
		keep(walk->found, lineage);
	if (division_level(row) < DIVISION_COUNTY)
		add_branch(walk, lineage);
}

static void walk_on(const struct walk *walk, const struct lineage *from);

/* Goes on to what the text at `at` names within `code`. */
static void
walk_within(const struct walk *walk, const struct lineage *from, size_t at,
    uint32_t code)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(behind(walk->text, at), code, hits);

	for (size_t i = 0; i < n; i++) {
		struct lineage lineage = *from;

		lineage.row[lineage.nrows++] = hits[i].row;
		lineage.end = at + hits[i].len;
		lineage.shorts = (uint8_t)(lineage.shorts +
		    (hits[i].how == DIVISION_SHORT));
		add(walk, &lineage, hits[i].how);
		walk_on(walk, &lineage);
	}
}

/* The only township within `code` that `text` begins with; false if none is. */
static bool
only_township(struct slice text, uint32_t code, struct division_hit *only)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(text, code, hits);

	*only = (struct division_hit){ .len = 0 };
	for (size_t i = 0; i < n; i++) {
		if (division_level(hits[i].row) != DIVISION_TOWNSHIP ||
		    hits[i].how != DIVISION_FULL)
			continue;
		if (hits[i].len == only->len)
			return false;
		*only = hits[i];
	}
	return only->len > 0;
}

static bool
begins_with_county(struct slice text, uint32_t code)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(text, code, hits);

	while (n-- > 0)
		if (division_level(hits[n].row) == DIVISION_COUNTY)
			return true;
	return false;
}

/* Whether all of a text is a town or a street, as far as its end tells. */
static bool
is_township(struct slice text)
{
	return placeword_at_end(PLACE_STREET, text) > 0 ||
	    placeword_at_end(PLACE_TOWN, text) > 0;
}

/*
 * Goes on behind a zone, which is in no list, to a township that but one
 * within `code` can be.
 */
static void
walk_zone(const struct walk *walk, const struct lineage *from, uint32_t code)
{
	struct slice rest = behind(walk->text, from->end);

	if (!is_township(rest) || begins_with_county(rest, code))
		return;
	for (size_t at = CHARACTER; at < rest.len && at <= ZONE_MAX;
	     at += CHARACTER) {
		struct lineage lineage = *from;
		struct division_hit only;

		if (placeword_at_end(PLACE_ZONE, slice_sub(rest, 0, at)) == 0 ||
		    !only_township(behind(rest, at), code, &only))
			continue;
		lineage.row[lineage.nrows++] = only.row;
		lineage.end += at + only.len;
		lineage.shorts++;
		add(walk, &lineage, DIVISION_FULL);
	}
}

static void
walk_on(const struct walk *walk, const struct lineage *from)
{
	uint32_t codes[DIVISION_CODES_MAX];
	uint16_t row = lineage_row(from);
	size_t seat;
	size_t troop;
	size_t n;

	if (from->nrows == LINEAGE_DEPTH_MAX ||
	    division_level(row) == DIVISION_TOWNSHIP)
		return;
	seat = placeword_at_start(PLACE_SEAT, behind(walk->text, from->end));
	troop = placeword_troop(behind(walk->text, from->end));
	n = division_codes(row, codes);
	for (size_t i = 0; i < n; i++) {
		walk_within(walk, from, from->end, codes[i]);
		if (troop > 0)
			walk_within(walk, from, from->end + troop, codes[i]);
		if (division_level(row) > DIVISION_PROVINCE ||
		    placeword_at_end(PLACE_CITY, division_name(row)) > 0)
			walk_zone(walk, from, codes[i]);
		if (seat > 0)
			walk_within(walk, from, from->end + seat, codes[i]);
	}
}

static void
read_from(const struct walk *walk)
{
	struct lineage none = { .nrows = 0 };
	size_t troop = placeword_troop(walk->text);

	walk->found->n = 0;
	walk_within(walk, &none, 0, 0);
	if (troop > 0)
		walk_within(walk, &none, troop, 0);
}

void
lineages_read(struct slice text, struct lineages *lineages)
{
	struct walk walk = { text, false, lineages };

	read_from(&walk);
}

void
lineages_mentioned(struct slice text, struct lineages *lineages)
{
	struct walk walk = { text, true, lineages };

	read_from(&walk);
}
