/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes, unpacking ends, stays within its bounds, reads and writes
 * nothing behind what it is given, and gives what zlib gives, however the bytes
 * come.  What is given stands before a page that can be neither read nor
 * written, for a library that no sanitizer was built into.
 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#define ZLIB_CONST  /* inflate does not write to its input */
#include <sys/mman.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "extract/flate.h"
#include "extract/gzip.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	MAX = 1 << 20,
	STEP_MAX = 64 << 10,
	PAGE = 4096,
	ROOM = 1 << 20,
	WINDOW_BITS = 15 + 16,
	OUT = 4093, /* and no whole page */
	TAIL = FLATE_TAIL_MAX
};

/* Where ROOM bytes end before a page that cannot be touched. */
static char *
fence(void)
{
	char *bytes = mmap(NULL, ROOM + PAGE, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (bytes == MAP_FAILED || mprotect(bytes + ROOM, PAGE, PROT_NONE) != 0)
		abort();
	return bytes + ROOM;
}

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

/* The first member, by zlib.  True if it is whole. */
static bool
refer(struct slice bytes, struct buf *out)
{
	static z_stream z;
	static unsigned char piece[OUT];
	int status;

	if (z.state == NULL && inflateInit2(&z, WINDOW_BITS) != Z_OK)
		abort();
	(void)inflateReset(&z);
	z.next_in = (const Bytef *)bytes.ptr;
	z.avail_in = (uInt)bytes.len;
	do {
		z.next_out = piece;
		z.avail_out = sizeof(piece);
		status = inflate(&z, Z_NO_FLUSH);
		buf_add(out, piece, sizeof(piece) - z.avail_out);
	} while (status == Z_OK && out->len <= MAX);
	return status == Z_STREAM_END;
}

/* The same by what extract has, to a place before the fence. */
static bool
unpack(struct slice bytes, struct buf *out)
{
	static struct flate *flate;
	static char *end;
	enum flate_end how = FLATE_GOING;

	if (flate == NULL) {
		flate = flate_new();
		end = fence();
	}
	flate_begin(flate);
	while (how == FLATE_GOING && out->len <= MAX) {
		size_t room = OUT;

		how = flate_step(flate, &bytes, end - OUT, &room);
		buf_add(out, end - OUT, OUT - room);
	}
	return how == FLATE_ENDED;
}

static size_t
shorter(const struct buf *one, const struct buf *two)
{
	return one->len < two->len ? one->len : two->len;
}

/* One begins as the other does, but for the tails that they may have. */
static void
check_same(const struct buf *one, const struct buf *two, size_t tail)
{
	size_t same = shorter(one, two);

	if (same > tail && memcmp(one->data, two->data, same - tail) != 0)
		abort();
}

static void
check_lengths(const struct buf *one, const struct buf *two, size_t tail)
{
	size_t same = shorter(one, two);

	if (one->len - same > tail || two->len - same > tail)
		abort();
}

/*
 * What zlib takes for damage, because it could not come of any text, may be
 * known as such later, if only by the checksum.
 */
static void
check_member(struct slice bytes)
{
	static struct buf wanted, got;

	buf_reset(&wanted);
	buf_reset(&got);
	if (refer(bytes, &wanted)) {
		if (!unpack(bytes, &got))
			abort();
		check_same(&wanted, &got, 0);
		check_lengths(&wanted, &got, 0);
		return;
	}
	(void)unpack(bytes, &got);
	check_same(&wanted, &got, TAIL);
	if (wanted.len <= MAX && got.len + TAIL < wanted.len)
		abort();
}

static void
check_file(struct slice bytes)
{
	static struct source *source;
	static struct gzip *gzip;
	static struct buf once, twice;
	struct slice left = bytes;
	struct fault first, second;
	const char *oddity = NULL;
	size_t tail;

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
	tail = first.detail == NULL && second.detail == NULL ? 0 : TAIL;
	check_same(&once, &twice, tail);
	if (once.len > MAX + STEP_MAX || twice.len > MAX + STEP_MAX ||
	    (first.detail == NULL && once.len > MAX))
		abort();
	/* How far too much goes depends on the steps. */
	if ((first.detail != NULL && first.reason == REASON_TOO_LARGE) ||
	    (second.detail != NULL && second.reason == REASON_TOO_LARGE))
		return;
	if (first.detail != second.detail)
		abort();
	check_lengths(&once, &twice, tail);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *end;
	struct slice bytes;

	if (end == NULL)
		end = fence();
	size = size < ROOM ? size : ROOM;
	bytes = (struct slice){ end - size, size };
	if (size > 0)
		memcpy(end - size, data, size);
	check_member(bytes);
	check_file(bytes);
	return 0;
}
