/* SPDX-License-Identifier: ISC */
#include "transform/form.h"

#include <stdint.h>
#include <string.h>

#include "schema/diag.h"
#include "transform/fold.h"

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

static struct form *
last_form(struct forms *forms, const struct layout_cell *cell)
{
	struct form *last = &forms->form[forms->nforms];

	if (forms->nforms > 0 && last[-1].table == cell->table &&
	    strcmp(last[-1].era, cell->era) == 0)
		return last - 1;
	if (forms->nforms == FORMS_MAX)
		diag_die(EX_SOFTWARE, "layout.tsv has too many tables");
	forms->nforms++;
	*last = (struct form){ .era = cell->era,
		.table = cell->table,
		.fact = cell->table == 2 ? FACT_DISCLOSURE
		    : cell->table == 3   ? FACT_REQUEST
					 : FACT_REVIEW };
	return last;
}

void
forms_read(struct forms *forms)
{
	forms->nforms = 0;
	for (size_t i = 0; i < catalog_nlayout; i++) {
		const struct layout_cell *cell = &catalog_layout[i];
		struct form_row *row = last_row(last_form(forms, cell),
		    cell->row);

		if (row == NULL || row->ncolumns == FORM_COLUMNS_MAX)
			continue;
		row->column[row->ncolumns] = cell->column;
		row->unit[row->ncolumns++] = cell->unit;
	}
}

const struct form *
forms_get(const struct forms *forms, const char *era, int table)
{
	for (size_t i = 0; i < forms->nforms; i++)
		if (forms->form[i].table == table &&
		    strcmp(forms->form[i].era, era) == 0)
			return &forms->form[i];
	diag_die(EX_SOFTWARE, "layout.tsv has no table %d of %s", table, era);
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

/* Whether a word may be left of the label of a row, or of what spans it. */
static bool
may_be_of(const struct catalog *catalog, int row, struct slice word)
{
	for (; row >= 0; row = catalog->rows[row].parent)
		if (fold_is_like(word, slice_of(catalog->rows[row].label)))
			return true;
	return false;
}

bool
form_may_name(const struct form *form, size_t at, struct slice text)
{
	const struct catalog *catalog = fact_rows(form->fact);
	int row = form->row[at].row;

	if (fold_is_like(text, slice_of(catalog->rows[row].label)))
		return true;
	while (text.len > 0) {
		size_t blank = slice_find(text, SLICE(" "), 0);
		struct slice word = slice_sub(text, 0,
		    blank == SIZE_MAX ? text.len : blank);

		if (word.len > 0 && !may_be_of(catalog, row, word))
			return false;
		text = slice_sub(text, word.len + 1, text.len);
	}
	return true;
}
