/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_HTTP_H
#define EXTRACT_HTTP_H

/*
 * The head of a response as a crawler stored it: of HTTP/1.x, or of HTTP/2
 * and 3 as writers put it in the old form.  Nothing is believed of it yet:
 * what it says of encodings need not be true of the body (extract/body.h).
 */

#include <stdbool.h>

#include "extract/coding.h"
#include "extract/head.h"

/* Bytes and fields of a head at most; what has more is no head. */
enum { HTTP_HEAD_MAX = 256 << 10, HTTP_FIELDS_MAX = 1024 };

/* Parts of the bytes.  What is not stated is SLICE_NULL. */
struct http_head {
	size_t len;              /* with the blank line */
	unsigned status;         /* 200; 0 if there is none */
	uint64_t content_length; /* HEAD_UNKNOWN if not stated, or no number */
	struct slice media;      /* text/html, without parameters */
	struct slice charset;    /* the label, as it is written */
	struct slice location;
	bool chunked;
	size_t ncodings; /* more than CODINGS_MAX if there are too many */
	enum coding codings[CODINGS_MAX]; /* as they were applied */
};

/*
 * Reads the head that `bytes` begin with.  `head` is set if the answer is
 * HEAD_WHOLE.  HEAD_NONE: what stands there is a body alone, or no response.
 */
enum head_state http_head_read(struct slice bytes, struct http_head *head);

/*
 * The media type and the charset of a Content-Type, as they are in a field of
 * HTTP and of a WARC record.  Either is left alone if it is not there.
 */
void http_content_type(struct slice value, struct slice *media,
    struct slice *charset);

#endif
