/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BREADCRUMB_H
#define TRANSFORM_BREADCRUMB_H

/*
 * The path from a site's front page to the page that a report is on, as the
 * page shows it above the title.
 */

#include <stdbool.h>

#include "schema/slice.h"
#include "transform/title.h"
#include "transform/wording.h"

/* In bytes: of the text above the title only the end is looked at. */
enum { BREADCRUMB_ABOVE_MAX = 4096 };

/* The nearest path above the report's own title; SLICE_NULL if none is. */
struct slice breadcrumb_find(const struct wording *wording,
    const struct titles *titles);

/*
 * Takes the next part of a path off its end, without blanks around it; false
 * if there is none.
 */
bool breadcrumb_last(struct slice *path, struct slice *part);

#endif
