/* SPDX-License-Identifier: ISC */
/*
 * A table's cells are kept until it ends, for only then is it known to be a
 * grid.  As soon as a table inside it turns out to be one, all around it are
 * layout: what they have kept goes out as lines, and what follows goes straight
 * through.  So a table within a table is kept at one level only.
 */
#include "extract/grid.h"

#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/room.h"

struct text_line {
	struct slice text;
	uint32_t source_line;
};

struct cell {
	struct page_item item; /* row and column from 0 here */
	size_t first_line;     /* in table.lines, up to the next cell's */
	size_t len;            /* of their text */
};

struct table {
	struct cell *cells;
	size_t ncells, cells_cap;
	struct text_line *lines;
	size_t nlines, lines_cap;
	uint32_t taken[GRID_COLUMNS_MAX]; /* the row where it is free again */
	size_t begun[GRID_COLUMNS_MAX];   /* the cell that begins there */
	uint32_t width;                   /* columns of both in use */
	uint32_t row, column;
	uint32_t nrows; /* begun so far */
	size_t part;    /* first cell of the part that is open */
	bool in_row, in_cell;
	bool is_layout;
	bool is_wide;      /* it has a second column */
	bool is_talkative; /* it has a cell too long for a grid */
};

struct grid {
	struct page *page;
	/* Of open tables; those above depth are spare. */
	struct table *stack[GRID_DEPTH_MAX];
	size_t depth, made;
	struct buf text;
};

struct grid *
grid_new(struct page *page)
{
	struct grid *grid = calloc(1, sizeof(*grid));

	if (grid == NULL)
		diag_die(EX_OSERR, "out of memory");
	grid->page = page;
	return grid;
}

void
grid_free(struct grid *grid)
{
	if (grid == NULL)
		return;
	for (size_t i = 0; i < grid->made; i++) {
		free(grid->stack[i]->cells);
		free(grid->stack[i]->lines);
		free(grid->stack[i]);
	}
	buf_release(&grid->text);
	free(grid);
}

void
grid_reset(struct grid *grid)
{
	grid->depth = 0;
}

bool
grid_is_open(const struct grid *grid)
{
	return grid->depth > 0;
}

static struct table *
top(struct grid *grid)
{
	return grid->depth == 0 ? NULL : grid->stack[grid->depth - 1];
}

/* Adds a line to the cell that is open at or below `depth`, or to the page. */
static void
put_line(struct grid *grid, size_t depth, const struct text_line *line)
{
	struct table *table;
	struct cell *cell;

	while (depth > 0 &&
	    (!grid->stack[depth - 1]->in_cell ||
		grid->stack[depth - 1]->is_layout))
		depth--;
	if (depth == 0) {
		if (slice_trim(line->text).len > 0)
			page_add_line(grid->page, line->text,
			    line->source_line);
		return;
	}
	table = grid->stack[depth - 1];
	cell = &table->cells[table->ncells - 1];
	cell->len += line->text.len + 1;
	if (cell->len > GRID_CELL_LEN)
		table->is_talkative = true;
	table->lines = room_for(table->lines, &table->lines_cap,
	    table->nlines + 1, sizeof(table->lines[0]));
	table->lines[table->nlines++] = *line;
}

void
grid_line(struct grid *grid, struct slice text, uint32_t source_line)
{
	struct text_line line = { arena_copy(grid->page->arena, text),
		source_line };

	put_line(grid, grid->depth, &line);
}

/* Sends on all that the table at `depth` has kept. */
static void
flow(struct grid *grid, size_t depth)
{
	struct table *table = grid->stack[depth - 1];

	for (size_t i = 0; i < table->nlines; i++)
		put_line(grid, depth - 1, &table->lines[i]);
	table->nlines = 0;
	table->ncells = 0;
	table->part = 0;
}

/* All tables around the innermost have one inside them. */
static void
lay_out(struct grid *grid)
{
	for (size_t depth = 1; depth < grid->depth; depth++) {
		if (grid->stack[depth - 1]->is_layout)
			continue;
		flow(grid, depth);
		grid->stack[depth - 1]->is_layout = true;
	}
}

/* The table that opens next, with memory of one before it if there was one. */
static struct table *
open_table(struct grid *grid)
{
	if (grid->depth == grid->made) {
		grid->stack[grid->made] = calloc(1, sizeof(struct table));
		if (grid->stack[grid->made++] == NULL)
			diag_die(EX_OSERR, "out of memory");
	}
	return grid->stack[grid->depth++];
}

void
grid_begin_table(struct grid *grid)
{
	struct table *table;

	if (grid->depth == GRID_DEPTH_MAX) {
		grid->page->fault = (struct fault){ REASON_TOO_LARGE,
			"tables are nested too deeply" };
		return;
	}
	table = open_table(grid);
	table->ncells = 0;
	table->nlines = 0;
	table->nrows = 0;
	table->part = 0;
	table->width = 0;
	table->in_row = false;
	table->in_cell = false;
	table->is_layout = false;
	table->is_wide = false;
	table->is_talkative = false;
}

/* The text of a cell: its lines up to line `end`, joined. */
static struct slice
join(struct grid *grid, const struct table *table, size_t first, size_t end)
{
	if (end == first)
		return SLICE("");
	if (end == first + 1)
		return table->lines[first].text;
	buf_reset(&grid->text);
	for (size_t i = first; i < end; i++) {
		if (i > first)
			buf_add_char(&grid->text, '\n');
		buf_add(&grid->text, table->lines[i].text.ptr,
		    table->lines[i].text.len);
	}
	return arena_copy(grid->page->arena,
	    (struct slice){ grid->text.data, grid->text.len });
}

static void
put_cells(struct grid *grid, const struct table *table)
{
	grid->page->ntables++;
	for (size_t i = 0; i < table->ncells; i++) {
		struct page_item item = table->cells[i].item;
		size_t end = i + 1 < table->ncells
		    ? table->cells[i + 1].first_line
		    : table->nlines;

		item.text = join(grid, table, table->cells[i].first_line, end);
		item.table = grid->page->ntables;
		item.row++;
		item.column++;
		page_add_cell(grid->page, &item);
	}
}

void
grid_end_table(struct grid *grid)
{
	struct table *table = top(grid);

	if (table == NULL)
		return;
	grid_part(grid);
	if (table->is_layout || !table->is_wide || table->is_talkative)
		flow(grid, grid->depth);
	else
		put_cells(grid, table);
	grid->depth--;
}

void
grid_part(struct grid *grid)
{
	struct table *table = top(grid);

	if (table == NULL)
		return;
	grid_end_row(grid);
	for (size_t i = table->part; i < table->ncells; i++) {
		struct page_item *item = &table->cells[i].item;

		if (item->row_span > table->nrows - item->row)
			item->row_span = table->nrows - item->row;
	}
	table->part = table->ncells;
	table->width = 0;
}

void
grid_begin_row(struct grid *grid)
{
	struct table *table = top(grid);

	if (table == NULL)
		return;
	grid_end_row(grid);
	table->row = table->nrows++;
	table->column = 0;
	table->in_row = true;
}

void
grid_end_row(struct grid *grid)
{
	struct table *table = top(grid);

	if (table == NULL)
		return;
	grid_end_cell(grid);
	table->in_row = false;
}

/* Takes the columns of a cell until its last row, and moves behind it. */
static void
take(struct table *table, const struct page_item *item)
{
	uint32_t end = item->column + item->column_span;

	for (; table->width < end; table->width++) {
		table->taken[table->width] = 0;
		table->begun[table->width] = 0;
	}
	table->begun[item->column] = table->ncells;
	for (uint32_t i = item->column; i < end; i++)
		if (table->taken[i] < item->row + item->row_span)
			table->taken[i] = item->row + item->row_span;
	table->column = end;
}

static void
add_cell(struct grid *grid, struct table *table, const struct page_item *item)
{
	if (table->ncells == GRID_CELLS_MAX ||
	    item->column + item->column_span > GRID_COLUMNS_MAX) {
		grid->page->fault = (struct fault){ REASON_TOO_MANY_CELLS,
			"a table has more cells or columns than one may" };
		return;
	}
	take(table, item);
	table->cells = room_for(table->cells, &table->cells_cap,
	    table->ncells + 1, sizeof(table->cells[0]));
	table->cells[table->ncells++] = (struct cell){ *item, table->nlines,
		0 };
	table->in_cell = true;
}

void
grid_begin_cell(struct grid *grid, uint32_t source_line, uint32_t row_span,
    uint32_t column_span)
{
	struct table *table = top(grid);
	struct page_item item = { .source_line = source_line,
		.row_span = row_span,
		.column_span = column_span };

	if (table == NULL)
		return;
	if (!table->in_row)
		grid_begin_row(grid);
	grid_end_cell(grid);
	while (table->column < table->width &&
	    table->taken[table->column] > table->row)
		table->column++;
	item.row = table->row;
	item.column = table->column;
	if (row_span == 0 || row_span > GRID_SPAN_MAX)
		item.row_span = GRID_SPAN_MAX;
	if (item.column > 0 && !table->is_wide) {
		table->is_wide = true;
		lay_out(grid);
	}
	if (table->is_layout)
		table->in_cell = true;
	else
		add_cell(grid, table, &item);
}

/* The cell above the next column of the row, or NULL. */
static struct cell *
find_above(struct table *table, uint32_t column_span)
{
	struct cell *cell;

	if (table->ncells == table->part || table->column >= table->width ||
	    table->taken[table->column] != table->row)
		return NULL;
	cell = &table->cells[table->begun[table->column]];
	return cell->item.column == table->column &&
		cell->item.column_span == column_span &&
		cell->item.row + cell->item.row_span == table->row
	    ? cell
	    : NULL;
}

bool
grid_extend_cell(struct grid *grid, uint32_t column_span)
{
	struct table *table = top(grid);
	struct cell *cell;

	if (table == NULL || !table->in_row)
		return false;
	grid_end_cell(grid);
	if (table->is_layout)
		return true;
	cell = find_above(table, column_span);
	if (cell == NULL || cell->item.row_span == GRID_SPAN_MAX)
		return false;
	cell->item.row_span++;
	for (uint32_t i = 0; i < column_span; i++)
		table->taken[table->column++] = table->row + 1;
	return true;
}

void
grid_end_cell(struct grid *grid)
{
	struct table *table = top(grid);

	if (table != NULL)
		table->in_cell = false;
}
