/* SPDX-License-Identifier: ISC */
#include "transform/review.h"

#include <stdint.h>

#include "transform/cell.h"
#include "transform/crossing.h"
#include "transform/glued.h"
#include "transform/short.h"
#include "transform/window.h"
#include "transform/word.h"

/* Whether the text before its cells says that they are of another year. */
static bool
is_of_another(const struct scan_row *row)
{
	struct slice name = slice_trim(row->name);
	const struct word *word = word_find(WORD_COLUMN, name);

	return word != NULL && word->len == name.len && word->number == 0;
}

/* Whether all adds up if the totals stand first, and not as the form has it. */
static bool
totals_lead(const struct scan_value *values, const struct form *form)
{
	size_t n = form->row[0].ncolumns;
	bool fails = false;

	for (size_t i = 0; i < form->nrows; i++, values += n) {
		const struct scan_value *last[FORM_COLUMNS_MAX];
		const struct scan_value *first[FORM_COLUMNS_MAX];

		for (size_t k = 0; k < n; k++) {
			last[k] = &values[k];
			first[k] = &values[(k + 1) % n];
		}
		if (!row_adds_up(first, n))
			return false;
		fails |= !row_adds_up(last, n);
	}
	return fails;
}

/*
 * The cells of a row that fit the form, or SIZE_MAX: also if nothing names the
 * results and the totals stand first.
 */
static size_t
find_cells(const struct scan *scan, const struct scan_row *found,
    const struct form *form)
{
	const struct window_habit none = { .place = { 0 } };
	const struct scan_value *values = &scan->value[found->value];
	size_t group = form->row[0].ncolumns;
	size_t from;

	from = window_find(&none, values, found->nvalues, form->nrows * group);
	if (from != SIZE_MAX &&
	    groups_may_be_short(&values[from], group, form->nrows))
		return SIZE_MAX;
	if (from != SIZE_MAX && totals_lead(&values[from], form) &&
	    !crossing_names_all(scan, (size_t)(found - scan->row), form))
		return SIZE_MAX;
	return from;
}

static void
bind_row(const struct scan *scan, const struct scan_row *found,
    const struct form *form, struct facts *facts)
{
	const struct scan_value *values = &scan->value[found->value];
	size_t group = form->row[0].ncolumns;
	size_t want = form->nrows * group;
	struct number parts[GLUED_CELLS_MAX];
	bool swapped = is_of_another(found) ||
	    crossing_is_swapped(scan, (size_t)(found - scan->row), form);
	bool glued = found->nvalues == 1 && want > 1 && !swapped &&
	    glued_part(values->raw, want, GLUED_GROUPS5, parts);
	size_t from = glued || swapped ? SIZE_MAX
				       : find_cells(scan, found, form);

	for (size_t i = 0; i < want; i++) {
		const struct form_row *row = &form->row[i / group];
		struct fact_cell *cell = fact_at(facts, FACT_REVIEW, row->row,
		    row->column[i % group]);

		if (glued)
			cell_infer(cell, values, parts[i], row->unit[0]);
		else if (from != SIZE_MAX)
			cell_read(cell, &values[from + i], M_CASE_COUNT,
			    row->unit[0], NULL);
		else
			cell_give_up(cell, values);
	}
}

/* How many numbers a row has; of a run of digits, how many it may be. */
static size_t
count_numbers(const struct scan *scan, const struct scan_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->nvalues; i++) {
		struct slice raw = scan->value[row->value + i].raw;

		if (row->nvalues == 1)
			return raw.len;
		n += raw.len > 0;
	}
	return n;
}

/*
 * The row is the one with the most cells printed.  If several have all, they
 * are one row repeated, or the document contradicts itself.  If none has all,
 * the table may be drawn in another way.
 */
void
review_bind(const struct scan *scan, size_t first, size_t last,
    const struct form *form, struct facts *facts)
{
	size_t want = form->nrows == 0 ? 0
				       : form->nrows * form->row[0].ncolumns;
	const struct scan_row *best = NULL;
	size_t most = 0;

	for (size_t i = first; i < last; i++) {
		const struct scan_row *row = &scan->row[i];
		size_t n;

		if (row->table != TABLE_REVIEW)
			continue;
		n = is_of_another(row) ? 1 : count_numbers(scan, row);
		if (n == most && n >= want)
			bind_row(scan, row, form, facts);
		if (n > most) {
			best = row;
			most = n;
		}
	}
	if (best != NULL &&
	    (most >= want || !crossing_bind(scan, first, last, form, facts)))
		bind_row(scan, best, form, facts);
}
