/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BODY_H
#define TRANSFORM_BODY_H

/*
 * What kind of body a name means: what is left of it when the places are
 * taken off.
 */

#include <stdbool.h>

#include "schema/slice.h"

enum body_kind {
	BODY_NONE,       /* no body is called so */
	BODY_OTHER,      /* ends as a body does, and is in no list */
	BODY_DEPARTMENT, /* in the catalogue */
	BODY_BOARD,      /* of a zone */
	BODY_OFFICE,     /* of a government */
	BODY_GOVERNMENT,
	BODY_STREET, /* street office */
	BODY_TOWN    /* government of a town or township */
};

struct body {
	enum body_kind kind;
	int organ;             /* row of catalog_organ, or ORGAN_UNKNOWN */
	struct slice zone;     /* the zone it is of; SLICE_NULL if none */
	struct slice township; /* its own, where no list has it */
	struct slice name;     /* written out; SLICE_NULL if its kind says it */
	bool branch;           /* of the body of that name, higher up */
	bool changed;          /* a township of another kind than listed */
};

/* What `rest` means behind the name of a county or higher. */
struct body body_of_place(struct slice rest);

/*
 * What `rest` means behind township `name`, of which all was said if `whole`,
 * and else all but its kind.
 */
struct body body_of_township(struct slice name, struct slice rest, bool whole);

/* What all of a name means that no place stands in. */
struct body body_alone(struct slice name);

/*
 * A branch: parts "organ place branch" into the organ and where the place
 * begins and ends; false if `rest` is no such name.
 */
bool body_branch(struct slice rest, struct body *body, struct slice *place);

#endif
