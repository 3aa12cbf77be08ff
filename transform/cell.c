/* SPDX-License-Identifier: ISC */
#include "transform/cell.h"

#include <string.h>

#include "transform/value.h"

enum { MONEY_EXPONENT = 4 }; /* from yuan to the form's 10,000 yuan */

static bool
is_money(const char *unit)
{
	/* The unit of money is the only one that a unit word names. */
	return unit != NULL &&
	    strcmp(unit, catalog_measure.rows[M_CHARGE_AMOUNT].unit) == 0;
}

/*
 * The form prints no unit above the amount of procurement: without one in the
 * cell, any number but 0 may be yuan or 10,000 yuan.
 */
static bool
needs_unit(int measure, const struct value *value)
{
	return measure == M_PROCUREMENT_AMOUNT && value->unit == NULL &&
	    value->exponent == 0 && value->number.digits != 0;
}

/* What is counted is whole, and only a change has a sign. */
static bool
may_count(int measure, const struct value *value)
{
	const char *unit = catalog_measure.rows[measure].unit;

	if (unit[0] == '\0' || is_money(unit))
		return true;
	return number_is_whole(value->number) &&
	    (!value->has_sign || measure == M_ITEM_CHANGE ||
		value->number.digits == 0);
}

/* Brings the number to the unit of the form.  False if it does not fit. */
static bool
convert(struct value *value, int measure, const char *unit,
    const struct word *money)
{
	int exponent = value->exponent;

	if (money != NULL && value->unit == NULL && exponent == 0) {
		value->unit = money->unit;
		exponent = money->number;
	}
	if (!is_money(unit))
		return value->unit == NULL &&
		    number_shift(value->number, exponent, &value->number);
	if (needs_unit(measure, value))
		return false;
	if (value->unit == NULL && exponent > 0)
		exponent -= MONEY_EXPONENT;
	return number_shift(value->number, exponent, &value->number);
}

static bool
agrees(const struct fact_cell *a, const struct fact_cell *b)
{
	if (a->state != b->state)
		return false;
	return !fact_has_value(a) || number_compare(a->value, b->value) == 0;
}

static void
set(struct fact_cell *cell, const struct fact_cell *read)
{
	if (!cell->asked || cell->state == STATE_ABSENT)
		*cell = *read;
	else if (!agrees(cell, read))
		cell->state = STATE_UNREADABLE;
}

void
cell_read(struct fact_cell *cell, const struct scan_value *printed, int measure,
    const char *unit, const struct word *money)
{
	struct fact_cell read = { .asked = true,
		.raw = printed->raw,
		.unit = unit,
		.source_line = printed->source_line };
	struct value value;

	value_read(printed->raw, &value);
	read.state = value.state;
	if (value.state == STATE_STATED) {
		if (may_count(measure, &value) &&
		    convert(&value, measure, unit,
			is_money(unit) ? money : NULL))
			read.value = value.number;
		else
			read.state = STATE_UNREADABLE;
	}
	set(cell, &read);
}

void
cell_infer(struct fact_cell *cell, const struct scan_value *printed,
    struct number number, const char *unit)
{
	struct fact_cell read = { .asked = true,
		.state = STATE_INFERRED,
		.value = number,
		.raw = printed->raw,
		.unit = unit,
		.source_line = printed->source_line };

	set(cell, &read);
}

void
cell_give_up(struct fact_cell *cell, const struct scan_value *printed)
{
	struct fact_cell read = { .asked = true, .state = STATE_UNREADABLE };

	if (printed != NULL) {
		read.raw = printed->raw;
		read.source_line = printed->source_line;
	}
	set(cell, &read);
}
