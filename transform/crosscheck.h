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

#endif
