/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: a head is within its bound and its parts within it, a
 * part of what is a head may still become one, and the next record is the
 * same from wherever before it one looks.
 */
#include <stdint.h>
#include <stdlib.h>

#include "extract/stamp.h"
#include "extract/warc.h"
#include "tests/fuzz/within.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_head(struct slice bytes)
{
	struct warc_head head, part;
	struct stamp stamp;
	struct slice within;

	if (warc_head_read(bytes, &head) != HEAD_WHOLE)
		return;
	within = slice_sub(bytes, 0, head.len);
	if (head.len > bytes.len || head.len > WARC_HEAD_MAX)
		abort();
	must_be_within(head.version, within);
	must_be_within(head.uri, within);
	must_be_within(head.date, within);
	must_be_within(head.record_id, within);
	must_be_within(head.content_type, within);
	must_be_within(head.block_digest, within);
	must_be_within(head.payload_digest, within);
	must_be_within(head.truncated, within);
	must_be_within(head.refers_to, within);
	(void)stamp_read(head.date, &stamp);
	if (warc_head_read(within, &part) != HEAD_WHOLE || part.len != head.len)
		abort();
	for (size_t len = head.len; len > 0; len = len * 3 / 4)
		if (warc_head_read(slice_sub(bytes, 0, len - 1), &part) !=
		    HEAD_MORE)
			abort();
}

static void
check_find(struct slice bytes)
{
	size_t found = warc_find(bytes, 0);

	if (found == SIZE_MAX)
		return;
	if (found >= bytes.len || warc_find(bytes, found) != found ||
	    warc_find(bytes, found / 2) != found)
		abort();
	check_head(slice_sub(bytes, found, bytes.len));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };

	check_head(bytes);
	check_find(bytes);
	return 0;
}
