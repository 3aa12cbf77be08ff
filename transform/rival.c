/* SPDX-License-Identifier: ISC */
#include "transform/rival.h"

#include <stdint.h>

/* A cell of either, by its number in the table. */
static struct fact_cell *
cell_at(struct facts *facts, enum fact fact, size_t i)
{
	size_t n = fact_columns(fact)->nrows;

	return fact_at(facts, fact, (int)(i / n), (int)(i % n));
}

static size_t
cells_of(enum fact fact)
{
	return fact_rows(fact)->nrows * fact_columns(fact)->nrows;
}

static bool
is_there(const struct fact_cell *cell)
{
	return cell->asked && cell->state != STATE_ABSENT;
}

static bool
has_table(struct facts *facts, enum fact fact)
{
	for (size_t i = 0; i < cells_of(fact); i++)
		if (is_there(cell_at(facts, fact, i)))
			return true;
	return false;
}

static bool
are_alike(const struct fact_cell *a, const struct fact_cell *b)
{
	return a->state == b->state &&
	    (!fact_has_value(a) || number_compare(a->value, b->value) == 0);
}

/* Leaves what both say; returns whether that is all. */
static bool
keep_common(const struct rival *report, const struct rival *other,
    enum fact fact)
{
	bool is_all = true;

	for (size_t i = 0; i < cells_of(fact); i++) {
		struct fact_cell *cell = cell_at(report->facts, fact, i);

		if (!is_there(cell) ||
		    are_alike(cell, cell_at(other->facts, fact, i)))
			continue;
		cell->state = STATE_UNREADABLE;
		is_all = false;
	}
	return is_all;
}

static void
take(const struct rival *report, const struct rival *other, enum fact fact)
{
	for (size_t i = 0; i < cells_of(fact); i++)
		*cell_at(report->facts, fact, i) = *cell_at(other->facts, fact,
		    i);
	report->banner[fact] = other->banner[fact];
}

static bool
is_other(enum banner_kind kind)
{
	return kind == BANNER_OTHER || kind == BANNER_PART;
}

/* A table that both have; false if nothing tells which is meant. */
static bool
settle_table(const struct rival *report, const struct rival *other,
    enum fact fact, int year)
{
	enum banner_kind a = banner_in(&report->banner[fact], year);
	enum banner_kind b = banner_in(&other->banner[fact], year);

	if (!is_other(a) && is_other(b))
		return true;
	if (is_other(a) && b == BANNER_OWN) {
		take(report, other, fact);
		return true;
	}
	if (keep_common(report, other, fact))
		return true;
	if (!is_other(b))
		report->banner[fact].kind = BANNER_NONE;
	return false;
}

void
rival_settle(const struct rival *report, const struct rival *other, int year)
{
	bool has[FACT_INDICATOR];
	bool is_settled = true;

	for (enum fact fact = 0; fact < FACT_INDICATOR; fact++) {
		has[fact] = has_table(report->facts, fact);
		if (has[fact] && has_table(other->facts, fact))
			is_settled &= settle_table(report, other, fact, year);
	}
	for (enum fact fact = 0; fact < FACT_INDICATOR; fact++)
		if (is_settled && !has[fact] &&
		    !is_other(banner_in(&other->banner[fact], year)))
			take(report, other, fact);
}

/* A part's, with no whole beside it, unless all of the line is in the name. */
static bool
is_lone_part(const struct banner *banner, struct slice name)
{
	return banner->kind == BANNER_PART && banner->is_lone &&
	    (name.len == 0 || slice_find(name, banner->line, 0) == SIZE_MAX);
}

void
rival_drop(const struct rival *report, int year, struct slice name)
{
	for (enum fact fact = 0; fact < FACT_INDICATOR; fact++) {
		const struct banner *banner = &report->banner[fact];

		if (banner_in(banner, year) != BANNER_OTHER &&
		    !is_lone_part(banner, name))
			continue;
		for (size_t i = 0; i < cells_of(fact); i++) {
			struct fact_cell *cell = cell_at(report->facts, fact,
			    i);

			if (is_there(cell))
				cell->state = STATE_UNREADABLE;
		}
	}
}
