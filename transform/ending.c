/* SPDX-License-Identifier: ISC */
#include "transform/ending.h"

#include "schema/catalog.h"
#include "schema/utf8.h"
#include "transform/line.h"
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

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The first piece below a line of the source. */
static const struct piece *
piece_below(const struct pieces *pieces, uint32_t source_line)
{
	size_t low = 0;
	size_t high = pieces->npieces;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (pieces->piece[middle].source_line <= source_line)
			low = middle + 1;
		else
			high = middle;
	}
	return &pieces->piece[low];
}

bool
ending_is_broken(const struct scan *scan, const struct scan_row *row,
    const struct scan_value *const *cells, size_t n)
{
	const struct scan_value *last = cells[n - 1];
	const struct piece *rest;

	if (last != &scan->value[row->value + row->nvalues - 1] ||
	    last->column > 0 ||
	    !(row->is_beside ||
		(row->nvalues > 1 &&
		    last[-1].source_line == last->source_line)) ||
	    last->raw.len == 0 || !is_digit(last->raw.ptr[last->raw.len - 1]) ||
	    (row->table == TABLE_REQUEST && row_adds_up(cells, n)))
		return false;
	rest = piece_below(scan->pieces, last->source_line);
	return rest < scan->pieces->piece + scan->pieces->npieces &&
	    rest->source_line == last->source_line + 1 &&
	    rest->kind == PIECE_VALUE && is_digit(rest->raw.ptr[0]) &&
	    line_values(rest, scan->pieces) <= 1;
}
