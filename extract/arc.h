/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ARC_H
#define EXTRACT_ARC_H

/*
 * The heads of records in ARC files, version 1.0 and 1.1, which came before
 * WARC: one line of URI, address, date, media type and length, and then the
 * response as it was sent.  The first record describes the file.
 */

#include <stdbool.h>

#include "extract/head.h"

/* Bytes of a head at most; a longer line is none. */
enum { ARC_HEAD_MAX = 16 << 10 };

/* All are parts of the bytes. */
struct arc_head {
	size_t len; /* with line breaks before, and its end */
	uint64_t content_length;
	struct slice uri;
	struct slice address;
	struct slice date; /* fourteen figures */
	struct slice content_type;
	bool describes; /* the file, and is no response */
};

/* Whether a file that begins with these bytes is an ARC file. */
bool arc_is(struct slice head);

/*
 * Reads the head that `bytes` begin with, but for line breaks.  `head` is set
 * if the answer is HEAD_WHOLE.  A URI may have blanks in it.
 */
enum head_state arc_head_read(struct slice bytes, struct arc_head *head);

/*
 * Where at or behind `from` a line begins that may be a head, or SIZE_MAX.
 * The last line may be one if its end is not there.  `from` itself counts as
 * the beginning of a line.
 */
size_t arc_find(struct slice bytes, size_t from);

#endif
