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

#include "extract/entry.h"

struct archive;

/* `max` bounds the bytes of one entry, unpacked. */
struct archive *archive_new(size_t max);
void archive_free(struct archive *archive); /* NULL is fine */

/* Whether the digests that records state are compared with their bytes. */
void archive_verify(struct archive *archive, bool verify);

/* Starts on a file.  `fd` stays the caller's until it is done. */
void archive_begin(struct archive *archive, int fd, const char *path);

/* The next entry, which lasts until the next call.  False behind the last. */
bool archive_next(struct archive *archive, struct entry *entry);

#endif
