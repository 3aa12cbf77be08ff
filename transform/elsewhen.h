/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ELSEWHEN_H
#define TRANSFORM_ELSEWHEN_H

/*
 * Heads of columns that say that their numbers are another year's, or of more
 * or less than the year.
 */

#include "transform/form.h"
#include "transform/scan.h"

/*
 * Whether what heads the columns of a row says so: texts, where `is_named` does
 * not hold and a text may be the name of a column, and remarks behind names.
 * Of columns that the form has for what there was or is by then, each may.
 * `year` is the report's; if it is 0 any that is named is another.
 */
bool elsewhen_is(const struct scan_head *heads, size_t n,
    const struct form_row *row, bool is_named, int year);

/* Whether a head names a year, before row `last` and not before `first`. */
bool elsewhen_names_year(const struct scan *scan, size_t first, size_t last);

#endif
