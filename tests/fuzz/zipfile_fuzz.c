/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: a ZIP archive ends, its files lie in it and stay within
 * their bounds, and a file is the same as a whole and piece by piece.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/zipfile.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 16, ENTRIES_MAX = 1 << 16 };

/* Piece by piece, as far as the whole went. */
static void
check_pieces(struct zipfile *zipfile, const struct buf *whole,
    struct fault fault)
{
	struct source_reader reader = zipfile_reader(zipfile);
	char piece[1000];
	size_t at = 0;
	ssize_t n;

	while (at <= MAX &&
	    (n = reader.read(reader.state, piece, sizeof(piece))) > 0) {
		size_t same = whole->len - at < (size_t)n ? whole->len - at
							  : (size_t)n;

		if (memcmp(whole->data + at, piece, same) != 0 ||
		    (same < (size_t)n && fault.detail == NULL))
			abort();
		at += same;
		if (same < (size_t)n)
			return;
	}
	if (fault.detail == NULL &&
	    (at != whole->len || zipfile_reader_fault(zipfile).detail != NULL))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* A copy that is as long as it is, for what reads behind it. */
	char *copy = malloc(size + 1);
	struct slice bytes = { copy, size };
	static struct zipfile *one, *two;
	static struct buf whole;
	struct zipfile_entry entry, same;
	size_t n = 0;

	if (one == NULL) {
		one = zipfile_new();
		two = zipfile_new();
	}

	if (copy == NULL)
		abort();
	memcpy(copy, data, size);
	(void)zipfile_is_document(bytes);
	zipfile_begin(one, bytes);
	zipfile_begin(two, bytes);
	while (zipfile_next(one, &entry)) {
		struct fault fault;

		if (++n > ENTRIES_MAX || !zipfile_next(two, &same) ||
		    !slice_equal(entry.name, same.name) ||
		    entry.offset > size || entry.offset != same.offset ||
		    entry.fault.detail != same.fault.detail)
			abort();
		if (entry.fault.detail != NULL)
			continue;
		if (entry.packed_len > size - entry.offset)
			abort();
		buf_reset(&whole);
		buf_add(&whole, "", 0);
		fault = zipfile_read(one, MAX, &whole);
		if (whole.len > MAX)
			abort();
		check_pieces(two, &whole, fault);
	}
	free(copy);
	return 0;
}
