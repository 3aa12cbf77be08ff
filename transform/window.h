/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WINDOW_H
#define TRANSFORM_WINDOW_H

/*
 * Which of a row's cells are the form's, when spans paid out in text have
 * left blank cells before or behind them.
 */

#include <stdbool.h>
#include <stddef.h>

#include "transform/scan.h"

enum { WINDOW_CELLS_MAX = 64 };

/* Rows of as many cells that make it a table's habit to have so many. */
enum { WINDOW_ROWS_USUAL = 3 };

/* By how many cells there are in a row of a table. */
struct window_habit {
	unsigned char place[WINDOW_CELLS_MAX]; /* of the form's cells for
						  certain, plus 1, or 0 */
	unsigned char rows[WINDOW_CELLS_MAX];  /* up to the usual number */
	bool reaches_end; /* the last cell of some row is printed */
};

/* Learns from a row, where only one place fits: all others must be blank. */
void window_learn(struct window_habit *habit, const struct scan_value *values,
    size_t n, size_t want);

/* Whether the table has rows enough of so many cells. */
bool window_is_usual(const struct window_habit *habit, size_t n);

/*
 * The first of `want` cells among `n`: all others must be blank.  If several
 * places fit, that of the table's other rows is taken.  SIZE_MAX if there are
 * too few cells, or no place is certain.
 */
size_t window_find(const struct window_habit *habit,
    const struct scan_value *values, size_t n, size_t want);

/*
 * The same for a row whose last cell is the total of the others, where
 * window_find is not certain: the one place at which the total is printed and
 * is their sum, blanks counted as 0.  SIZE_MAX if there is none, or another, or
 * if rows of the table reach its end: then a row that does not may have lost a
 * cell, and its total stands before the last one's place.
 */
size_t window_find_total(const struct window_habit *habit,
    const struct scan_value *values, size_t n, size_t want);

#endif
