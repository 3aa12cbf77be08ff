/* SPDX-License-Identifier: ISC */
#include "extract/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"
#include "schema/room.h"

struct cell {
	struct sheet_place place;
	struct slice text;
};

struct merge {
	struct sheet_place first;
	struct sheet_place last;
};

struct sheet {
	struct cell *cells;
	size_t ncells, cells_cap;
	struct merge *merges;
	size_t nmerges, merges_cap;
	uint32_t width; /* columns, up to the last that has a cell */
	uint32_t taken[SHEET_COLUMN_MAX]; /* the row where it is free again */
};

struct sheet *
sheet_new(void)
{
	struct sheet *sheet = calloc(1, sizeof(*sheet));

	if (sheet == NULL)
		diag_die(EX_OSERR, "out of memory");
	return sheet;
}

void
sheet_free(struct sheet *sheet)
{
	if (sheet == NULL)
		return;
	free(sheet->cells);
	free(sheet->merges);
	free(sheet);
}

void
sheet_reset(struct sheet *sheet)
{
	sheet->ncells = 0;
	sheet->nmerges = 0;
	sheet->width = 0;
}

bool
sheet_place_read(struct slice text, struct sheet_place *place)
{
	uint32_t column = 0, row = 0;
	size_t at = 0;

	for (; at < text.len && text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
	     at++)
		if (column <= SHEET_COLUMN_MAX)
			column = column * 26 +
			    (uint32_t)(text.ptr[at] - 'A' + 1);
	for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
	     at++)
		if (row <= SHEET_ROW_MAX)
			row = row * 10 + (uint32_t)(text.ptr[at] - '0');
	if (at < text.len || column < 1 || column > SHEET_COLUMN_MAX ||
	    row < 1 || row > SHEET_ROW_MAX)
		return false;
	*place = (struct sheet_place){ row - 1, column - 1 };
	return true;
}

static int
compare_place(struct sheet_place a, struct sheet_place b)
{
	if (a.row != b.row)
		return a.row < b.row ? -1 : 1;
	return (a.column > b.column) - (a.column < b.column);
}

struct fault
sheet_add(struct sheet *sheet, struct sheet_place place, struct slice text)
{
	if (sheet->ncells == SHEET_CELLS_MAX)
		return (struct fault){ REASON_TOO_MANY_CELLS,
			"a sheet has more cells than one may" };
	if (place.row >= SHEET_ROW_MAX || place.column >= SHEET_COLUMN_MAX ||
	    (sheet->ncells > 0 &&
		compare_place(place, sheet->cells[sheet->ncells - 1].place) <=
		    0))
		return (struct fault){ REASON_DAMAGED,
			"the cells of a sheet are out of order" };
	sheet->cells = room_for(sheet->cells, &sheet->cells_cap,
	    sheet->ncells + 1, sizeof(sheet->cells[0]));
	sheet->cells[sheet->ncells++] = (struct cell){ place, text };
	if (place.column >= sheet->width)
		sheet->width = place.column + 1;
	return FAULT_NONE;
}

struct fault
sheet_merge(struct sheet *sheet, struct sheet_place first,
    struct sheet_place last)
{
	if (sheet->nmerges == SHEET_MERGES_MAX)
		return (struct fault){ REASON_TOO_MANY_CELLS,
			"a sheet has more merged cells than one may" };
	if (last.row < first.row || last.column < first.column)
		return FAULT_NONE;
	sheet->merges = room_for(sheet->merges, &sheet->merges_cap,
	    sheet->nmerges + 1, sizeof(sheet->merges[0]));
	sheet->merges[sheet->nmerges++] = (struct merge){ first, last };
	return FAULT_NONE;
}

uint32_t
sheet_nrows(const struct sheet *sheet)
{
	return sheet->ncells == 0
	    ? 0
	    : sheet->cells[sheet->ncells - 1].place.row + 1;
}

static int
compare_merge(const void *a, const void *b)
{
	return compare_place(((const struct merge *)a)->first,
	    ((const struct merge *)b)->first);
}

/* A walk through the cells and the merges, both in their order. */
struct walker {
	struct sheet *sheet;
	struct grid *grid;
	size_t cell;
	size_t merge;
	size_t written; /* cells */
};

/* The merge that begins at `place`, cut to the sheet; or the place itself. */
static struct merge
merge_at(struct walker *walker, struct sheet_place place)
{
	struct sheet *sheet = walker->sheet;
	uint32_t nrows = sheet_nrows(sheet);
	struct merge merge;

	while (walker->merge < sheet->nmerges &&
	    compare_place(sheet->merges[walker->merge].first, place) < 0)
		walker->merge++;
	if (walker->merge == sheet->nmerges ||
	    compare_place(sheet->merges[walker->merge].first, place) != 0)
		return (struct merge){ place, place };
	merge = sheet->merges[walker->merge];
	if (merge.last.row >= nrows)
		merge.last.row = nrows - 1;
	if (merge.last.column >= sheet->width)
		merge.last.column = sheet->width - 1;
	return merge;
}

/* The text of the cell at `place`, if it has any, line by line. */
static void
write_text(struct walker *walker, struct sheet_place place)
{
	const struct sheet *sheet = walker->sheet;
	struct slice rest;

	while (walker->cell < sheet->ncells &&
	    compare_place(sheet->cells[walker->cell].place, place) < 0)
		walker->cell++; /* under a merge */
	if (walker->cell == sheet->ncells ||
	    compare_place(sheet->cells[walker->cell].place, place) != 0)
		return;
	rest = sheet->cells[walker->cell].text;
	while (rest.len > 0) {
		const char *newline = memchr(rest.ptr, '\n', rest.len);
		size_t len = newline == NULL ? rest.len
					     : (size_t)(newline - rest.ptr);

		if (len > 0)
			grid_line(walker->grid, slice_sub(rest, 0, len),
			    place.row + 1);
		rest = slice_sub(rest, len + 1, rest.len);
	}
}

/* Returns the column behind the cell. */
static uint32_t
write_cell(struct walker *walker, struct sheet_place place)
{
	struct merge merge = merge_at(walker, place);

	grid_begin_cell(walker->grid, place.row + 1,
	    merge.last.row - place.row + 1,
	    merge.last.column - place.column + 1);
	write_text(walker, place);
	grid_end_cell(walker->grid);
	walker->written++;
	for (uint32_t i = place.column; i <= merge.last.column; i++)
		walker->sheet->taken[i] = merge.last.row + 1;
	return merge.last.column + 1;
}

/* Whether a row has a cell; those before it are done with. */
static bool
has_row(struct walker *walker, uint32_t row)
{
	const struct sheet *sheet = walker->sheet;

	while (walker->cell < sheet->ncells &&
	    sheet->cells[walker->cell].place.row < row)
		walker->cell++;
	return walker->cell < sheet->ncells &&
	    sheet->cells[walker->cell].place.row == row;
}

static void
write_row(struct walker *walker, uint32_t row)
{
	uint32_t column = 0;

	if (!has_row(walker, row))
		return;
	while (column < walker->sheet->width) {
		if (walker->sheet->taken[column] > row)
			column++;
		else
			column = write_cell(walker,
			    (struct sheet_place){ row, column });
	}
}

struct fault
sheet_write(struct sheet *sheet, struct grid *grid)
{
	struct walker walker = { .sheet = sheet, .grid = grid };
	uint32_t nrows = sheet_nrows(sheet);

	if (sheet->width > GRID_COLUMNS_MAX)
		return (struct fault){ REASON_TOO_MANY_CELLS,
			"a sheet has more columns than one may" };
	if (sheet->nmerges > 0)
		qsort(sheet->merges, sheet->nmerges, sizeof(sheet->merges[0]),
		    compare_merge);
	memset(sheet->taken, 0, sizeof(sheet->taken));
	grid_begin_table(grid);
	for (uint32_t row = 0; row < nrows && walker.written <= GRID_CELLS_MAX;
	     row++) {
		grid_begin_row(grid);
		write_row(&walker, row);
		grid_end_row(grid);
	}
	grid_end_table(grid);
	if (walker.written > GRID_CELLS_MAX)
		return (struct fault){ REASON_TOO_MANY_CELLS,
			"a sheet has more cells than one may" };
	return FAULT_NONE;
}
