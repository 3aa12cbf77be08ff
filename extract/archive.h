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

#include "extract/fault.h"
#include "schema/buf.h"
#include "schema/slice.h"

struct entry {
	struct slice name;    /* the document's, for people; UTF-8 */
	struct slice archive; /* the file's; UTF-8 */
	uint64_t offset;      /* of the entry's bytes in the file */
	uint64_t length;      /* of them there, packed if they are */
	struct buf *bytes;    /* unpacked; the reader may change them */
	struct fault fault;   /* why there are no more of them, if so */
};

struct archive;

/* `max` bounds the bytes of one entry, unpacked. */
struct archive *archive_new(size_t max);
void archive_free(struct archive *archive); /* NULL is fine */

/* Starts on a file.  `fd` stays the caller's until it is done. */
void archive_begin(struct archive *archive, int fd, const char *path);

/*
 * The next entry, which lasts until the next call.  False behind the last.
 * What is damaged is warned of.
 */
bool archive_next(struct archive *archive, struct entry *entry);

/*
 * A file's name as UTF-8: bytes that are not, and control characters, become
 * \xNN.  Replaces the content of `buf`.
 */
void archive_name(const char *path, struct buf *buf);

#endif
