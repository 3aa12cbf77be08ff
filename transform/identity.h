/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_IDENTITY_H
#define TRANSFORM_IDENTITY_H

/*
 * The accounts of one report: sums that must agree, parts that must not be
 * above their totals, and what the prose says beside the tables.  Which
 * checks there are stands in schema/catalog/check.tsv.
 *
 * A check is made if the form has the cells that it is about, whatever era
 * the report is of, and gives one result.  A row that a form need not have is
 * no part of a sum when it is missing; any other missing row is a gap.
 *
 * A side is the sum of its cells that have a value.  A cell without one
 * stands for some number of 0 or more; for any number in the one column that
 * is signed.  Of a check with a side where no cell has a value nothing can be
 * said.  Otherwise, with `difference` the left side less the right one:
 *
 *	holds           whatever the cells without a value stand for
 *	fails           whatever they stand for
 *	imputed         it holds if they are 0, and all of them are blanks
 *	                or placeholders; never if one is absent or unreadable
 *	not_assessable  anything else, or a sum that is too long
 *
 * So a blank part beside a total imputes a check, a total that its parts are
 * already above fails it, and a hole in what was read never does.
 */

#include "transform/fact.h"

/* Numbers of the prose, as cells: `asked` is true if the text has one. */
enum text_number {
	TEXT_RECEIVED,   /* requests received in the year */
	TEXT_REVIEW,     /* reconsideration cases */
	TEXT_LITIGATION, /* litigation cases */
	TEXT_DISCLOSED,  /* what was disclosed unasked */
	TEXT_COUNT
};

/* Whether the body may issue rules, which a body below a city may not. */
enum authority { AUTHORITY_UNKNOWN, AUTHORITY_NONE, AUTHORITY_RULES };

struct identity_result {
	enum identity identity;
	const char *member; /* a code, two with a colon, or "report" */
	enum state state;   /* STATE_HOLDS .. STATE_NOT_ASSESSABLE */
	bool has_left;      /* whether a cell of that side has a value */
	bool has_right;
	struct number left; /* of the cells that have one */
	struct number right;
	struct number difference; /* if both sides are there */
};

enum { IDENTITY_RESULTS_MAX = 256 };

/*
 * Makes all checks that apply, in the catalogue's order, and returns how many
 * they are.  `text` holds TEXT_COUNT cells; NULL if the prose was not read.
 */
size_t identity_evaluate(const struct facts *facts,
    const struct fact_cell *text, enum authority authority,
    struct identity_result results[IDENTITY_RESULTS_MAX]);

#endif
