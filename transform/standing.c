/* SPDX-License-Identifier: ISC */
#include "transform/standing.h"

#include <stdbool.h>
#include <string.h>

#include "transform/division.h"
#include "transform/organ.h"
#include "transform/placeword.h"

/* In bytes: a character, and "street" before "office" in "street office". */
enum { CHARACTER = 3, STREET = 6 };

/* Most parts that a text is put together from. */
enum { PARTS_MAX = 12, CODE_LEN_MAX = 9 };

struct parts {
	struct slice part[PARTS_MAX];
	size_t n;
};

static const char *const levels[] = {
	[PLACE_LEVEL_NATIONAL] = "national",
	[PLACE_LEVEL_PROVINCE] = "province",
	[PLACE_LEVEL_PREFECTURE] = "prefecture",
	[PLACE_LEVEL_COUNTY] = "county",
	[PLACE_LEVEL_TOWNSHIP] = "township",
	[PLACE_LEVEL_ZONE] = "zone",
	[PLACE_LEVEL_VERTICAL] = "vertical",
};

static const char *const confidences[] = {
	[PLACE_LOW] = "low",
	[PLACE_MEDIUM] = "medium",
	[PLACE_HIGH] = "high",
};

static void
add(struct parts *parts, struct slice part)
{
	if (part.len > 0 && parts->n < PARTS_MAX)
		parts->part[parts->n++] = part;
}

static struct slice
join(const struct parts *parts, struct arena *arena)
{
	size_t len = 0;
	char *text;

	for (size_t i = 0; i < parts->n; i++)
		len += parts->part[i].len;
	text = arena_alloc(arena, len + 1);
	len = 0;
	for (size_t i = 0; i < parts->n; i++) {
		memcpy(text + len, parts->part[i].ptr, parts->part[i].len);
		len += parts->part[i].len;
	}
	return (struct slice){ text, len };
}

static struct slice
label_of(int organ)
{
	return slice_of(catalog_organ.rows[organ].label);
}

/*
 * The places of a lineage and those that it leaves out, by level: a name may
 * skip a level, and a township may lie in a county that is gone by now.
 */
struct places {
	struct slice name[DIVISION_TOWNSHIP + 1];
};

static void
places_of(const struct lineage *lineage, int year, struct places *places)
{
	uint32_t code = 0;

	*places = (struct places){ 0 };
	for (size_t i = 0; i < lineage->nrows; i++)
		places->name[division_level(lineage->row[i])] = division_name(
		    lineage->row[i]);
	for (enum division_level level = DIVISION_TOWNSHIP;
	     level > DIVISION_NONE; level--) {
		uint16_t row;

		for (size_t i = 0; i < lineage->nrows; i++)
			if (division_level(lineage->row[i]) == level)
				code = division_code(lineage->row[i]);
		if (code != 0 && places->name[level].ptr == NULL &&
		    division_row(division_outer(code, level), year, &row) &&
		    division_level(row) == level)
			places->name[level] = division_name(row);
	}
}

/* What the text says of the innermost place, where it does not say its kind. */
static struct slice
said_of(const struct location *place, struct slice name)
{
	struct slice said = slice_sub(place->text, 0, place->lineage.end);
	size_t len = name.len;

	while (len > 0 && !slice_ends(said, slice_sub(name, 0, len)))
		len--;
	return slice_sub(name, 0, len);
}

/* The township's name with the kind that the text gives it. */
static void
add_changed(struct parts *parts, const struct location *place,
    struct slice name)
{
	struct slice rest = slice_sub(place->text, place->lineage.end,
	    place->text.len);

	add(parts, said_of(place, name));
	if (place->lineage.body.kind == BODY_STREET)
		add(parts, slice_sub(label_of(ORGAN_STREET_OFFICE), 0, STREET));
	else
		add(parts,
		    slice_sub(rest, 0,
			rest.len - placeword_at_end(PLACE_SEAT, rest)));
}

/* A zone, or a customs house, is called after the short name of its place. */
static struct slice
as_said(const struct location *place, struct slice name)
{
	struct slice said = said_of(place, name);

	return said.len == 0 ? name : said;
}

static void
add_places(struct parts *parts, const struct location *place,
    const struct places *places, enum division_level from)
{
	const struct body *body = &place->lineage.body;
	enum division_level last = division_level(lineage_row(&place->lineage));

	for (enum division_level level = from; level < last; level++)
		add(parts, places->name[level]);
	if (body->changed)
		add_changed(parts, place, places->name[last]);
	else if (from > DIVISION_PROVINCE &&
	    (body->zone.len > 0 || organ_is_vertical(body->organ)))
		add(parts, as_said(place, places->name[last]));
	else
		add(parts, places->name[last]);
}

/* The office of a government is "hall" in provinces and large cities. */
static struct slice
office_name(const struct location *place)
{
	struct slice room = label_of(ORGAN_GOVERNMENT_OFFICE);
	struct slice names = slice_of(
	    catalog_organ.rows[ORGAN_GOVERNMENT_OFFICE].synonyms);
	struct slice hall = slice_sub(names, 0,
	    slice_find(names, SLICE("|"), 0));
	struct slice last = slice_sub(hall, hall.len - CHARACTER, CHARACTER);

	return place->level == PLACE_LEVEL_PROVINCE ||
		slice_ends(place->text, last)
	    ? hall
	    : room;
}

/* "Bureau" becomes "branch bureau". */
static void
add_branch(struct parts *parts, const struct location *place)
{
	const struct body *body = &place->lineage.body;
	size_t branch = placeword_at_end(PLACE_BRANCH, place->text);

	add(parts, slice_sub(body->name, 0, body->name.len - CHARACTER));
	add(parts, slice_sub(place->text, place->text.len - branch, branch));
}

/* "Office" behind what says that it is a street, and else "street office". */
static void
add_street(struct parts *parts)
{
	struct slice office = label_of(ORGAN_STREET_OFFICE);
	bool said = parts->n > 0 &&
	    placeword_at_end(PLACE_STREET_SAID, parts->part[parts->n - 1]) > 0;

	add(parts, slice_sub(office, said ? STREET : 0, office.len));
}

static void
add_body(struct parts *parts, const struct location *place)
{
	const struct body *body = &place->lineage.body;

	add(parts, body->zone);
	add(parts, body->township);
	switch (body->kind) {
	case BODY_GOVERNMENT:
	case BODY_TOWN:
		add(parts, label_of(ORGAN_GOVERNMENT));
		break;
	case BODY_STREET:
		add_street(parts);
		break;
	case BODY_BOARD:
		add(parts, label_of(ORGAN_ZONE_BOARD));
		break;
	case BODY_OFFICE:
		add(parts, office_name(place));
		break;
	default:
		if (body->branch)
			add_branch(parts, place);
		else
			add(parts, body->name);
		break;
	}
}

/* A name whose place is open: as found, its body written out. */
static struct slice
open_name(const struct location *place, struct arena *arena)
{
	const struct body *body = &place->lineage.body;
	struct parts parts = { .n = 0 };

	add(&parts, place->system);
	add(&parts, slice_sub(place->text, 0, place->lineage.end));
	if (body->kind == BODY_NONE || body->changed || body->branch ||
	    parts.n > 1) {
		parts.n = 0;
		add(&parts, place->system);
		add(&parts, place->text);
	} else {
		add_body(&parts, place);
	}
	return join(&parts, arena);
}

static struct slice
code_text(uint32_t code, enum division_level level, struct arena *arena)
{
	static const size_t len[] = { 0, 2, 4, 6, 9 };
	char digits[CODE_LEN_MAX];

	for (size_t i = CODE_LEN_MAX; i > 0; i--) {
		digits[i - 1] = (char)('0' + code % 10);
		code /= 10;
	}
	return arena_copy(arena, (struct slice){ digits, len[level] });
}

/* What tells the bodies of one division apart. */
static void
add_key(struct parts *parts, const struct location *place)
{
	const struct body *body = &place->lineage.body;

	add(parts, body->zone);
	add(parts, body->township);
	if (body->zone.len > 0 || body->township.len > 0)
		add(parts, SLICE("/"));
	if (body->organ != ORGAN_UNKNOWN)
		add(parts, slice_of(catalog_organ.rows[body->organ].code));
	else
		add(parts, body->name);
}

static struct slice
key_of(const struct location *place, const struct standing *standing,
    struct slice host, struct arena *arena)
{
	const struct body *body = &place->lineage.body;
	struct parts parts = { .n = 0 };

	if (place->level == PLACE_LEVEL_NATIONAL &&
	    body->organ != ORGAN_UNKNOWN) {
		add(&parts, slice_of(levels[place->level]));
		add(&parts, SLICE("/"));
		add_key(&parts, place);
	} else if (standing->division.ptr == NULL) {
		add(&parts, standing->name);
		add(&parts, SLICE("@"));
		add(&parts, host);
	} else {
		add(&parts, standing->division);
		add(&parts, SLICE("/"));
		add_key(&parts, place);
	}
	return join(&parts, arena);
}

static void
read_division(const struct location *place, int year, struct arena *arena,
    struct standing *standing)
{
	uint16_t row = lineage_row(&place->lineage);
	struct parts chain = { .n = 0 };
	struct parts name = { .n = 0 };
	struct places places;

	places_of(&place->lineage, year, &places);
	add_places(&chain, place, &places, DIVISION_PROVINCE);
	if (!placeword_is(PLACE_NATIONAL, place->system))
		add(&name, place->system);
	add_places(&name, place, &places,
	    division_level(row) == DIVISION_PROVINCE ||
		    places.name[DIVISION_PREFECTURE].ptr == NULL
		? DIVISION_PROVINCE
		: DIVISION_PREFECTURE);
	add_body(&name, place);
	standing->chain = join(&chain, arena);
	standing->name = join(&name, arena);
	standing->division = code_text(division_code(row), division_level(row),
	    arena);
}

/* What the body does, as far as the catalogue or its name tells. */
static void
read_organ(const struct body *body, struct standing *standing)
{
	int like = body->organ != ORGAN_UNKNOWN ? body->organ
						: organ_like(body->name);

	if (body->organ != ORGAN_UNKNOWN)
		standing->organ = catalog_organ.rows[body->organ].code;
	if (like != ORGAN_UNKNOWN)
		standing->family = catalog_organ.rows[organ_family(like)].code;
}

void
standing_read(struct slice name, const struct place_context *context,
    struct arena *arena, struct standing *standing)
{
	struct location place;

	*standing = (struct standing){ .division = SLICE_NULL };
	place_find(name, context, &place);
	if (place.confidence == PLACE_OPEN)
		standing->name = open_name(&place, arena);
	else
		read_division(&place, context->year, arena, standing);
	standing->level = levels[place.level];
	standing->confidence = confidences[place.confidence];
	read_organ(&place.lineage.body, standing);
	standing->key = key_of(&place, standing, context->host, arena);
}
