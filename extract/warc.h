/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_WARC_H
#define EXTRACT_WARC_H

/*
 * The head of a WARC record: version 1.0 and 1.1, and the drafts 0.17 and
 * 0.18, which look the same.  It is read as leniently as it can be without
 * taking anything else for a record.
 */

#include "extract/head.h"

/* Bytes and fields of a head at most; what has more is no head. */
enum { WARC_HEAD_MAX = 64 << 10, WARC_FIELDS_MAX = 256 };

enum warc_type {
	WARC_OTHER, /* one that is not known, or none is stated */
	WARC_INFO,
	WARC_RESPONSE,
	WARC_RESOURCE,
	WARC_REQUEST,
	WARC_METADATA,
	WARC_REVISIT,
	WARC_CONVERSION,
	WARC_CONTINUATION
};

/* Fields that are not stated are SLICE_NULL.  All are parts of the bytes. */
struct warc_head {
	size_t len;              /* with line breaks before, and its end */
	uint64_t content_length; /* HEAD_UNKNOWN if not stated, or no number */
	enum warc_type type;
	uint64_t segment;     /* a segment's number from 1, or HEAD_UNKNOWN */
	struct slice version; /* 1.0 */
	struct slice uri;     /* without angle brackets */
	struct slice date;
	struct slice record_id;
	struct slice content_type;
	struct slice block_digest;
	struct slice payload_digest;
	struct slice truncated; /* the reason: length, time ... */
	struct slice refers_to; /* the URI that a revisit goes back to */
};

/*
 * Reads the head that `bytes` begin with, but for line breaks.  `head` is set
 * if the answer is HEAD_WHOLE.
 */
enum head_state warc_head_read(struct slice bytes, struct warc_head *head);

/*
 * Where at or behind `from` a record may begin, with a version and a first
 * field, or SIZE_MAX.  One that the end of `bytes` cuts off may, too: even a
 * single W at their end.
 */
size_t warc_find(struct slice bytes, size_t from);

#endif
