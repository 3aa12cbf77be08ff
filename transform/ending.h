/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ENDING_H
#define TRANSFORM_ENDING_H

/*
 * Numbers that end a line or a text, and of which digits may be lost: U+FFFD
 * stands for those behind the text's end.
 */

#include "transform/scan.h"

/*
 * Takes U+FFFD from the last cell if it is the total of its row, and what is
 * left of it the sum of the others: then nothing is lost.
 */
void ending_settle(struct scan *scan);

/*
 * Whether the last of a row's `n` cells ends its line, and a lone number at the
 * beginning of the next may be the rest of it, as where lines were broken at
 * some width: but not if it is the total of a row of table 3 and the sum.
 */
bool ending_is_broken(const struct scan *scan, const struct scan_row *row,
    const struct scan_value *const *cells, size_t n);

#endif
