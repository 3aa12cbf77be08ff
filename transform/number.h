/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_NUMBER_H
#define TRANSFORM_NUMBER_H

/*
 * Exact decimal numbers, as reports print and add them: `digits` divided by
 * ten to the power of `scale`.  Sums and comparisons are exact; a result that
 * would not fit is refused, never rounded.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

enum { NUMBER_DIGITS_MAX = 15, NUMBER_SCALE_MAX = 8 };

struct number {
	int64_t digits;
	int scale;
};

#define NUMBER_ZERO ((struct number){ 0, 0 })

/*
 * Reads all of `text` as ASCII digits with at most one point and a leading
 * sign.  False, and `number` untouched, if it is anything else or too long.
 */
bool number_parse(struct slice text, struct number *number);

/* Appends it in plain ASCII: as many decimals as `scale` says. */
void number_write(struct buf *buf, struct number number);

/* False if the result has more digits than fit. */
bool number_add(struct number a, struct number b, struct number *sum);
bool number_subtract(struct number a, struct number b, struct number *rest);

/* Multiplied by ten to the power of `exponent`, which may be negative. */
bool number_shift(struct number a, int exponent, struct number *shifted);

/* Whether nothing but zeros stands behind its point. */
bool number_is_whole(struct number number);

/* Less than, equal to or greater than 0, as a is to b. */
int number_compare(struct number a, struct number b);

#endif
