/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CHUNK_H
#define EXTRACT_CHUNK_H

/*
 * A body sent in chunks, joined: sizes may be padded with blanks and zeros,
 * lines may end in LF, and the last chunk may be missing.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* Bytes of the line with a chunk's size at most. */
enum { CHUNK_LINE_MAX = 4096 };

/*
 * Appends the joined chunks of `bytes`.  False, and nothing is appended, if
 * they do not begin with a chunk: the writer joined them and left the head as
 * it was.  With a fault, the chunks before it are there.
 */
bool chunk_join(struct slice bytes, struct buf *buf, struct fault *fault);

#endif
