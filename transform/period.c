/* SPDX-License-Identifier: ISC */
#include "transform/period.h"

#include <stdint.h>

/*
 * How far before and behind a word such as "period" is looked, in bytes, how
 * many such words are tried, and how long a period may be, in days.
 */
enum {
	BEFORE = 45,
	REACH = 300,
	TRIES_MAX = 40,
	DAYS_MIN = 27,
	DAYS_MAX = 760
};

static int
group(const struct rules *rules, struct slice text,
    const struct captures *captures, size_t i)
{
	return captures->from[i] == SIZE_MAX
	    ? 0
	    : date_numeral(rules, captures_get(captures, text, i));
}

/*
 * Month and day, of which the extraction may have lost what stood between
 * them: 11 is the first of January, 1231 the last of December.
 */
static void
split(int digits, struct date *date)
{
	int base = digits < 100 ? 10 : 100;

	date->month = digits / base;
	date->day = digits % base;
}

/* The groups of a day are: month, day, both glued, both with a mark. */
static void
set_day(const struct rules *rules, struct slice text,
    const struct captures *captures, size_t first, struct date *date)
{
	int month = group(rules, text, captures, first);
	int glued = group(rules, text, captures, first + 2);

	if (month != 0) {
		date->month = month;
		date->day = group(rules, text, captures, first + 1);
	} else if (glued != 0) {
		split(glued, date);
	} else {
		date->month = group(rules, text, captures, first + 3);
		date->day = group(rules, text, captures, first + 4);
	}
}

/* Makes of a captured range a period, if it can be one. */
static bool
set(const struct rules *rules, struct slice text,
    const struct captures *captures, struct period *period)
{
	struct period read = { { 0, 0, 0 }, { 0, 0, 0 } };
	long days;

	read.start.year = group(rules, text, captures, 1);
	set_day(rules, text, captures, 2, &read.start);
	read.end.year = group(rules, text, captures, 7);
	if (read.end.year == 0)
		read.end.year = read.start.year;
	set_day(rules, text, captures, 8, &read.end);
	if (read.start.day == 0)
		read.start.day = 1;
	if (read.end.day == 0)
		read.end.day = date_days_in_month(read.end.year,
		    read.end.month);
	if (!date_is_valid(read.start) || !date_is_valid(read.end))
		return false;
	days = date_number(read.end) - date_number(read.start);
	if (days < DAYS_MIN || days > DAYS_MAX)
		return false;
	*period = read;
	return true;
}

/* The period in the words about an anchor. */
static bool
read_near(const struct rules *rules, struct slice text, struct period *period)
{
	struct captures captures;

	if (pattern_find(rules_pattern(rules, PATTERN_PERIOD), text, 0,
		&captures) &&
	    set(rules, text, &captures, period))
		return true;
	return false;
}

/* The days of a year of which only the figures are left. */
static bool
read_glued(const struct rules *rules, struct slice text, struct period *period)
{
	struct captures captures;
	int year;

	if (!pattern_find(rules_pattern(rules, PATTERN_PERIOD_GLUED), text, 0,
		&captures))
		return false;
	year = group(rules, text, &captures, 1);
	period->start = (struct date){ year, 1, 1 };
	period->end = (struct date){ year, 12, 31 };
	return date_is_valid(period->end);
}

static bool
read_end(const struct rules *rules, struct slice text, struct period *period)
{
	struct captures captures;
	int year;

	if (!pattern_find(rules_pattern(rules, PATTERN_PERIOD_END), text, 0,
		&captures))
		return false;
	year = group(rules, text, &captures, 1);
	period->start = (struct date){ 0, 0, 0 };
	period->end = (struct date){ year, 12, 31 };
	return date_is_valid(period->end);
}

bool
period_read(const struct rules *rules, const struct wording *wording,
    size_t from, struct arena *arena, struct period *period)
{
	struct slice anchor;
	size_t at;

	for (int tries = 0; tries < TRIES_MAX; tries++) {
		struct slice near;

		at = wording_find(wording, WORDS_PERIOD_ANCHOR, from, &anchor);
		if (at == SIZE_MAX)
			return false;
		from = at + anchor.len;
		if (slice_find(wording_part(wording, at, at + REACH),
			SLICE("20"), 0) == SIZE_MAX)
			continue;
		near = wording_flow(wording, at > BEFORE ? at - BEFORE : 0,
		    at + REACH, arena);
		if (read_near(rules, near, period) ||
		    read_glued(rules, near, period) ||
		    read_end(rules, near, period))
			return true;
	}
	return false;
}

int
period_year(struct period period)
{
	struct date new_year = { period.end.year, 1, 1 };

	if (period.start.year == 0 || period.start.year == period.end.year)
		return period.end.year;
	if (period.end.year - period.start.year > 1)
		return period.start.year + 1;
	return date_number(period.end) - date_number(new_year) + 1 >=
		date_number(new_year) - date_number(period.start)
	    ? period.end.year
	    : period.start.year;
}
