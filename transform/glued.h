/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_GLUED_H
#define TRANSFORM_GLUED_H

/*
 * Numbers whose cells were run together: "5000005" is 5, 0, 0, 0, 0, 0, 5.
 *
 * They are told apart only if one way of parting them is left that makes the
 * sums come out.  Digits as many as cells are no exception: a cell may have
 * been left out, and another have two.  Blanks in the run part cells for
 * certain.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"
#include "transform/number.h"

enum glued_rule {
	GLUED_FREE,   /* the cells need not add up */
	GLUED_TOTAL,  /* the last is the sum of the others */
	GLUED_GROUPS5 /* every fifth is the sum of the four before it */
};

enum { GLUED_CELLS_MAX = 16, GLUED_DIGITS_MAX = 64 };

/* Steps of the search before it is given up. */
enum { GLUED_STEPS_MAX = 200000 };

/* Parts `run` into `n` cells.  False if there is no way, or more than one. */
bool glued_part(struct slice run, size_t n, enum glued_rule rule,
    struct number cells[GLUED_CELLS_MAX]);

#endif
