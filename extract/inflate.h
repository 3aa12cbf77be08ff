/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_INFLATE_H
#define EXTRACT_INFLATE_H

/*
 * Members of a gzip file, unpacked in memory: whole, with checksum and length
 * verified, or only their beginning.  Whole ones go through libdeflate if the
 * program was built with it.
 */

#include "schema/slice.h"

/* Memory for what is unpacked is given back above so many bytes. */
enum { INFLATE_KEEP = 4 << 20 };

enum inflate_end {
	INFLATE_WHOLE,
	INFLATE_MORE,     /* the bytes end before the member does */
	INFLATE_DAMAGED,  /* or no member at all */
	INFLATE_TOO_LARGE /* it has more bytes than were allowed */
};

struct inflater;

struct inflater *inflater_new(void);
void inflater_free(struct inflater *inflater); /* NULL is fine */

/*
 * Unpacks the member that `in` begins with: to `out`, borrowed until the next
 * use and only set if the answer is INFLATE_WHOLE; `max` bytes at most.
 */
enum inflate_end inflater_member(struct inflater *inflater, struct slice in,
    size_t max, struct slice *out);

/*
 * The same, but what cannot be unpacked is not told apart: it may be damaged,
 * but the answer is INFLATE_MORE.  That is soon said.
 */
enum inflate_end inflater_try(struct inflater *inflater, struct slice in,
    size_t max, struct slice *out);

/* How many bytes the member has that was unpacked last, if it was whole. */
size_t inflater_used(const struct inflater *inflater);

/*
 * Unpacks the beginning of a member to `to`, which has that much room.
 * Returns how many bytes there are, before the end or the first fault.
 */
size_t inflater_prefix(struct inflater *inflater, struct slice in, char *to,
    size_t room);

#endif
