/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes of a file, unpacking ends, stays within its bound, and
 * gives the same the second time.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/gzip.h"
#include "tests/fuzz/jump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 20, STEP_MAX = 64 << 10 };

/* A file that holds the bytes, at its beginning. */
static int
file_of(const uint8_t *data, size_t size)
{
	static FILE *file;

	if (file == NULL)
		file = tmpfile();
	if (file == NULL || ftruncate(fileno(file), 0) != 0 ||
	    pwrite(fileno(file), data, size, 0) != (ssize_t)size ||
	    lseek(fileno(file), 0, SEEK_SET) != 0)
		abort();
	return fileno(file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source *source = source_new();
	struct gzip *gzip = gzip_new();
	struct buf once = BUF_INIT;
	struct buf twice = BUF_INIT;
	struct fault first, second;
	const char *oddity = NULL;

	if (setjmp(jump) != 0)
		abort();
	source_begin(source, file_of(data, size));
	first = gzip_read(gzip, source, MAX, &once, &oddity);
	source_begin(source, file_of(data, size));
	second = gzip_read(gzip, source, MAX, &twice, &oddity);
	if (first.detail != second.detail || once.len != twice.len ||
	    once.len > MAX + STEP_MAX ||
	    (once.len > 0 && memcmp(once.data, twice.data, once.len) != 0))
		abort();
	if (first.detail == NULL && once.len > MAX)
		abort();
	buf_release(&once);
	buf_release(&twice);
	gzip_free(gzip);
	source_free(source);
	return 0;
}
