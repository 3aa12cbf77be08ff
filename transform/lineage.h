/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_LINEAGE_H
#define TRANSFORM_LINEAGE_H

/*
 * A name parted into places, each within the one before it, and a body.  Most
 * names can be parted in more than one way, for four districts have one name
 * and eighty-eight towns another: all the ways that are equally good are
 * given, and what else is known must choose.
 */

#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"
#include "transform/body.h"

/* How deep places go, and how many ways are kept. */
enum { LINEAGE_DEPTH_MAX = 4, LINEAGES_MAX = 256 };

struct lineage {
	uint16_t row[LINEAGE_DEPTH_MAX]; /* the outermost place first */
	uint8_t nrows;
	uint8_t shorts; /* how many of them are named without their kind, or
			   behind a zone that may lie in several */
	size_t end;     /* where the body's part of the text begins */
	struct body body;
};

struct lineages {
	struct lineage lineage[LINEAGES_MAX];
	size_t n;
};

/*
 * The best ways to part `text`: those that leave a body that is known, or the
 * nothing that stands for a government, and then those that leave the least.
 * None if it begins with no place, or what is left is no body.
 */
void lineages_read(struct slice text, struct lineages *lineages);

/* The same, where anything may stand behind places that are named in full. */
void lineages_mentioned(struct slice text, struct lineages *lineages);

/* The innermost place. */
uint16_t lineage_row(const struct lineage *lineage);

#endif
