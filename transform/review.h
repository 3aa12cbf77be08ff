/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_REVIEW_H
#define TRANSFORM_REVIEW_H

/*
 * Table 4: one row of cells under a head of three lines, in which the labels
 * repeat, so that the cells go by their place.
 */

#include "transform/form.h"
#include "transform/scan.h"

/* Binds the table from rows `first` to `last` (that one left out). */
void review_bind(const struct scan *scan, size_t first, size_t last,
    const struct form *form, struct facts *facts);

#endif
