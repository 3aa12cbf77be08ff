/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FLATE_H
#define EXTRACT_FLATE_H

/*
 * A member of a gzip file, unpacked as its bytes come, a few at a time; its
 * checksum and length are verified.  By ISA-L if the program was built with
 * it, and else by zlib.
 */

#include "schema/slice.h"

enum flate_end {
	FLATE_GOING,
	FLATE_ENDED,  /* the member is whole */
	FLATE_HUNGRY, /* nothing can be made without more bytes */
	FLATE_DAMAGED
};

struct flate;

struct flate *flate_new(void);
void flate_free(struct flate *flate); /* NULL is fine */

/* Begins a member. */
void flate_begin(struct flate *flate);

/*
 * Behind what stands before damage there may be bytes that are none of the
 * member's, fewer than this: ISA-L reads some codes beyond the last whole one.
 * 274 are the most that were seen.
 */
enum { FLATE_TAIL_MAX = 1024 };

/*
 * Unpacks what it can to `to`, which has room for `*room` bytes, at least one;
 * what is then left of it is stored there, and `in` loses what was read.  At
 * the member's end that is what stands behind it.
 */
enum flate_end flate_step(struct flate *flate, struct slice *in, char *to,
    size_t *room);

#endif
