/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CROSSCHECK_H
#define TRANSFORM_CROSSCHECK_H

/*
 * Cells that were parted by the sum of their row, held against the sums of
 * their columns: if the source does not add up, a row may have been parted
 * wrongly in a way that adds up.
 */

#include "transform/form.h"

/*
 * Makes all such cells of table 3 unreadable if a column of it, whose cells
 * are all known, fails its sum.
 */
void crosscheck_inferred(struct facts *facts, const struct form *form);

/*
 * Makes the numbers of table 3 unreadable if most rows of it add up only if the
 * total stands first: the head is lost that would have said so.  So it does if
 * more rows fail than add up and it is not `headed`: no head says that the
 * columns are the form's.
 */
void crosscheck_order(struct facts *facts, const struct form *form,
    bool headed);

/*
 * Makes rows of table 3 that are `named` unreadable if most of them do not fit:
 * the table has lost its rows, and what stands behind a label may be a column.
 * Rows whose cells stand in one line are not named.
 */
void crosscheck_shape(struct facts *facts, const struct form *form,
    const bool *named, const bool *fits);

/*
 * Whether rows of requests that have all their cells add up, most of them; or
 * there is none.  What does not is no table of a report but a made up one.
 */
bool crosscheck_rows(const struct facts *facts);

#endif
