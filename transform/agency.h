/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_AGENCY_H
#define TRANSFORM_AGENCY_H

/*
 * Whose report it is.  A page names its body in several places and seldom in
 * full in all of them: the title says whose report it is, and the fullest
 * name that agrees with it is taken.
 */

#include <stddef.h>

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/signature.h"
#include "transform/title.h"
#include "transform/wording.h"

/* What is known of a report when its body is looked for. */
struct agency_clues {
	const struct title *title; /* NULL if it has none */
	const struct title *page;  /* of the page's own title; NULL if none */
	struct signature signature;
	struct slice publisher; /* SLICE_NULL if unknown */
	struct slice path;      /* through the site; SLICE_NULL if not shown */
	struct slice site; /* its owner, if it can be the body, or SLICE_NULL */
};

struct agency {
	struct slice name;      /* SLICE_NULL if nothing tells it */
	const char *evidence;   /* where it was read */
	const char *confidence; /* high, medium or low */
	/* All names that the report has for a body, the surest first. */
	const struct slice *named;
	size_t nnamed;
};

struct agency agency_read(const struct rules *rules,
    const struct wording *wording, const struct agency_clues *clues,
    struct arena *arena);

#endif
