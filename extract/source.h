/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SOURCE_H
#define EXTRACT_SOURCE_H

/*
 * The bytes of an open file, from its beginning on, through one buffer that
 * serves file after file.  Nothing is sought, so a pipe will do.
 */

#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

/* Room for the bytes that have been read and not yet passed. */
enum { SOURCE_SIZE = 256 << 10 };

struct source;

struct source *source_new(void);
void source_free(struct source *source); /* NULL is fine */

/* Starts on another file, whose descriptor stays the caller's. */
void source_begin(struct source *source, int fd);

/*
 * The bytes that come next, `want` of them or more if there are so many;
 * fewer at the end of the file or if reading fails.  Borrowed until the next
 * call.  `want` is SOURCE_SIZE at most.
 */
struct slice source_peek(struct source *source, size_t want);

/* Passes over `len` bytes of those that were last peeked at. */
void source_skip(struct source *source, size_t len);

/* How many bytes have been passed. */
uint64_t source_offset(const struct source *source);

/* The errno of the read that failed, or 0. */
int source_error(const struct source *source);

#endif
