/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_READING_H
#define TRANSFORM_READING_H

/*
 * The reports that stand in one document, and the cells of each.
 *
 * A page may hold the same report twice (in the article, and again in the
 * column of the site) or the reports of several years: tables that begin
 * anew begin another report, unless they say what an earlier one says, and
 * nothing above them names another year or body; or nothing above them begins
 * one, then they and the tables before them are rivals.
 */

#include <stddef.h>

#include "transform/banner.h"
#include "transform/document.h"
#include "transform/fact.h"
#include "transform/label.h"
#include "transform/rules.h"
#include "transform/unmatched.h"

/* Reports of a document, and beginnings of tables that are looked at. */
enum { READING_REPORTS_MAX = 8, READING_TRIES_MAX = 32 };

struct reading_report {
	size_t first_item; /* of the document */
	size_t last_item;  /* that one left out */
	const char *era;   /* NULL if no table tells it */
	struct facts facts;
	struct banner banner[FACT_INDICATOR]; /* above each table */
};

struct reading;

/* Both are borrowed, and outlive it. */
struct reading *reading_new(const struct labels *labels,
    const struct rules *rules);
void reading_free(struct reading *reading); /* NULL is fine */

/*
 * Reads all tables of the document.  Returns how many reports it holds: 1 at
 * least, even if there is no table, or 0 if it is too long to be looked
 * through.  What reading_report gives is borrowed until the next call.
 */
size_t reading_read(struct reading *reading, const struct document *document);

/* Whether the document last read holds more than was looked at. */
bool reading_is_cut(const struct reading *reading);

/* How many sets of tables of the document last read stand behind a report's
 * and under its title, and had to be settled with them. */
size_t reading_rivals(const struct reading *reading);

struct reading_report *reading_report(struct reading *reading, size_t i);

/* What stands in its tables like labels and is none, counted. */
void reading_unmatched(const struct reading *reading,
    const struct document *document, struct unmatched *unmatched);

#endif
