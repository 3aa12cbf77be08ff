/* SPDX-License-Identifier: ISC */
#include "extract/zipfile.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/text.h"

enum { MAX = 4 << 20 };

/* An archive that is read. */
struct trial {
	struct bundle bundle;
	struct zipfile *zipfile;
	struct zipfile_entry entry;
	struct buf bytes;
};

static void
begin(struct trial *trial, struct slice bytes)
{
	trial->zipfile = zipfile_new();
	zipfile_begin(trial->zipfile, bytes);
}

static void
end(struct trial *trial)
{
	zipfile_free(trial->zipfile);
	bundle_release(&trial->bundle);
	buf_release(&trial->bytes);
}

static void
expect(struct trial *trial, const char *name, const char *bytes)
{
	assert_true(zipfile_next(trial->zipfile, &trial->entry));
	assert_null(trial->entry.fault.detail);
	assert_text(trial->entry.name, name);
	buf_reset(&trial->bytes);
	assert_null(zipfile_read(trial->zipfile, MAX, &trial->bytes).detail);
	assert_string_equal(trial->bytes.data, bytes);
}

static void
expect_fault(struct trial *trial, enum reason reason, const char *detail)
{
	assert_true(zipfile_next(trial->zipfile, &trial->entry));
	assert_non_null(trial->entry.fault.detail);
	assert_int_equal(trial->entry.fault.reason, reason);
	assert_string_equal(trial->entry.fault.detail, detail);
}

static void
expect_end(struct trial *trial)
{
	assert_false(zipfile_next(trial->zipfile, &trial->entry));
	end(trial);
}

/* Changes a number in the head of the last entry and in the directory. */
static void
set_number(struct bundle *bundle, size_t head, size_t at, uint64_t value)
{
	size_t directory = bundle->directory.len - 46 - 1;
	int len = at < 10 ? 2 : 4;

	for (int i = 0; i < len; i++) {
		bundle->bytes.data[head + at + (size_t)i] = (char)(value >>
		    8 * i);
		bundle->directory.data[directory + at + 2 + (size_t)i] =
		    (char)(value >> 8 * i);
	}
}

/* Adds an entry, with a name of one letter, that is deflated. */
static void
add_deflated(struct bundle *bundle, const char *name, struct slice plain)
{
	struct buf packed = BUF_INIT;
	size_t head = bundle->bytes.len;

	bundle_add(bundle, name, pack(plain, BITS_RAW, &packed));
	set_number(bundle, head, 8, 8);
	set_number(bundle, head, 14,
	    crc32_z(0, (const Bytef *)plain.ptr, plain.len));
	set_number(bundle, head, 22, plain.len);
	buf_release(&packed);
}

static struct slice
make_three(struct bundle *bundle)
{
	bundle_add(bundle, "a", SLICE("first"));
	bundle_add(bundle, "folder/", SLICE(""));
	add_deflated(bundle, "b", SLICE(PLAIN));
	bundle_add(bundle, "c", SLICE("third"));
	return bundle_end(bundle);
}

static void
gives_each_file_with_its_place(void **state)
{
	struct trial trial = { 0 };

	(void)state;
	begin(&trial, make_three(&trial.bundle));
	expect(&trial, "a", "first");
	assert_int_equal(trial.entry.offset, 31);
	assert_int_equal(trial.entry.packed_len, 5);
	assert_true(trial.entry.is_stored);
	expect(&trial, "b", PLAIN);
	assert_false(trial.entry.is_stored);
	expect(&trial, "c", "third");
	expect_end(&trial);
	zipfile_free(NULL);
}

static void
knows_what_is_a_document(void **state)
{
	static const char *const names[] = { "[Content_Types].xml", "mimetype",
		"a/mimetype" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct bundle bundle = { 0 };
		struct slice bytes;

		bundle_add(&bundle, "a", SLICE("mimetype PK\3\4 mimetype"));
		bundle_add(&bundle, names[i], SLICE("x"));
		bytes = bundle_end(&bundle);
		assert_true(zipfile_is(bytes));
		assert_int_equal(zipfile_is_document(bytes), i < 2);
		bytes.len -= 20;
		assert_int_equal(zipfile_is_document(bytes), i < 2);
		bundle_release(&bundle);
	}
	assert_false(zipfile_is(SLICE("PK")));
	assert_true(zipfile_is(SLICE("PK\7\10PK\3\4")));
}

static void
reads_on_without_a_directory(void **state)
{
	struct trial trial = { 0 };
	struct slice bytes = make_three(&trial.bundle);

	(void)state;
	bytes.len -= 10;
	begin(&trial, bytes);
	expect_fault(&trial, REASON_DAMAGED,
	    "the ZIP directory is missing or broken");
	expect(&trial, "a", "first");
	expect(&trial, "b", PLAIN);
	expect(&trial, "c", "third");
	expect_end(&trial);
}

/* Wherever a byte of the directory is changed, every file is there. */
static void
reads_on_with_a_damaged_directory(void **state)
{
	(void)state;
	for (size_t i = 0;; i++) {
		struct trial trial = { 0 };
		size_t found = 0;

		make_three(&trial.bundle);
		if (i == trial.bundle.directory.len) {
			bundle_release(&trial.bundle);
			break;
		}
		trial.bundle.bytes.data[trial.bundle.bytes.len - 22 -
		    trial.bundle.directory.len + i] ^= 0x40;
		begin(&trial,
		    (struct slice){ trial.bundle.bytes.data,
			trial.bundle.bytes.len });
		while (zipfile_next(trial.zipfile, &trial.entry)) {
			buf_reset(&trial.bytes);
			found += trial.entry.fault.detail == NULL &&
			    zipfile_read(trial.zipfile, MAX, &trial.bytes)
				    .detail == NULL;
		}
		/* What the directory says of a file may make that unreadable.
		 */
		assert_in_range(found, 2, 3);
		end(&trial);
	}
}

static void
finds_entries_that_have_moved(void **state)
{
	struct trial trial = { 0 };
	struct slice whole = make_three(&trial.bundle);
	struct buf moved = BUF_INIT;

	(void)state;
	buf_add(&moved, whole.ptr, 36);
	buf_add(&moved, "intruder", 8);
	buf_add(&moved, whole.ptr + 36, whole.len - 36);
	begin(&trial, (struct slice){ moved.data, moved.len });
	expect_fault(&trial, REASON_DAMAGED,
	    "the ZIP directory is missing or broken");
	expect(&trial, "a", "first");
	expect(&trial, "b", PLAIN);
	expect(&trial, "c", "third");
	expect_end(&trial);
	buf_release(&moved);
}

/* The length of what was packed as it came stands behind it. */
static void
reads_streamed_entries_without_a_directory(void **state)
{
	struct trial trial = { 0 };
	struct buf file = BUF_INIT;

	(void)state;
	add_deflated(&trial.bundle, "a", SLICE(PLAIN));
	buf_add(&file, trial.bundle.bytes.data, trial.bundle.bytes.len);
	file.data[6] |= 8;
	memset(file.data + 14, 0, 12);
	buf_add(&file, "PK\7\10", 4);
	buf_add(&file, trial.bundle.bytes.data + 14, 12);
	bundle_add(&trial.bundle, "b", SLICE("next"));
	buf_add(&file, trial.bundle.bytes.data + file.len - 16,
	    trial.bundle.bytes.len - (file.len - 16));
	begin(&trial, (struct slice){ file.data, file.len });
	expect_fault(&trial, REASON_DAMAGED,
	    "the ZIP directory is missing or broken");
	expect(&trial, "a", PLAIN);
	expect(&trial, "b", "next");
	expect_end(&trial);
	buf_release(&file);
}

static void
leaves_an_archive_in_an_archive_alone(void **state)
{
	struct trial trial = { 0 };
	struct bundle inner = { 0 };
	struct slice bytes;

	(void)state;
	bundle_add(&trial.bundle, "i", make_three(&inner));
	bundle_add(&trial.bundle, "z", SLICE("last"));
	bytes = bundle_end(&trial.bundle);
	bytes.len -= 30;
	begin(&trial, bytes);
	expect_fault(&trial, REASON_DAMAGED,
	    "the ZIP directory is missing or broken");
	expect(&trial, "i", "PK\3\4\24");
	expect(&trial, "z", "last");
	expect_end(&trial);
	bundle_release(&inner);
}

/* Appends the directory's last entry once more, with another place. */
static void
add_again(struct bundle *bundle, size_t offset)
{
	char copy[47];

	memcpy(copy, bundle->directory.data + bundle->directory.len - 47, 47);
	for (int i = 0; i < 4; i++)
		copy[42 + i] = (char)(offset >> 8 * i);
	buf_add(&bundle->directory, copy, sizeof(copy));
	bundle->n++;
}

/* What overlaps is read once, by the heads that are there. */
static void
reads_entries_that_overlap_once(void **state)
{
	struct trial trial = { 0 };

	(void)state;
	bundle_add(&trial.bundle, "a", SLICE("first"));
	bundle_add(&trial.bundle, "b", SLICE("other"));
	add_again(&trial.bundle, 36);
	begin(&trial, bundle_end(&trial.bundle));
	expect_fault(&trial, REASON_DAMAGED,
	    "entries of a ZIP archive overlap");
	expect(&trial, "a", "first");
	expect(&trial, "b", "other");
	expect_end(&trial);
}

/* Each head in the bytes of the one before, and no checksum right. */
static void
ends_where_heads_are_in_heads(void **state)
{
	struct trial trial = { 0 };
	struct slice bytes = SLICE("the innermost");
	struct bundle bundles[64] = { 0 };
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 64; i++) {
		bundle_add(&bundles[i], "a", bytes);
		bundles[i].bytes.data[14] ^= 1;
		bytes = (struct slice){ bundles[i].bytes.data,
			bundles[i].bytes.len };
	}
	begin(&trial, bytes);
	while (zipfile_next(trial.zipfile, &trial.entry)) {
		buf_reset(&trial.bytes);
		if (trial.entry.fault.detail == NULL)
			(void)zipfile_read(trial.zipfile, MAX, &trial.bytes);
		n++;
	}
	assert_in_range(n, 8, 20);
	for (size_t i = 0; i < 64; i++)
		bundle_release(&bundles[i]);
	end(&trial);
}

/* A directory need not follow the order of the entries. */
static void
reads_entries_in_any_order(void **state)
{
	struct trial trial = { 0 };
	char first[47];

	(void)state;
	bundle_add(&trial.bundle, "a", SLICE("first"));
	bundle_add(&trial.bundle, "b", SLICE("other"));
	memcpy(first, trial.bundle.directory.data, 47);
	memmove(trial.bundle.directory.data, trial.bundle.directory.data + 47,
	    47);
	memcpy(trial.bundle.directory.data + 47, first, 47);
	begin(&trial, bundle_end(&trial.bundle));
	expect(&trial, "b", "other");
	expect(&trial, "a", "first");
	expect_end(&trial);
}

static void
refuses_what_it_cannot_read_and_goes_on(void **state)
{
	struct trial trial = { 0 };

	(void)state;
	bundle_add(&trial.bundle, "a", SLICE("first"));
	set_number(&trial.bundle, 0, 6, 1);
	bundle_add(&trial.bundle, "b", SLICE("other"));
	set_number(&trial.bundle, 36, 8, 14);
	bundle_add(&trial.bundle, "c", SLICE("wrong"));
	trial.bundle.bytes.data[trial.bundle.bytes.len - 1] ^= 1;
	bundle_add(&trial.bundle, "d", SLICE("good"));
	begin(&trial, bundle_end(&trial.bundle));
	expect_fault(&trial, REASON_ENCRYPTED,
	    "an entry of the ZIP archive is encrypted");
	expect_fault(&trial, REASON_UNKNOWN_FORMAT,
	    "an entry of the ZIP archive is packed by a method that is not "
	    "read");
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_int_equal(zipfile_read(trial.zipfile, MAX, &trial.bytes).reason,
	    REASON_DAMAGED);
	expect(&trial, "d", "good");
	expect_end(&trial);
}

static void
refuses_an_archive_in_several_parts(void **state)
{
	struct trial trial = { 0 };

	(void)state;
	bundle_add(&trial.bundle, "a", SLICE("first"));
	bundle_end(&trial.bundle);
	trial.bundle.bytes.data[trial.bundle.bytes.len - 18] = 3;
	begin(&trial,
	    (struct slice){ trial.bundle.bytes.data, trial.bundle.bytes.len });
	expect_fault(&trial, REASON_UNKNOWN_FORMAT,
	    "a ZIP archive in several parts is not read");
	expect(&trial, "a", "first");
	expect_end(&trial);
}

static void
bounds_the_size_and_the_ratio(void **state)
{
	static char zeros[MAX];
	struct trial trial = { 0 };

	(void)state;
	add_deflated(&trial.bundle, "a", (struct slice){ zeros, MAX });
	bundle_add(&trial.bundle, "b", (struct slice){ zeros, 1000 });
	begin(&trial, bundle_end(&trial.bundle));
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_string_equal(zipfile_read(trial.zipfile, MAX, &trial.bytes)
				.detail,
	    "packed more tightly than text can be");
	buf_reset(&trial.bytes);
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_string_equal(zipfile_read(trial.zipfile, 999, &trial.bytes)
				.detail,
	    "it unpacks to more bytes than it may");
	assert_int_equal(trial.bytes.len, 999);
	expect_end(&trial);
}

/* What a source of the file's bytes gives, and what ended it. */
static struct fault
stream(struct trial *trial)
{
	struct source *source = source_new();
	struct slice in;

	buf_reset(&trial->bytes);
	source_begin_reader(source, zipfile_reader(trial->zipfile));
	while ((in = source_peek(source, 1)).len > 0) {
		buf_add(&trial->bytes, in.ptr, in.len);
		source_skip(source, in.len);
	}
	source_free(source);
	return zipfile_reader_fault(trial->zipfile);
}

static void
gives_the_bytes_as_a_source(void **state)
{
	static char zeros[MAX];
	struct trial trial = { 0 };

	(void)state;
	add_deflated(&trial.bundle, "a", SLICE(PLAIN));
	bundle_add(&trial.bundle, "b", SLICE("other"));
	bundle_add(&trial.bundle, "c", SLICE("wrong"));
	trial.bundle.bytes.data[trial.bundle.bytes.len - 1] ^= 1;
	add_deflated(&trial.bundle, "d", (struct slice){ zeros, MAX });
	bundle_add(&trial.bundle, "e", SLICE(""));
	begin(&trial, bundle_end(&trial.bundle));
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_null(stream(&trial).detail);
	assert_string_equal(trial.bytes.data, PLAIN);
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_null(stream(&trial).detail);
	assert_string_equal(trial.bytes.data, "other");
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_int_equal(stream(&trial).reason, REASON_DAMAGED);
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_int_equal(stream(&trial).reason, REASON_TOO_LARGE);
	assert_true(zipfile_next(trial.zipfile, &trial.entry));
	assert_null(stream(&trial).detail);
	assert_int_equal(trial.bytes.len, 0);
	expect_end(&trial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_file_with_its_place),
		cmocka_unit_test(knows_what_is_a_document),
		cmocka_unit_test(reads_on_without_a_directory),
		cmocka_unit_test(reads_on_with_a_damaged_directory),
		cmocka_unit_test(finds_entries_that_have_moved),
		cmocka_unit_test(reads_streamed_entries_without_a_directory),
		cmocka_unit_test(leaves_an_archive_in_an_archive_alone),
		cmocka_unit_test(reads_entries_that_overlap_once),
		cmocka_unit_test(ends_where_heads_are_in_heads),
		cmocka_unit_test(reads_entries_in_any_order),
		cmocka_unit_test(refuses_what_it_cannot_read_and_goes_on),
		cmocka_unit_test(refuses_an_archive_in_several_parts),
		cmocka_unit_test(bounds_the_size_and_the_ratio),
		cmocka_unit_test(gives_the_bytes_as_a_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
