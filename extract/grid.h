/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_GRID_H
#define EXTRACT_GRID_H

/*
 * The tables of a page: from tags in the order in which they come to cells at
 * their places in a grid, with row spans and column spans paid out.
 *
 * A table that only lays a page out is no grid, and its text flows on as lines:
 * one with a table of two columns or more inside it, one of a single column,
 * and one with a cell longer than GRID_CELL_LEN.
 *
 * Tags may be missing, doubled or in the wrong place: a cell ends where the
 * next begins, a row too, and text between cells stands before the table.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/page.h"

enum {
	GRID_DEPTH_MAX = 256, /* tables within tables */
	GRID_COLUMNS_MAX = 1000,
	GRID_CELLS_MAX = 50000,
	GRID_SPAN_MAX = 65534, /* of rows, as browsers have it */
	GRID_CELL_LEN = 8192,  /* bytes of text */
};

struct grid;

/* What is read goes to `page`, which stays the caller's. */
struct grid *grid_new(struct page *page);
void grid_free(struct grid *grid); /* NULL is fine */

/* Forgets all tables that are open, for the next page. */
void grid_reset(struct grid *grid);

/* Whether a table has begun and not ended. */
bool grid_is_open(const struct grid *grid);

void grid_begin_table(struct grid *grid);
void grid_end_table(struct grid *grid);

/* thead, tbody or tfoot begins or ends: no cell spans the border. */
void grid_part(struct grid *grid);

void grid_begin_row(struct grid *grid);
void grid_end_row(struct grid *grid);

/* A row span of 0 reaches to the end of the part. */
void grid_begin_cell(struct grid *grid, uint32_t source_line, uint32_t row_span,
    uint32_t column_span);
void grid_end_cell(struct grid *grid);

/*
 * A cell that is no other than the one above it, of which nothing but this
 * was known: that one reaches down into the row that is open, and nothing is
 * open inside it.  False if there is none above.
 */
bool grid_extend_cell(struct grid *grid, uint32_t column_span);

/* Text goes to the cell that is open, or to the page.  It is copied. */
void grid_line(struct grid *grid, struct slice text, uint32_t source_line);

#endif
