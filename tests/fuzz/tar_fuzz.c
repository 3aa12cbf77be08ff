/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: a tar archive ends, its files lie in it one behind the
 * other and within their bounds, and it is the same for a source that gives
 * few bytes at once.  It is read as it is, and with the sums of its headers put
 * right, which no fuzzer would find.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/pax.h"
#include "extract/tar.h"
#include "extract/tarhead.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 4096 };

struct drip {
	struct slice rest;
};

static ssize_t
drip(void *state, char *to, size_t room)
{
	struct drip *from = state;
	size_t n = from->rest.len < 97 ? from->rest.len : 97;

	n = n < room ? n : room;
	memcpy(to, from->rest.ptr, n);
	from->rest = slice_sub(from->rest, n, from->rest.len);
	return (ssize_t)n;
}

static void
check_entry(const struct tar_entry *one, const struct tar_entry *two,
    size_t size)
{
	if (!slice_equal(one->name, two->name) || one->offset != two->offset ||
	    one->len != two->len || one->fault.detail != two->fault.detail ||
	    one->offset > size || one->name.len > PAX_NAME_MAX)
		abort();
}

/* The whole file from one, and piece by piece from the other. */
static void
check_bytes(struct tar *one, struct tar *two, uint64_t len)
{
	struct source_reader reader = tar_reader(two);
	struct slice bytes;
	struct fault fault = tar_read(one, MAX, &bytes);
	char piece[100];
	size_t at = 0;
	ssize_t n;

	if (bytes.len > MAX || bytes.len > len ||
	    (fault.detail == NULL && bytes.len != len))
		abort();
	while ((n = reader.read(reader.state, piece, sizeof(piece))) > 0) {
		struct slice same = slice_sub(bytes, at, (size_t)n);

		if (same.len > 0 && memcmp(same.ptr, piece, same.len) != 0)
			abort();
		at += (size_t)n;
	}
	if (at > len || at < bytes.len)
		abort();
}

static void
check(struct slice bytes)
{
	struct drip slow = { bytes };
	static struct source *sources[2];
	static struct tar *tars[2];
	struct tar_entry one, two;
	uint64_t behind = 0;

	for (size_t i = 0; i < 2 && tars[i] == NULL; i++) {
		sources[i] = source_new();
		tars[i] = tar_new();
	}

	source_begin_bytes(sources[0], bytes);
	source_begin_reader(sources[1], (struct source_reader){ drip, &slow });
	tar_begin(tars[0], sources[0]);
	tar_begin(tars[1], sources[1]);
	while (tar_next(tars[0], &one)) {
		struct slice ignored;

		if (!tar_next(tars[1], &two) || one.offset < behind)
			abort();
		check_entry(&one, &two, bytes.len);
		behind = one.offset;
		if (one.fault.detail != NULL)
			continue;
		/* One that has lost bytes is known only if it is read whole. */
		if (one.len > MAX) {
			check_bytes(tars[0], tars[1], one.len);
			continue;
		}
		if (tar_read(tars[0], MAX, &ignored).detail !=
		    tar_read(tars[1], MAX, &ignored).detail)
			abort();
	}
	if (tar_next(tars[1], &two))
		abort();
}

/* Puts the sums right of all that looks like a header. */
static void
sign(char *bytes, size_t len)
{
	for (size_t at = 0; at + TAR_BLOCK <= len; at += TAR_BLOCK) {
		char *header = bytes + at;
		unsigned sum = 0;

		if (memcmp(header + 257, "ustar", 5) != 0)
			continue;
		memset(header + 148, ' ', 8);
		for (size_t i = 0; i < TAR_BLOCK; i++)
			sum += (unsigned char)header[i];
		snprintf(header + 148, 8, "%06o", sum);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(size + 1);

	if (copy == NULL)
		abort();
	memcpy(copy, data, size);
	check((struct slice){ copy, size });
	sign(copy, size);
	check((struct slice){ copy, size });
	free(copy);
	return 0;
}
