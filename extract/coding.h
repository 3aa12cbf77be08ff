/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CODING_H
#define EXTRACT_CODING_H

/*
 * Content encodings of HTTP, undone: from bytes in memory to bytes in memory.
 * Writers change bodies and leave heads alone, so a name is only a hint, and
 * bytes that cannot be of an encoding are taken for plain.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* Of how many encodings, one in the other, a body may be. */
enum { CODINGS_MAX = 4 };

/*
 * Above CODING_RATIO_FROM bytes, at most CODING_RATIO_MAX of them may come
 * out of each byte that goes in.
 */
enum { CODING_RATIO_MAX = 250, CODING_RATIO_FROM = 1 << 20 };

/* A window of zstd has 2 to the power of so many bytes at most, as RFC 9659. */
enum { CODING_WINDOW_LOG_MAX = 23 };

enum coding {
	CODING_NONE, /* a name that means none, or that means nothing */
	CODING_GZIP,
	CODING_DEFLATE, /* with zlib's frame or without */
	CODING_BR,
	CODING_ZSTD,
	CODING_UNREAD /* compress, and what needs a dictionary */
};

struct coding_decoder;

struct coding_decoder *coding_decoder_new(void);
void coding_decoder_free(struct coding_decoder *decoder); /* NULL is fine */

/* The encoding that a head calls so. */
enum coding coding_of_name(struct slice name);

/*
 * Appends what `bytes` decode to, `max` bytes at most.  With a fault, what
 * was decoded before it is there.  False, and nothing is appended, if they
 * are plain.
 */
bool coding_undo(struct coding_decoder *decoder, enum coding coding,
    struct slice bytes, size_t max, struct buf *buf);

/* What was wrong with the last that was undone. */
struct fault coding_fault(const struct coding_decoder *decoder);

#endif
