/* SPDX-License-Identifier: ISC */
#include "transform/columns.h"

#include <stdint.h>
#include <string.h>

#include "schema/utf8.h"
#include "transform/elsewhen.h"
#include "transform/fold.h"
#include "transform/leaves.h"
#include "transform/short.h"
#include "transform/word.h"

enum {
	HEADS_MAX = 64,    /* labels of a head that are looked at */
	LEAF_TEXT_MAX = 60 /* bytes that may head a column */
};

size_t
columns_head(const struct scan *scan, size_t at, enum table table,
    const struct scan_head **first)
{
	size_t low = 0;
	size_t high = scan->nheads;
	size_t end;
	size_t from;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (scan->head[middle].row <= at)
			low = middle + 1;
		else
			high = middle;
	}
	*first = NULL;
	if (low == 0)
		return 0;
	end = low;
	while (end > 0 && low - end < HEADS_MAX &&
	    scan->head[end - 1].table != table)
		end--;
	from = end;
	while (from > 0 && end - from < HEADS_MAX &&
	    scan->head[from - 1].table == table &&
	    scan->head[from - 1].row == scan->head[end - 1].row)
		from--;
	*first = &scan->head[from];
	return end - from;
}

/* A head that knows none of the columns: of another block, or another form. */
static bool
is_of_form(const struct leaves *head, enum table table, const char *era)
{
	if (table != TABLE_DISCLOSURE)
		return true;
	for (size_t i = 0; i < head->n; i++)
		if (head->leaf[i].code >= 0 &&
		    strstr(catalog_measure.rows[head->leaf[i].code].eras,
			era) == NULL)
			return false;
	return true;
}

static void
place(const struct leaves *head, const struct form_row *row,
    struct columns *columns)
{
	columns->width = head->n;
	columns->has_grid = true;
	columns->is_loose = columns->kind == COLUMNS_PLACED &&
	    head->n == row->ncolumns;
	for (size_t i = 0; i < row->ncolumns; i++) {
		columns->place[i] = leaves_find(head, row->column[i]);
		columns->grid[i] = head->leaf[columns->place[i]].column;
		columns->has_grid &= columns->grid[i] > 0;
		columns->is_loose &= columns->grid[i] == 0 &&
		    (i == 0 || head->leaf[i].line != head->leaf[i - 1].line);
	}
}

bool
columns_settle(const struct columns *columns, const struct scan_value **cells)
{
	const struct scan_value *form[FORM_COLUMNS_MAX];
	size_t n = columns->width;
	bool is_same = true;
	bool adds_up;

	if (!columns->is_loose)
		return true;
	for (size_t i = 0; i < n; i++)
		form[columns->place[i]] = cells[i];
	for (size_t i = 0; i < n; i++)
		is_same &= slice_equal(form[i]->raw, cells[i]->raw);
	if (is_same)
		return true;
	adds_up = row_adds_up(form, n);
	if (columns->table != TABLE_REQUEST || adds_up == row_adds_up(cells, n))
		return false;
	for (size_t i = 0; i < n && adds_up; i++)
		cells[i] = form[i];
	return true;
}

static enum columns_kind
compare(const struct leaves *head, enum table table, const struct form_row *row,
    const char *era)
{
	size_t nknown = leaves_known(head, row);

	if (head->is_strange)
		return COLUMNS_DOUBT;
	if (nknown == 0)
		return is_of_form(head, table, era) ? COLUMNS_FORM
						    : COLUMNS_DOUBT;
	if (nknown < row->ncolumns || leaves_find(head, LEAF_TORN) < head->n ||
	    head->is_full)
		return leaves_are_in_place(head, row) ? COLUMNS_FORM
						      : COLUMNS_DOUBT;
	return head->n == row->ncolumns && leaves_are_in_order(head, row)
	    ? COLUMNS_FORM
	    : COLUMNS_PLACED;
}

void
columns_read(const struct scan *scan, size_t at, const struct form_row *row,
    struct columns *columns)
{
	enum table table = columns->table;
	const struct scan_head *heads;
	size_t n = columns_head(scan, at, table, &heads);
	struct leaves head;
	bool is_named;

	if (columns->row != NULL && columns->head == heads &&
	    columns->nheads == n && form_rows_match(columns->row, row))
		return;
	*columns = (struct columns){ .head = heads,
		.nheads = n,
		.row = row,
		.table = table,
		.era = columns->era,
		.year = columns->year };
	leaves_read(heads, n, table, row, &head);
	columns->kind = compare(&head, table, row, columns->era);
	columns->has_text = leaves_find(&head, LEAF_OTHER) < head.n ||
	    leaves_find(&head, LEAF_TORN) < head.n;
	columns->is_open = columns->has_text || head.is_full || head.is_moved;
	is_named = leaves_known(&head, row) == row->ncolumns &&
	    (columns->kind == COLUMNS_PLACED || !columns->has_text);
	if (elsewhen_is(heads, n, row, is_named, columns->year))
		columns->kind = COLUMNS_DOUBT;
	if (leaves_known(&head, row) == row->ncolumns)
		place(&head, row, columns);
}

bool
columns_run_over(const struct columns *columns, const struct scan_value *values,
    size_t n)
{
	uint32_t last = 0;

	for (size_t i = 0; i < columns->row->ncolumns; i++)
		if (columns->grid[i] > last)
			last = columns->grid[i];
	for (size_t i = 0; i < n; i++)
		if (values[i].column > last && values[i].raw.len > 0)
			return true;
	return false;
}

/* A text of so many bytes at most, without the blanks that break its words. */
static struct slice
without_blanks(struct slice text, char to[LEAF_TEXT_MAX])
{
	size_t len = 0;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;

		if (fold_is_blank(utf8_next(text, &at)))
			continue;
		memcpy(to + len, text.ptr + from, at - from);
		len += at - from;
	}
	return (struct slice){ to, len };
}

/*
 * Digits name a year, and the word behind them says no more than they do; what
 * stands in brackets says nothing.
 */
static const struct word *
column_word(struct slice text)
{
	char bytes[LEAF_TEXT_MAX];
	struct slice rest = without_blanks(text, bytes);
	const struct word *word;
	size_t at = 0;

	while (at < rest.len) {
		size_t next = at;

		if (utf8_half_width(utf8_next(rest, &next)) == '(')
			break;
		at = next;
	}
	rest = slice_trim(slice_sub(rest, 0, at));

	while (rest.len > 0 && rest.ptr[0] >= '0' && rest.ptr[0] <= '9')
		rest = slice_sub(rest, 1, rest.len);
	word = word_find(WORD_COLUMN, rest);
	return word != NULL && word->len == rest.len ? word : NULL;
}

uint32_t
columns_of_year(const struct scan *scan, size_t at, size_t *width)
{
	const struct scan_head *heads;
	size_t n = columns_head(scan, at, TABLE_APPENDIX, &heads);
	uint32_t year = 0;

	*width = 0;
	for (size_t i = 0; i < n && *width < LEAVES_MAX; i++) {
		const struct word *word;

		if (heads[i].text.len > LEAF_TEXT_MAX)
			continue;
		word = column_word(heads[i].text);
		if (word == NULL && heads[i].code < 0 &&
		    !leaves_touch(heads, n, i))
			continue;
		if (word != NULL && word->number > 0)
			year |= (uint32_t)1 << *width;
		(*width)++;
	}
	if (*width > 1)
		return year;
	*width = 1;
	return 1;
}
