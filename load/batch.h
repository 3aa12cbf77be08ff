/* SPDX-License-Identifier: ISC */
#ifndef LOAD_BATCH_H
#define LOAD_BATCH_H

/*
 * Reports and their facts, gathered until there are enough to send.
 *
 * A batch asks the server which of its reports are new, and copies those,
 * table after table: dimensions first, then reports and the ledger of
 * documents, then facts, while the rows of the next batch are written
 * (load/sender.h). Rows go straight into their tables, in the order of
 * report_id.  Of a report that is known, no fact is ever looked at, unless it
 * is to be read again.
 */

#include "load/dimension.h"
#include "load/reread.h"
#include "load/run.h"
#include "schema/counts.h"
#include "schema/record.h"

enum {
	BATCH_REPORTS = 100,   /* sent at once, or fewer if they are large */
	BATCH_BYTES = 4 << 20, /* of lines held before they are sent */
	BULK_REPORTS = 500,    /* the same in bulk */
	BULK_BYTES = 8 << 20,
	REPORT_ROWS_MAX = 10000, /* facts of one report */
	AGENCY_LEN_MAX = 1000,   /* bytes of an agency's name, as it is found */
	AGENCY_KEY_LEN_MAX = 2000 /* of its key, and of its normal name */
};

struct batch;

struct batch_means {
	struct run *run;
	struct record_reader *reader; /* of the lines */
	const struct dimensions *dimensions;
	struct counts *counts;
	struct reread *reread; /* NULL: what is known is not looked at */
	bool bulk;             /* facts are sent as load/bulk.h says */
};

/* What `means` points to is borrowed for as long. */
struct batch *batch_new(const struct batch_means *means);
void batch_free(struct batch *batch); /* NULL is fine */

/* Takes in a report record.  What is wrong with it, or NULL. */
const char *batch_report(struct batch *batch, const struct record *record);

/*
 * Takes in the line of a fact, which is of the report before it.  What is
 * wrong, or NULL.  The line is looked into once its report is known to be new,
 * and never if it is not; one that is malformed ends the program then.
 */
const char *batch_fact(struct batch *batch, const struct line *line);

/* Sends what is still held.  The lowest key of a report sent, 0 if none was. */
int64_t batch_end(struct batch *batch);

#endif
