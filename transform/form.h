/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_FORM_H
#define TRANSFORM_FORM_H

/*
 * A table of a form as layout.tsv has it: its rows in order, and the columns
 * of each.
 */

#include <stddef.h>

#include "schema/slice.h"
#include "transform/fact.h"

enum { FORM_ROWS_MAX = 32, FORM_COLUMNS_MAX = 16, FORMS_MAX = 8 };

struct form_row {
	int row; /* category, outcome or channel */
	size_t ncolumns;
	int column[FORM_COLUMNS_MAX]; /* measure, applicant or result */
	const char *unit[FORM_COLUMNS_MAX];
};

struct form {
	const char *era;
	int table; /* 2 to 4 */
	enum fact fact;
	size_t nrows;
	struct form_row row[FORM_ROWS_MAX];
};

/* The tables of every era, read once. */
struct forms {
	size_t nforms;
	struct form form[FORMS_MAX];
};

void forms_read(struct forms *forms);

/* A table of an era, which layout.tsv must have. */
const struct form *forms_get(const struct forms *forms, const char *era,
    int table);

/* The place of a row in the form, or SIZE_MAX. */
size_t form_find(const struct form *form, int row);

/* Whether two rows have the same columns. */
bool form_rows_match(const struct form_row *a, const struct form_row *b);

/* The measure that a cell holds, whatever the fact. */
int form_measure(const struct form *form, int column);

/*
 * Whether the words of `text` may be what is left of the label of the form's
 * row `at`, or of headings that span it.
 */
bool form_may_name(const struct form *form, size_t at, struct slice text);

#endif
