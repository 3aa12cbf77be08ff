/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BANNER_H
#define TRANSFORM_BANNER_H

/*
 * The line above a table, or the row above its head, that says of what year or
 * of whom its numbers are.
 */

#include "schema/arena.h"
#include "transform/document.h"
#include "transform/rules.h"

enum banner_kind {
	BANNER_NONE,
	BANNER_YEAR,  /* names one */
	BANNER_OWN,   /* this year's, of the whole, or corrected */
	BANNER_OTHER, /* last year's, or before it was corrected */
	BANNER_PART   /* of a part of the body, or of another body */
};

struct banner {
	enum banner_kind kind;
	int year;     /* of BANNER_YEAR, else 0 */
	bool is_wide; /* it stands above the section, and heads all tables */
	bool is_lone; /* no other table is there */
	struct slice line; /* as patterns look at it */
};

/* The items from `first` up to `last`, where the first row begins. */
struct banner_items {
	const struct document *document;
	size_t first;
	size_t last;
	bool is_rival;    /* bodies are looked for: several tables are there */
	struct slice own; /* what the title calls the body */
};

/* The nearest to the table that says something. */
struct banner banner_read(const struct rules *rules,
    const struct banner_items *items, struct arena *arena);

/* What it is in a report on that year, 0 if unknown: never BANNER_YEAR. */
enum banner_kind banner_in(const struct banner *banner, int year);

#endif
