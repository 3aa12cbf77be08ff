/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: a file packed by zstd ends, its frames lie in it one
 * behind the other, and as long as none is faulty a source gives the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/zstd.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 18 };

/*
 * Appends frames up to the first that is faulty, and reads the others.  The
 * first fault.
 */
static struct fault
read_frames(struct zstd *zstd, size_t size, struct buf *all)
{
	struct zstd_frame frame;
	struct buf buf = BUF_INIT;
	uint64_t behind = 0;
	struct fault fault = FAULT_NONE;

	while (buf_reset(&buf), zstd_next(zstd, MAX, &frame, &buf)) {
		if (frame.offset < behind || frame.len > size - frame.offset ||
		    (frame.len == 0 && frame.fault.detail == NULL) ||
		    buf.len > MAX)
			abort();
		behind = frame.offset + frame.len;
		if (fault.detail == NULL)
			fault = frame.fault;
		if (fault.detail == NULL)
			buf_add(all, buf.data, buf.len);
	}
	buf_release(&buf);
	return fault;
}

static void
check_stream(struct zstd *zstd, const struct buf *all, struct fault fault)
{
	struct source_reader reader = zstd_reader(zstd);
	char piece[5000];
	size_t at = 0;
	ssize_t n;

	while ((n = reader.read(reader.state, piece, sizeof(piece))) > 0) {
		size_t same = all->len - at < (size_t)n ? all->len - at
							: (size_t)n;

		if (same > 0 && memcmp(all->data + at, piece, same) != 0)
			abort();
		at += same;
	}
	/* All frames together may be packed too tightly, and none alone. */
	if (fault.detail == NULL && at != all->len &&
	    zstd_fault(zstd).reason != REASON_TOO_LARGE)
		abort();
	if (fault.detail != NULL && fault.reason != REASON_TOO_LARGE &&
	    zstd_fault(zstd).detail == NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct source *source = source_new();
	struct zstd *zstd = zstd_new();
	struct buf all = BUF_INIT;
	struct fault fault;

	(void)zstd_is(bytes);
	source_begin_bytes(source, bytes);
	zstd_begin(zstd, source);
	fault = read_frames(zstd, size, &all);
	source_begin_bytes(source, bytes);
	zstd_begin(zstd, source);
	check_stream(zstd, &all, fault);
	buf_release(&all);
	zstd_free(zstd);
	source_free(source);
	return 0;
}
