/* SPDX-License-Identifier: ISC */
#include "transform/rejoin.h"

#include <string.h>

#include "schema/catalog.h"
#include "transform/fold.h"
#include "transform/value.h"

/* How many cells a row of table 3 has. */
static size_t
width(void)
{
	size_t n = 0;

	for (size_t i = 0; i < catalog_applicant.nrows; i++)
		n += strcmp(catalog_applicant.rows[i].role, "heading") != 0;
	return n;
}

/*
 * Whether `n` cells are numbers, and the last is the sum of the others; that of
 * zeros proves nothing by itself.
 */
static bool
add_up(const struct scan_value *cells, size_t n, bool may_be_zero)
{
	struct number sum = NUMBER_ZERO;
	struct value value = { .number = NUMBER_ZERO };

	for (size_t i = 0; i < n; i++) {
		value_read(cells[i].raw, &value);
		if (value.state != STATE_STATED)
			return false;
		if (i + 1 < n && !number_add(sum, value.number, &sum))
			return false;
	}
	return number_compare(sum, value.number) == 0 &&
	    (may_be_zero || number_compare(sum, NUMBER_ZERO) != 0);
}

/* Whether row `at` begins what the next row ends. */
static bool
goes_on(const struct scan *scan, size_t at, size_t n)
{
	const struct scan_row *row = &scan->row[at];
	const struct scan_row *next = row + 1;
	const struct catalog_row *outcome;

	if (row->table != TABLE_REQUEST || next->table != TABLE_REQUEST ||
	    row->label == NULL || row->label->kind != LABEL_OUTCOME ||
	    next->label != NULL || row->nvalues == 0 || next->nvalues == 0 ||
	    row->nvalues + next->nvalues != n ||
	    next->value != row->value + row->nvalues || row->is_glued ||
	    next->is_glued || scan->value[row->value].column > 0)
		return false;
	outcome = &catalog_outcome.rows[row->label->row];
	return (next->name.len < PIECE_NAME_MIN ||
		   fold_is_like(next->name, slice_of(outcome->label))) &&
	    add_up(&scan->value[row->value], n,
		next->name.len >= PIECE_NAME_MIN);
}

void
rejoin_rows(struct scan *scan)
{
	size_t n = width();

	for (size_t i = 0; i + 1 < scan->nrows; i++) {
		if (!goes_on(scan, i, n))
			continue;
		scan->row[i].nvalues = n;
		scan->row[i + 1].nvalues = 0;
		scan->row[i + 1].table = TABLE_NONE;
	}
}
