/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ERA_H
#define TRANSFORM_ERA_H

/*
 * Which form the rows of a report are of, by what they are called.
 */

#include <stdbool.h>

#include "transform/scan.h"

/* Rows `first` to `last` of a scan. */
struct era_rows {
	const struct scan *scan;
	size_t first;
	size_t last;
	const char *otherwise; /* the era if no label tells it */
	int year;              /* of the report, if it was asked for; else 0 */
};

/* Table 3 tells the era by the rows of its part (6), or not at all: NULL. */
const char *era_of_requests(const struct era_rows *rows);

/* Whether there are tables 3 or 4, and no label tells of which era. */
bool era_is_open(const struct era_rows *rows);

/* The era whose form a report on that year should have; 0 is any year. */
const char *era_of_year(int year);

/*
 * The era of tables 2 to 4, or NULL if there is none of them; `requests` is
 * what table 3 tells.
 */
const char *era_of_tables(const struct era_rows *rows, const char *requests);

#endif
