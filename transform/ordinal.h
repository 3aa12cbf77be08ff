/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ORDINAL_H
#define TRANSFORM_ORDINAL_H

/*
 * Rows that are numbered: a column without a head stands before their cells
 * and says 1, 2, 3 and so on, as if it were the first of the form.
 */

#include <stdbool.h>
#include <stddef.h>

#include "transform/form.h"
#include "transform/scan.h"

/* Rows on end whose first cells count up, at least. */
enum { ORDINALS_MIN = 4 };

/*
 * Whether the first cells of some rows of the form, among the table's rows
 * `first` to `last` of a scan, number them: they are one more each time, and
 * the rows do not add up with them.  In other tables than 3 they must be one
 * cell too many.
 */
bool ordinals_lead(const struct scan *scan, size_t first, size_t last,
    const struct form *form, enum table table);

#endif
