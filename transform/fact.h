/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_FACT_H
#define TRANSFORM_FACT_H

/*
 * The cells of one report, each at its two codes.
 *
 * A cell is there or not: `asked` is false for a cell that the report's form
 * does not have, and such a cell is never written.  A cell that the form has
 * and the document lacks is asked and in state STATE_ABSENT.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/catalog.h"
#include "schema/slice.h"
#include "transform/number.h"

enum fact {
	FACT_DISCLOSURE, /* category, measure */
	FACT_REQUEST,    /* outcome, applicant */
	FACT_REVIEW,     /* channel, result */
	FACT_INDICATOR,  /* indicator, M_INDICATOR_VALUE */
	FACT_COUNT
};

struct fact_cell {
	bool asked;
	enum state state;    /* STATE_STATED .. STATE_UNREADABLE */
	struct number value; /* in states stated and inferred only */
	struct slice raw;    /* the text it was read from; SLICE_NULL if none */
	const char *unit;    /* of the value; NULL if it is unknown */
	uint32_t source_line;
};

struct facts {
	struct fact_cell disclosure[CATEGORY_COUNT][MEASURE_COUNT];
	struct fact_cell request[OUTCOME_COUNT][APPLICANT_COUNT];
	struct fact_cell review[CHANNEL_COUNT][RESULT_COUNT];
	struct fact_cell indicator[INDICATOR_COUNT];
};

/* Whether `value` may be used: the state is stated or inferred. */
bool fact_has_value(const struct fact_cell *cell);

/* The catalogues that a fact's rows and columns come from. */
const struct catalog *fact_rows(enum fact fact);
const struct catalog *fact_columns(enum fact fact);

/* The name of a fact in records and in CSV: disclosure, request ... */
const char *fact_name(enum fact fact);

/* The cell at a row and a column; the column of an indicator is ignored. */
struct fact_cell *fact_at(struct facts *facts, enum fact fact, int row,
    int column);
const struct fact_cell *fact_get(const struct facts *facts, enum fact fact,
    int row, int column);

#endif
