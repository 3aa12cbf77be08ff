/* SPDX-License-Identifier: ISC */
#include "transform/date.h"

#include <stdint.h>

/* Places in WORDS_NUMERALS: ten, the second nought, the first of months. */
enum {
	NUMERAL_TEN = 10,
	NUMERAL_NOUGHT = 11,
	NUMERAL_FIRST = 12,
	NUMBER_MAX = 9999
};

int
date_days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };

	if (month < 1 || month > 12)
		return 0;
	if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
		return 29;
	return days[month - 1];
}

bool
date_is_valid(struct date date)
{
	return date.year >= DATE_YEAR_MIN && date.year <= DATE_YEAR_MAX &&
	    date.day >= 1 &&
	    date.day <= date_days_in_month(date.year, date.month);
}

long
date_number(struct date date)
{
	long days = date.day;

	for (int year = DATE_YEAR_MIN; year < date.year; year++)
		days += date_days_in_month(year, 2) == 29 ? 366 : 365;
	for (int month = 1; month < date.month; month++)
		days += date_days_in_month(date.year, month);
	return days;
}

/* What one Chinese numeral stands for, or -1; `at` moves behind it. */
static int
numeral(const struct words *numerals, struct slice text, size_t *at)
{
	for (size_t i = 0; i < numerals->nwords; i++) {
		if (!slice_starts(slice_sub(text, *at, text.len),
			numerals->word[i]))
			continue;
		*at += numerals->word[i].len;
		if (i == NUMERAL_FIRST)
			return 1;
		return i == NUMERAL_NOUGHT ? 0 : (int)i;
	}
	return -1;
}

int
date_numeral(const struct rules *rules, struct slice text)
{
	const struct words *numerals = rules_words(rules, WORDS_NUMERALS);
	int value = 0;

	if (text.len == 0)
		return -1;
	for (size_t at = 0; at < text.len && value <= NUMBER_MAX;) {
		char c = text.ptr[at];
		int n;

		/* The letter is typed for the nought. */
		if (c == 'O' || c == 'o')
			c = '0';
		if (c >= '0' && c <= '9') {
			value = value * 10 + (c - '0');
			at++;
			continue;
		}
		n = numeral(numerals, text, &at);
		if (n < 0)
			return -1;
		if (n != NUMERAL_TEN)
			value = value * 10 + n;
		else if (value == 0)
			value = 1;
		if (n == NUMERAL_TEN && at == text.len)
			value *= 10;
	}
	return value <= NUMBER_MAX ? value : -1;
}

/* A date has four spellings, each with groups of its own. */
static struct date
captured(const struct rules *rules, struct slice text,
    const struct captures *captures)
{
	static const size_t groups[][3] = { { 1, 2, 3 }, { 4, 6, 7 },
		{ 8, 9, 10 }, { 11, 12, 13 } };
	struct date date = { 0, 0, 0 };

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		if (captures->from[groups[i][0]] == SIZE_MAX)
			continue;
		date.year = date_numeral(rules,
		    captures_get(captures, text, groups[i][0]));
		date.month = date_numeral(rules,
		    captures_get(captures, text, groups[i][1]));
		date.day = date_numeral(rules,
		    captures_get(captures, text, groups[i][2]));
	}
	return date;
}

bool
date_find(const struct rules *rules, struct slice text, size_t from,
    struct date *date, struct slice *found)
{
	const struct pattern *pattern = rules_pattern(rules, PATTERN_DATE);
	struct captures captures;

	while (pattern_find(pattern, text, from, &captures)) {
		struct date read = captured(rules, text, &captures);

		if (date_is_valid(read)) {
			*date = read;
			*found = captures_get(&captures, text, 0);
			return true;
		}
		from = captures.to[0];
	}
	return false;
}
