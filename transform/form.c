/* SPDX-License-Identifier: ISC */
#include "transform/form.h"

#include <stdint.h>
#include <string.h>

static struct form_row *
last_row(struct form *form, int row)
{
	struct form_row *last = &form->row[form->nrows];

	if (form->nrows > 0 && form->row[form->nrows - 1].row == row)
		return last - 1;
	if (form->nrows == FORM_ROWS_MAX)
		return NULL;
	form->nrows++;
	*last = (struct form_row){ .row = row };
	return last;
}

void
form_read(struct form *form, const char *era, int table)
{
	form->fact = table == 2 ? FACT_DISCLOSURE
	    : table == 3        ? FACT_REQUEST
				: FACT_REVIEW;
	form->nrows = 0;
	for (size_t i = 0; i < catalog_nlayout; i++) {
		const struct layout_cell *cell = &catalog_layout[i];
		struct form_row *row;

		if (cell->table != table || strcmp(cell->era, era) != 0)
			continue;
		row = last_row(form, cell->row);
		if (row == NULL || row->ncolumns == FORM_COLUMNS_MAX)
			continue;
		row->column[row->ncolumns] = cell->column;
		row->unit[row->ncolumns++] = cell->unit;
	}
}

size_t
form_find(const struct form *form, int row)
{
	for (size_t i = 0; i < form->nrows; i++)
		if (form->row[i].row == row)
			return i;
	return SIZE_MAX;
}

bool
form_rows_match(const struct form_row *a, const struct form_row *b)
{
	return a->ncolumns == b->ncolumns &&
	    memcmp(a->column, b->column, a->ncolumns * sizeof(a->column[0])) ==
	    0;
}

int
form_measure(const struct form *form, int column)
{
	if (form->fact == FACT_DISCLOSURE)
		return column;
	return form->fact == FACT_REQUEST ? M_REQUEST_COUNT : M_CASE_COUNT;
}
