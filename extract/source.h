/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SOURCE_H
#define EXTRACT_SOURCE_H

/*
 * Bytes that come one after the other, through one buffer that serves source
 * after source: an open file from where it stands, a part of a file that can
 * be sought in, bytes in memory, or whatever a reader makes.
 */

#include <sys/types.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "extract/fault.h"
#include "schema/buf.h"
#include "schema/slice.h"

/*
 * Room at first for the bytes that have been read and not yet passed, and
 * what is given back when another source begins, if there is more.
 */
enum { SOURCE_SIZE = 256 << 10, SOURCE_KEEP = 4 << 20 };

struct source;

/*
 * Makes bytes: stores `room` of them or fewer at `to`.  Returns how many; 0 at
 * the end; -1, and errno set, if it cannot.
 */
struct source_reader {
	ssize_t (*read)(void *state, char *to, size_t room);
	void *state;
};

struct source *source_new(void);
void source_free(struct source *source); /* NULL is fine */

/* Starts on another file, whose descriptor stays the caller's. */
void source_begin(struct source *source, int fd);

/* Starts on the bytes from `offset` up to `end` of a file, by pread. */
void source_begin_part(struct source *source, int fd, uint64_t offset,
    uint64_t end);

/* Starts on bytes that stay the caller's. */
void source_begin_bytes(struct source *source, struct slice bytes);

/* Starts on what a reader makes. */
void source_begin_reader(struct source *source, struct source_reader reader);

/*
 * The bytes that come next, `want` of them or more if there are so many;
 * fewer at the end of the file or if reading fails.  Borrowed until the next
 * call.  The buffer grows for a large `want`.
 */
struct slice source_peek(struct source *source, size_t want);

/*
 * Appends all that is left, and ends with a fault once that is more than
 * `max` bytes.
 */
struct fault source_read(struct source *source, size_t max, struct buf *buf);

/* Passes over `len` bytes of those that were last peeked at. */
void source_skip(struct source *source, size_t len);

/* Passes over `len` bytes that come next.  False if there are not so many. */
bool source_pass(struct source *source, uint64_t len);

/*
 * How many bytes have been passed; of a part of a file, from the beginning of
 * the file.
 */
uint64_t source_offset(const struct source *source);

/* The errno of the read that failed, or 0. */
int source_error(const struct source *source);

#endif
