/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PLACE_H
#define TRANSFORM_PLACE_H

/*
 * Where a body is: its name parted into places, and of all the places of that
 * name the one that what else is known points to.  What nothing points to
 * stays open: no place is guessed.
 */

#include <stddef.h>

#include "schema/slice.h"
#include "transform/lineage.h"

/* How many mentions are looked at; later ones are not. */
enum { PLACE_MENTIONS_MAX = 16 };

/* What is known of a report beside the name of its body. */
struct place_context {
	const struct slice *mentions; /* names of places or of bodies with
					 their places, the surest first */
	size_t nmentions;
	struct slice host; /* SLICE_NULL if unknown */
	int year;          /* of the report; 0 if unknown */
};

enum place_level {
	PLACE_LEVEL_UNKNOWN,
	PLACE_LEVEL_NATIONAL,
	PLACE_LEVEL_PROVINCE,
	PLACE_LEVEL_PREFECTURE,
	PLACE_LEVEL_COUNTY,
	PLACE_LEVEL_TOWNSHIP,
	PLACE_LEVEL_ZONE,
	PLACE_LEVEL_VERTICAL
};

enum place_confidence {
	PLACE_OPEN, /* no place, or none that one could choose */
	PLACE_LOW,
	PLACE_MEDIUM,
	PLACE_HIGH
};

struct location {
	struct slice system;    /* what the name begins with, "State tax" */
	struct slice text;      /* the rest of the name */
	struct lineage lineage; /* its places count unless it is open */
	enum place_level level;
	enum place_confidence confidence;
};

/* The place of the body of that name; slices point into `name`. */
void place_find(struct slice name, const struct place_context *context,
    struct location *place);

#endif
