/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_TOLD_H
#define TRANSFORM_TOLD_H

/*
 * Statistics that a report has in sentences alone, as those of 2008 to 2018
 * often do: requests received, reviews and suits, and what was disclosed.
 */

#include "transform/fact.h"
#include "transform/rules.h"

/* Years whose reports have statistics, and from when on those of 2014. */
enum { TOLD_FIRST = 2008, TOLD_2014 = 2014, TOLD_LAST = 2018 };

/*
 * Whether a report of those years has no cell that could be read of the form
 * that came after them, and no row of it: lines of its text that look like rows
 * are none then, and their cells are taken back.
 */
bool told_without_form(int year, struct facts *facts);

/* Whether a report is of those years, and has no table with any cell. */
bool told_alone(int year, const struct facts *facts);

/*
 * Takes the numbers of the text, as prose_read gives them, for indicators of
 * that year's statistics, if they are told alone.
 */
void told_indicators(const struct rules *rules, const struct fact_cell *text,
    int year, struct facts *facts);

#endif
