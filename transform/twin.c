/* SPDX-License-Identifier: ISC */
#include "transform/twin.h"

static size_t
columns_of(enum fact fact)
{
	return fact == FACT_INDICATOR ? 1 : fact_columns(fact)->nrows;
}

static bool
is_read(const struct fact_cell *cell)
{
	return cell->asked && cell->state != STATE_ABSENT &&
	    cell->state != STATE_UNREADABLE;
}

static bool
differs(const struct fact_cell *a, const struct fact_cell *b)
{
	if (!is_read(a) || !is_read(b))
		return false;
	if (fact_has_value(a) != fact_has_value(b))
		return true;
	return fact_has_value(a) && number_compare(a->value, b->value) != 0;
}

struct likeness {
	size_t differences;
	size_t alike; /* numbers other than 0 */
};

static struct likeness
compare(const struct facts *a, const struct facts *b)
{
	struct likeness found = { 0, 0 };

	for (int fact = 0; fact < FACT_COUNT; fact++) {
		size_t ncolumns = columns_of((enum fact)fact);
		size_t ncells = fact_rows((enum fact)fact)->nrows * ncolumns;

		for (size_t i = 0; i < ncells; i++) {
			int row = (int)(i / ncolumns);
			int column = (int)(i % ncolumns);
			const struct fact_cell *one = fact_get(a,
			    (enum fact)fact, row, column);
			const struct fact_cell *two = fact_get(b,
			    (enum fact)fact, row, column);

			if (differs(one, two))
				found.differences++;
			else if (fact_has_value(one) && fact_has_value(two))
				found.alike += one->value.digits != 0;
		}
	}
	return found;
}

bool
twin_is(const struct facts *a, const struct facts *b)
{
	struct likeness found = compare(a, b);

	return found.differences == 0 ||
	    (found.differences <= TWIN_DIFFERENCES_MAX &&
		found.alike >= TWIN_ALIKE_MIN);
}

/* Nothing could be told; what contradicts itself has its unit. */
static bool
is_lost(const struct fact_cell *cell)
{
	return !is_read(cell) &&
	    (cell->state != STATE_UNREADABLE || cell->unit == NULL);
}

static void
merge_cell(struct fact_cell *cell, const struct fact_cell *copy, bool take)
{
	if (differs(cell, copy))
		cell->state = STATE_UNREADABLE;
	else if (take && is_lost(cell) && is_read(copy))
		*cell = *copy;
}

void
twin_merge(struct facts *facts, const struct facts *copy)
{
	bool take = compare(facts, copy).alike >= TWIN_ALIKE_MIN;

	for (int fact = 0; fact < FACT_COUNT; fact++) {
		size_t ncolumns = columns_of((enum fact)fact);
		size_t ncells = fact_rows((enum fact)fact)->nrows * ncolumns;

		for (size_t i = 0; i < ncells; i++) {
			int row = (int)(i / ncolumns);
			int column = (int)(i % ncolumns);

			merge_cell(fact_at(facts, (enum fact)fact, row, column),
			    fact_get(copy, (enum fact)fact, row, column), take);
		}
	}
}
