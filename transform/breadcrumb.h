/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BREADCRUMB_H
#define TRANSFORM_BREADCRUMB_H

/*
 * The path from a site's front page to the page that a report is on, as the
 * page shows it above the title.
 */

#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/title.h"
#include "transform/wording.h"

/* In bytes: of the text above the title only the end is looked at. */
enum { BREADCRUMB_ABOVE_MAX = 4096 };

/* The nearest path above the report's own title; SLICE_NULL if none is. */
struct slice breadcrumb_find(const struct wording *wording,
    const struct titles *titles);

/*
 * The body whose part of a site the page is in: if the report says by `voice`
 * of which kind its own is, the nearest of that kind, else the nearest if it is
 * told in full and may not be the site's owner.  SLICE_NULL if there is none.
 */
struct slice breadcrumb_body(const struct rules *rules, struct slice path,
    struct slice voice);

#endif
