/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_COLUMNS_H
#define TRANSFORM_COLUMNS_H

/*
 * What the head above a row says about the row's cells.
 *
 * A head may be torn, cut short or missing, so what it lacks says nothing; but
 * what it says counts: columns that changed places, and columns that a place
 * has added to the form.
 */

#include "transform/form.h"
#include "transform/scan.h"

enum columns_kind {
	COLUMNS_FORM,   /* nothing speaks against the form's own order */
	COLUMNS_PLACED, /* `place` says where each column of the form is */
	COLUMNS_DOUBT   /* the head is another one than the form's */
};

struct columns {
	enum columns_kind kind;
	size_t width; /* of a row, in cells, if placed */
	size_t place[FORM_COLUMNS_MAX];
	bool has_text; /* it says something that is no column of the form */
	bool is_open;  /* it has, or leaves open where the total is */
	bool has_grid; /* all have one in `grid` */
	bool is_loose; /* each is named in a line of its own */
	uint32_t grid[FORM_COLUMNS_MAX]; /* their columns */
	const struct scan_head *head;    /* what it was read from */
	size_t nheads;
	const struct form_row *row;
	enum table table; /* the caller's to set, with the era of its form */
	const char *era;
	int year; /* and the report's, 0 if it is unknown */
};

/*
 * The labels of that table that stand before row `at`, up to the row above
 * them: how many, and the first, or NULL if there is none.
 */
size_t columns_head(const struct scan *scan, size_t at, enum table table,
    const struct scan_head **first);

/*
 * Reads the head of row `at` of the scan, for that row of a form.  `columns`
 * is all zeros at first but for its table, era and year, and holds what was
 * read before, so that the same head is read once.
 */
void columns_read(const struct scan *scan, size_t at,
    const struct form_row *row, struct columns *columns);

/*
 * Whether a cell of a row is printed behind the last of the form's columns:
 * if the row has more cells than the head, any of them may be the one too many.
 */
bool columns_run_over(const struct columns *columns,
    const struct scan_value *values, size_t n);

/*
 * Whether the cells of a row, which are placed, belong there: names that stand
 * each in a line of their own may have lost their order, and the sum of a row
 * of table 3 must tell it; in table 2 nothing does.  Puts the cells in the
 * form's order if that alone adds up.
 */
bool columns_settle(const struct columns *columns,
    const struct scan_value **cells);

/*
 * Which columns of an appendix may be the year's, as a bit for each, and how
 * many there are in `*width`: one, and one of one, if the head names no more.
 */
uint32_t columns_of_year(const struct scan *scan, size_t at, size_t *width);

#endif
