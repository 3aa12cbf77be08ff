/* SPDX-License-Identifier: ISC */
/*
 * Whatever was stored as a response: the parts of its head are within it, its
 * body stays within its bound, and both are the same the second time.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/body.h"
#include "tests/fuzz/within.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 4 << 20 };

static void
check_head(struct slice bytes, const struct http_head *head)
{
	struct slice within = slice_sub(bytes, 0, head->len);
	struct http_head part;

	if (head->len > bytes.len || head->len > HTTP_HEAD_MAX ||
	    head->status > 999)
		abort();
	must_be_within(head->media, within);
	must_be_within(head->charset, within);
	must_be_within(head->location, within);
	for (size_t len = head->len; len > 0; len = len * 3 / 4)
		if (http_head_read(slice_sub(bytes, 0, len - 1), &part) !=
		    HEAD_MORE)
			abort();
}

static void
check_body(struct slice bytes, const struct http_head *head)
{
	struct slice stored = slice_sub(bytes, head->len, bytes.len);
	static struct body_decoder *one, *two;
	struct body first, second;

	if (one == NULL)
		one = body_decoder_new(MAX);
	if (two == NULL)
		two = body_decoder_new(MAX);
	first = body_decode(one, head, stored);
	second = body_decode(two, head, stored);

	if (first.bytes.len > MAX || first.nundone > CODINGS_MAX ||
	    first.fault.detail != second.fault.detail ||
	    first.nundone != second.nundone ||
	    !slice_equal(first.bytes, second.bytes))
		abort();
	(void)body_decode(two, head, SLICE("2\r\nab\r\n0\r\n\r\n"));
	second = body_decode(two, head, stored);
	if (!slice_equal(first.bytes, second.bytes))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct http_head head;

	if (http_head_read(bytes, &head) != HEAD_WHOLE)
		return 0;
	check_head(bytes, &head);
	check_body(bytes, &head);
	return 0;
}
