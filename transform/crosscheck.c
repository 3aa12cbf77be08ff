/* SPDX-License-Identifier: ISC */
#include "transform/crosscheck.h"

#include <string.h>

/* Rows that do not fit, and fewer that do. */
enum { MISFITS_MIN = 4 };

/* Adds a cell to `sum`; false if its number is not known, blank or not. */
static bool
add(const struct facts *facts, int outcome, int applicant, struct number *sum)
{
	const struct fact_cell *cell = fact_get(facts, FACT_REQUEST, outcome,
	    applicant);

	return fact_has_value(cell) && number_add(*sum, cell->value, sum);
}

/* What came in is what was handled and what is left. */
static bool
balance_fails(const struct facts *facts, int applicant)
{
	struct number in = NUMBER_ZERO;
	struct number out = NUMBER_ZERO;

	return add(facts, OUT_NEW, applicant, &in) &&
	    add(facts, OUT_CARRIED_IN, applicant, &in) &&
	    add(facts, OUT_TOTAL, applicant, &out) &&
	    add(facts, OUT_CARRIED_OUT, applicant, &out) &&
	    number_compare(in, out) != 0;
}

/* What was handled is the sum of the ways it was. */
static bool
total_fails(const struct facts *facts, const struct form *form, int applicant)
{
	struct number parts = NUMBER_ZERO;
	struct number total = NUMBER_ZERO;

	for (size_t i = 0; i < form->nrows; i++)
		if (strcmp(catalog_outcome.rows[form->row[i].row].role,
			"leaf") == 0 &&
		    !add(facts, form->row[i].row, applicant, &parts))
			return false;
	return add(facts, OUT_TOTAL, applicant, &total) &&
	    number_compare(parts, total) != 0;
}

static void
doubt_row(struct facts *facts, const struct form_row *row)
{
	for (size_t k = 0; k < row->ncolumns; k++) {
		struct fact_cell *cell = fact_at(facts, FACT_REQUEST, row->row,
		    row->column[k]);

		/* As many digits as cells need no sum to be parted. */
		if (cell->state == STATE_INFERRED &&
		    cell->raw.len > row->ncolumns)
			cell->state = STATE_UNREADABLE;
	}
}

static bool
has_inferred(const struct facts *facts, const struct form_row *row)
{
	for (size_t k = 0; k < row->ncolumns; k++)
		if (fact_get(facts, FACT_REQUEST, row->row, row->column[k])
			->state == STATE_INFERRED)
			return true;
	return false;
}

void
crosscheck_inferred(struct facts *facts, const struct form *form)
{
	bool any = false;
	bool fails = false;

	for (size_t i = 0; i < form->nrows && !any; i++)
		any = has_inferred(facts, &form->row[i]);
	if (!any)
		return;
	for (size_t k = 0; form->nrows > 0 && k < form->row[0].ncolumns; k++) {
		int applicant = form->row[0].column[k];

		fails |= balance_fails(facts, applicant) ||
		    total_fails(facts, form, applicant);
	}
	for (size_t i = 0; fails && i < form->nrows; i++)
		doubt_row(facts, &form->row[i]);
}

/* The sum of a row's parts; false if one of its cells has no number. */
static bool
sum_parts(const struct facts *facts, int outcome, struct number *sum)
{
	*sum = NUMBER_ZERO;
	for (size_t i = 0; i < catalog_applicant.nrows; i++)
		if (strcmp(catalog_applicant.rows[i].role, "leaf") == 0 &&
		    !add(facts, outcome, (int)i, sum))
			return false;
	return true;
}

bool
crosscheck_rows(const struct facts *facts)
{
	size_t holds = 0;
	size_t fails = 0;

	for (size_t i = 0; i < catalog_outcome.nrows; i++) {
		const struct fact_cell *total = fact_get(facts, FACT_REQUEST,
		    (int)i, APP_TOTAL);
		struct number sum;

		if (!fact_has_value(total) || !sum_parts(facts, (int)i, &sum))
			continue;
		if (number_compare(sum, total->value) == 0)
			holds++;
		else
			fails++;
	}
	return holds >= fails;
}

/* What a row's numbers say of where its total stands. */
enum order {
	ORDER_OPEN,
	ORDER_EITHER,
	ORDER_FORM,
	ORDER_TOTAL_FIRST,
	ORDER_NEITHER
};

static enum order
order_of(const struct facts *facts, int outcome)
{
	struct number parts, rest;
	bool is_form, is_first;
	const struct fact_cell *first = fact_get(facts, FACT_REQUEST, outcome,
	    APP_NATURAL);
	const struct fact_cell *last = fact_get(facts, FACT_REQUEST, outcome,
	    APP_TOTAL);

	if (!fact_has_value(last) || !sum_parts(facts, outcome, &parts))
		return ORDER_OPEN;
	is_form = number_compare(parts, last->value) == 0;
	/* All but the first, and what stands last among them. */
	rest = NUMBER_ZERO;
	is_first = number_subtract(parts, first->value, &rest) &&
	    number_add(rest, last->value, &rest) &&
	    number_compare(rest, first->value) == 0;
	if (is_form && is_first)
		return last->value.digits == 0 ? ORDER_OPEN : ORDER_EITHER;
	if (!is_form && !is_first)
		return ORDER_NEITHER;
	return is_form ? ORDER_FORM : ORDER_TOTAL_FIRST;
}

static void
give_up(struct facts *facts, const struct form_row *row)
{
	for (size_t k = 0; k < row->ncolumns; k++) {
		struct fact_cell *cell = fact_at(facts, FACT_REQUEST, row->row,
		    row->column[k]);

		if (fact_has_value(cell))
			cell->state = STATE_UNREADABLE;
	}
}

void
crosscheck_order(struct facts *facts, const struct form *form, bool headed)
{
	size_t rows[ORDER_NEITHER + 1] = { 0 };
	size_t fails;

	for (size_t i = 0; i < form->nrows; i++)
		rows[order_of(facts, form->row[i].row)]++;
	fails = rows[ORDER_TOTAL_FIRST] + rows[ORDER_NEITHER];
	if ((rows[ORDER_TOTAL_FIRST] <= rows[ORDER_FORM] ||
		rows[ORDER_TOTAL_FIRST] <= rows[ORDER_NEITHER]) &&
	    (headed || fails <= rows[ORDER_FORM] + rows[ORDER_EITHER]))
		return;
	for (size_t i = 0; i < form->nrows; i++)
		give_up(facts, &form->row[i]);
}

void
crosscheck_shape(struct facts *facts, const struct form *form,
    const bool *named, const bool *fits)
{
	size_t nfits = 0;
	size_t misfits = 0;

	for (size_t i = 0; i < form->nrows; i++) {
		nfits += named[i] && fits[i];
		misfits += named[i] && !fits[i];
	}
	if (misfits < MISFITS_MIN || misfits <= nfits)
		return;
	for (size_t i = 0; i < form->nrows; i++)
		if (named[i])
			give_up(facts, &form->row[i]);
}
