/* SPDX-License-Identifier: ISC */
#include "transform/reading.h"

#include <stdlib.h>

#include "schema/diag.h"
#include "transform/bind.h"
#include "transform/piece.h"
#include "transform/scan.h"

struct reading {
	const struct labels *labels;
	struct pieces pieces;
	struct scan scan;
	size_t nreports;
	struct reading_report report[READING_REPORTS_MAX];
};

struct reading *
reading_new(const struct labels *labels)
{
	struct reading *reading = calloc(1, sizeof(*reading));

	if (reading == NULL)
		diag_die(EX_OSERR, "out of memory");
	reading->labels = labels;
	return reading;
}

void
reading_free(struct reading *reading)
{
	if (reading == NULL)
		return;
	pieces_release(&reading->pieces);
	scan_release(&reading->scan);
	free(reading);
}

static bool
is_row_of(const struct scan_row *row, enum label_kind kind, int code)
{
	return row->label != NULL && row->label->kind == kind &&
	    row->label->row == code && row->nvalues > 0;
}

/* The row at which the tables begin anew, or the number of rows. */
static size_t
end_of_report(const struct scan *scan, size_t first)
{
	bool has_rules = false;
	bool has_requests = false;

	for (size_t i = first; i < scan->nrows; i++) {
		const struct scan_row *row = &scan->row[i];

		if (is_row_of(row, LABEL_CATEGORY, CAT_RULE)) {
			if (has_rules && has_requests)
				return i;
			has_rules = true;
		}
		if (row->table == TABLE_REQUEST && row->nvalues > 0)
			has_requests = true;
	}
	return scan->nrows;
}

/* Whether two cells do not contradict each other. */
static bool
agrees(const struct fact_cell *a, const struct fact_cell *b)
{
	if (!a->asked || !b->asked || a->state == STATE_ABSENT ||
	    b->state == STATE_ABSENT)
		return true;
	if (a->state != b->state)
		return false;
	return !fact_has_value(a) || number_compare(a->value, b->value) == 0;
}

static bool
same_report(const struct facts *a, const struct facts *b)
{
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		size_t nrows = fact_rows((enum fact)fact)->nrows;
		size_t ncolumns = fact == FACT_INDICATOR
		    ? 1
		    : fact_columns((enum fact)fact)->nrows;

		for (size_t i = 0; i < nrows * ncolumns; i++) {
			int row = (int)(i / ncolumns);
			int column = (int)(i % ncolumns);

			if (!agrees(fact_get(a, (enum fact)fact, row, column),
				fact_get(b, (enum fact)fact, row, column)))
				return false;
		}
	}
	return true;
}

/* Takes in the report of rows `first` to `last`, unless it was met before. */
static void
add_report(struct reading *reading, size_t first, size_t last)
{
	struct reading_report *report = &reading->report[reading->nreports];

	*report = (struct reading_report){
		.first_item = first < reading->scan.nrows
		    ? reading->scan.row[first].item
		    : 0,
	};
	report->era = bind_rows(&reading->scan, first, last, &report->facts);
	for (size_t i = 0; i < reading->nreports; i++)
		if (same_report(&reading->report[i].facts, &report->facts))
			return;
	reading->nreports++;
}

size_t
reading_read(struct reading *reading, const struct document *document)
{
	struct scan *scan = &reading->scan;
	size_t first = 0;

	pieces_cut(&reading->pieces, document);
	scan_rows(scan, reading->labels, &reading->pieces);
	reading->nreports = 0;
	for (size_t tries = 0; tries < READING_TRIES_MAX; tries++) {
		size_t last = end_of_report(scan, first);

		add_report(reading, first, last);
		first = last;
		if (first == scan->nrows ||
		    reading->nreports == READING_REPORTS_MAX)
			break;
	}
	reading->report[0].first_item = 0;
	for (size_t i = 0; i < reading->nreports; i++)
		reading->report[i].last_item = i + 1 < reading->nreports
		    ? reading->report[i + 1].first_item
		    : document->nitems;
	return reading->nreports;
}

const struct reading_report *
reading_report(const struct reading *reading, size_t i)
{
	return &reading->report[i];
}
