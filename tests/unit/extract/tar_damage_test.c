/* SPDX-License-Identifier: ISC */
#include "tests/unit/extract/tartrial.h"

static void
goes_on_at_the_next_header_behind_a_damaged_one(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("one"));
	tar_add(&trial.file, '0', "b", SLICE("two"));
	tar_add(&trial.file, '0', "c", SLICE("three"));
	tar_close(&trial.file);
	trial.file.data[1024 + 130] ^= 1;
	begin(&trial);
	expect(&trial, "a", SLICE("one"));
	expect_fault(&trial, "a header of a tar archive is damaged");
	assert_int_equal(trial.entry.offset, 1024);
	assert_int_equal(trial.entry.fault.reason, REASON_DAMAGED);
	expect(&trial, "c", SLICE("three"));
	expect_end(&trial);
}

/* Bytes were put in, or are gone, and no block is where it was. */
static void
finds_headers_that_have_moved(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	struct buf whole = BUF_INIT;

	(void)state;
	tar_add(&whole, '0', "a", SLICE("one"));
	tar_add(&whole, '0', "b", SLICE("two"));
	tar_close(&whole);
	buf_add(&trial.file, whole.data, 600);
	buf_add(&trial.file, "intruder", 8);
	buf_add(&trial.file, whole.data + 600, whole.len - 600);
	begin(&trial);
	expect(&trial, "a", SLICE("one"));
	expect_fault(&trial, "a header of a tar archive is damaged");
	expect(&trial, "b", SLICE("two"));
	expect_end(&trial);
	trial.file = BUF_INIT;
	buf_add(&trial.file, whole.data, 513);
	buf_add(&trial.file, whole.data + 1023, whole.len - 1023);
	begin(&trial);
	assert_true(tar_next(trial.tar, &trial.entry));
	assert_int_equal(tar_read(trial.tar, MAX, &trial.bytes).reason,
	    REASON_DAMAGED);
	assert_true(slice_equal(trial.bytes, SLICE("o\0")));
	expect(&trial, "b", SLICE("two"));
	expect_end(&trial);
	buf_release(&whole);
}

static void
finds_a_file_that_begins_in_another(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	struct buf whole = BUF_INIT;
	char text[3000];

	(void)state;
	memset(text, 't', sizeof(text));
	tar_add(&whole, '0', "a", (struct slice){ text, sizeof(text) });
	tar_add(&whole, '0', "b", SLICE("two"));
	tar_add(&whole, '0', "c", SLICE("three"));
	tar_close(&whole);
	buf_add(&trial.file, whole.data, 600);
	buf_add(&trial.file, whole.data + 1600, whole.len - 1600);
	begin(&trial);
	assert_true(tar_next(trial.tar, &trial.entry));
	assert_string_equal(tar_read(trial.tar, MAX, &trial.bytes).detail,
	    "a file in a tar archive has lost some bytes");
	assert_int_equal(trial.bytes.len, 3072 - 1000);
	expect(&trial, "b", SLICE("two"));
	expect(&trial, "c", SLICE("three"));
	expect_end(&trial);
	buf_release(&whole);
}

/* Even if the archive ends before the file does. */
static void
finds_a_file_that_begins_in_the_last_one(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("one"));
	tar_head(trial.file.data, USTAR, '0', "a", 5000);
	tar_add(&trial.file, '0', "b", SLICE("two"));
	tar_close(&trial.file);
	begin(&trial);
	assert_true(tar_next(trial.tar, &trial.entry));
	assert_int_equal(tar_read(trial.tar, MAX, &trial.bytes).reason,
	    REASON_DAMAGED);
	expect(&trial, "b", SLICE("two"));
	expect_end(&trial);
}

/* An archive in an archive has headers in it, and has lost nothing. */
static void
leaves_an_archive_in_an_archive_alone(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	struct buf inner = BUF_INIT;

	(void)state;
	tar_add(&inner, '0', "a", SLICE("one"));
	tar_add(&inner, '0', "b", SLICE("two"));
	tar_close(&inner);
	tar_add(&trial.file, '0', "inner.tar", all_of(&inner));
	buf_add(&trial.file, "rubbish", 7);
	tar_pad(&trial.file);
	begin(&trial);
	expect(&trial, "inner.tar", all_of(&inner));
	expect_fault(&trial, "a header of a tar archive is damaged");
	expect_end(&trial);
	buf_release(&inner);
}

static void
says_when_an_archive_is_cut_short(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	size_t whole;

	(void)state;
	tar_add(&trial.file, '0', "a", SLICE("one"));
	whole = trial.file.len;
	begin(&trial);
	expect(&trial, "a", SLICE("one"));
	expect_fault(&trial, "a tar archive is cut short");
	assert_int_equal(trial.entry.offset, whole);
	assert_false(tar_next(trial.tar, &trial.entry));
	trial.file.len = 514;
	source_begin_bytes(trial.source, all_of(&trial.file));
	tar_begin(trial.tar, trial.source);
	assert_true(tar_next(trial.tar, &trial.entry));
	assert_string_equal(tar_read(trial.tar, MAX, &trial.bytes).detail,
	    "a tar archive is cut short");
	assert_true(slice_equal(trial.bytes, SLICE("on")));
	expect_end(&trial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    goes_on_at_the_next_header_behind_a_damaged_one),
		cmocka_unit_test(finds_headers_that_have_moved),
		cmocka_unit_test(finds_a_file_that_begins_in_another),
		cmocka_unit_test(finds_a_file_that_begins_in_the_last_one),
		cmocka_unit_test(leaves_an_archive_in_an_archive_alone),
		cmocka_unit_test(says_when_an_archive_is_cut_short),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
