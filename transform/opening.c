/* SPDX-License-Identifier: ISC */
#include "transform/opening.h"

#include <stdint.h>

#include "transform/period.h"

/* The item that holds byte `at` of the words of the items. */
static size_t
item_at(const struct rules *rules, const struct opening_items *items, size_t at,
    struct arena *arena)
{
	size_t len = 0;
	size_t i = items->first;

	for (; i < items->last; i++) {
		len += wording_read(rules, items->document, i, i + 1, arena)
			   .text.len;
		if (len > at)
			break;
	}
	return i;
}

void
opening_read(const struct rules *rules, const struct opening_items *items,
    struct arena *arena, struct opening *opening)
{
	struct wording wording = wording_read(rules, items->document,
	    items->first, items->last, arena);
	struct period period;
	const struct title *own;

	titles_read(rules, &wording, arena, &opening->titles);
	own = opening->titles.own;
	opening->item = own == NULL || own->place < TITLE_RUN
	    ? items->last
	    : item_at(rules, items, own->from, arena);
	opening->year = period_read(rules, &wording, own == NULL ? 0 : own->to,
			    arena, &period)
	    ? period_year(period)
	    : 0;
	opening->begins = opening->item < items->last || opening->year != 0 ||
	    words_in(rules_words(rules, WORDS_PREAMBLE), wording.text);
}

int
opening_year(const struct opening *opening)
{
	if (opening->year != 0 || opening->titles.own == NULL)
		return opening->year;
	return opening->titles.own->year;
}

/* Whether one name is the other, or a part of it. */
static bool
are_one(struct slice a, struct slice b)
{
	return a.len == 0 || b.len == 0 || slice_find(a, b, 0) != SIZE_MAX ||
	    slice_find(b, a, 0) != SIZE_MAX;
}

static bool
names_year(const struct opening *opening, int year)
{
	for (size_t i = 0; i < opening->titles.ntitles; i++)
		if (opening->titles.title[i].year == year)
			return true;
	return year == 0;
}

static bool
names_body(const struct opening *opening, struct slice name)
{
	for (size_t i = 0; i < opening->titles.ntitles; i++)
		if (are_one(opening->titles.title[i].name, name))
			return true;
	return false;
}

/* Titles of several reports and no period are links to them. */
static bool
is_list(const struct opening *opening)
{
	const struct titles *titles = &opening->titles;

	for (size_t i = 0; i < titles->ntitles && opening->year == 0; i++)
		if (titles->title[i].year != titles->own->year ||
		    !are_one(titles->title[i].name, titles->own->name))
			return true;
	return false;
}

bool
opening_differs(const struct opening *a, const struct opening *b)
{
	const struct title *one = a->titles.own;
	const struct title *two = b->titles.own;

	if (a->year != 0 && b->year != 0 && a->year != b->year)
		return true;
	if (one == NULL || two == NULL || is_list(a) || is_list(b))
		return false;
	if ((a->year == 0 || b->year == 0) && !names_year(a, two->year) &&
	    !names_year(b, one->year))
		return true;
	return !names_body(a, two->name) && !names_body(b, one->name);
}
