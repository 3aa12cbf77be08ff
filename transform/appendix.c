/* SPDX-License-Identifier: ISC */
#include "transform/appendix.h"

#include <stdint.h>
#include <string.h>

#include "transform/cell.h"
#include "transform/columns.h"
#include "transform/value.h"
#include "transform/window.h"

enum family { FAMILY_2008, FAMILY_2014, FAMILIES };

static const char *const eras[FAMILIES] = { "e2008", "e2014" };

struct appendix {
	const struct scan *scan;
	size_t first;
	size_t last;
	struct facts *facts;
	enum family family;
	bool is_sure;    /* of the family: few labels are another's alone */
	bool is_stepped; /* labels may stand behind their values */
	struct window_habit habit;
};

static enum family
family_of(int indicator)
{
	const char *era = catalog_indicator.rows[indicator].eras;

	return strncmp(era, eras[FAMILY_2008], strlen(eras[0])) == 0
	    ? FAMILY_2008
	    : FAMILY_2014;
}

static bool
is_bound(const struct scan_row *row)
{
	return row->table == TABLE_APPENDIX && row->nvalues > 0 &&
	    row->label != NULL;
}

/* Counts the rows whose label one family alone has. */
static bool
find_family(struct appendix *a)
{
	size_t n[FAMILIES] = { 0, 0 };
	bool any = false;

	for (size_t i = a->first; i < a->last; i++) {
		const struct scan_row *row = &a->scan->row[i];
		size_t of[FAMILIES] = { 0, 0 };

		if (!is_bound(row))
			continue;
		any = true;
		for (size_t k = 0; k < row->nlabels; k++)
			if (row->label[k].kind == LABEL_INDICATOR)
				of[family_of(row->label[k].row)]++;
		n[FAMILY_2008] += of[FAMILY_2014] == 0;
		n[FAMILY_2014] += of[FAMILY_2008] == 0;
	}
	a->family = n[FAMILY_2008] > n[FAMILY_2014] ? FAMILY_2008 : FAMILY_2014;
	a->is_sure = n[a->family] > 2 * n[FAMILIES - 1 - a->family];
	return any;
}

/*
 * The indicator that a label names: of the table's own family if that has
 * one, and of several the first behind the last that was bound.  What only
 * the other family has is a label that was cut off, if the table's is sure.
 */
static int
pick(const struct appendix *a, const struct scan_row *row, int last)
{
	int any = -1;
	int own = -1;

	for (size_t i = 0; i < row->nlabels; i++) {
		int indicator = row->label[i].row;

		if (row->label[i].kind != LABEL_INDICATOR)
			continue;
		if (any < 0)
			any = indicator;
		if (family_of(indicator) != a->family)
			continue;
		if (own < 0 || (own <= last && indicator > last))
			own = indicator;
	}
	return own >= 0 || a->is_sure ? own : any;
}

static bool
is_heading(int indicator)
{
	return indicator >= 0 &&
	    strcmp(catalog_indicator.rows[indicator].role, "heading") == 0;
}

/* Whether a label that has no value stands between those of two others. */
static bool
is_between(const struct appendix *a, const struct scan_row *row)
{
	struct value value;

	if (!row->is_below || row->is_beside || !is_heading(pick(a, row, -1)))
		return false;
	value_read(a->scan->value[row->value].raw, &value);
	return value.state == STATE_STATED;
}

/* If several columns may be the year's, they must agree. */
static void
bind_row(struct appendix *a, size_t at, int indicator)
{
	const struct scan_row *row = &a->scan->row[at];
	const struct scan_value *values = &a->scan->value[row->value];
	struct fact_cell *cell = fact_at(a->facts, FACT_INDICATOR, indicator,
	    0);
	size_t width;
	uint32_t year = columns_of_year(a->scan, at, &width);
	size_t from;

	window_learn(&a->habit, values, row->nvalues, width);
	from = window_find(&a->habit, values, row->nvalues, width);
	if (year == 0 || (a->is_stepped && !row->is_beside))
		from = SIZE_MAX;
	if (from == SIZE_MAX)
		cell_give_up(cell, values);
	for (size_t i = 0; from != SIZE_MAX && i < width; i++)
		if ((year >> i & 1) != 0)
			cell_read(cell, &values[from + i], M_INDICATOR_VALUE,
			    catalog_indicator.rows[indicator].unit,
			    value_money(row->unit));
}

const char *
appendix_bind(const struct scan *scan, size_t first, size_t last,
    struct facts *facts)
{
	struct appendix a = { .scan = scan,
		.first = first,
		.last = last,
		.facts = facts };
	int before = -1;

	if (!find_family(&a))
		return NULL;
	for (size_t i = first; i < last && !a.is_stepped; i++)
		a.is_stepped = is_bound(&scan->row[i]) &&
		    is_between(&a, &scan->row[i]);
	for (size_t i = first; i < last; i++) {
		int indicator;

		if (!is_bound(&scan->row[i]))
			continue;
		indicator = pick(&a, &scan->row[i], before);
		if (indicator < 0)
			continue;
		before = indicator;
		if (!is_heading(indicator))
			bind_row(&a, i, indicator);
	}
	return eras[a.family];
}
