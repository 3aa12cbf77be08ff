/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: a head is within its bound and its parts within it, a
 * part of what is a head may still become one, and where one is found, one
 * can be read.
 */
#include <stdint.h>
#include <stdlib.h>

#include "extract/arc.h"
#include "extract/stamp.h"
#include "tests/fuzz/within.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_head(struct slice bytes)
{
	struct arc_head head, part;
	struct stamp stamp;
	struct slice within;

	if (arc_head_read(bytes, &head) != HEAD_WHOLE)
		return;
	within = slice_sub(bytes, 0, head.len);
	if (head.len > bytes.len || head.len > ARC_HEAD_MAX)
		abort();
	must_be_within(head.uri, within);
	must_be_within(head.address, within);
	must_be_within(head.date, within);
	must_be_within(head.content_type, within);
	(void)stamp_read(head.date, &stamp);
	for (size_t len = head.len; len > 0; len = len * 3 / 4)
		if (arc_head_read(slice_sub(bytes, 0, len - 1), &part) !=
		    HEAD_MORE)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct arc_head head;
	size_t at = arc_find(bytes, 0);

	check_head(bytes);
	if (at == SIZE_MAX)
		return 0;
	if (at >= size ||
	    arc_head_read(slice_sub(bytes, at, size), &head) == HEAD_NONE)
		abort();
	check_head(slice_sub(bytes, at, size));
	return 0;
}
