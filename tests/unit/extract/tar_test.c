/* SPDX-License-Identifier: ISC */
#include "tests/unit/extract/tartrial.h"

static void
gives_each_file_with_its_place(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("one"));
	tar_add(&trial.file, '5', "folder/", SLICE(""));
	tar_add(&trial.file, '2', "link", SLICE(""));
	tar_add(&trial.file, '0', "folder/empty", SLICE(""));
	tar_add(&trial.file, '7', "folder/b", SLICE("two"));
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, "a", SLICE("one"));
	assert_int_equal(trial.entry.offset, 512);
	expect(&trial, "folder/empty", SLICE(""));
	expect(&trial, "folder/b", SLICE("two"));
	assert_int_equal(trial.entry.offset, 6 * 512);
	expect_end(&trial);
}

static void
knows_a_header_by_its_sum(void **state)
{
	char header[TAR_BLOCK];

	(void)state;
	tar_head(header, USTAR, '0', "a", 1);
	assert_true(tar_is((struct slice){ header, TAR_BLOCK }));
	assert_false(tar_is((struct slice){ header, TAR_BLOCK - 1 }));
	for (size_t at = 0; at < TAR_BLOCK; at++) {
		header[at] ^= 1;
		/* The figures of the sum end where a blank or a NUL is. */
		assert_false((at < 154 || at > 155) &&
		    tar_is((struct slice){ header, TAR_BLOCK }));
		header[at] ^= 1;
	}
	tar_head(header, OLD, '\0', "a", 1);
	assert_true(tar_is((struct slice){ header, TAR_BLOCK }));
	header[400] = 'x';
	tar_sign(header);
	assert_false(tar_is((struct slice){ header, TAR_BLOCK }));
	memset(header, 0, sizeof(header));
	assert_false(tar_is((struct slice){ header, TAR_BLOCK }));
}

/* Some programs summed bytes as signed. */
static void
takes_a_sum_of_signed_bytes(void **state)
{
	char header[TAR_BLOCK];
	int sum = 8 * ' ';

	(void)state;
	tar_head(header, USTAR, '0', "\xc4\xea\xb1\xa8", 1);
	memset(header + 148, 0, 8);
	for (size_t i = 0; i < TAR_BLOCK; i++)
		sum += (signed char)header[i];
	snprintf(header + 148, 8, "%06o", (unsigned)sum);
	assert_true(tar_is((struct slice){ header, TAR_BLOCK }));
}

static void
joins_the_prefix_of_ustar_and_no_other(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "name", SLICE("x"));
	memcpy(trial.file.data + 345, "a/b", 3);
	tar_sign(trial.file.data);
	tar_add(&trial.file, '0', "name", SLICE("y"));
	memcpy(trial.file.data + 1024 + 257, "ustar  ", 8);
	memcpy(trial.file.data + 1024 + 345, "12345670123", 11);
	tar_sign(trial.file.data + 1024);
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, "a/b/name", SLICE("x"));
	expect(&trial, "name", SLICE("y"));
	expect_end(&trial);
}

static void
reads_long_names_of_gnu(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	char name[700];

	(void)state;
	memset(name, 'n', sizeof(name));
	name[sizeof(name) - 1] = '\0';
	tar_add(&trial.file, 'K', "././@LongLink", SLICE("a target"));
	tar_add(&trial.file, 'L', "././@LongLink",
	    (struct slice){ name, sizeof(name) });
	tar_add(&trial.file, '0', "cut", SLICE("x"));
	tar_add(&trial.file, '0', "short", SLICE("y"));
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, name, SLICE("x"));
	expect(&trial, "short", SLICE("y"));
	expect_end(&trial);
}

static void
reads_sizes_in_binary(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("12345"));
	memcpy(trial.file.data + 124, "\x80\0\0\0\0\0\0\0\0\0\0\5", 12);
	tar_sign(trial.file.data);
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, "a", SLICE("12345"));
	expect_end(&trial);
	tar_add(&trial.file, '0', "a", SLICE("12345"));
	memset(trial.file.data + 124, 0xff, 12);
	tar_sign(trial.file.data);
	assert_false(tar_is(all_of(&trial.file)));
	memcpy(trial.file.data + 124, "\x80\0\0\0\xff", 5);
	tar_sign(trial.file.data);
	assert_false(tar_is(all_of(&trial.file)));
	buf_release(&trial.file);
}

static void
reads_names_and_sizes_of_pax(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, 'g', "pax_global_header",
	    SLICE("17 path=nobody's\n"));
	tar_add(&trial.file, 'x', "PaxHeaders/a",
	    SLICE("20 mtime=1700000000\n"
		  "15 path=\xe5\xb9\xb4/\xe6\xb1\n"
		  "9 size=3\n"));
	tar_add(&trial.file, '0', "a", SLICE("xyz"));
	memcpy(trial.file.data + (size_t)4 * 512 + 124, "00000000000", 11);
	tar_sign(trial.file.data + (size_t)4 * 512);
	tar_add(&trial.file, '0', "b", SLICE("next"));
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, "\xe5\xb9\xb4/\xe6\xb1", SLICE("xyz"));
	expect(&trial, "b", SLICE("next"));
	expect_end(&trial);
}

static void
refuses_sparse_and_split_files(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	char map[TAR_BLOCK] = { 0 };

	(void)state;
	tar_add(&trial.file, 'S', "old", SLICE("bytes"));
	trial.file.data[482] = 1;
	tar_sign(trial.file.data);
	trial.file.len = TAR_BLOCK;
	map[504] = 1;
	buf_add(&trial.file, map, sizeof(map));
	map[504] = 0;
	buf_add(&trial.file, map, sizeof(map));
	buf_add(&trial.file, "bytes", 5);
	tar_pad(&trial.file);
	tar_add(&trial.file, 'x', "x", SLICE("22 GNU.sparse.major=1\n"));
	tar_add(&trial.file, '0', "new", SLICE("bytes"));
	tar_add(&trial.file, 'M', "part", SLICE("bytes"));
	tar_add(&trial.file, '0', "whole", SLICE("bytes"));
	tar_close(&trial.file);
	begin(&trial);
	expect_fault(&trial, "a sparse file in a tar archive is not read");
	assert_true(slice_equal(trial.entry.name, SLICE("old")));
	assert_int_equal(trial.entry.fault.reason, REASON_UNKNOWN_FORMAT);
	expect_fault(&trial, "a sparse file in a tar archive is not read");
	assert_true(slice_equal(trial.entry.name, SLICE("new")));
	expect_fault(&trial,
	    "a file that goes on from another tar archive is not read");
	expect(&trial, "whole", SLICE("bytes"));
	expect_end(&trial);
}

/* A hard link has a size in some formats, and its bytes in others. */
static void
sees_whether_a_link_has_bytes(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	char header[TAR_BLOCK];

	(void)state;
	tar_head(header, USTAR, '1', "bare", 600);
	buf_add(&trial.file, header, sizeof(header));
	tar_add(&trial.file, '1', "full", SLICE("bytes"));
	tar_add(&trial.file, '0', "a", SLICE("x"));
	tar_close(&trial.file);
	begin(&trial);
	expect(&trial, "full", SLICE("bytes"));
	expect(&trial, "a", SLICE("x"));
	expect_end(&trial);
}

static void
reads_archives_one_behind_the_other(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("one"));
	tar_close(&trial.file);
	tar_close(&trial.file);
	tar_add(&trial.file, '0', "b", SLICE("two"));
	tar_close(&trial.file);
	buf_add(&trial.file, "\0\0", 2);
	begin(&trial);
	expect(&trial, "a", SLICE("one"));
	expect(&trial, "b", SLICE("two"));
	expect_end(&trial);
}

static void
bounds_a_file_and_reads_on(void **state)
{
	static char large[MAX + 1];
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", (struct slice){ large, sizeof(large) });
	tar_add(&trial.file, '0', "b", SLICE("two"));
	tar_close(&trial.file);
	begin(&trial);
	assert_true(tar_next(trial.tar, &trial.entry));
	assert_int_equal(tar_read(trial.tar, MAX, &trial.bytes).reason,
	    REASON_TOO_LARGE);
	assert_int_equal(trial.bytes.len, MAX);
	expect(&trial, "b", SLICE("two"));
	expect_end(&trial);
}

static void
gives_the_bytes_as_a_source(void **state)
{
	static char large[MAX];
	struct trial trial = { .file = BUF_INIT };
	struct source *inner = source_new();
	struct slice in;
	size_t len = 0;

	(void)state;
	memset(large, 'l', sizeof(large));
	tar_add(&trial.file, '0', "a", (struct slice){ large, sizeof(large) });
	tar_add(&trial.file, '0', "b", SLICE("two"));
	tar_close(&trial.file);
	begin(&trial);
	assert_true(tar_next(trial.tar, &trial.entry));
	source_begin_reader(inner, tar_reader(trial.tar));
	while ((in = source_peek(inner, 1)).len > 0) {
		assert_int_equal(in.ptr[in.len - 1], 'l');
		len += in.len;
		source_skip(inner, in.len);
	}
	assert_int_equal(len, MAX);
	expect(&trial, "b", SLICE("two"));
	source_free(inner);
	expect_end(&trial);
	tar_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_file_with_its_place),
		cmocka_unit_test(knows_a_header_by_its_sum),
		cmocka_unit_test(takes_a_sum_of_signed_bytes),
		cmocka_unit_test(joins_the_prefix_of_ustar_and_no_other),
		cmocka_unit_test(reads_long_names_of_gnu),
		cmocka_unit_test(reads_sizes_in_binary),
		cmocka_unit_test(reads_names_and_sizes_of_pax),
		cmocka_unit_test(refuses_sparse_and_split_files),
		cmocka_unit_test(sees_whether_a_link_has_bytes),
		cmocka_unit_test(reads_archives_one_behind_the_other),
		cmocka_unit_test(bounds_a_file_and_reads_on),
		cmocka_unit_test(gives_the_bytes_as_a_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
