/* SPDX-License-Identifier: ISC */
#include "transform/era.h"

#include <string.h>

#include "schema/catalog.h"

/* How many labels of table 2 belong to one era and not to the other. */
static size_t
count(const struct era_rows *rows, const char *era)
{
	const struct catalog *measures = &catalog_measure;
	const struct catalog *categories = &catalog_category;
	size_t hits = 0;

	for (size_t i = 0; i < rows->scan->nheads; i++) {
		const struct scan_head *head = &rows->scan->head[i];

		if (head->kind == LABEL_MEASURE && head->row >= rows->first &&
		    head->row < rows->last)
			hits += strcmp(measures->rows[head->code].eras, era) ==
			    0;
	}
	for (size_t i = rows->first; i < rows->last; i++) {
		const struct scan_row *row = &rows->scan->row[i];

		if (row->label != NULL && row->label->kind == LABEL_CATEGORY)
			hits += strcmp(categories->rows[row->label->row].eras,
				    era) == 0;
	}
	return hits;
}

static bool
has_label(const struct era_rows *rows, int outcome, bool with_cells)
{
	for (size_t i = rows->first; i < rows->last; i++) {
		const struct scan_row *row = &rows->scan->row[i];

		if (row->label != NULL && row->label->kind == LABEL_OUTCOME &&
		    row->label->row == outcome &&
		    (!with_cells || row->nvalues > 0))
			return true;
	}
	return false;
}

const char *
era_of_requests(const struct era_rows *rows)
{
	if (has_label(rows, OUT_OTHER_NO_CORRECTION, false) ||
	    has_label(rows, OUT_OTHER_FEE_UNPAID, false))
		return "e2021";
	return has_label(rows, OUT_OTHER, true) ? "e2019" : NULL;
}

static bool
has_table(const struct era_rows *rows, enum table table)
{
	for (size_t i = rows->first; i < rows->last; i++)
		if (rows->scan->row[i].table == table &&
		    rows->scan->row[i].nvalues > 0 &&
		    !rows->scan->row[i].is_stray)
			return true;
	return false;
}

bool
era_is_open(const struct era_rows *rows)
{
	return (has_table(rows, TABLE_REQUEST) ||
		   has_table(rows, TABLE_REVIEW)) &&
	    era_of_requests(rows) == NULL &&
	    count(rows, "e2019") == count(rows, "e2021");
}

const char *
era_of_year(int year)
{
	return year == 2019 || year == 2020 ? "e2019" : "e2021";
}

const char *
era_of_tables(const struct era_rows *rows, const char *requests)
{
	size_t old = count(rows, "e2019");
	size_t new = count(rows, "e2021");

	if (old != new)
		return old > new ? "e2019" : "e2021";
	if (requests == NULL &&
	    (has_table(rows, TABLE_REQUEST) || has_table(rows, TABLE_REVIEW)))
		return rows->otherwise;
	return requests;
}
