/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_OPENING_H
#define TRANSFORM_OPENING_H

/*
 * What stands above the tables of one report among several in a document: its
 * title, and the days that it covers.
 */

#include "transform/title.h"

struct opening {
	size_t item; /* where its title stands; or behind all, without one */
	int year;    /* that the period tells, or 0 */
	bool begins; /* a report does: it has a title, a period or a preamble */
	struct titles titles;
};

/* The items from `first` up to `last`, where the tables begin. */
struct opening_items {
	const struct document *document;
	size_t first;
	size_t last;
};

void opening_read(const struct rules *rules, const struct opening_items *items,
    struct arena *arena, struct opening *opening);

/* The year that the period tells, or else the title; 0 if neither does. */
int opening_year(const struct opening *opening);

/*
 * Whether two are of two reports: their periods are of two years, or their
 * titles name two years or two bodies, and neither opening has a title with
 * the other's.  Titles of several reports without a period are links.
 */
bool opening_differs(const struct opening *a, const struct opening *b);

#endif
