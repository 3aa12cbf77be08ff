/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_GZIP_H
#define EXTRACT_GZIP_H

/*
 * A gzip file, of one member or several, unpacked into a buffer.
 *
 * Every member's checksum and length are verified.  Zeros behind the last
 * member, which tapes leave, are passed over; any other bytes there are left.
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
 * fault, what was unpacked before it is there.  `oddity` is set if bytes are
 * left behind the last member.
 */
struct fault gzip_read(struct gzip *gzip, struct source *source, size_t max,
    struct buf *buf, const char **oddity);

/*
 * What the rest of `source` unpacks to, as a reader of any number of bytes.
 * It ends at the last member's end, and where something is wrong.
 */
struct source_reader gzip_stream(struct gzip *gzip, struct source *source);

/* What ended the reader, if not the end. */
struct fault gzip_stream_fault(const struct gzip *gzip);

#endif
