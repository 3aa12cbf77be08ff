/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_LINE_H
#define TRANSFORM_LINE_H

/*
 * What stands in the line of a piece.
 */

#include <stddef.h>
#include <stdint.h>

#include "transform/piece.h"

/* How many characters stand before a piece in its line; 0 if they are many. */
uint32_t line_place(const struct piece *piece);

/* How many cells with something in them the line of `piece` has from it on. */
size_t line_values(const struct piece *piece, const struct pieces *pieces);

/*
 * How many cells, up to `most`, stand one behind the other from `piece` on, on
 * lines of their own or not.
 */
size_t line_run(const struct piece *piece, const struct pieces *pieces,
    size_t most);

/* Whether `piece` is a number in a text, not in a grid. */
bool line_is_number(const struct piece *piece);

#endif
