/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_APPENDIX_H
#define TRANSFORM_APPENDIX_H

/*
 * The statistics of 2008 to 2018: rows of indicators, each with one number
 * that counts, whatever other columns a place has added.
 *
 * Two families share some labels.  The family that most of a table's own
 * labels belong to is the table's.
 */

#include "transform/fact.h"
#include "transform/scan.h"

/*
 * Fills the indicators from rows `first` to `last` (that one left out).
 * Returns their era, "e2008" or "e2014", or NULL if there is none.
 */
const char *appendix_bind(const struct scan *scan, size_t first, size_t last,
    struct facts *facts);

#endif
