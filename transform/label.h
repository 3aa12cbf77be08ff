/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_LABEL_H
#define TRANSFORM_LABEL_H

/*
 * The labels that forms print, folded, with every wording of the catalogue:
 * built once and only read afterwards.
 *
 * One wording may name several things (the word for "total" heads a column,
 * a row of table 3 and three columns of table 4): the caller picks one by
 * where the label stands.
 */

#include <stddef.h>

#include "schema/slice.h"

enum label_kind {
	LABEL_SECTION,
	LABEL_CATEGORY,
	LABEL_MEASURE,
	LABEL_OUTCOME,
	LABEL_APPLICANT,
	LABEL_CHANNEL,
	LABEL_RESULT,
	LABEL_INDICATOR,
	LABEL_MARK /* a word of a table's head; row counts in word.tsv */
};

struct label {
	struct slice text; /* folded, without numbering and brackets */
	struct slice hint; /* folded numbering of the form, or no bytes */
	enum label_kind kind;
	int row; /* in its catalogue */
};

struct labels;

struct labels *labels_new(void);
void labels_free(struct labels *labels); /* NULL is fine */

/*
 * The longest label that folded `text` begins with: how many things it names,
 * 0 if there is none, and the first of them, borrowed.
 */
size_t labels_match(const struct labels *labels, struct slice text,
    const struct label **first);

/*
 * The one label that begins with all of folded `text`, or NULL if none or
 * several do: a label that was cut off at the end of a line.
 */
const struct label *labels_complete(const struct labels *labels,
    struct slice text);

#endif
