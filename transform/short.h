/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SHORT_H
#define TRANSFORM_SHORT_H

/*
 * Rows that may have lost a cell where that cannot be seen, because a blank
 * cell that some layouts put behind a row has moved into the last one's place;
 * or won one, such as a page's number, which a blank cell has made room for.
 */

#include <stdbool.h>
#include <stddef.h>

#include "transform/scan.h"

/*
 * Whether the last cell of a row is the sum of the others, and not a lone 0, or
 * none is printed.
 */
bool row_adds_up(const struct scan_value *const *cells, size_t n);

/* Whether its cells stand in one line, or in a grid: then they are a row. */
bool row_is_level(const struct scan_value *values, size_t n);

/*
 * Whether the `n` cells of a row of table 3 are the form's, for none is lost
 * and none too many.  `values` are all that the row has; `is_long` says that
 * they are more than its head and than other rows have: then these must add
 * up, and no others of them in their order, unless the rest has nothing in it.
 */
bool row_is_sure(const struct scan_value *const *cells, size_t n,
    const struct scan_value *values, size_t nvalues, bool is_long);

/* Whether table 4 may be short: groups of `n` cells, `ngroups` of them. */
bool groups_may_be_short(const struct scan_value *values, size_t n,
    size_t ngroups);

#endif
