/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SITE_H
#define TRANSFORM_SITE_H

/*
 * Whose site a page is on, as the page's own data tell, the lines above its
 * report, and what is said of the site itself, in the preamble and below.
 */

#include <stddef.h>

#include "schema/slice.h"
#include "transform/document.h"
#include "transform/rules.h"
#include "transform/title.h"
#include "transform/wording.h"

/* How many names are kept; if there are more, there is a menu of them. */
enum { SITE_NAMES_MAX = 6 };

struct site {
	struct slice owner; /* a department or township; SLICE_NULL if none */
	/* All bodies whose site it may be, but where there are too many. */
	struct slice name[SITE_NAMES_MAX];
	size_t nnames;
};

/*
 * The department or township that a site says it is of, with its place, or
 * SLICE_NULL; a government's site has the reports of others as well.
 */
struct slice site_owner(const struct rules *rules, struct slice text);

/* By the page's own data alone. */
struct slice site_declared(const struct rules *rules,
    const struct document *document);

/* By the lines about the report. */
void site_read(const struct rules *rules, const struct wording *wording,
    const struct titles *titles, struct site *site);

#endif
