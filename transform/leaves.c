/* SPDX-License-Identifier: ISC */
#include "transform/leaves.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"

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

size_t
leaves_find(const struct leaves *leaves, int code)
{
	size_t i = 0;

	while (i < leaves->n && leaves->leaf[i].code != code)
		i++;
	return i;
}

static bool
has(const struct leaves *leaves, int code)
{
	return leaves_find(leaves, code) < leaves->n;
}

/* Whether a cell that spans columns is printed once more, in the next one. */
static bool
is_spanned(const struct leaves *leaves, int code, uint32_t line)
{
	return leaves->n > 0 && leaves->leaf[leaves->n - 1].code == code &&
	    leaves->leaf[leaves->n - 1].line == line;
}

static void
add(struct leaves *leaves, int code, const struct scan_head *from)
{
	leaves->is_strange |= code >= 0 && has(leaves, code) &&
	    !is_spanned(leaves, code, from->line);
	if (leaves->n == LEAVES_MAX) {
		leaves->is_full = true;
		return;
	}
	leaves->leaf[leaves->n++] = (struct leaf){ code, from->column,
		from->line, from->place };
}

static bool
is_heading(const struct scan_head *head)
{
	return head->kind == LABEL_APPLICANT &&
	    strcmp(catalog_applicant.rows[head->code].role, "heading") == 0;
}

bool
leaves_touch(const struct scan_head *heads, size_t n, size_t i)
{
	return (i > 0 && heads[i - 1].line == heads[i].line) ||
	    (i + 1 < n && heads[i + 1].line == heads[i].line);
}

/* A head that a page break repeats counts once. */
static void
drop_repeated(struct leaves *leaves)
{
	size_t half = leaves->n / 2;
	bool is_strange = false;

	if (!leaves->is_strange || leaves->n != 2 * half)
		return;
	for (size_t i = 0; i < half; i++) {
		if (leaves->leaf[i].code != leaves->leaf[half + i].code)
			return;
		for (size_t k = 0; k < i; k++)
			is_strange |= leaves->leaf[i].code >= 0 &&
			    leaves->leaf[i].code == leaves->leaf[k].code;
	}
	leaves->n = half;
	leaves->is_strange = is_strange;
}

static int
code_of(const struct scan_head *head, enum table table)
{
	if (head->code >= 0)
		return head->code;
	return is_torn(head->text, table) ? LEAF_TORN : LEAF_OTHER;
}

/*
 * What stands before the first known column is no head, nor is what stands in
 * another line behind the last; but in table 2, whose head is one line, each
 * piece of a torn one counts.  A text alone in a line between the columns may
 * be one of them, or what was printed across them.
 */
static void
gather(const struct scan_head *heads, size_t n, enum table table,
    struct leaves *leaves)
{
	size_t last = n;

	while (last > 0 && heads[last - 1].code < 0)
		last--;
	for (size_t i = 0; i < n && last > 0; i++) {
		int code = code_of(&heads[i], table);
		bool in_line = i < last ||
		    heads[i].line == heads[last - 1].line;

		if (code == LEAF_OTHER && i < last && leaves->n > 0 &&
		    heads[i].column == 0 && !leaves_touch(heads, n, i))
			leaves->is_strange = true;
		if (is_heading(&heads[i])) {
			leaves->is_split = true;
			continue;
		}
		if (code >= 0 || (leaves->n > 0 && in_line) ||
		    (code == LEAF_TORN && table == TABLE_DISCLOSURE))
			add(leaves, code, &heads[i]);
	}
	drop_repeated(leaves);
	leaves->is_sliced = table == TABLE_REQUEST && has(leaves, LEAF_TORN);
}

static bool
is_part(int code)
{
	return code >= 0 && code != APP_TOTAL && code != APP_NATURAL;
}

static void
swap(struct leaf *a, struct leaf *b)
{
	struct leaf leaf = *a;

	*a = *b;
	*b = leaf;
}

/*
 * In a head of two lines the total, whose cell spans both, is read before the
 * organisations, which it stands behind; with it goes what stands behind it in
 * its own line.
 */
static void
move_total(struct leaves *leaves)
{
	struct leaf *leaf = leaves->leaf;
	size_t total = leaves_find(leaves, APP_TOTAL);
	size_t behind;
	size_t last = 0;

	for (size_t i = 0; i < leaves->n; i++)
		if (is_part(leaf[i].code))
			last = i;
	if (total == 0 || total >= last || leaf[total - 1].code != APP_NATURAL)
		return;
	leaves->is_moved = !leaves->is_split && leaf[total].column == 0;
	behind = total + 1;
	while (leaf[behind].code < 0 && leaf[behind].line == leaf[total].line)
		behind++;
	/* Nothing tells where such a column is. */
	if (!is_part(leaf[behind].code) ||
	    (!leaves->is_split && leaf[behind].line == leaf[total].line))
		leaves->is_full = true;
	for (; behind < leaves->n; behind++, total++)
		for (size_t i = behind; i > total; i--)
			swap(&leaf[i - 1], &leaf[i]);
}

/*
 * A last line that names all columns is the head: what stands above it spans
 * them, and may be printed once more in each.
 */
static void
keep_last_line(struct leaves *leaves, const struct form_row *row)
{
	struct leaves last = { .is_full = leaves->is_full };
	size_t from = leaves->n;

	while (from > 0 &&
	    leaves->leaf[from - 1].line == leaves->leaf[leaves->n - 1].line)
		from--;
	for (size_t i = from; i < leaves->n; i++)
		last.leaf[last.n++] = leaves->leaf[i];
	if (from > 0 && leaves_known(&last, row) == row->ncolumns &&
	    last.n == row->ncolumns)
		*leaves = last;
}

void
leaves_read(const struct scan_head *heads, size_t n, enum table table,
    const struct form_row *row, struct leaves *leaves)
{
	*leaves = (struct leaves){ .n = 0 };
	gather(heads, n, table, leaves);
	if (table == TABLE_REQUEST) {
		keep_last_line(leaves, row);
		move_total(leaves);
	}
}

size_t
leaves_known(const struct leaves *leaves, const struct form_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->ncolumns; i++)
		n += has(leaves, row->column[i]);
	return n;
}

/*
 * Whether two columns of the form stand in the form's order.  The lines of a
 * torn head of table 3 are each a slice of all its columns: only what stands
 * in one line tells an order.
 */
static bool
are_in_order(const struct leaves *leaves, size_t before, size_t behind)
{
	return before == leaves->n || behind == leaves->n || before < behind ||
	    (leaves->is_sliced &&
		leaves->leaf[before].line != leaves->leaf[behind].line);
}

bool
leaves_are_in_order(const struct leaves *leaves, const struct form_row *row)
{
	for (size_t i = 0; i < row->ncolumns; i++)
		for (size_t k = i + 1; k < row->ncolumns; k++)
			if (!are_in_order(leaves,
				leaves_find(leaves, row->column[i]),
				leaves_find(leaves, row->column[k])))
				return false;
	return true;
}

/* Of as many leaves as columns, each is one column. */
static bool
fit(const struct leaves *leaves, const struct form_row *row)
{
	for (size_t i = 0; i < row->ncolumns && leaves->n == row->ncolumns;
	     i++) {
		size_t at = leaves_find(leaves, row->column[i]);

		if (at != leaves->n && at != i)
			return false;
	}
	return leaves_are_in_order(leaves, row);
}

/* From left to right; those in one place stay as they were read. */
static void
sort(struct leaves *leaves)
{
	for (size_t i = 1; i < leaves->n; i++)
		for (size_t k = i;
		     k > 0 && leaves->leaf[k - 1].place > leaves->leaf[k].place;
		     k--)
			swap(&leaves->leaf[k - 1], &leaves->leaf[k]);
}

bool
leaves_are_in_place(const struct leaves *leaves, const struct form_row *row)
{
	struct leaves sorted = *leaves;

	if (fit(leaves, row))
		return true;
	if (!leaves->is_sliced || leaves->n != row->ncolumns ||
	    leaves->leaf[0].column > 0)
		return false;
	sort(&sorted);
	sorted.is_sliced = false;
	return fit(&sorted, row);
}
