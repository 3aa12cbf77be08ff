/* SPDX-License-Identifier: ISC */
#ifndef LOAD_TALLY_H
#define LOAD_TALLY_H

/*
 * The figures of new reports and what they add to the totals, worked out while
 * their cells pass by, which costs the server ten times as much.
 *
 * What a figure is made of, the warehouse tells (load/rule.h).  A report with
 * a number of unusual size is left to glasshouse.settle(), which works out
 * what it finds missing, and moves a report that was counted in a cohort in
 * which it does not stay, or that turns out not to be the current one.
 */

#include <stdbool.h>

#include "load/run.h"
#include "load/table.h"

/* A report, as far as its figures and totals ask. */
struct tally_report {
	struct slice key; /* the fields that its rows begin with */
	int64_t report_id;
	int64_t cohort; /* 0 if it is in none */
	struct slice era;
};

struct tally;

/* `run` is borrowed for as long; `bulk` as in load/bulk.h. */
struct tally *tally_new(struct run *run, bool bulk);
void tally_free(struct tally *tally); /* NULL is fine */

/* A new report, its cells and checks, and the end of it. */
void tally_begin(struct tally *tally);
void tally_cell(struct tally *tally, const struct cell *cell);
void tally_end(struct tally *tally, const struct tally_report *report);

/* Sends the rows of the reports so far, whose own rows must be there. */
void tally_send(struct tally *tally);

/* Sends what all of them add to the totals. */
void tally_settle(struct tally *tally);

#endif
