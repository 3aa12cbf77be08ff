/* SPDX-License-Identifier: ISC */
#include "transform/crossing.h"

#include <string.h>

#include "transform/cell.h"
#include "transform/columns.h"
#include "transform/value.h"

enum {
	CHANNELS = 3,
	RESULTS = 5,
	AXIS_MAX = CHANNELS * RESULTS,
	HEADS_MAX = 64 /* labels of a head that are looked at */
};

/* Labels of one axis, as places in the form. */
struct axis {
	size_t place[AXIS_MAX];
	size_t n;
};

struct crossing {
	const struct scan *scan;
	const struct form *form;
	size_t head;          /* the next one of the scan */
	struct axis channels; /* right before the row under way */
	struct axis results;
	struct axis across; /* channels that head columns */
	struct axis along;  /* results that do */
	size_t channel;     /* that rows below it belong to */
	size_t broken;      /* channels of the form's row that was broken */
	const struct scan_value *cell[CHANNELS][RESULTS];
	size_t ncells;
};

/*
 * Whether suits stand before the reviews, or those after a review before the
 * direct ones.  The head of all suits says so only within one line: of a head
 * that is read line by line it may come first.
 */
static bool
channels_are_swapped(const struct scan_head *heads, size_t n)
{
	const struct scan_head *last = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct scan_head *head = &heads[i];

		if (head->kind != LABEL_CHANNEL)
			continue;
		if (last != NULL && last->code > head->code &&
		    (last->line == head->line || last->code != RVC_LITIGATION))
			return true;
		last = head;
	}
	return false;
}

/*
 * Whether no more than one cell, which may be a page's number, is printed in
 * rows `from` up to `to`, that one left out.
 */
static bool
say_nothing(const struct scan *scan, size_t from, size_t to)
{
	size_t printed = 0;

	for (; from < to; from++) {
		const struct scan_row *row = &scan->row[from];

		for (size_t i = 0; i < row->nvalues; i++)
			printed += scan->value[row->value + i].raw.len > 0;
	}
	return printed <= 1;
}

/*
 * Table 4's head before row `at`; blank cells behind a line of it, or a
 * page's number, make a row that says nothing.
 */
static size_t
review_heads(const struct scan *scan, size_t at, const struct scan_head **first)
{
	size_t n = columns_head(scan, at, TABLE_REVIEW, first);

	while (n > 0 && n<HEADS_MAX && * first> scan->head &&
	    (*first)[-1].table == TABLE_REVIEW &&
	    say_nothing(scan, (*first)[-1].row, (*first)->row)) {
		(*first)--;
		n++;
	}
	return n;
}

bool
crossing_is_swapped(const struct scan *scan, size_t at, const struct form *form)
{
	const struct form_row *row = &form->row[0];
	const struct scan_head *heads;
	size_t n = review_heads(scan, at, &heads);
	size_t nresults = 0;
	bool swapped = false;

	for (size_t i = 0; i < n; i++) {
		if (heads[i].kind != LABEL_RESULT)
			continue;
		swapped |= heads[i].code !=
		    row->column[nresults % row->ncolumns];
		nresults++;
	}
	return channels_are_swapped(heads, n) ||
	    (nresults > 0 && nresults % row->ncolumns == 0 && swapped);
}

bool
crossing_names_all(const struct scan *scan, size_t at, const struct form *form)
{
	const struct scan_head *heads;
	size_t n = review_heads(scan, at, &heads);
	size_t nresults = 0;

	for (size_t i = 0; i < n; i++)
		nresults += heads[i].kind == LABEL_RESULT;
	return nresults == form->nrows * form->row[0].ncolumns;
}

static void
add(struct axis *axis, size_t place)
{
	if (axis->n < AXIS_MAX)
		axis->place[axis->n] = place;
	axis->n++;
}

static size_t
channel_at(const struct form *form, int code)
{
	size_t i = 0;

	while (i < CHANNELS && form->row[i].row != code)
		i++;
	return i;
}

static size_t
result_at(const struct form *form, int code)
{
	size_t i = 0;

	while (i < RESULTS && form->row[0].column[i] != code)
		i++;
	return i;
}

/* The labels between the row before and row `at`. */
static void
read_heads(struct crossing *c, size_t at)
{
	c->channels.n = 0;
	c->results.n = 0;
	for (; c->head < c->scan->nheads; c->head++) {
		const struct scan_head *head = &c->scan->head[c->head];
		size_t place;

		if (head->row > at)
			return;
		place = head->kind == LABEL_CHANNEL
		    ? channel_at(c->form, head->code)
		    : CHANNELS;
		if (place < CHANNELS)
			add(&c->channels, place);
		place = head->kind == LABEL_RESULT
		    ? result_at(c->form, head->code)
		    : RESULTS;
		if (place < RESULTS)
			add(&c->results, place);
	}
}

static bool
take(struct crossing *c, size_t channel, size_t result,
    const struct scan_value *value)
{
	if (channel >= CHANNELS || c->cell[channel][result] != NULL)
		return false;
	c->cell[channel][result] = value;
	c->ncells++;
	return true;
}

/* Each number has a result above it, and each five a channel. */
static bool
take_block(struct crossing *c, const struct scan_value *value, size_t n)
{
	if (n == RESULTS)
		c->along = c->results;
	for (size_t i = 0; i < n; i++)
		if (!take(c, c->channels.place[i / RESULTS],
			c->results.place[i], &value[i]))
			return false;
	return true;
}

/* The form's own row, which was broken after each channel. */
static bool
take_broken(struct crossing *c, const struct scan_value *value)
{
	for (size_t i = 0; i < RESULTS; i++)
		if (!take(c, c->broken, i, &value[i]))
			return false;
	c->broken++;
	return true;
}

/* A channel's row, under a head of results. */
static bool
take_channel(struct crossing *c, const struct scan_value *value)
{
	if (c->results.n == RESULTS)
		c->along = c->results;
	if (c->channels.n != 1 || c->along.n != RESULTS)
		return false;
	for (size_t i = 0; i < RESULTS; i++)
		if (!take(c, c->channels.place[0], c->along.place[i],
			&value[i]))
			return false;
	return true;
}

/* A result's row, under a head of channels. */
static bool
take_result(struct crossing *c, const struct scan_value *value)
{
	if (c->channels.n == CHANNELS)
		c->across = c->channels;
	if (c->results.n != 1 || c->across.n != CHANNELS)
		return false;
	for (size_t i = 0; i < CHANNELS; i++)
		if (!take(c, c->across.place[i], c->results.place[0],
			&value[i]))
			return false;
	return true;
}

/* A line for one cell. */
static bool
take_cell(struct crossing *c, const struct scan_value *value)
{
	if (c->channels.n == 1)
		c->channel = c->channels.place[0];
	return c->channels.n <= 1 && c->results.n == 1 &&
	    take(c, c->channel, c->results.place[0], value);
}

/* Whether the form's row begins here, or goes on. */
static bool
is_broken(const struct crossing *c, size_t at)
{
	if (c->ncells == 0)
		return c->channels.n == CHANNELS && c->results.n != 1 &&
		    !crossing_is_swapped(c->scan, at, c->form);
	return c->broken > 0 && c->channels.n == 0 && c->results.n == 0;
}

/* Whether a row has `n` cells, and behind them nothing but blank ones. */
static bool
has_cells(const struct crossing *c, const struct scan_row *row, size_t n)
{
	for (size_t i = n; i < row->nvalues; i++)
		if (c->scan->value[row->value + i].raw.len > 0)
			return false;
	return row->nvalues >= n;
}

/* The labels before it tell how a row is to be read. */
static bool
take_row(struct crossing *c, size_t at)
{
	const struct scan_row *row = &c->scan->row[at];
	const struct scan_value *value = &c->scan->value[row->value];
	size_t n = c->results.n;

	if (row->is_glued)
		return false;
	if (n > 1 && n < AXIS_MAX && n == c->channels.n * RESULTS)
		return has_cells(c, row, n) && take_block(c, value, n);
	if (is_broken(c, at))
		return has_cells(c, row, RESULTS) && take_broken(c, value);
	if (n == 1 && (c->channels.n == CHANNELS || c->across.n == CHANNELS))
		return has_cells(c, row, CHANNELS) && take_result(c, value);
	if (n == 1)
		return has_cells(c, row, 1) && take_cell(c, value);
	return has_cells(c, row, RESULTS) && take_channel(c, value);
}

static bool
take_rows(struct crossing *c, size_t first, size_t last)
{
	while (c->head < c->scan->nheads && c->scan->head[c->head].row < first)
		c->head++;
	for (size_t i = first; i < last; i++) {
		const struct scan_row *row = &c->scan->row[i];

		if (row->table != TABLE_REVIEW || has_cells(c, row, 0))
			continue;
		read_heads(c, i);
		if (!take_row(c, i))
			return false;
	}
	return c->ncells == AXIS_MAX;
}

/* The cell's number, 0 if there is none; false if that cannot be told. */
static bool
number_of(const struct scan_value *cell, struct number *number)
{
	struct value value;

	*number = NUMBER_ZERO;
	value_read(cell->raw, &value);
	if (value.state == STATE_STATED)
		*number = value.number;
	return value.state != STATE_UNREADABLE && value.exponent == 0;
}

/* Whether a channel's total is the sum of its results. */
static bool
adds_up(const struct crossing *c, size_t channel)
{
	struct number sum = NUMBER_ZERO;
	struct number total = NUMBER_ZERO;

	for (size_t i = 0; i < RESULTS; i++) {
		struct number number;

		if (!number_of(c->cell[channel][i], &number))
			return false;
		if (c->form->row[channel].column[i] == RVR_TOTAL)
			total = number;
		else if (!number_add(sum, number, &sum))
			return false;
	}
	return number_compare(sum, total) == 0;
}

bool
crossing_bind(const struct scan *scan, size_t first, size_t last,
    const struct form *form, struct facts *facts)
{
	struct crossing c = { .scan = scan, .form = form, .channel = CHANNELS };

	if (form->nrows != CHANNELS || form->row[0].ncolumns != RESULTS)
		return false;
	if (!take_rows(&c, first, last))
		return false;
	for (size_t i = 0; i < CHANNELS; i++)
		if (!adds_up(&c, i))
			return false;
	for (size_t i = 0; i < CHANNELS; i++)
		for (size_t k = 0; k < RESULTS; k++)
			cell_read(fact_at(facts, FACT_REVIEW, form->row[i].row,
				      form->row[i].column[k]),
			    c.cell[i][k], M_CASE_COUNT, form->row[i].unit[k],
			    NULL);
	return true;
}
