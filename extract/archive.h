/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ARCHIVE_H
#define EXTRACT_ARCHIVE_H

/*
 * A file as a row of entries, each the bytes of one document, whatever the
 * file's kind: kinds are rows of a table in archive.c, and are told apart by
 * the first bytes, never by name.  A loose file is an archive of one entry.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/crawl.h"
#include "extract/entry.h"
#include "extract/select.h"
#include "extract/source.h"

struct archive;

/* What a file is, if its records can be read from any place in it. */
struct archive_form {
	bool packed; /* each record is a gzip member */
	enum crawl_form form;
};

/* The bytes from `begin` up to `end` of a file that is open for reading. */
struct archive_part {
	int fd;
	uint64_t begin;
	uint64_t end;
};

/* `max` bounds the bytes of one entry, unpacked. */
struct archive *archive_new(size_t max);
void archive_free(struct archive *archive); /* NULL is fine */

/* Whether the digests that records state are compared with their bytes. */
void archive_verify(struct archive *archive, bool verify);

/* Which documents are wanted; borrowed, and NULL for all. */
void archive_select(struct archive *archive, const struct select *select);

/* Starts on a file.  `fd` stays the caller's until it is done. */
void archive_begin(struct archive *archive, int fd, const char *path);

/* The next entry, which lasts until the next call.  False behind the last. */
bool archive_next(struct archive *archive, struct entry *entry);

/*
 * Starts on a file in an archive, which `outer` is, and gives what reads it:
 * the same for each of them, and the outer one's.  NULL if it is too deep.
 * `name` is copied.
 */
struct archive *archive_begin_inner(struct archive *outer,
    struct source_reader reader, struct slice name);

/* Whether the entry that came last was the whole file. */
bool archive_is_one(const struct archive *archive);

/* Whether the file that was begun is a crawl's archive, of records. */
bool archive_is_crawl(const struct archive *archive);

/* Whether the file that was begun can be read from any place in it. */
bool archive_divides(const struct archive *archive, struct archive_form *form);

/*
 * Starts in the middle of such a file, where a record begins or with a look
 * for one.
 */
void archive_begin_part(struct archive *archive, struct archive_form form,
    struct archive_part part, const char *path);

/* Moves forward to where a record begins.  False if there is none. */
bool archive_find(struct archive *archive);

/* Where the next entry begins; none lasts beyond it. */
uint64_t archive_offset(struct archive *archive);

/*
 * The bytes of the next record with its head, unpacked.  False if there is
 * none.  Of what is no crawl's archive, nothing is.
 */
bool archive_raw(struct archive *archive, struct slice *bytes,
    struct fault *fault);

#endif
