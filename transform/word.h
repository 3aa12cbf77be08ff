/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WORD_H
#define TRANSFORM_WORD_H

/*
 * The words that may stand beside a number or in its place, and those that
 * head a table: schema/catalog/word.tsv.
 */

#include <stddef.h>

#include "schema/slice.h"

/* In the order of scripts/word2c.awk. */
enum word_role {
	WORD_PLACEHOLDER,
	WORD_MINUS,
	WORD_PLUS,
	WORD_UNIT,
	WORD_NUMERAL,  /* a Chinese digit */
	WORD_POWER,    /* of ten, as a numeral has it */
	WORD_COLUMN,   /* heads a column of an appendix */
	WORD_MARK,     /* heads a table */
	WORD_CHAIN,    /* begins a table even in the middle of a line */
	WORD_PAGE,     /* stands beside a page's number */
	WORD_COUNT,    /* in a remark: what follows tells how to count */
	WORD_REMARK,   /* begins one that leaves its number as it is */
	WORD_ELSEWHEN, /* says that a column is not of the year */
	WORD_MEASURED  /* a line that has it may tell of the unit of a table */
};

struct word {
	enum word_role role;
	const char *text;
	size_t len;       /* of the text, in bytes */
	const char *unit; /* money's, or NULL for what is counted */
	int number;       /* of a unit, the power of ten to come to that unit;
			     of a digit or a power, which; of a column, 1 for
			     the year's, 0 for another's; of a mark, the table:
			     2 to 4, 5 for an appendix, 0 for any; of a page,
			     1 if it says so by itself; of a remark, 1 if a
			     count must follow */
};

/* The longest word of that role that `text` begins with, or NULL. */
const struct word *word_find(enum word_role role, struct slice text);

/*
 * The roles that may have a word that `text` begins with, as a bit for each:
 * where it is 0, word_find finds nothing.
 */
unsigned word_roles(struct slice text);

/* One word after the other: NULL behind the last. */
const struct word *word_at(size_t i);

#endif
