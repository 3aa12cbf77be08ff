/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_DATE_H
#define TRANSFORM_DATE_H

/*
 * Days as reports print them, in digits or in Chinese numerals.  Texts are
 * those of a wording: half-width and without blanks.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"
#include "transform/rules.h"

/* No report and no page about one is older or of a later year. */
enum { DATE_YEAR_MIN = 2000, DATE_YEAR_MAX = 2049 };

struct date {
	int year; /* 0: no date */
	int month;
	int day;
};

/* Whether there is such a day, within the years above. */
bool date_is_valid(struct date date);

/* Days since a fixed day: for differences. */
long date_number(struct date date);

int date_days_in_month(int year, int month);

/* A number from 0 to 9999 in digits or in Chinese numerals, or -1. */
int date_numeral(const struct rules *rules, struct slice text);

/*
 * The first whole date at or after `from`, and where it stands.  What looks
 * like one and is no day is passed over.
 */
bool date_find(const struct rules *rules, struct slice text, size_t from,
    struct date *date, struct slice *found);

#endif
