/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes, unpacking ends, stays within its bound, and gives the
 * same if they come a few at a time.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/gzip.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 20, STEP_MAX = 64 << 10 };

/* Gives the bytes that are left, 61 of them or fewer. */
static ssize_t
drip(void *state, char *to, size_t room)
{
	struct slice *left = state;
	size_t n = left->len < 61 ? left->len : 61;

	n = n < room ? n : room;
	if (n > 0)
		memcpy(to, left->ptr, n);
	*left = slice_sub(*left, n, left->len);
	return (ssize_t)n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct source *source;
	static struct gzip *gzip;
	static struct buf once, twice;
	struct slice bytes = { size > 0 ? (const char *)data : "", size };
	struct slice left = bytes;
	struct fault first, second;
	const char *oddity = NULL;
	size_t same;

	if (source == NULL) {
		source = source_new();
		gzip = gzip_new();
	}
	buf_reset(&once);
	buf_reset(&twice);
	source_begin_bytes(source, bytes);
	first = gzip_read(gzip, source, MAX, &once, &oddity);
	source_begin_reader(source, (struct source_reader){ drip, &left });
	second = gzip_read(gzip, source, MAX, &twice, &oddity);
	same = once.len < twice.len ? once.len : twice.len;
	if (same > 0 && memcmp(once.data, twice.data, same) != 0)
		abort();
	if (once.len > MAX + STEP_MAX || twice.len > MAX + STEP_MAX ||
	    (first.detail == NULL && once.len > MAX))
		abort();
	/* How far too much goes depends on the steps. */
	if (first.reason == REASON_TOO_LARGE && first.detail != NULL)
		return 0;
	if (first.detail != second.detail || once.len != twice.len)
		abort();
	return 0;
}
