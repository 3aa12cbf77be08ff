/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PROPERTY_H
#define EXTRACT_PROPERTY_H

/*
 * What an office document says of itself: its title, and when it was made,
 * as metas dc:title and dcterms:created of the page.  The title is no more
 * than that, for templates and older reports leave theirs behind.
 */

#include "extract/package.h"
#include "extract/page.h"

/* `relations` are the package's own.  A document need not have any. */
void property_read(struct package *package,
    const struct package_relations *relations, struct page *page);

#endif
