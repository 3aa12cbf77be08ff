/* SPDX-License-Identifier: ISC */
#include "transform/columns.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/value.h"
#include "transform/word.h"

enum {
	HEADS_MAX = 64,    /* labels of a head that are looked at */
	LEAVES_MAX = 24,   /* columns of them */
	LEAF_TEXT_MAX = 60 /* bytes that may head a column */
};

/* A column of the form, one that it has not, or a piece of a torn head. */
enum { LEAF_OTHER = -1, LEAF_TORN = -2 };

struct head {
	int leaf[LEAVES_MAX]; /* codes, or one of the above */
	uint32_t column[LEAVES_MAX];
	uint32_t line[LEAVES_MAX];
	size_t n;
	bool is_full;    /* there were more, or their order is open */
	bool is_split;   /* a column spans others below it */
	bool is_strange; /* a text between columns, or a column twice */
	bool is_sliced;  /* its lines are slices of one torn line */
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

static bool
label_has(const char *label, uint32_t c)
{
	struct slice text = slice_of(label);

	for (size_t at = 0; at < text.len;)
		if (fold_char(utf8_next(text, &at)) == c)
			return true;
	return false;
}

static bool
catalog_has(const struct catalog *catalog, uint32_t c)
{
	for (size_t i = 0; i < catalog->nrows; i++)
		if (label_has(catalog->rows[i].label, c))
			return true;
	return false;
}

/* Whether a text may be a piece of a head that is known. */
static bool
is_torn(struct slice text, enum table table)
{
	const struct catalog *catalog = table == TABLE_REQUEST
	    ? &catalog_applicant
	    : &catalog_measure;

	for (size_t at = 0; at < text.len;) {
		uint32_t c = fold_char(utf8_next(text, &at));

		if (c >= 0x80 && !catalog_has(catalog, c))
			return false;
	}
	return true;
}

static bool
has_leaf(const struct head *head, int leaf)
{
	for (size_t i = 0; i < head->n; i++)
		if (head->leaf[i] == leaf)
			return true;
	return false;
}

/* Whether a cell that spans columns is printed once more, in the next one. */
static bool
is_spanned(const struct head *head, int leaf, uint32_t line)
{
	return head->n > 0 && head->leaf[head->n - 1] == leaf &&
	    head->line[head->n - 1] == line;
}

static void
add_leaf(struct head *head, int leaf, const struct scan_head *from)
{
	head->is_strange |= leaf >= 0 && has_leaf(head, leaf) &&
	    !is_spanned(head, leaf, from->line);
	if (head->n == LEAVES_MAX) {
		head->is_full = true;
		return;
	}
	head->leaf[head->n] = leaf;
	head->line[head->n] = from->line;
	head->column[head->n++] = from->column;
}

static bool
is_heading(const struct scan_head *head)
{
	return head->kind == LABEL_APPLICANT &&
	    strcmp(catalog_applicant.rows[head->code].role, "heading") == 0;
}

/* Whether another head stands in the same line. */
static bool
has_neighbour(const struct scan_head *heads, size_t n, size_t i)
{
	return (i > 0 && heads[i - 1].line == heads[i].line) ||
	    (i + 1 < n && heads[i + 1].line == heads[i].line);
}

/* A head that a page break repeats counts once. */
static void
drop_repeated(struct head *head)
{
	size_t half = head->n / 2;

	if (!head->is_strange || head->n != 2 * half ||
	    memcmp(head->leaf, &head->leaf[half],
		half * sizeof(head->leaf[0])) != 0)
		return;
	head->n = half;
	head->is_strange = false;
	for (size_t i = 0; i < half; i++)
		for (size_t k = 0; k < i; k++)
			head->is_strange |= head->leaf[i] >= 0 &&
			    head->leaf[i] == head->leaf[k];
}

static int
leaf_of(const struct scan_head *head, enum table table)
{
	if (head->code >= 0)
		return head->code;
	return is_torn(head->text, table) ? LEAF_TORN : LEAF_OTHER;
}

/*
 * What stands before the first known column is no head, nor is what stands in
 * another line behind the last; but in table 2, whose head is one line, each
 * piece of a torn one counts.  A text alone in a line between the columns may
 * be one of them, or what was printed across them.  `head` is empty at first.
 */
static void
read_head(const struct scan_head *heads, size_t n, enum table table,
    struct head *head)
{
	size_t last = n;

	while (last > 0 && heads[last - 1].code < 0)
		last--;
	for (size_t i = 0; i < n && last > 0; i++) {
		int leaf = leaf_of(&heads[i], table);
		bool in_line = i < last ||
		    heads[i].line == heads[last - 1].line;

		if (leaf == LEAF_OTHER && i < last && head->n > 0 &&
		    heads[i].column == 0 && !has_neighbour(heads, n, i))
			head->is_strange = true;
		if (is_heading(&heads[i])) {
			head->is_split = true;
			continue;
		}
		if (leaf >= 0 || (head->n > 0 && in_line) ||
		    (leaf == LEAF_TORN && table == TABLE_DISCLOSURE))
			add_leaf(head, leaf, &heads[i]);
	}
	drop_repeated(head);
	head->is_sliced = table == TABLE_REQUEST && has_leaf(head, LEAF_TORN);
}

static bool
is_part(int code)
{
	return code >= 0 && code != APP_TOTAL && code != APP_NATURAL;
}

static void
swap_leaves(struct head *head, size_t i)
{
	int leaf = head->leaf[i];
	uint32_t column = head->column[i];
	uint32_t line = head->line[i];

	head->leaf[i] = head->leaf[i + 1];
	head->column[i] = head->column[i + 1];
	head->line[i] = head->line[i + 1];
	head->leaf[i + 1] = leaf;
	head->column[i + 1] = column;
	head->line[i + 1] = line;
}

/*
 * In a head of two lines the total, whose cell spans both, is read before the
 * organisations, which it stands behind; with it goes what stands behind it in
 * its own line.
 */
static void
move_total(struct head *head)
{
	size_t total = 0;
	size_t behind;
	size_t last = 0;

	while (total < head->n && head->leaf[total] != APP_TOTAL)
		total++;
	for (size_t i = 0; i < head->n; i++)
		if (is_part(head->leaf[i]))
			last = i;
	if (total == 0 || total >= last || head->leaf[total - 1] != APP_NATURAL)
		return;
	behind = total + 1;
	while (
	    head->leaf[behind] < 0 && head->line[behind] == head->line[total])
		behind++;
	/* Nothing tells where such a column is. */
	if (!is_part(head->leaf[behind]) ||
	    (!head->is_split && head->line[behind] == head->line[total]))
		head->is_full = true;
	for (; behind < head->n; behind++, total++)
		for (size_t i = behind; i > total; i--)
			swap_leaves(head, i - 1);
}

static size_t
place_of(const struct head *head, int code)
{
	size_t i = 0;

	while (i < head->n && head->leaf[i] != code)
		i++;
	return i;
}

/*
 * Whether two columns of the form stand in the form's order.  The lines of a
 * torn head of table 3 are each a slice of all its columns: only what stands
 * in one line tells an order.
 */
static bool
are_in_order(const struct head *head, size_t before, size_t behind)
{
	return before == head->n || behind == head->n || before < behind ||
	    (head->is_sliced && head->line[before] != head->line[behind]);
}

/* Whether what the head has of the form's columns is in the form's order. */
static bool
is_in_order(const struct head *head, const struct form_row *row)
{
	for (size_t i = 0; i < row->ncolumns; i++)
		for (size_t k = i + 1; k < row->ncolumns; k++)
			if (!are_in_order(head, place_of(head, row->column[i]),
				place_of(head, row->column[k])))
				return false;
	return true;
}

/* Of a head of as many pieces as columns, each piece is one column. */
static bool
is_in_place(const struct head *head, const struct form_row *row)
{
	for (size_t i = 0; i < row->ncolumns && head->n == row->ncolumns; i++) {
		size_t place = place_of(head, row->column[i]);

		if (place != head->n && place != i)
			return false;
	}
	return is_in_order(head, row);
}

static size_t
known(const struct head *head, const struct form_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->ncolumns; i++)
		n += has_leaf(head, row->column[i]);
	return n;
}

/*
 * A last line that names all columns is the head: what stands above it spans
 * them, and may be printed once more in each.
 */
static void
keep_last_line(struct head *head, const struct form_row *row)
{
	struct head last = { .is_full = head->is_full };
	size_t from = head->n;

	while (from > 0 && head->line[from - 1] == head->line[head->n - 1])
		from--;
	for (size_t i = from; i < head->n; i++, last.n++) {
		last.leaf[last.n] = head->leaf[i];
		last.line[last.n] = head->line[i];
		last.column[last.n] = head->column[i];
	}
	if (from > 0 && known(&last, row) == row->ncolumns &&
	    last.n == row->ncolumns)
		*head = last;
}

/* A head that knows none of the columns: of another block, or another form. */
static bool
is_of_form(const struct head *head, enum table table, const char *era)
{
	if (table != TABLE_DISCLOSURE)
		return true;
	for (size_t i = 0; i < head->n; i++)
		if (head->leaf[i] >= 0 &&
		    strstr(catalog_measure.rows[head->leaf[i]].eras, era) ==
			NULL)
			return false;
	return true;
}

static void
place(const struct head *head, const struct form_row *row,
    struct columns *columns)
{
	columns->width = head->n;
	columns->has_grid = true;
	for (size_t i = 0; i < row->ncolumns; i++) {
		columns->place[i] = place_of(head, row->column[i]);
		columns->grid[i] = head->column[columns->place[i]];
		columns->has_grid &= columns->grid[i] > 0;
	}
}

static enum columns_kind
compare(const struct head *head, enum table table, const struct form_row *row,
    const char *era)
{
	size_t nknown = known(head, row);

	if (head->is_strange)
		return COLUMNS_DOUBT;
	if (nknown == 0)
		return is_of_form(head, table, era) ? COLUMNS_FORM
						    : COLUMNS_DOUBT;
	if (nknown < row->ncolumns || has_leaf(head, LEAF_TORN) ||
	    head->is_full)
		return is_in_place(head, row) ? COLUMNS_FORM : COLUMNS_DOUBT;
	return head->n == row->ncolumns && is_in_order(head, row)
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
	struct head head = { .n = 0 };

	if (columns->row != NULL && columns->head == heads &&
	    columns->nheads == n && form_rows_match(columns->row, row))
		return;
	*columns = (struct columns){ .head = heads,
		.nheads = n,
		.row = row,
		.table = table,
		.era = columns->era };
	read_head(heads, n, table, &head);
	if (table == TABLE_REQUEST) {
		keep_last_line(&head, row);
		move_total(&head);
	}
	columns->kind = compare(&head, table, row, columns->era);
	if (known(&head, row) == row->ncolumns)
		place(&head, row, columns);
}

const struct word *
columns_money(const struct scan *scan, const struct scan_row *row,
    enum table table, int column)
{
	const struct word *own = value_money(row->unit);
	const struct scan_head *heads;
	size_t n;

	if (own != NULL || table != TABLE_DISCLOSURE)
		return own;
	n = columns_head(scan, (size_t)(row - scan->row), table, &heads);
	while (n > 0)
		if (heads[--n].code == column)
			return value_money(heads[n].unit);
	return NULL;
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
		    !has_neighbour(heads, n, i))
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
