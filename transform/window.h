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

/* Where the cells of a table's rows were found so far, by how many there are
 * in the row: the place plus 1, or 0. */
struct window_habit {
	unsigned char place[WINDOW_CELLS_MAX];
};

/*
 * The first of `want` cells among `n`: all others must be blank.  If several
 * places fit, that of earlier rows is taken; failing that, if the last cell
 * is a total (`has_total`), the place whose last cell is printed.  SIZE_MAX
 * if there are too few cells, or no place is certain.
 */
size_t window_find(struct window_habit *habit, const struct scan_value *values,
    size_t n, size_t want, bool has_total);

#endif
