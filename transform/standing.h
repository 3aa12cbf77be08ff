/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_STANDING_H
#define TRANSFORM_STANDING_H

/*
 * Where a body stands: its name as all its reports have it, the division that
 * it is of, its level and what it does.  One body under several names gets
 * one key; bodies of one name in two places get two.
 */

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/place.h"

struct standing {
	/*
	 * The divisions below the province and the organ, both in full; where
	 * the place is open, as it was found, with the organ in full.
	 */
	struct slice name;
	struct slice division;  /* 2, 4, 6 or 9 digits; SLICE_NULL if open */
	struct slice chain;     /* its name, from the province on; SLICE_NULL */
	struct slice key;       /* the same for all names of one body; open
				   places are told apart by the host */
	const char *level;      /* "national" ... "vertical"; NULL if unknown */
	const char *organ;      /* code of catalog_organ; NULL if unknown */
	const char *family;     /* of the organ that has its work today */
	const char *confidence; /* of the division; NULL if open */
};

/*
 * Tells where the body called `name` stands.  Codes of counties are those of
 * the report's year, codes of townships those of the list's.  All texts are
 * the arena's.
 */
void standing_read(struct slice name, const struct place_context *context,
    struct arena *arena, struct standing *standing);

#endif
