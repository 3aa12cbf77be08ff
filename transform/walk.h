/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WALK_H
#define TRANSFORM_WALK_H

/*
 * A walk over the pieces of a document, event by event: a label of the forms,
 * a cell of numbers, or some other text.
 *
 * A label begins where a piece does, behind another label, or behind the
 * numbers that follow one: never in the middle of a sentence.  It may run over
 * several pieces, and be cut off at the end of its line.
 */

#include "transform/label.h"
#include "transform/piece.h"

enum walk_kind { WALK_LABEL, WALK_VALUE, WALK_TEXT };

struct walk_event {
	enum walk_kind kind;
	const struct piece *piece; /* where it begins */
	struct slice raw;          /* of a value or a text */
	const struct label *label; /* the first of nlabels */
	size_t nlabels;
	struct slice numbering; /* folded, before the label; may be empty */
	struct slice remark;    /* folded, in brackets behind it; the same.
				   Of a value, the unit before it */
	bool is_glued;          /* a value in one piece with its label */
	bool is_whole;          /* a label that ends its piece */
	bool is_chained;        /* a label behind another in one piece */
};

enum { WALK_CHAINS = 8 }; /* words that begin a table within a line */

/* What was found where a label was looked for. */
struct walk_match {
	size_t at; /* in the folded text */
	const struct label *label;
	size_t nlabels;
	struct slice numbering;
};

struct walk {
	const struct labels *labels;
	const struct pieces *pieces;
	size_t at;      /* the piece */
	size_t fold_at; /* in the folded text */
	size_t chains;  /* how often a long piece was looked into */
	size_t chain_at[WALK_CHAINS]; /* where each of the words is next */
	struct walk_match last; /* where a label may end, the next begins */
	bool in_chain;          /* right behind a label, within its piece */
};

void walk_begin(struct walk *walk, const struct labels *labels,
    const struct pieces *pieces);

/* The next event; false at the end of the document. */
bool walk_next(struct walk *walk, struct walk_event *event);

/* Whether a text is prose: many short words are a head that was torn. */
bool walk_is_prose(const struct walk_event *event);

#endif
