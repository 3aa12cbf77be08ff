/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_PACKED_H
#define TESTS_UNIT_EXTRACT_PACKED_H

/* A text in each of the encodings that a body may be in. */

#include <zstd.h>

#include <zlib.h>

#include "schema/buf.h"
#include "schema/slice.h"
#include "tests/unit/unit.h"

#define PLAIN "one two three, one two three, one two three"

/* The same in br, whose encoder is not among what extract needs. */
#define PLAIN_BR                                                 \
	SLICE("\x1f\x2a\x00\xf8\x1d\x07\x6e\x2c\x6d\xdb\xbd\xa4" \
	      "\xf0\x50\x5d\xe6\xf6\x26\x27\xe9\xd0\xee\x12\x84" \
	      "\xa5\x2c\x98\x0a\x01\x72\xc2\xd1\x1c")

/* zlib's window bits say which: 31 gzip, 15 with zlib's frame, -15 without. */
enum { BITS_GZIP = 31, BITS_ZLIB = 15, BITS_RAW = -15 };

static inline struct slice
pack(struct slice text, int bits, struct buf *buf)
{
	z_stream z = { 0 };
	unsigned char out[4096];
	int status;

	buf_reset(buf);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, bits, 8,
			     Z_DEFAULT_STRATEGY),
	    Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)text.ptr;
	z.avail_in = (uInt)text.len;
	do {
		z.next_out = out;
		z.avail_out = sizeof(out);
		status = deflate(&z, Z_FINISH);
		buf_add(buf, out, sizeof(out) - z.avail_out);
	} while (status == Z_OK);
	assert_int_equal(status, Z_STREAM_END);
	(void)deflateEnd(&z);
	return (struct slice){ buf->data, buf->len };
}

static inline struct slice
pack_zstd(struct slice text, struct buf *buf)
{
	static char out[1 << 16];
	size_t len = ZSTD_compress(out, sizeof(out), text.ptr, text.len, 1);

	assert_false(ZSTD_isError(len));
	buf_reset(buf);
	buf_add(buf, out, len);
	return (struct slice){ buf->data, buf->len };
}

#endif
