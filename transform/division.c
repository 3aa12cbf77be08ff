/* SPDX-License-Identifier: ISC */
#include "transform/division.h"

#include <stdlib.h>
#include <string.h>

struct division_row {
	uint32_t code;
	uint32_t name; /* where it begins in division_text */
	uint8_t len;
	uint8_t level;
	uint8_t from; /* years since 2000; 0 for always */
	uint8_t to;   /* 0 for still */
};

struct heir_row {
	uint16_t row;
	uint32_t code;
};

/*
 * What a division may be called: the first `len` bytes of its name, and its
 * last character too if `how` is JOINED; if it is CALLED, entry `len` of a
 * list.
 */
struct alias_row {
	uint16_t row;
	uint8_t len;
	uint8_t how;
};

enum {
	FULL = DIVISION_FULL,
	JOINED = DIVISION_JOINED,
	SHORT = DIVISION_SHORT,
	CALLED
};

/* A Chinese character in UTF-8, and the longest name in bytes. */
enum { CHARACTER = 3, NAME_MAX_LEN = 96 };

enum { BUCKETS = 65536, EPOCH = 2000, TODAY = 9999 };

#include "gen/division_rows.h"

#define NROWS  (sizeof(division_rows) / sizeof(division_rows[0]))
#define NHEIRS (sizeof(heir_rows) / sizeof(heir_rows[0]))

static const uint32_t spans[] = {
	[DIVISION_NONE] = 1000000000,
	[DIVISION_PROVINCE] = 10000000,
	[DIVISION_PREFECTURE] = 100000,
	[DIVISION_COUNTY] = 1000,
	[DIVISION_TOWNSHIP] = 1,
};

uint32_t
division_code(uint16_t row)
{
	return division_rows[row].code;
}

struct slice
division_name(uint16_t row)
{
	return (struct slice){ division_text + division_rows[row].name,
		division_rows[row].len };
}

enum division_level
division_level(uint16_t row)
{
	return (enum division_level)division_rows[row].level;
}

bool
division_is_zone(uint16_t row)
{
	uint32_t county = division_rows[row].code / 1000 % 100;

	return division_rows[row].level == DIVISION_COUNTY && county > 70 &&
	    county < 80;
}

int
division_years_off(uint16_t row, int year)
{
	const struct division_row *division = &division_rows[row];
	int from = division->from == 0 ? 0 : EPOCH + division->from;
	int to = division->to == 0 ? TODAY : EPOCH + division->to;

	if (year == 0)
		return to == TODAY ? 0 : TODAY - to;
	if (year < from)
		return from - year;
	return year > to ? year - to : 0;
}

/* The deepest level of which the code says something. */
static enum division_level
code_level(uint32_t code)
{
	for (enum division_level level = DIVISION_PROVINCE;
	     level < DIVISION_TOWNSHIP; level++)
		if (code % spans[level] == 0)
			return level;
	return DIVISION_TOWNSHIP;
}

uint32_t
division_outer(uint32_t code, enum division_level level)
{
	return code - code % spans[level];
}

bool
division_within(uint32_t inner, uint32_t outer)
{
	return inner - inner % spans[code_level(outer)] == outer;
}

static int
compare_code(const void *key, const void *row)
{
	uint32_t code = *(const uint32_t *)key;
	const struct division_row *division = row;

	return (code > division->code) - (code < division->code);
}

bool
division_row(uint32_t code, int year, uint16_t *row)
{
	const struct division_row *found = bsearch(&code, division_rows, NROWS,
	    sizeof(division_rows[0]), compare_code);
	size_t first;
	size_t best;

	if (found == NULL)
		return false;
	first = (size_t)(found - division_rows);
	while (first > 0 && division_rows[first - 1].code == code)
		first--;
	best = first;
	for (size_t i = first; i < NROWS && division_rows[i].code == code; i++)
		if (division_years_off((uint16_t)i, year) <=
		    division_years_off((uint16_t)best, year))
			best = i;
	*row = (uint16_t)best;
	return true;
}

static int
compare_heir(const void *key, const void *row)
{
	uint16_t wanted = *(const uint16_t *)key;
	const struct heir_row *heir = row;

	return (wanted > heir->row) - (wanted < heir->row);
}

size_t
division_codes(uint16_t row, uint32_t codes[static DIVISION_CODES_MAX])
{
	const struct heir_row *found;
	size_t n = 0;

	codes[n++] = division_code(row);
	if (division_rows[row].to == 0)
		return n;
	found = bsearch(&row, heir_rows, NHEIRS, sizeof(heir_rows[0]),
	    compare_heir);
	if (found == NULL)
		return n;
	while (found > heir_rows && found[-1].row == row)
		found--;
	for (; found < heir_rows + NHEIRS && found->row == row &&
	     n < DIVISION_CODES_MAX;
	     found++)
		if (found->code != codes[0])
			codes[n++] = found->code;
	return n;
}

/* Whether the alias is that name. */
static bool
is_called(const struct alias_row *alias, struct slice called)
{
	const struct division_row *division = &division_rows[alias->row];
	const char *name = division_text + division->name;
	size_t tail = alias->how == JOINED ? CHARACTER : 0;

	if (alias->how == CALLED)
		return slice_equal(called, slice_of(callings[alias->len]));
	if (alias->len + tail != called.len ||
	    memcmp(called.ptr, name, alias->len) != 0)
		return false;
	return tail == 0 ||
	    memcmp(called.ptr + alias->len, name + division->len - tail,
		tail) == 0;
}

/* Whether a character of UTF-8 begins there. */
static bool
is_start(char byte)
{
	return ((unsigned char)byte & 0xc0) != 0x80;
}

/* Adds all that are called as `name` says: how many. */
static size_t
find_of(struct slice name, uint32_t hash, uint32_t within,
    struct division_hit *hits, size_t room)
{
	size_t n = 0;

	for (uint32_t i = alias_first[hash];
	     i < alias_first[hash + 1] && n < room; i++) {
		const struct alias_row *alias = &alias_rows[i];
		uint32_t code = division_rows[alias->row].code;

		if (within != 0 &&
		    (code == within || !division_within(code, within)))
			continue;
		if (is_called(alias, name))
			hits[n++] = (struct division_hit){ alias->row,
				(uint8_t)name.len,
				alias->how == CALLED ? SHORT : alias->how };
	}
	return n;
}

size_t
division_find(struct slice text, uint32_t within,
    struct division_hit hits[static DIVISION_HITS_MAX])
{
	uint32_t hash = 0;
	size_t n = 0;

	for (size_t len = 1; len <= text.len && len <= NAME_MAX_LEN; len++) {
		hash = (hash * 31 + (unsigned char)text.ptr[len - 1]) % BUCKETS;
		if (len == text.len || is_start(text.ptr[len]))
			n += find_of(slice_sub(text, 0, len), hash, within,
			    hits + n, DIVISION_HITS_MAX - n);
	}
	return n;
}
