/* SPDX-License-Identifier: ISC */
#ifndef LOAD_TOTAL_H
#define LOAD_TOTAL_H

/*
 * What the new reports of a stream add to the totals of the warehouse, by
 * cohort.  A report is taken in whole or not at all; one that is not is left
 * to glasshouse.settle_totals(), which finds that it is counted nowhere.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "load/session.h"

enum {
	TOTALS_MAX = 1 << 17, /* kept at once */
	TOTAL_STATES = 6      /* of a cell */
};

/* What a total is of: a fact's cells, by table, or one of these. */
enum { TOTAL_REPORTS = 0, TOTAL_FIGURES = 6, TOTAL_RATES = 7 };

/* What a report adds to one total. */
struct part {
	uint64_t place;
	int64_t amount; /* of a rate, what stands above */
	int64_t below;
	unsigned state; /* of a cell, from 0; else 0 */
};

/* A total's place in a cohort; the cohort comes in by total_add. */
uint64_t total_place(unsigned what, int row, int column);

struct totals;

struct totals *totals_new(void);
void totals_free(struct totals *totals); /* NULL is fine */

/* Adds what a report has.  False if there is no room, or no bounds to it. */
bool total_add(struct totals *totals, int64_t cohort, struct part *parts,
    size_t n);

/* Sends what was added, and begins anew. */
void total_send(struct totals *totals, struct session *session);

#endif
