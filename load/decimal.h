/* SPDX-License-Identifier: ISC */
#ifndef LOAD_DECIMAL_H
#define LOAD_DECIMAL_H

/*
 * Exact sums of numbers such as reports have: whole millionths in 64 bits.
 * What does not fit is left to the server, whose numbers have no bounds.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

enum {
	DECIMAL_PLACES = 6,    /* behind the point */
	DECIMAL_WHOLE_MAX = 8, /* digits before it */
	DECIMAL_TEXT_MAX = 64  /* bytes of a number */
};

#define DECIMAL_ONE INT64_C(1000000)

/* So far a sum may go; numbers that fit may be added to one that has not. */
#define DECIMAL_SUM_MAX (INT64_C(1) << 61)

/*
 * Reads a number, and how many digits stand behind its point.  False if it does
 * not fit.
 */
bool decimal_parse(struct slice text, int64_t *millionths, unsigned *places);

/* Appends a number with so many digits behind its point. */
void decimal_add(struct buf *buf, int64_t millionths, unsigned places);

/* As few digits behind the point as say it. */
unsigned decimal_places(int64_t millionths);

#endif
