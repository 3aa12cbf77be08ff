/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PUBLICATION_H
#define TRANSFORM_PUBLICATION_H

/*
 * When a document was put before the public, and by whom: the block of data
 * about it, the page's own data, its address.
 */

#include <stdbool.h>

#include "transform/caption.h"
#include "transform/date.h"
#include "transform/document.h"
#include "transform/wording.h"

/* A date beside a caption or in the page's own data: false if there is none. */
bool publication_date(const struct rules *rules,
    const struct captions *captions, const struct document *document,
    struct date *date);

/* A date beside a caption of the last change: false if there is none. */
bool publication_update(const struct rules *rules,
    const struct captions *captions, struct date *date);

/*
 * A date without a caption in one of the lines below the title, which ends
 * before byte `from`, with nothing but a bracket or a body's name before it:
 * false if there is none.
 */
bool publication_line(const struct rules *rules, const struct wording *wording,
    size_t from, struct date *date);

/* A date in the document's address: false if there is none. */
bool publication_address(const struct rules *rules,
    const struct document *document, struct date *date);

/*
 * The publisher's name, as it stands beside a caption or else in the page's own
 * data; SLICE_NULL if nothing tells it.
 */
struct slice publication_by(const struct rules *rules,
    const struct captions *captions, const struct document *document);

#endif
