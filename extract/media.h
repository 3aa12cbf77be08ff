/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MEDIA_H
#define EXTRACT_MEDIA_H

/*
 * The formats of single documents that are no text: rows of a table in
 * media.c, told apart by what they hold and never by a name.
 */

#include "extract/child.h"
#include "extract/page.h"

struct media;
struct media_kind;

/*
 * What is read goes to `page`, and tools run in `child`; both stay the
 * caller's.  `max` bounds the bytes of a document, unpacked.
 */
struct media *media_new(struct page *page, struct child *child, size_t max);
void media_free(struct media *media); /* NULL is fine */

/* What the bytes are, or NULL if nothing here reads them. */
const struct media_kind *media_find(struct slice bytes);

/* What a document record says of it: pdf, docx ... */
const char *media_name(const struct media_kind *kind);

/*
 * Reads a document of that kind into the page, which is emptied first.  What
 * ended the reading, if anything did, is in page->fault.
 */
void media_read(struct media *media, const struct media_kind *kind,
    struct slice bytes);

#endif
