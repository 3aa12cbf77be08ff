/* SPDX-License-Identifier: ISC */
#include "load/tally.h"

#include <stdlib.h>
#include <string.h>

#include "load/batch.h"
#include "load/bulk.h"
#include "load/copy.h"
#include "load/decimal.h"
#include "load/rule.h"
#include "load/total.h"
#include "schema/catalog.h"
#include "schema/diag.h"

/* A cell, until its report is whole and its form known to be of use. */
struct seen {
	enum table table;
	int row;
	int column;
	unsigned state; /* from 0, which is stated */
	unsigned places;
	int64_t amount;
	bool has_amount;
};

/* A figure of a report. */
struct sum {
	int64_t amount;
	unsigned places; /* the most that any of its terms has */
	unsigned stated; /* of its terms */
	unsigned terms;
	bool holds; /* a term that is added is there */
};

struct tally {
	struct run *run;
	bool bulk;
	struct rule *rule; /* NULL until a report is new */
	struct totals *totals;
	struct seen *seen; /* REPORT_ROWS_MAX of them */
	size_t nseen;
	struct part *parts; /* of one report: its cells, figures and rates */
	size_t nparts;
	struct sum sum[FIGURES_MAX];
	unsigned tried;
	unsigned passed;
	bool is_odd;        /* a number does not fit */
	struct buf figures; /* rows */
	struct buf cohorts;
};

enum { PARTS_MAX = REPORT_ROWS_MAX + 3 * FIGURES_MAX };

struct tally *
tally_new(struct run *run, bool bulk)
{
	struct tally *tally = calloc(1, sizeof(*tally));

	if (tally == NULL)
		diag_die(EX_OSERR, "out of memory");
	tally->run = run;
	tally->bulk = bulk;
	return tally;
}

void
tally_free(struct tally *tally)
{
	if (tally == NULL)
		return;
	rule_free(tally->rule);
	totals_free(tally->totals);
	free(tally->seen);
	free(tally->parts);
	buf_release(&tally->figures);
	buf_release(&tally->cohorts);
	free(tally);
}

/* What only new reports need. */
static void
make_ready(struct tally *tally)
{
	size_t nrates;

	if (tally->rule != NULL)
		return;
	tally->rule = rule_new(run_session(tally->run));
	rule_rates(tally->rule, &nrates);
	if (nrates > FIGURES_MAX)
		diag_die(EX_UNAVAILABLE, "the warehouse has too many metrics");
	tally->totals = totals_new();
	tally->seen = calloc(REPORT_ROWS_MAX, sizeof(*tally->seen));
	tally->parts = calloc(PARTS_MAX, sizeof(*tally->parts));
	if (tally->seen == NULL || tally->parts == NULL)
		diag_die(EX_OSERR, "out of memory");
}

void
tally_begin(struct tally *tally)
{
	make_ready(tally);
	tally->nseen = 0;
	tally->nparts = 0;
	tally->tried = 0;
	tally->passed = 0;
	tally->is_odd = false;
	memset(tally->sum, 0, sizeof(tally->sum));
}

static void
count_check(struct tally *tally, const struct cell *cell)
{
	if (!rule_is_check(tally->rule, cell->row) ||
	    cell->state == STATE_NOT_ASSESSABLE)
		return;
	tally->tried++;
	tally->passed += cell->state != STATE_FAILS;
}

void
tally_cell(struct tally *tally, const struct cell *cell)
{
	struct seen *seen;

	if (cell->table == TABLE_IDENTITY) {
		count_check(tally, cell);
		return;
	}
	if (tally->nseen == REPORT_ROWS_MAX) {
		tally->is_odd = true;
		return;
	}
	seen = &tally->seen[tally->nseen++];
	*seen = (struct seen){ .table = cell->table,
		.row = cell->row,
		.column = cell->column,
		.state = (unsigned)(cell->state - STATE_STATED),
		.has_amount = cell->value.ptr != NULL };
	if (seen->has_amount &&
	    !decimal_parse(cell->value, &seen->amount, &seen->places))
		tally->is_odd = true;
}

/* The year of a form, as in e2021; 0 if it is unknown. */
static unsigned
year_of(struct slice era)
{
	unsigned year = 0;

	for (size_t i = 1; i < era.len; i++) {
		if (era.ptr[i] < '0' || era.ptr[i] > '9')
			return 0;
		year = year * 10 + (unsigned)(era.ptr[i] - '0');
	}
	return year;
}

/* Adds a number to the figures that have it for a term. */
static void
add_terms(struct tally *tally, uint64_t place, int64_t amount, unsigned places)
{
	size_t n;
	const struct term *term = rule_terms(tally->rule, place, &n);

	for (size_t i = 0; i < n; i++) {
		struct sum *sum = &tally->sum[term[i].figure];

		sum->amount += term[i].sign < 0 ? -amount : amount;
		if (places > sum->places)
			sum->places = places;
		sum->stated++;
		sum->terms = term[i].terms;
		sum->holds = sum->holds || term[i].sign > 0;
	}
}

/* Keeps what a report adds to a total. */
static void
add_part(struct tally *tally, uint64_t place, int64_t amount, int64_t below,
    unsigned state)
{
	tally->parts[tally->nparts++] = (struct part){ .place = place,
		.amount = amount,
		.below = below,
		.state = state };
}

static void
sum_up(struct tally *tally, unsigned year)
{
	for (size_t i = 0; i < tally->nseen; i++) {
		const struct seen *seen = &tally->seen[i];

		add_part(tally,
		    total_place(seen->table, seen->row, seen->column),
		    seen->amount, 0, seen->state);
		if (seen->has_amount)
			add_terms(tally,
			    rule_place(year, seen->table, seen->row,
				seen->column),
			    seen->amount, seen->places);
	}
	if (tally->tried == 0)
		return;
	add_terms(tally, rule_place(year, TABLE_IDENTITY, CHECKS_TRIED, -1),
	    tally->tried * DECIMAL_ONE, 0);
	add_terms(tally, rule_place(year, TABLE_IDENTITY, CHECKS_PASSED, -1),
	    tally->passed * DECIMAL_ONE, 0);
}

/* What is written of each figure: its key, its amount, its gaps. */
enum column { FIGURES, AMOUNTS, GAPS };

static void
write_column(struct tally *tally, enum column column)
{
	struct buf *row = &tally->figures;
	char comma = '{';

	buf_add_char(row, '\t');
	for (int i = 0; i < FIGURES_MAX; i++) {
		const struct sum *sum = &tally->sum[i];

		if (!sum->holds)
			continue;
		buf_add_char(row, comma);
		comma = ',';
		if (column == FIGURES)
			copy_key(row, i);
		else if (column == AMOUNTS)
			decimal_add(row, sum->amount, sum->places);
		else
			copy_key(row, (int64_t)sum->terms - sum->stated);
	}
	buf_add_char(row, '}');
}

static bool
has_figures(const struct tally *tally)
{
	for (int i = 0; i < FIGURES_MAX; i++)
		if (tally->sum[i].holds)
			return true;
	return false;
}

static void
add_figures(struct tally *tally)
{
	size_t nrates;
	const struct rate *rate = rule_rates(tally->rule, &nrates);

	for (int i = 0; i < FIGURES_MAX; i++)
		if (tally->sum[i].holds)
			add_part(tally, total_place(TOTAL_FIGURES, i, -1),
			    tally->sum[i].amount, 0, 0);
	for (size_t i = 0; i < nrates; i++) {
		const struct sum *above = &tally->sum[rate[i].above];
		const struct sum *below = &tally->sum[rate[i].below];

		if (above->holds && (rate[i].below == 0 || below->holds))
			add_part(tally,
			    total_place(TOTAL_RATES, rate[i].metric, -1),
			    above->amount, below->amount, 0);
	}
	add_part(tally, total_place(TOTAL_REPORTS, -1, -1), 0, 0, 0);
}

void
tally_end(struct tally *tally, const struct tally_report *report)
{
	if (tally->is_odd)
		return;
	sum_up(tally, year_of(report->era));
	if (has_figures(tally)) {
		buf_add(&tally->figures, report->key.ptr, report->key.len);
		write_column(tally, FIGURES);
		write_column(tally, AMOUNTS);
		write_column(tally, GAPS);
		buf_add_char(&tally->figures, '\n');
	}
	add_figures(tally);
	if (report->cohort == 0 ||
	    !total_add(tally->totals, report->cohort, tally->parts,
		tally->nparts))
		return;
	copy_key(&tally->cohorts, report->report_id);
	copy_number(&tally->cohorts, report->cohort);
	buf_add_char(&tally->cohorts, '\n');
}

void
tally_send(struct tally *tally)
{
	struct session *session = run_session(tally->run);

	if (tally->bulk)
		bulk_begin(session);
	copy_send(session, &sql_copy_figure, &tally->figures);
	copy_send(session, &sql_copy_cohort, &tally->cohorts);
	if (tally->bulk)
		bulk_end(session);
	buf_reset(&tally->figures);
	buf_reset(&tally->cohorts);
}

void
tally_settle(struct tally *tally)
{
	if (tally->totals != NULL)
		total_send(tally->totals, run_session(tally->run));
}
