/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SHEET_H
#define EXTRACT_SHEET_H

/*
 * The cells of one sheet, at their places, and what is merged of them: all of
 * it is kept until the sheet ends, where the merges stand, and then goes to a
 * grid row by row.
 */

#include "extract/grid.h"

enum {
	SHEET_CELLS_MAX = GRID_CELLS_MAX, /* that hold anything */
	SHEET_MERGES_MAX = GRID_CELLS_MAX,
	SHEET_ROW_MAX = 1 << 20,
	SHEET_COLUMN_MAX = 1 << 14,
};

/* From 0. */
struct sheet_place {
	uint32_t row;
	uint32_t column;
};

struct sheet;

struct sheet *sheet_new(void);
void sheet_free(struct sheet *sheet); /* NULL is fine */
void sheet_reset(struct sheet *sheet);

/* Reads a place such as AB12, or false. */
bool sheet_place_read(struct slice text, struct sheet_place *place);

/*
 * Adds a cell behind the one before, row by row and from left to right.  The
 * text is borrowed until the next reset.
 */
struct fault sheet_add(struct sheet *sheet, struct sheet_place place,
    struct slice text);

/* Both corners belong to the merge. */
struct fault sheet_merge(struct sheet *sheet, struct sheet_place first,
    struct sheet_place last);

/* How many rows there are, up to the last that has a cell. */
uint32_t sheet_nrows(const struct sheet *sheet);

/* Writes it as a table.  A fault if it is wider or larger than one may be. */
struct fault sheet_write(struct sheet *sheet, struct grid *grid);

#endif
