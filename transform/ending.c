/* SPDX-License-Identifier: ISC */
#include "transform/ending.h"

#include "schema/catalog.h"
#include "schema/utf8.h"
#include "transform/short.h"

enum { ROW_MAX = 16 };

/* How many cells up to the last one of a row it is the total of; 0 if none. */
static size_t
cells_of_total(const struct scan_row *row)
{
	size_t results = catalog_result.nrows;

	if (row->table == TABLE_REVIEW)
		return row->nvalues % results == 0 ? results : 0;
	return row->table == TABLE_REQUEST ? row->nvalues : 0;
}

void
ending_settle(struct scan *scan)
{
	const struct scan_value *cells[ROW_MAX];
	struct scan_value last;
	size_t n;

	if (scan->nvalues == 0 || scan->nrows == 0)
		return;
	last = scan->value[scan->nvalues - 1];
	n = cells_of_total(&scan->row[scan->nrows - 1]);
	if (!slice_ends(last.raw, UTF8_LOST_TEXT) || n == 0 || n > ROW_MAX)
		return;
	last.raw.len -= UTF8_LOST_TEXT.len;
	for (size_t i = 0; i + 1 < n; i++)
		cells[i] = &scan->value[scan->nvalues - n + i];
	cells[n - 1] = &last;
	if (row_adds_up(cells, n))
		scan->value[scan->nvalues - 1] = last;
}
