/* SPDX-License-Identifier: ISC */
#ifndef LOAD_DIMENSION_H
#define LOAD_DIMENSION_H

/*
 * The keys that the warehouse has given to the codes of the catalogue and to
 * years.  They are read once; a code that is not there stands in no warehouse
 * of this version.
 */

#include "load/session.h"
#include "schema/slice.h"

enum dimension {
	DIMENSION_APPLICANT,
	DIMENSION_CATEGORY,
	DIMENSION_CHANNEL,
	DIMENSION_IDENTITY,
	DIMENSION_INDICATOR,
	DIMENSION_MEASURE,
	DIMENSION_OUTCOME,
	DIMENSION_RESULT,
	DIMENSION_YEAR,
	DIMENSION_COUNT
};

struct dimensions;

struct dimensions *dimensions_new(struct session *session);
void dimensions_free(struct dimensions *dimensions); /* NULL is fine */

/* The key of a code as text, borrowed; SLICE_NULL if it has none. */
struct slice dimension_find(const struct dimensions *dimensions,
    enum dimension dimension, struct slice code);

#endif
