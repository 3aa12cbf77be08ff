/* SPDX-License-Identifier: ISC */
#include "transform/ordinal.h"

#include <stdint.h>

#include "transform/short.h"
#include "transform/value.h"
#include "transform/window.h"

/* The number in a row's first cell, or 0. */
static int64_t
leader_of(const struct scan *scan, const struct scan_row *row)
{
	struct value value;

	value_read(scan->value[row->value].raw, &value);
	return value.state == STATE_STATED && value.number.scale == 0
	    ? value.number.digits
	    : 0;
}

static bool
adds_up(const struct scan *scan, const struct scan_row *row)
{
	const struct scan_value *cells[WINDOW_CELLS_MAX];

	if (row->nvalues > WINDOW_CELLS_MAX)
		return false;
	for (size_t i = 0; i < row->nvalues; i++)
		cells[i] = &scan->value[row->value + i];
	return row_adds_up(cells, row->nvalues);
}

/* Whether the first cell of the row may be its number. */
static bool
may_be_numbered(const struct scan *scan, const struct scan_row *row,
    const struct form *form, size_t at)
{
	if (form->fact != FACT_REQUEST)
		return row->nvalues > form->row[at].ncolumns;
	return row->nvalues > 1 && !adds_up(scan, row);
}

bool
ordinals_lead(const struct scan *scan, size_t first, size_t last,
    const struct form *form, enum table table)
{
	size_t run = 0;
	int64_t before = 0;

	for (size_t i = first; i < last && run < ORDINALS_MIN; i++) {
		const struct scan_row *row = &scan->row[i];
		size_t at = row->table != table || row->label == NULL ||
			row->nvalues == 0
		    ? SIZE_MAX
		    : form_find(form, row->label->row);
		int64_t leader;

		if (at == SIZE_MAX)
			continue;
		leader = may_be_numbered(scan, row, form, at)
		    ? leader_of(scan, row)
		    : 0;
		run = leader == 0 ? 0 : leader == before + 1 ? run + 1 : 1;
		before = leader;
	}
	return run >= ORDINALS_MIN;
}
