/* SPDX-License-Identifier: ISC */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H

/*
 * The tables that reports go to, in the order in which they are filled, and a
 * fact's record as a row of its table.
 */

#include "load/dimension.h"
#include "load/statement.h"
#include "schema/buf.h"
#include "schema/record.h"

enum table {
	TABLE_REPORT,
	TABLE_DISCLOSURE,
	TABLE_REQUEST,
	TABLE_REVIEW,
	TABLE_INDICATOR,
	TABLE_IDENTITY,
	TABLE_COUNT
};

/* A cell, or a check, as far as what is worked out of it asks. */
struct cell {
	enum table table;
	int row;            /* keys of its dimensions */
	int column;         /* -1 if there is none */
	int state;          /* enum state */
	struct slice value; /* of a cell */
};

/* The table of a kind of record; TABLE_COUNT if it has none. */
enum table table_of(enum kind kind);

/* The name of the kind. */
const char *table_name(enum table table);

/* How its rows are sent, and what counts them. */
const struct statement *table_copy(enum table table);
const char *table_counter(enum table table);

/* What finds its rows that refer to nothing; NULL for TABLE_REPORT. */
const struct statement *table_orphans(enum table table);

/*
 * Appends the row of a fact behind the fields that all of its report's begin
 * with, and tells what it is in `cell`.  What is wrong with the record, or
 * NULL.
 */
const char *table_add(const struct dimensions *dimensions,
    const struct record *record, struct buf *row, struct cell *cell);

#endif
