/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_GZIP_H
#define EXTRACT_GZIP_H

/*
 * A gzip file, of one member or several, unpacked into a buffer.
 *
 * Every member's checksum and length are verified.  Zeros behind the last
 * member, which tapes leave, are passed over; any other bytes there are
 * warned of and left.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "extract/source.h"
#include "schema/buf.h"

/*
 * Above GZIP_RATIO_FROM bytes, at most GZIP_RATIO_MAX of them may come out of
 * each byte that goes in: text is packed thirtyfold at the very best.
 */
enum { GZIP_RATIO_MAX = 250, GZIP_RATIO_FROM = 1 << 20 };

struct gzip;

struct gzip *gzip_new(void);
void gzip_free(struct gzip *gzip); /* NULL is fine */

/* Whether a file that begins with these bytes is gzip's. */
bool gzip_is(struct slice head);

/*
 * Appends what the rest of `source` unpacks to, `max` bytes at most.  With a
 * fault, what was unpacked before it is there.  `name` stands in a warning.
 */
struct fault gzip_read(struct gzip *gzip, struct source *source,
    const char *name, size_t max, struct buf *buf);

#endif
