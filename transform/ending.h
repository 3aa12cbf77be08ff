/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ENDING_H
#define TRANSFORM_ENDING_H

/*
 * The last number of a text that ends with it, of which digits may be lost:
 * U+FFFD stands for them.
 */

#include "transform/scan.h"

/*
 * Takes U+FFFD from the last cell if it is the total of its row, and what is
 * left of it the sum of the others: then nothing is lost.
 */
void ending_settle(struct scan *scan);

#endif
