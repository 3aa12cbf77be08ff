/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CONTEXT_H
#define TRANSFORM_CONTEXT_H

/*
 * What a document says of where its body is, beside the body's name: the
 * names that the report has for it, the division that its credit code was
 * given in, where the page stands within its site, what the site calls itself,
 * and the host.
 */

#include "schema/arena.h"
#include "transform/document.h"
#include "transform/head.h"
#include "transform/place.h"

/* In bytes: longer hosts are none. */
enum { CONTEXT_HOST_MAX = 253 };

/*
 * The slices point into the document, the head or `arena`, which holds the
 * list of them.
 */
void context_read(const struct document *document, const struct head *head,
    struct arena *arena, struct place_context *context);

/*
 * The host of an address, in small letters and without a leading "www.";
 * SLICE_NULL if it names none.
 */
struct slice context_host(struct slice uri, struct arena *arena);

#endif
