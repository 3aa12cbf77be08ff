/* SPDX-License-Identifier: ISC */
#include <unistd.h>
#include <zstd.h>

#include "extract/nest.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/scratch.h"
#include "tests/unit/extract/tarred.h"
#include "tests/unit/extract/text.h"

enum { MAX = 100000 };

#define RECORD(uri, body)                                                \
	"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " uri       \
	"\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n" body \
	"\r\n\r\n"

/* A file that is read. */
struct trial {
	struct archive *archive;
	int fd;
	struct entry entry;
};

static struct slice
all_of(const struct buf *buf)
{
	return (struct slice){ buf->data, buf->len };
}

static void
begin(struct trial *trial, struct slice bytes)
{
	trial->archive = archive_new(MAX);
	trial->fd = scratch_open(bytes);
	archive_begin(trial->archive, trial->fd, "file");
}

static void
expect(struct trial *trial, const char *name, const char *archive,
    const char *bytes)
{
	assert_true(archive_next(trial->archive, &trial->entry));
	assert_null(trial->entry.fault.detail);
	assert_text(trial->entry.name, name);
	assert_text(trial->entry.archive, archive);
	assert_text(trial->entry.bytes, bytes);
}

static void
expect_fault(struct trial *trial, const char *name, const char *detail)
{
	assert_true(archive_next(trial->archive, &trial->entry));
	assert_non_null(trial->entry.fault.detail);
	assert_string_equal(trial->entry.fault.detail, detail);
	assert_text(trial->entry.name, name);
}

static void
expect_end(struct trial *trial)
{
	assert_false(archive_next(trial->archive, &trial->entry));
	close(trial->fd);
	archive_free(trial->archive);
}

static void
gives_the_files_of_a_tar_archive(void **state)
{
	struct trial trial;
	struct buf file = BUF_INIT;
	struct buf packed = BUF_INIT;

	(void)state;
	tar_add(&file, '0', "a.txt", SLICE("one"));
	tar_add(&file, '0', "b.gz", pack(SLICE("two"), BITS_GZIP, &packed));
	tar_add(&file, '0', "c.zst", pack_zstd(SLICE("three"), &packed));
	tar_close(&file);
	begin(&trial, all_of(&file));
	expect(&trial, "file#a.txt", "file", "one");
	assert_int_equal(trial.entry.offset, 512);
	assert_int_equal(trial.entry.length, 3);
	expect(&trial, "file#b.gz", "file", "two");
	assert_int_equal(trial.entry.offset, 3 * 512);
	assert_int_equal(trial.entry.length, 23);
	expect(&trial, "file#c.zst", "file", "three");
	expect_end(&trial);
	buf_release(&file);
	buf_release(&packed);
}

static void
gives_the_files_of_a_packed_tar_archive(void **state)
{
	struct buf file = BUF_INIT;
	struct buf packed = BUF_INIT;

	(void)state;
	tar_add(&file, '0', "a.txt", SLICE("one"));
	tar_add(&file, '0', "b.txt", SLICE("two"));
	tar_close(&file);
	for (int by_zstd = 0; by_zstd < 2; by_zstd++) {
		struct trial trial;

		begin(&trial,
		    by_zstd ? pack_zstd(all_of(&file), &packed)
			    : pack(all_of(&file), BITS_GZIP, &packed));
		expect(&trial, "file#a.txt", "file", "one");
		assert_int_equal(trial.entry.offset, 512);
		expect(&trial, "file#b.txt", "file", "two");
		expect_end(&trial);
		packed.len -= 5;
		begin(&trial, all_of(&packed));
		while (archive_next(trial.archive, &trial.entry))
			;
		assert_string_equal(trial.entry.fault.detail,
		    by_zstd ? "a zstd frame is cut short"
			    : "a gzip member is cut short");
		expect_end(&trial);
	}
	buf_release(&file);
	buf_release(&packed);
}

static void
gives_the_records_of_a_crawl_in_an_archive(void **state)
{
	struct trial trial;
	struct buf file = BUF_INIT;
	struct buf one = BUF_INIT;
	struct buf two = BUF_INIT;

	(void)state;
	buf_add(&two, "", 0);
	pack(SLICE(RECORD("http://a/", "first")), BITS_GZIP, &one);
	buf_add(&two, one.data, one.len);
	pack(SLICE(RECORD("http://b/", "other")), BITS_GZIP, &one);
	buf_add(&two, one.data, one.len);
	tar_add(&file, '0', "w.warc.gz", all_of(&two));
	tar_add(&file, '0', "w.warc", SLICE(RECORD("http://c/", "third")));
	tar_add(&file, '0', "a.txt", SLICE("after"));
	tar_close(&file);
	begin(&trial, all_of(&file));
	expect(&trial, "file#w.warc.gz#http://a/", "file#w.warc.gz", "first");
	assert_int_equal(trial.entry.offset, 0);
	expect(&trial, "file#w.warc.gz#http://b/", "file#w.warc.gz", "other");
	assert_int_equal(trial.entry.offset, two.len - one.len);
	expect(&trial, "file#w.warc#http://c/", "file#w.warc", "third");
	expect(&trial, "file#a.txt", "file", "after");
	expect_end(&trial);
	buf_release(&file);
	buf_release(&one);
	buf_release(&two);
}

/* As WACZ has it. */
static void
gives_the_files_of_a_zip_archive(void **state)
{
	struct trial trial;
	struct bundle bundle = { 0 };
	struct buf packed = BUF_INIT;

	(void)state;
	bundle_add(&bundle, "archive/data.warc.gz",
	    pack(SLICE(RECORD("http://a/", "first")), BITS_GZIP, &packed));
	bundle_add(&bundle, "caf\x82.txt", SLICE("two"));
	bundle_add(&bundle, "\xc4\xea\xb1\xa8.txt", SLICE("three"));
	begin(&trial, bundle_end(&bundle));
	expect(&trial, "file#archive/data.warc.gz#http://a/",
	    "file#archive/data.warc.gz", "first");
	expect(&trial, "file#café.txt", "file", "two");
	expect(&trial, "file#年报.txt", "file", "three");
	assert_int_equal(trial.entry.length, 5);
	expect_end(&trial);
	bundle_release(&bundle);
	buf_release(&packed);
}

static void
leaves_office_documents_whole(void **state)
{
	struct trial trial;
	struct bundle bundle = { 0 };
	struct slice bytes;

	(void)state;
	bundle_add(&bundle, "[Content_Types].xml", SLICE("x"));
	bundle_add(&bundle, "word/document.xml", SLICE("y"));
	bytes = bundle_end(&bundle);
	begin(&trial, bytes);
	assert_true(archive_next(trial.archive, &trial.entry));
	assert_text(trial.entry.name, "file");
	assert_int_equal(trial.entry.bytes.len, bytes.len);
	expect_end(&trial);
	bundle_release(&bundle);
}

/* More than is held, so it is mapped; more than a document, so it must be. */
static void
maps_a_large_zip_archive(void **state)
{
	static char large[MAX];
	struct trial trial;
	struct bundle bundle = { 0 };
	char name[16];

	(void)state;
	memset(large, 'l', sizeof(large));
	for (int i = 0; i < 50; i++) {
		snprintf(name, sizeof(name), "%d", i);
		bundle_add(&bundle, name,
		    (struct slice){ large, sizeof(large) });
	}
	begin(&trial, bundle_end(&bundle));
	for (int i = 0; i < 50; i++) {
		assert_true(archive_next(trial.archive, &trial.entry));
		assert_null(trial.entry.fault.detail);
		assert_int_equal(trial.entry.bytes.len, MAX);
	}
	expect_end(&trial);
	bundle_release(&bundle);
}

static void
says_which_file_is_damaged_and_goes_on(void **state)
{
	struct trial trial;
	struct bundle bundle = { 0 };
	struct buf packed = BUF_INIT;

	(void)state;
	bundle_add(&bundle, "a.gz", pack(SLICE("one"), BITS_GZIP, &packed));
	bundle.bytes.data[bundle.bytes.len - 6] ^= 1;
	bundle_add(&bundle, "b", SLICE("two"));
	bundle.bytes.data[bundle.bytes.len - 1] ^= 1;
	bundle_add(&bundle, "c", SLICE("three"));
	begin(&trial, bundle_end(&bundle));
	expect_fault(&trial, "file#a.gz", "a gzip member is damaged");
	assert_int_equal(trial.entry.offset, 34);
	expect_fault(&trial, "file#a.gz",
	    "an entry of the ZIP archive has the wrong checksum");
	expect_fault(&trial, "file#b",
	    "an entry of the ZIP archive has the wrong checksum");
	expect(&trial, "file#c", "file", "three");
	expect_end(&trial);
	bundle_release(&bundle);
	buf_release(&packed);
}

static void
reads_archives_in_archives_four_deep(void **state)
{
	struct trial trial;
	struct buf inner = BUF_INIT;
	struct buf outer = BUF_INIT;

	(void)state;
	tar_add(&inner, '0', "page", SLICE("text"));
	tar_close(&inner);
	for (size_t i = 0; i < NEST_DEPTH_MAX; i++) {
		buf_reset(&outer);
		tar_add(&outer, '0', "t", all_of(&inner));
		tar_add(&outer, '0', "u", SLICE("beside"));
		tar_close(&outer);
		buf_reset(&inner);
		buf_add(&inner, outer.data, outer.len);
	}
	begin(&trial, all_of(&inner));
	expect(&trial, "file#t#t#t#t#page", "file#t#t#t#t", "text");
	expect(&trial, "file#t#t#t#u", "file#t#t#t", "beside");
	buf_reset(&outer);
	tar_add(&outer, '0', "t", all_of(&inner));
	tar_close(&outer);
	close(trial.fd);
	archive_free(trial.archive);
	begin(&trial, all_of(&outer));
	expect_fault(&trial, "file#t#t#t#t#t",
	    "archives are nested too deeply");
	expect(&trial, "file#t#t#t#t#u", "file#t#t#t#t", "beside");
	close(trial.fd);
	archive_free(trial.archive);
	buf_release(&inner);
	buf_release(&outer);
	nest_free(NULL);
}

/* What a file is shows even if its first bytes are damaged. */
static void
knows_an_archive_whose_beginning_is_damaged(void **state)
{
	struct trial trial;
	struct buf file = BUF_INIT;
	struct bundle bundle = { 0 };

	(void)state;
	tar_add(&file, '0', "a", SLICE("one"));
	tar_add(&file, '0', "b", SLICE("two"));
	tar_close(&file);
	file.data[3] = 'x';
	begin(&trial, all_of(&file));
	expect_fault(&trial, "file", "a header of a tar archive is damaged");
	expect(&trial, "file#b", "file", "two");
	expect_end(&trial);
	bundle_add(&bundle, "a", SLICE("one"));
	bundle_add(&bundle, "b", SLICE("two"));
	bundle_end(&bundle);
	bundle.bytes.data[1] = 'x';
	begin(&trial, all_of(&bundle.bytes));
	expect_fault(&trial, "file", "the ZIP directory is missing or broken");
	expect(&trial, "file#b", "file", "two");
	expect_end(&trial);
	buf_release(&file);
	bundle_release(&bundle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_files_of_a_tar_archive),
		cmocka_unit_test(gives_the_files_of_a_packed_tar_archive),
		cmocka_unit_test(gives_the_records_of_a_crawl_in_an_archive),
		cmocka_unit_test(gives_the_files_of_a_zip_archive),
		cmocka_unit_test(leaves_office_documents_whole),
		cmocka_unit_test(maps_a_large_zip_archive),
		cmocka_unit_test(says_which_file_is_damaged_and_goes_on),
		cmocka_unit_test(reads_archives_in_archives_four_deep),
		cmocka_unit_test(knows_an_archive_whose_beginning_is_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
