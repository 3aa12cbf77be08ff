/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_NUMERAL_H
#define TRANSFORM_NUMERAL_H

/*
 * Whole numbers in Chinese numerals, below 100 million: digits in their
 * places, as in a year, or with the powers of ten between them.
 */

#include "schema/slice.h"
#include "transform/number.h"

/*
 * Reads the numeral that `text` begins with: how many bytes it has, or 0 if
 * there is none, or it is none that can be told for certain.
 */
size_t numeral_read(struct slice text, struct number *number);

/* Whether all of `text` is one character of a numeral, such as begins a list.
 */
bool numeral_is_single(struct slice text);

#endif
