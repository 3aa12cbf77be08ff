/* SPDX-License-Identifier: ISC */
#include "transform/body.h"

#include "transform/organ.h"
#include "transform/placeword.h"

/* In bytes: a character, and the shortest name of a place or of a body. */
enum { CHARACTER = 3, NAME_MIN = 6 };

static struct body
body_new(enum body_kind kind, int organ, struct slice name)
{
	return (struct body){ .kind = kind, .organ = organ, .name = name };
}

static struct slice
behind(struct slice text, size_t len)
{
	return slice_sub(text, len, text.len);
}

/* The part of `text` before its last `len` bytes. */
static struct slice
before(struct slice text, size_t len)
{
	return slice_sub(text, 0, text.len - len);
}

static struct body
listed(int organ, struct slice text)
{
	switch (organ) {
	case ORGAN_GOVERNMENT:
		return body_new(BODY_GOVERNMENT, organ, SLICE_NULL);
	case ORGAN_GOVERNMENT_OFFICE:
		return body_new(BODY_OFFICE, organ,
		    organ_written_out(organ, text));
	case ORGAN_ZONE_BOARD:
		return body_new(BODY_BOARD, organ, SLICE_NULL);
	default:
		return body_new(BODY_DEPARTMENT, organ,
		    organ_written_out(organ, text));
	}
}

/* One that its name is listed for, with or without whose it is before it. */
static struct body
find_listed(struct slice rest)
{
	int organ = organ_find(rest);
	size_t seat;

	if (organ != ORGAN_UNKNOWN)
		return listed(organ, rest);
	seat = placeword_at_start(PLACE_SEAT, rest);
	rest = behind(rest, seat);
	organ = seat > 0 ? organ_find(rest) : ORGAN_UNKNOWN;
	if (organ != ORGAN_UNKNOWN)
		return listed(organ, rest);
	return body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
}

/*
 * A branch of an organ, which is called after it but for its last character:
 * "public security branch bureau".
 */
static struct body
find_branch(struct slice rest)
{
	size_t branch = placeword_at_end(PLACE_BRANCH, rest);
	struct slice bureau = slice_sub(rest, rest.len - CHARACTER, CHARACTER);
	struct slice stem = before(rest, branch);
	struct body body = body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
	struct slice name;

	if (branch == 0 || stem.len < NAME_MIN)
		return body;
	for (int i = 0; i < ORGAN_COUNT; i++) {
		name = slice_of(catalog_organ.rows[i].label);
		if (name.len == stem.len + CHARACTER &&
		    slice_starts(name, stem) && slice_ends(name, bureau)) {
			body = body_new(BODY_DEPARTMENT, i, name);
			body.branch = true;
		}
	}
	return body;
}

/* Any other that ends as bodies do. */
static struct body
find_other(struct slice rest)
{
	size_t seat = placeword_at_start(PLACE_SEAT, rest);

	if (rest.len - seat >= NAME_MIN)
		rest = behind(rest, seat);
	if (rest.len < NAME_MIN || placeword_at_end(PLACE_ORGAN_END, rest) == 0)
		return body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
	return body_new(BODY_OTHER, ORGAN_UNKNOWN, rest);
}

/* A zone and a body of it, parted where the zone's name can end last. */
static struct body
find_zone(struct slice rest)
{
	for (size_t at = rest.len; at >= NAME_MIN; at -= CHARACTER) {
		struct slice zone = slice_sub(rest, 0, at);
		struct slice left = behind(rest, at);
		size_t board = placeword_at_start(PLACE_BOARD, left);
		struct body body;

		if (placeword_at_end(PLACE_ZONE, zone) == 0)
			continue;
		if (left.len == 0 || board == left.len)
			body = body_new(BODY_BOARD, ORGAN_ZONE_BOARD,
			    SLICE_NULL);
		else
			body = find_listed(behind(left, board));
		if (body.kind == BODY_NONE)
			body = find_other(left);
		if (body.kind == BODY_NONE)
			continue;
		body.zone = zone;
		return body;
	}
	return body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
}

/* A township that no list has: "street" and "town" tell it. */
static struct body
find_township(struct slice rest)
{
	struct slice name = behind(rest, placeword_at_start(PLACE_SEAT, rest));
	size_t street = placeword_at_end(PLACE_STREET, name);
	size_t town = placeword_at_end(PLACE_TOWN, name);
	size_t len = street > 0 ? street : town;
	struct body body;

	if (len == 0 || name.len < len + NAME_MIN ||
	    placeword_at_start(PLACE_ABROAD, name) > 0)
		return body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
	/* An office and no more may be any. */
	if (street > 0 && placeword_at_end(PLACE_STREET_SURE, name) == 0)
		return body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);
	if (street > 0)
		body = body_new(BODY_STREET, ORGAN_STREET_OFFICE, SLICE_NULL);
	else
		body = body_new(BODY_TOWN, ORGAN_TOWNSHIP_GOVERNMENT,
		    SLICE_NULL);
	/* "X town government" is the government of "X town". */
	body.township = before(name, placeword_at_end(PLACE_SEAT, name));
	if (street > 0)
		body.township = before(name, street);
	return body;
}

/* A regiment of the corps, which has the rank of a township. */
static struct body
find_regiment(struct slice rest)
{
	struct body body = body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);

	if (placeword_troop(rest) < rest.len)
		return body;
	body.kind = BODY_OTHER;
	body.township = rest;
	return body;
}

struct body
body_of_place(struct slice rest)
{
	static struct body (*const readers[])(struct slice) = { find_listed,
		find_branch, find_township, find_regiment, find_zone,
		find_other };
	struct body body;

	if (rest.len == 0)
		return body_new(BODY_GOVERNMENT, ORGAN_GOVERNMENT, SLICE_NULL);
	for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
		body = readers[i](rest);
		if (body.kind != BODY_NONE)
			break;
	}
	return body;
}

struct body
body_alone(struct slice name)
{
	struct body body = find_listed(name);

	if (body.kind == BODY_GOVERNMENT || body.kind == BODY_NONE)
		body = find_other(name);
	return body;
}

static struct body
body_street(void)
{
	return body_new(BODY_STREET, ORGAN_STREET_OFFICE, SLICE_NULL);
}

static struct body
body_town(void)
{
	return body_new(BODY_TOWN, ORGAN_TOWNSHIP_GOVERNMENT, SLICE_NULL);
}

/* What a township's name is that nothing stands behind. */
static struct body
body_bare(struct slice name)
{
	if (placeword_at_end(PLACE_STREET_SURE, name) > 0)
		return body_street();
	if (placeword_at_end(PLACE_TOWN, name) > 0)
		return body_town();
	if (placeword_at_end(PLACE_ZONE, name) > 0)
		return body_new(BODY_BOARD, ORGAN_ZONE_BOARD, SLICE_NULL);
	return body_new(BODY_OTHER, ORGAN_UNKNOWN, SLICE_NULL);
}

/* What stands behind a name that has lost its kind: the kind, or an office. */
static struct body
body_kindless(struct slice name, struct slice rest)
{
	size_t kind = placeword_at_start(PLACE_TOWNSHIP, rest);
	struct slice left = behind(rest, kind);
	struct body body = body_new(BODY_NONE, ORGAN_UNKNOWN, SLICE_NULL);

	if (placeword_is(PLACE_STREET, rest))
		body = body_street();
	else if (kind > 0 && (left.len == 0 || placeword_is(PLACE_SEAT, left)))
		body = placeword_is(PLACE_TOWN, slice_sub(rest, 0, kind))
		    ? body_town()
		    : body_street();
	if (body.kind != BODY_NONE)
		body.changed = body_bare(name).kind != body.kind;
	return body;
}

struct body
body_of_township(struct slice name, struct slice rest, bool whole)
{
	struct body bare = body_bare(name);

	if (!whole)
		return body_kindless(name, rest);
	if (rest.len == 0)
		return bare;
	if (placeword_is(PLACE_SEAT, rest))
		return bare.kind == BODY_STREET ? bare : body_town();
	if (placeword_is(PLACE_STREET, rest))
		return body_street();
	if (placeword_is(PLACE_BOARD, rest))
		return body_new(BODY_BOARD, ORGAN_ZONE_BOARD, SLICE_NULL);
	return body_of_place(rest);
}

bool
body_branch(struct slice rest, struct body *body, struct slice *place)
{
	size_t end = placeword_at_end(PLACE_BRANCH, rest);
	struct slice stem = before(rest, end);

	if (end == 0)
		return false;
	for (size_t at = stem.len > NAME_MIN ? stem.len - NAME_MIN : 0;
	     at >= NAME_MIN; at -= CHARACTER) {
		int organ = organ_find(slice_sub(stem, 0, at));

		if (organ == ORGAN_UNKNOWN)
			continue;
		*body = listed(organ, slice_sub(stem, 0, at));
		body->branch = true;
		*place = behind(stem, at);
		return true;
	}
	return false;
}
