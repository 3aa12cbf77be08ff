/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_OUTPUT_H
#define TRANSFORM_OUTPUT_H

/*
 * Where reports go: records for load, or tidy CSV for people, one cell a row,
 * with a header line and quoted as RFC 4180 has it.
 */

#include "schema/record.h"
#include "transform/document.h"
#include "transform/fact.h"
#include "transform/head.h"
#include "transform/identity.h"
#include "transform/standing.h"

/* One report, ready to be written; all is borrowed. */
struct output_report {
	const struct document *document;
	int ordinal; /* which report of the document, from 1 */
	const struct head *head;
	const struct standing *standing; /* of the head's agency */
	const char *era;                 /* NULL if unknown */
	const struct facts *facts;
	const struct identity_result *results;
	size_t nresults;
};

struct output;

/* Records go to `writer`; if it is NULL, CSV goes to `csv`. */
struct output *output_new(struct record_writer *writer, FILE *csv);
void output_free(struct output *output); /* NULL is fine */

void output_report(struct output *output, const struct output_report *report);

/* The document is no report: REASON_* says why.  CSV has no row for it. */
void output_reject(struct output *output, const struct document *document,
    enum reason reason);

#endif
