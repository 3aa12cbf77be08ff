/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/source.h"
#include "tests/unit/extract/scratch.h"

static void
gives_all_bytes_in_order(void **state)
{
	enum { LEN = SOURCE_SIZE * 2 + 7, STEP = 1000 };
	struct source *source = source_new();
	char *bytes = malloc(LEN);
	size_t at = 0;
	struct slice in;
	int fd;

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < LEN; i++)
		bytes[i] = (char)(i * 7 % 251);
	fd = scratch_open((struct slice){ bytes, LEN });
	source_begin(source, fd);
	while ((in = source_peek(source, STEP)).len > 0) {
		size_t n = in.len < STEP ? in.len : STEP;

		assert_true(in.len >= STEP || at + in.len == LEN);
		assert_memory_equal(in.ptr, bytes + at, n);
		source_skip(source, n);
		at += n;
		assert_int_equal(source_offset(source), at);
	}
	assert_int_equal(at, LEN);
	assert_int_equal(source_error(source), 0);
	close(fd);
	free(bytes);
	source_free(source);
}

static void
waits_for_a_pipe_to_bring_what_is_wanted(void **state)
{
	struct source *source = source_new();
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "ab", 2), 2);
	source_begin(source, ends[0]);
	assert_int_equal(source_peek(source, 1).len, 2);
	assert_int_equal(write(ends[1], "cd", 2), 2);
	assert_true(slice_equal(source_peek(source, 4), SLICE("abcd")));
	close(ends[1]);
	assert_true(slice_equal(source_peek(source, 9), SLICE("abcd")));
	close(ends[0]);
	source_free(source);
}

static void
tells_why_it_could_not_read(void **state)
{
	struct source *source = source_new();
	int fd = open("/", O_RDONLY);

	(void)state;
	assert_true(fd >= 0);
	source_begin(source, fd);
	assert_int_equal(source_peek(source, 1).len, 0);
	assert_int_equal(source_error(source), EISDIR);
	close(fd);
	source_free(source);
	source_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_all_bytes_in_order),
		cmocka_unit_test(waits_for_a_pipe_to_bring_what_is_wanted),
		cmocka_unit_test(tells_why_it_could_not_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
