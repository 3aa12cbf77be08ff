/* SPDX-License-Identifier: ISC */
#include "transform/elsewhen.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/word.h"

enum {
	TEXT_MAX = 90,   /* bytes of a head that is looked at */
	YEAR_DIGITS = 4, /* of a year, */
	YEAR_MIN = 1990, /* from this one */
	YEAR_MAX = 2099  /* to that */
};

/* The first number that may be a year, or 0. */
static int
year_in(struct slice text)
{
	int year = 0;
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_half_width(utf8_next(text, &at));
		bool is_digit = c >= '0' && c <= '9';

		if (!is_digit && n == YEAR_DIGITS && year >= YEAR_MIN &&
		    year <= YEAR_MAX)
			return year;
		n = is_digit ? n + 1 : 0;
		year = !is_digit      ? 0
		    : n > YEAR_DIGITS ? year
				      : year * 10 + (int)(c - '0');
	}
	return n == YEAR_DIGITS && year >= YEAR_MIN && year <= YEAR_MAX ? year
									: 0;
}

/* Whether a text says that something is not of that year. */
static bool
says(struct slice text, int year)
{
	int named;

	if (text.len > TEXT_MAX)
		return false;
	named = year_in(text);
	if (named != 0)
		return named != year;
	for (size_t at = 0; at < text.len; utf8_next(text, &at))
		if (word_find(WORD_ELSEWHEN, slice_sub(text, at, text.len)) !=
		    NULL)
			return true;
	return false;
}

static bool
is_stock(int measure)
{
	return strcmp(catalog_measure.rows[measure].role, "stock") == 0;
}

bool
elsewhen_is(const struct scan_head *heads, size_t n, const struct form_row *row,
    bool is_named, int year)
{
	size_t most = 0;
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		const struct scan_head *head = &heads[i];
		bool is_measure = head->kind == LABEL_MEASURE;

		if (head->code < 0)
			found += !is_named && says(head->text, year);
		else if (!is_measure || !is_stock(head->code))
			found += says(head->unit, year);
	}
	for (size_t i = 0; found > 0 && i < row->ncolumns; i++)
		most += heads[0].table == TABLE_DISCLOSURE &&
		    is_stock(row->column[i]);
	return found > most;
}

bool
elsewhen_names_year(const struct scan *scan, size_t first, size_t last)
{
	for (size_t i = 0; i < scan->nheads; i++) {
		const struct scan_head *head = &scan->head[i];

		if (head->row < first || head->row >= last ||
		    (head->code >= 0 && head->unit.len == 0))
			continue;
		if (year_in(head->code < 0 && head->text.len <= TEXT_MAX
			    ? head->text
			    : head->unit) != 0)
			return true;
	}
	return false;
}
