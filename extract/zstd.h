/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ZSTD_H
#define EXTRACT_ZSTD_H

/*
 * A file packed by zstd: frames one behind the other, each with its checksum
 * if it has one.
 *
 * The file may begin with a dictionary for all of them, as the draft of the
 * IIPC has it for WARC: in a frame of a kind that others skip, and itself
 * packed perhaps.  Other frames of such kinds are passed over.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/fault.h"
#include "extract/source.h"
#include "schema/buf.h"

/*
 * Above ZSTD_FILE_RATIO_FROM bytes, at most ZSTD_FILE_RATIO_MAX of them may
 * come out of each byte that goes in.  A window has 2 to the power of
 * ZSTD_FILE_WINDOW_LOG_MAX bytes at most, which zstd(1) takes unasked, too.
 */
enum {
	ZSTD_FILE_RATIO_MAX = 250,
	ZSTD_FILE_RATIO_FROM = 1 << 20,
	ZSTD_FILE_WINDOW_LOG_MAX = 27,
	ZSTD_FILE_DICTIONARY_MAX = 8 << 20, /* bytes, unpacked */
};

/*
 * Damaged frames are tried until that took ZSTD_FILE_TRIES_MAX times the bytes
 * up to there, and a few more.
 */
enum { ZSTD_FILE_TRIES_MAX = 8, ZSTD_FILE_TRIES_FROM = 128 << 20 };

struct zstd;

struct zstd *zstd_new(void);
void zstd_free(struct zstd *zstd); /* NULL is fine */

/* Whether a file begins as one that zstd has packed. */
bool zstd_is(struct slice head);

/* Whether a frame may stand anywhere in `bytes`. */
bool zstd_is_in(struct slice bytes);

/*
 * Starts on a file, which stays the caller's, and reads its dictionary.  What
 * is wrong with that is the first fault.
 */
void zstd_begin(struct zstd *zstd, struct source *source);

/*
 * Appends the next frame that holds something, unpacked, `max` bytes at most.
 * One that is damaged is lost and no other: reading goes on at whatever looks
 * like a frame next.  False at the end.
 */
struct zstd_frame {
	uint64_t offset; /* in the source */
	uint64_t len;
	struct fault fault; /* why it is not there, if so */
};

bool zstd_next(struct zstd *zstd, size_t max, struct zstd_frame *frame,
    struct buf *buf);

/*
 * What all frames unpack to, for a source of their own, which ends where
 * something is wrong; then zstd_fault says what.
 */
struct source_reader zstd_reader(struct zstd *zstd);
struct fault zstd_fault(const struct zstd *zstd);

#endif
