/* SPDX-License-Identifier: ISC */
#include "transform/reading.h"

#include <stdlib.h>

#include "schema/diag.h"
#include "transform/bind.h"
#include "transform/elsewhen.h"
#include "transform/ending.h"
#include "transform/opening.h"
#include "transform/piece.h"
#include "transform/rejoin.h"
#include "transform/rival.h"
#include "transform/scan.h"
#include "transform/twin.h"

struct reading {
	const struct labels *labels;
	const struct rules *rules;
	const struct document *document; /* while it is read */
	struct arena *arena;
	struct forms forms;
	struct pieces pieces;
	struct scan scan;
	size_t nreports;
	size_t nrivals;
	bool is_cut;
	struct reading_report report[READING_REPORTS_MAX];
	struct opening opening[READING_REPORTS_MAX]; /* if it was asked for */
};

struct reading *
reading_new(const struct labels *labels, const struct rules *rules)
{
	struct reading *reading = calloc(1, sizeof(*reading));

	if (reading == NULL)
		diag_die(EX_OSERR, "out of memory");
	reading->labels = labels;
	reading->rules = rules;
	reading->arena = arena_new();
	forms_read(&reading->forms);
	return reading;
}

void
reading_free(struct reading *reading)
{
	if (reading == NULL)
		return;
	pieces_release(&reading->pieces);
	scan_release(&reading->scan);
	arena_free(reading->arena);
	free(reading);
}

/* The first row of table 2, which has cells, not the word in a sentence. */
static bool
begins_tables(const struct scan_row *row)
{
	return row->label != NULL && row->label->kind == LABEL_CATEGORY &&
	    row->label->row == CAT_RULE &&
	    (row->nvalues > 1 || (row->nvalues == 1 && row->is_glued));
}

static bool
is_outcome(const struct scan_row *row, int outcome)
{
	return row->label != NULL && row->label->kind == LABEL_OUTCOME &&
	    row->label->row == outcome &&
	    (row->nvalues > 1 || (row->nvalues == 1 && row->is_glued));
}

/*
 * The row at which the tables begin anew, or the number of rows: with the
 * first row of table 2, or of table 3 where one has come to its end.
 */
static size_t
end_of_report(const struct scan *scan, size_t first)
{
	bool has_rules = false;
	bool has_requests = false;
	bool has_end = false;

	for (size_t i = first; i < scan->nrows; i++) {
		const struct scan_row *row = &scan->row[i];

		if (begins_tables(row)) {
			if (has_rules && has_requests)
				return i;
			has_rules = true;
		}
		if (has_end && is_outcome(row, OUT_NEW))
			return i;
		has_end |= is_outcome(row, OUT_CARRIED_OUT);
		has_requests |= row->table == TABLE_REQUEST && row->nvalues > 0;
	}
	return scan->nrows;
}

/* Looks at what stands above row `first`, behind the tables before it. */
static void
look_above(struct reading *reading, size_t first)
{
	const struct scan *scan = &reading->scan;
	struct opening_items items = { reading->document, 0,
		first < scan->nrows ? scan->row[first].item
				    : reading->document->nitems };

	for (size_t i = first; i > 0 && items.first == 0; i--)
		if (scan->row[i - 1].nvalues > 1 || scan->row[i - 1].is_glued)
			items.first = scan->row[i - 1].item;
	if (items.first < items.last)
		items.first += items.first > 0;
	opening_read(reading->rules, &items, reading->arena,
	    &reading->opening[reading->nreports]);
}

static bool
is_again(const struct reading *reading, size_t earlier)
{
	const struct reading_report *a = &reading->report[earlier];
	const struct reading_report *b = &reading->report[reading->nreports];

	if (a->first_item == b->first_item)
		return true;
	return twin_is(&a->facts, &b->facts) &&
	    !opening_differs(&reading->opening[earlier],
		&reading->opening[reading->nreports]);
}

/* Whether a table has its first row there, and not a sentence. */
static bool
begins_table(const struct scan_row *row, enum fact fact)
{
	if (fact == FACT_DISCLOSURE)
		return begins_tables(row);
	if (fact == FACT_REQUEST)
		return is_outcome(row, OUT_NEW);
	return row->table == TABLE_REVIEW && row->nvalues > 0;
}

/* What the title above the tables under way, or those before, calls the body.
 */
static struct slice
own_name(const struct reading *reading)
{
	for (size_t i = reading->nreports + 1; i > 0; i--) {
		const struct title *own = reading->opening[i - 1].titles.own;

		if (own != NULL)
			return own->name;
	}
	return SLICE_NULL;
}

/* Reads what stands right above each table of rows `first` to `last`. */
static void
read_banners(struct reading *reading, size_t first, size_t last)
{
	const struct scan *scan = &reading->scan;
	struct reading_report *report = &reading->report[reading->nreports];
	struct banner_items items = { .document = reading->document,
		.is_rival = first > 0 || last < scan->nrows };
	enum fact fact = FACT_DISCLOSURE;

	if (first > 0)
		items.first = scan->row[first - 1].item + 1;
	if (items.is_rival)
		items.own = own_name(reading);
	for (size_t i = first; i < last && fact < FACT_INDICATOR; i++) {
		const struct scan_row *row = &scan->row[i];
		enum fact found = fact;

		while (found < FACT_INDICATOR && !begins_table(row, found))
			found++;
		items.last = row->item;
		if (found < FACT_INDICATOR) {
			report->banner[found] = banner_read(reading->rules,
			    &items, reading->arena);
			fact = found + 1;
		}
		items.first = row->item + 1;
	}
	for (fact = FACT_REQUEST; fact < FACT_INDICATOR; fact++)
		if (report->banner[fact].kind == BANNER_NONE &&
		    report->banner[fact - 1].is_wide)
			report->banner[fact] = report->banner[fact - 1];
}

/* Whether the tables are rivals of those before them; then settles them. */
static bool
is_rival(struct reading *reading)
{
	struct reading_report *report = &reading->report[reading->nreports];
	struct reading_report *before = report - 1;

	if (reading->nreports == 0 ||
	    reading->opening[reading->nreports].begins)
		return false;
	rival_settle(&(struct rival){ &before->facts, before->banner },
	    &(struct rival){ &report->facts, report->banner },
	    opening_year(&reading->opening[reading->nreports - 1]));
	reading->nrivals++;
	return true;
}

/* Takes in the report of rows `first` to `last`, unless it was met before. */
static void
add_report(struct reading *reading, size_t first, size_t last)
{
	struct reading_report *report = &reading->report[reading->nreports];
	struct era_rows rows = { &reading->scan, first, last, era_of_year(0),
		0 };
	bool is_open = era_is_open(&rows);
	bool has_year = elsewhen_names_year(&reading->scan, first, last);

	*report = (struct reading_report){
		.first_item = first < reading->scan.nrows
		    ? reading->scan.row[first].item
		    : 0,
	};
	if (first > 0 || last < reading->scan.nrows || is_open || has_year)
		look_above(reading, first);
	if (is_open || has_year)
		rows.year = opening_year(&reading->opening[reading->nreports]);
	if (is_open)
		rows.otherwise = era_of_year(rows.year);
	report->era = bind_rows(&reading->forms, &rows, &report->facts);
	for (size_t i = 0; i < reading->nreports; i++)
		if (is_again(reading, i)) {
			twin_merge(&reading->report[i].facts, &report->facts);
			return;
		}
	read_banners(reading, first, last);
	if (is_rival(reading))
		return;
	if (first > 0)
		report->first_item = reading->opening[reading->nreports].item;
	reading->nreports++;
}

size_t
reading_read(struct reading *reading, const struct document *document)
{
	struct scan *scan = &reading->scan;
	size_t first = 0;

	arena_reset(reading->arena);
	reading->document = document;
	pieces_cut(&reading->pieces, document);
	reading->nreports = 0;
	reading->nrivals = 0;
	reading->is_cut = reading->pieces.is_full;
	if (reading->is_cut)
		return 0;
	scan_rows(scan, reading->labels, &reading->pieces);
	ending_settle(scan);
	rejoin_rows(scan);
	for (size_t tries = 0; tries < READING_TRIES_MAX; tries++) {
		size_t last = end_of_report(scan, first);

		add_report(reading, first, last);
		first = last;
		if (first == scan->nrows ||
		    reading->nreports == READING_REPORTS_MAX)
			break;
	}
	reading->is_cut = first < scan->nrows;
	reading->report[0].first_item = 0;
	for (size_t i = 0; i < reading->nreports; i++)
		reading->report[i].last_item = i + 1 < reading->nreports
		    ? reading->report[i + 1].first_item
		    : document->nitems;
	return reading->nreports;
}

bool
reading_is_cut(const struct reading *reading)
{
	return reading->is_cut;
}

size_t
reading_rivals(const struct reading *reading)
{
	return reading->nrivals;
}

struct reading_report *
reading_report(struct reading *reading, size_t i)
{
	return &reading->report[i];
}

void
reading_unmatched(const struct reading *reading,
    const struct document *document, struct unmatched *unmatched)
{
	const struct scan *scan = &reading->scan;

	for (size_t i = 0; i < scan->nheads; i++)
		if (scan->head[i].code < 0)
			unmatched_add(unmatched, scan->head[i].text,
			    document->name, scan->head[i].source_line);
	for (size_t i = 0; i < scan->nstrangers; i++)
		unmatched_add(unmatched, scan->stranger[i].raw, document->name,
		    scan->stranger[i].source_line);
}
