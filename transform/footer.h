/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_FOOTER_H
#define TRANSFORM_FOOTER_H

/*
 * What is printed below a page and comes to stand in the middle of a text or a
 * table: the number of the page, between dashes or among words that say so, by
 * itself or in a row of its own.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"

/* Whether a line is that.  Its first `plain` bytes fold to themselves. */
bool footer_is(struct slice line, size_t plain);

#endif
