/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CAPTURE_H
#define EXTRACT_CAPTURE_H

/*
 * A record of a crawl to the document in it: the response without its head,
 * its chunks joined and its encodings undone.
 */

#include "extract/crawl.h"
#include "extract/entry.h"
#include "extract/select.h"

struct capture;

/* Whether records of that type hold documents. */
bool capture_is_document(enum warc_type type);

/* `max` bounds the bytes of a document, and of each step to it. */
struct capture *capture_new(size_t max);
void capture_free(struct capture *capture); /* NULL is fine */

/* Whether the digests that records state are compared with their bytes. */
void capture_verify(struct capture *capture, bool verify);

/* Which documents are wanted; borrowed, and NULL for all. */
void capture_select(struct capture *capture, const struct select *select);

/*
 * Makes an entry of a record in the file of that name, which is UTF-8.  It
 * lasts until the next call, or until the record goes.
 */
void capture_read(struct capture *capture, const struct crawl_record *record,
    struct slice archive, struct entry *entry);

#endif
