/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "extract/archive.h"
#include "tests/unit/extract/scratch.h"

enum { MAX = 100 };

static void
gives_a_loose_file_as_one_entry(void **state)
{
	struct archive *archive = archive_new(MAX);
	struct entry entry;
	int fd = scratch_open(SLICE("plain"));

	(void)state;
	archive_begin(archive, fd, "dir/a.txt");
	assert_true(archive_next(archive, &entry));
	assert_true(slice_equal(entry.name, SLICE("dir/a.txt")));
	assert_true(slice_equal(entry.archive, SLICE("dir/a.txt")));
	assert_int_equal(entry.offset, 0);
	assert_int_equal(entry.length, 5);
	assert_string_equal(entry.bytes.ptr, "plain");
	assert_null(entry.fault.detail);
	assert_false(archive_next(archive, &entry));
	close(fd);
	archive_free(archive);
}

static void
gives_an_empty_file_as_an_empty_entry(void **state)
{
	struct archive *archive = archive_new(MAX);
	struct entry entry;
	int fd = scratch_open(SLICE(""));

	(void)state;
	archive_begin(archive, fd, "a");
	assert_true(archive_next(archive, &entry));
	assert_int_equal(entry.bytes.len, 0);
	assert_null(entry.fault.detail);
	assert_false(archive_next(archive, &entry));
	close(fd);
	archive_free(archive);
}

static void
says_what_is_wrong_with_a_file(void **state)
{
	static char large[MAX + 1];
	struct archive *archive = archive_new(MAX);
	struct entry entry;
	int fd = scratch_open((struct slice){ large, sizeof(large) });
	int dir = open("/", O_RDONLY);

	(void)state;
	archive_begin(archive, fd, "large");
	assert_true(archive_next(archive, &entry));
	assert_int_equal(entry.fault.reason, REASON_TOO_LARGE);
	archive_begin(archive, dir, "dir");
	assert_true(archive_next(archive, &entry));
	assert_int_equal(entry.fault.reason, REASON_UNREADABLE_FILE);
	assert_false(archive_next(archive, &entry));
	close(fd);
	close(dir);
	archive_free(archive);
	archive_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_a_loose_file_as_one_entry),
		cmocka_unit_test(gives_an_empty_file_as_an_empty_entry),
		cmocka_unit_test(says_what_is_wrong_with_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
