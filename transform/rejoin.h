/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_REJOIN_H
#define TRANSFORM_REJOIN_H

/*
 * Rows of table 3 whose cells a PDF's text has in two lines, because they were
 * not quite level: the first cells behind the label, the others in the next
 * line.
 */

#include "transform/scan.h"

/*
 * Joins two such rows where they have together as many cells as the form, the
 * last is the sum of the others, and what stands before the other cells, if
 * anything does, is not a label's but what is left of the same one.
 */
void rejoin_rows(struct scan *scan);

#endif
