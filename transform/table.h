/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_TABLE_H
#define TRANSFORM_TABLE_H

/*
 * The tables of the forms, and which of them a label stands in.
 */

#include <stdbool.h>

#include "transform/label.h"

enum table {
	TABLE_NONE,
	TABLE_DISCLOSURE, /* table 2 */
	TABLE_REQUEST,    /* table 3 */
	TABLE_REVIEW,     /* table 4 */
	TABLE_APPENDIX    /* indicators */
};

/* The table of what the label names, if it names one thing's only. */
enum table table_of(const struct label *label);

/* The table that a section of the report consists of. */
enum table table_of_section(int section);

/* The table that a mark of word.tsv heads; TABLE_NONE if any may have it. */
enum table table_of_mark(const struct label *mark);

/*
 * Whether a label is as well a word of sentences, menus and other tables, so
 * that it begins no table by itself.
 */
bool table_label_is_weak(const struct label *label);

#endif
