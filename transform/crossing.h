/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CROSSING_H
#define TRANSFORM_CROSSING_H

/*
 * Table 4 drawn in another way than as one row of 15 cells: a row for each
 * channel, a row for each result, a line for each cell, the form's one row
 * broken after each channel, or a table of its own for each.
 *
 * Every number must stand where one channel and one result cross, all 15 must
 * be there, and each channel's total must be right: or nothing is read.
 */

#include <stdbool.h>

#include "transform/fact.h"
#include "transform/form.h"
#include "transform/scan.h"

/* Binds rows `first` to `last` (that one left out), or returns false. */
bool crossing_bind(const struct scan *scan, size_t first, size_t last,
    const struct form *form, struct facts *facts);

/* Whether the head of row `at` has the columns of table 4 in another order. */
bool crossing_is_swapped(const struct scan *scan, size_t at,
    const struct form *form);

/* Whether it names a result for each column. */
bool crossing_names_all(const struct scan *scan, size_t at,
    const struct form *form);

#endif
