/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CRAWL_H
#define EXTRACT_CRAWL_H

/*
 * The records of a WARC or ARC file, unpacked, one after the other.
 *
 * A record's length is believed if another record or the end follows it.  If
 * not, something is wrong there or behind: then the digest that the record
 * states decides, or what its response says of its own length, and reading
 * goes on at whatever looks like a record next.
 */

#include "extract/fault.h"
#include "extract/source.h"
#include "extract/warc.h"

enum crawl_form { CRAWL_WARC, CRAWL_ARC };

/* Of a record that is too large, as much is kept to see what it was. */
enum { CRAWL_KEPT = 1 << 20 };

/*
 * If a record claims to be larger than one may be, but another begins within
 * so many bytes, its length is wrong.
 */
enum { CRAWL_DOUBT_WITHIN = 2 << 20 };

struct crawl_record {
	uint64_t offset; /* in the archive's file */
	uint64_t length;
	struct warc_head head; /* of ARC too; without `len` if there is none */
	struct slice block;
	struct fault fault; /* why it cannot be used, if so */
	const char *oddity; /* what is wrong with one that can; or NULL */
	const char *passed; /* why it was stepped over unread, or NULL */
};

struct crawl;

/* `max` bounds the bytes of a record's block. */
struct crawl *crawl_new(size_t max);
void crawl_free(struct crawl *crawl); /* NULL is fine */

/*
 * Starts on a source, which stays the caller's.  It is `sound` if its end is
 * known to be the end of a record, and no cut.
 */
void crawl_begin(struct crawl *crawl, struct source *source,
    enum crawl_form form, bool sound);

/* The next record, which lasts until the next call; false at the end. */
bool crawl_next(struct crawl *crawl, struct crawl_record *record);

/*
 * Where the next record begins, or what stands there in its place; no record
 * lasts beyond it.
 */
uint64_t crawl_offset(struct crawl *crawl);

/* Moves forward to where a record begins.  False if there is none. */
bool crawl_find(struct crawl *crawl);

/*
 * Whether a record of that form stands not far behind where a source begins,
 * with another or the end behind it.  Nothing is passed.
 */
bool crawl_is_in(struct source *source, enum crawl_form form);

/* Reads a head of either form, as warc_head_read does. */
enum head_state crawl_head(enum crawl_form form, struct slice bytes,
    struct warc_head *head);

/*
 * How long what ends a record is, in the bytes behind its block; SIZE_MAX if
 * that is not what they begin with.  At the end of the file any part of it
 * will do, if `ended`.
 */
size_t crawl_mark(enum crawl_form form, struct slice bytes, bool ended);

#endif
