/* SPDX-License-Identifier: ISC */
#include "transform/bind.h"

#include <stdint.h>
#include <string.h>

#include "transform/appendix.h"
#include "transform/cell.h"
#include "transform/columns.h"
#include "transform/crosscheck.h"
#include "transform/ending.h"
#include "transform/form.h"
#include "transform/glued.h"
#include "transform/money.h"
#include "transform/ordinal.h"
#include "transform/review.h"
#include "transform/short.h"
#include "transform/step.h"
#include "transform/value.h"
#include "transform/window.h"

enum { LOOSE_MAX = FORM_ROWS_MAX };

struct binder {
	const struct scan *scan;
	size_t first;
	size_t last;
	struct facts *facts;
	const struct form *form;
	bool bound[FORM_ROWS_MAX];
	bool fits[FORM_ROWS_MAX];  /* bound to a row that had the right cells */
	bool named[FORM_ROWS_MAX]; /* by a label, whose cells are in no line */
	bool blanks_vanish;        /* a run of digits is shorter than its row */
	bool sums_fail;            /* one as long as its row does not add up */
	bool is_numbered;          /* the first cells of its rows number them */
	/* Rows that wait for a label, between two labelled ones. */
	const struct scan_row *loose[LOOSE_MAX];
	size_t nloose;
	bool skipped_label; /* one without cells stands among them */
	const struct scan_row *spare[LOOSE_MAX]; /* that waited for nothing */
	size_t nspare;
	struct window_habit habit;
	struct columns columns; /* of the head above the row under way */
};

static struct fact_cell *
cell_at(struct binder *b, const struct form_row *row, size_t column)
{
	return fact_at(b->facts, b->form->fact, row->row, row->column[column]);
}

/* A row that does not fit says nothing against one that does. */
static void
give_up(struct binder *b, size_t at, const struct scan_row *found)
{
	const struct form_row *row = &b->form->row[at];

	if (b->fits[at])
		return;
	for (size_t i = 0; i < row->ncolumns; i++) {
		const struct scan_value *value = NULL;

		if (found != NULL && i < found->nvalues)
			value = &b->scan->value[found->value + i];
		cell_give_up(cell_at(b, row, i), value);
	}
}

static void
take_fit(struct binder *b, size_t at)
{
	const struct form_row *row = &b->form->row[at];

	for (size_t i = 0; !b->fits[at] && i < row->ncolumns; i++)
		*cell_at(b, row, i) = (struct fact_cell){ .asked = false };
	b->fits[at] = true;
}

static enum glued_rule
rule_of(const struct binder *b)
{
	return b->form->fact == FACT_REQUEST ? GLUED_TOTAL : GLUED_FREE;
}

/* Cells that were run together.  False if they cannot be told apart. */
static bool
bind_glued(struct binder *b, size_t at, const struct scan_row *found)
{
	const struct form_row *row = &b->form->row[at];
	const struct scan_value *value = &b->scan->value[found->value];
	struct number cells[GLUED_CELLS_MAX];

	if (found->nvalues != 1 || b->blanks_vanish ||
	    (b->sums_fail && value->raw.len > row->ncolumns) ||
	    b->columns.kind != COLUMNS_FORM || b->columns.has_text ||
	    !glued_part(value->raw, row->ncolumns, rule_of(b), cells))
		return false;
	take_fit(b, at);
	for (size_t i = 0; i < row->ncolumns; i++)
		cell_infer(cell_at(b, row, i), value, cells[i], row->unit[i]);
	return true;
}

/* The cell of a grid that stands in column `column`, or NULL. */
static const struct scan_value *
in_column(const struct binder *b, const struct scan_row *found, uint32_t column)
{
	for (size_t i = 0; i < found->nvalues; i++)
		if (b->scan->value[found->value + i].column == column)
			return &b->scan->value[found->value + i];
	return NULL;
}

static void
read_columns(struct binder *b, const struct form_row *row,
    const struct scan_row *found)
{
	columns_read(b->scan, (size_t)(found - b->scan->row), row, &b->columns);
}

/* How many cells the head says there are. */
static size_t
width_of(const struct binder *b, const struct form_row *row)
{
	return b->columns.kind == COLUMNS_PLACED ? b->columns.width
						 : row->ncolumns;
}

/*
 * The cells of the form's columns by what the head says of them, or false.  A
 * row that has more cells than the head may still be told by a grid.
 */
static bool
place_cells(struct binder *b, const struct form_row *row,
    const struct scan_row *found, const struct scan_value **cells)
{
	const struct scan_value *values = &b->scan->value[found->value];
	const struct columns *columns = &b->columns;
	bool is_long = found->nvalues > width_of(b, row) &&
	    !window_is_usual(&b->habit, found->nvalues);
	size_t from = window_find(&b->habit, values, found->nvalues,
	    width_of(b, row));

	if (columns->kind == COLUMNS_DOUBT || row->ncolumns == 0 ||
	    found->has_parts)
		return false;
	if (from == SIZE_MAX && b->form->fact == FACT_REQUEST &&
	    width_of(b, row) == row->ncolumns)
		from = window_find_total(&b->habit, values, found->nvalues,
		    row->ncolumns);
	if (from == SIZE_MAX &&
	    (!columns->has_grid ||
		columns_run_over(columns, values, found->nvalues)))
		return false;
	for (size_t i = 0; i < row->ncolumns; i++) {
		if (from == SIZE_MAX)
			cells[i] = in_column(b, found, columns->grid[i]);
		else if (columns->kind == COLUMNS_PLACED)
			cells[i] = &values[from + columns->place[i]];
		else
			cells[i] = &values[from + i];
		if (cells[i] == NULL || (b->is_numbered && cells[i] == values))
			return false;
	}
	if (b->form->fact != FACT_REQUEST)
		return true;
	return row_is_sure(cells, row->ncolumns, values, found->nvalues,
	    is_long);
}

/* Whether each cell of a row that is stuck to its label is one number. */
static bool
all_are_read(const struct binder *b, const struct scan_row *found)
{
	for (size_t i = 0; i < found->nvalues; i++) {
		struct value value;

		value_read(b->scan->value[found->value + i].raw, &value);
		if (value.state == STATE_UNREADABLE)
			return false;
	}
	return true;
}

/* Puts the cells of `found` where the form's row has them. */
static void
bind_row(struct binder *b, size_t at, const struct scan_row *found)
{
	const struct form_row *row = &b->form->row[at];
	const struct scan_value *cells[FORM_COLUMNS_MAX] = { NULL };

	if (found->is_glued && b->bound[at])
		return; /* parting it again would tell nothing new */
	b->bound[at] = true;
	read_columns(b, row, found);
	if (found->is_glued &&
	    (found->nvalues < row->ncolumns || !all_are_read(b, found))) {
		if (!bind_glued(b, at, found))
			give_up(b, at, found);
		return;
	}
	if (!place_cells(b, row, found, cells) ||
	    !columns_settle(&b->columns, cells)) {
		give_up(b, at, found);
		return;
	}
	take_fit(b, at);
	for (size_t i = 0; i < row->ncolumns; i++)
		cell_read(cell_at(b, row, i), cells[i],
		    form_measure(b->form, row->column[i]), row->unit[i],
		    money_unit(b->scan, found, &b->columns, row->column[i]));
	if (ending_is_broken(b->scan, found, cells, row->ncolumns))
		cell_give_up(cell_at(b, row, row->ncolumns - 1),
		    cells[row->ncolumns - 1]);
}

/* The place in the form that the row's label names, or SIZE_MAX. */
static size_t
labelled(const struct binder *b, const struct scan_row *row)
{
	return row->label == NULL ? SIZE_MAX
				  : form_find(b->form, row->label->row);
}

/* Whether the text beside the cells may be of that row; none at all may be. */
static bool
may_be(const struct binder *b, const struct scan_row *found, size_t at)
{
	return found->name.len < PIECE_NAME_MIN ||
	    form_may_name(b->form, at, found->name);
}

/* Whether all rows that wait have labels of their own, in the form's order. */
static bool
name_themselves(const struct binder *b, size_t low, size_t high)
{
	for (size_t i = 0; i < b->nloose; i++) {
		size_t at = labelled(b, b->loose[i]);

		if (at == SIZE_MAX || at < low || at >= high)
			return false;
		low = at + 1;
	}
	return !b->skipped_label;
}

static void
bind_in_order(struct binder *b, const size_t *missing)
{
	for (size_t i = 0; i < b->nloose; i++)
		bind_row(b, missing[i], b->loose[i]);
}

static void
bind_by_label(struct binder *b)
{
	for (size_t i = 0; i < b->nloose; i++)
		bind_row(b, labelled(b, b->loose[i]), b->loose[i]);
}

/* None of the rows that wait can be told to be one that is missing. */
static void
spare_loose(struct binder *b, const size_t *missing, size_t nmissing)
{
	for (size_t i = 0; i < nmissing; i++)
		give_up(b, missing[i], NULL);
	for (size_t i = 0; i < b->nloose && b->nspare < LOOSE_MAX; i++)
		b->spare[b->nspare++] = b->loose[i];
}

/* Whether cells may be another row's: a grid has each where it belongs. */
static bool
may_be_another_s(const struct binder *b, const struct scan_row *row)
{
	const struct scan_value *values = &b->scan->value[row->value];

	for (size_t i = 0; i < row->nvalues; i++)
		if (values[i].column == 0 && values[i].raw.len > 0)
			return true;
	return false;
}

/* Gives up what may have the cells of another row. */
static void
give_up_steps(struct binder *b)
{
	bool doubt[FORM_ROWS_MAX] = { false };
	struct steps steps = { b->scan, b->first, b->last, b->form, b->bound,
		doubt };

	for (size_t i = 0; i < b->nspare; i++)
		if (may_be_another_s(b, b->spare[i]))
			step_doubt(b->spare[i], &steps);
	for (size_t i = 0; i < b->form->nrows; i++) {
		if (!doubt[i])
			continue;
		b->fits[i] = false;
		give_up(b, i, NULL);
	}
}

/*
 * Binds the rows that wait to the rows of the form between `low` and `high`
 * that are not bound yet: in order if they are as many.
 */
static void
bind_loose(struct binder *b, size_t low, size_t high)
{
	size_t missing[FORM_ROWS_MAX] = { 0 };
	size_t nmissing = 0;
	bool fits;

	if (b->nloose == 0)
		return;
	for (size_t i = low; i < high; i++)
		if (!b->bound[i])
			missing[nmissing++] = i;
	fits = b->nloose == nmissing;
	for (size_t i = 0; fits && i < nmissing; i++)
		fits = may_be(b, b->loose[i], missing[i]);
	if (fits)
		bind_in_order(b, missing);
	else if (name_themselves(b, low, high))
		bind_by_label(b);
	else if (high < b->form->nrows)
		spare_loose(b, missing, nmissing);
	b->nloose = 0;
	b->skipped_label = false;
}

static void
add_loose(struct binder *b, const struct scan_row *row)
{
	if (b->nloose < LOOSE_MAX)
		b->loose[b->nloose++] = row;
}

/*
 * What runs of digits say of all others.  Fewer digits than cells: blank cells
 * leave no trace in this table.  As many, and they do not add up: sums do not
 * tell how to part a longer one.
 */
static void
learn_glued(struct binder *b, const struct form_row *row,
    const struct scan_row *found)
{
	struct slice run;
	int rest = 0;

	if (!found->is_glued || found->nvalues != 1)
		return;
	run = b->scan->value[found->value].raw;
	b->blanks_vanish |= run.len < row->ncolumns;
	if (run.len != row->ncolumns || rule_of(b) != GLUED_TOTAL)
		return;
	for (size_t i = 0; i + 1 < run.len; i++)
		rest += run.ptr[i] - '0';
	b->sums_fail |= rest != run.ptr[run.len - 1] - '0';
}

/* Where the cells stand in rows of which that is certain. */
static void
learn_habit(struct binder *b, enum table table)
{
	for (size_t i = b->first; i < b->last; i++) {
		const struct scan_row *row = &b->scan->row[i];
		size_t at = labelled(b, row);

		if (row->table != table || at == SIZE_MAX || !row->is_firm ||
		    row->nvalues == 0)
			continue;
		read_columns(b, &b->form->row[at], row);
		learn_glued(b, &b->form->row[at], row);
		window_learn(&b->habit, &b->scan->value[row->value],
		    row->nvalues, width_of(b, &b->form->row[at]));
	}
}

/* Whether a row has the cells of another: none, a heading, or one with twice.
 */
static bool
has_spare(const struct binder *b, size_t at, const struct scan_row *row)
{
	size_t want = b->form->row[0].ncolumns;

	if (b->nspare == LOOSE_MAX)
		return false;
	return row->is_stray ||
	    (b->form->fact == FACT_REQUEST && row->label != NULL &&
		row->nvalues >= (at == SIZE_MAX ? want : 2 * want));
}

/* Rows of one table, from the form's first to its last. */
static void
bind_table(struct binder *b, enum table table)
{
	size_t next = 0; /* place behind the last labelled row */

	learn_habit(b, table);
	b->is_numbered = ordinals_lead(b->scan, b->first, b->last, b->form,
	    table);
	for (size_t i = b->first; i < b->last; i++) {
		const struct scan_row *row = &b->scan->row[i];
		size_t at = labelled(b, row);

		if (row->table != table)
			continue;
		if (at != SIZE_MAX)
			b->named[at] =
			    !row_is_level(&b->scan->value[row->value],
				row->nvalues);
		if (row->nvalues == 0) {
			b->skipped_label |= at != SIZE_MAX;
			continue;
		}
		if (has_spare(b, at, row))
			b->spare[b->nspare++] = row;
		if (row->is_stray || (at == SIZE_MAX && row->label != NULL))
			continue; /* the form has no cells for a heading */
		if (at == SIZE_MAX || !row->is_firm) {
			add_loose(b, row);
		} else {
			if (at >= next)
				bind_loose(b, next, at);
			b->nloose = 0;
			b->skipped_label = false;
			bind_row(b, at, row);
			next = at + 1;
		}
	}
	bind_loose(b, next, b->form->nrows);
	give_up_steps(b);
}

/* What the form asks for and was not found is absent. */
static void
ask_rest(struct binder *b)
{
	for (size_t i = 0; i < b->form->nrows; i++) {
		const struct form_row *row = &b->form->row[i];

		for (size_t k = 0; k < row->ncolumns; k++) {
			struct fact_cell *cell = cell_at(b, row, k);

			if (cell->asked)
				continue;
			*cell = (struct fact_cell){ .asked = true,
				.state = STATE_ABSENT,
				.unit = row->unit[k] };
		}
	}
}

static void
bind_form(struct binder *b, const struct form *form, enum table table)
{
	*b = (struct binder){ .scan = b->scan,
		.first = b->first,
		.last = b->last,
		.facts = b->facts,
		.form = form,
		.columns = { .table = table,
		    .era = form->era,
		    .year = b->columns.year } };
	if (table == TABLE_REVIEW)
		review_bind(b->scan, b->first, b->last, b->form, b->facts);
	else
		bind_table(b, table);
	if (table == TABLE_REQUEST) {
		crosscheck_inferred(b->facts, b->form);
		crosscheck_order(b->facts, b->form,
		    b->columns.nheads >= b->form->row[0].ncolumns &&
			!b->columns.is_open);
		crosscheck_shape(b->facts, b->form, b->named, b->fits);
	}
	ask_rest(b);
}

const char *
bind_rows(const struct forms *forms, const struct era_rows *rows,
    struct facts *facts)
{
	struct binder b = { .scan = rows->scan,
		.first = rows->first,
		.last = rows->last,
		.columns.year = rows->year,
		.facts = facts };
	const char *requests = era_of_requests(rows);
	const char *statistics = appendix_bind(rows->scan, rows->first,
	    rows->last, facts);
	const char *era = era_of_tables(rows, requests);

	if (era == NULL)
		return statistics;
	bind_form(&b, forms_get(forms, era, 2), TABLE_DISCLOSURE);
	bind_form(&b, forms_get(forms, requests == NULL ? era : requests, 3),
	    TABLE_REQUEST);
	bind_form(&b, forms_get(forms, era, 4), TABLE_REVIEW);
	return era;
}
