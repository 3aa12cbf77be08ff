/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_LEAVES_H
#define TRANSFORM_LEAVES_H

/*
 * The columns that a table's head names, from left to right: its leaves.
 */

#include "transform/form.h"
#include "transform/scan.h"

enum { LEAVES_MAX = 24 };

/* A column of the form, one that it has not, or a piece of a torn head. */
enum { LEAF_OTHER = -1, LEAF_TORN = -2 };

struct leaf {
	int code; /* in the catalogue, or one of the above */
	uint32_t column;
	uint32_t line;
	uint32_t place;
};

struct leaves {
	struct leaf leaf[LEAVES_MAX];
	size_t n;
	bool is_full;  /* there were more, or their order is open */
	bool is_split; /* a column spans others below it */
	bool
	    is_moved; /* its total was, behind others that it was read before */
	bool is_strange; /* a text between columns, or a column twice */
	bool is_sliced;  /* its lines are slices of one torn line */
};

/* Reads them from the heads of a table, for a row of its form. */
void leaves_read(const struct scan_head *heads, size_t n, enum table table,
    const struct form_row *row, struct leaves *leaves);

/* Whether another head stands in the line of head `i`. */
bool leaves_touch(const struct scan_head *heads, size_t n, size_t i);

/* Where a column stands, or `leaves->n`. */
size_t leaves_find(const struct leaves *leaves, int code);

/* How many of the row's columns they name. */
size_t leaves_known(const struct leaves *leaves, const struct form_row *row);

/* Whether what they name of the row's columns is in the form's order. */
bool leaves_are_in_order(const struct leaves *leaves,
    const struct form_row *row);

/*
 * The same; and if they are as many as the row's columns, each of them is one,
 * either as they were read or by their places in the torn lines.
 */
bool leaves_are_in_place(const struct leaves *leaves,
    const struct form_row *row);

#endif
