/* SPDX-License-Identifier: ISC */
#include "extract/zip.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/text.h"

/* An archive of two entries; the caller releases the bundle. */
static struct slice
two(struct bundle *bundle)
{
	*bundle = (struct bundle){ 0 };
	bundle_add(bundle, "one.txt", SLICE("first"));
	bundle_add(bundle, "two.txt", SLICE("second"));
	return bundle_end(bundle);
}

static void
lists_its_entries_in_order(void **state)
{
	struct bundle bundle;
	struct zip zip;
	struct zip_entry entry;

	(void)state;
	assert_true(zip_is(two(&bundle)));
	bundle_release(&bundle);
	assert_null(zip_begin(&zip, two(&bundle)).detail);
	assert_true(zip_next(&zip, &entry));
	assert_text(entry.name, "one.txt");
	assert_int_equal(entry.len, 5);
	assert_true(zip_next(&zip, &entry));
	assert_text(entry.name, "two.txt");
	assert_text(zip_packed(&zip, &entry), "second");
	assert_false(zip_next(&zip, &entry));
	bundle_release(&bundle);
}

static void
finds_and_reads_an_entry(void **state)
{
	struct bundle bundle;
	struct zip zip;
	struct zip_entry entry;
	struct buf buf = BUF_INIT;

	(void)state;
	assert_null(zip_begin(&zip, two(&bundle)).detail);
	assert_false(zip_find(&zip, SLICE("three.txt"), &entry));
	assert_true(zip_find(&zip, SLICE("two.txt"), &entry));
	assert_null(zip_read(&zip, &entry, 6, &buf).detail);
	assert_string_equal(buf.data, "second");
	buf_reset(&buf);
	assert_int_equal(zip_read(&zip, &entry, 5, &buf).reason,
	    REASON_TOO_LARGE);
	assert_int_equal(buf.len, 5);
	buf_release(&buf);
	bundle_release(&bundle);
}

/* Reads the second entry after `change` bytes at `at` were changed. */
static enum reason
reason_of(size_t at, char byte)
{
	struct bundle bundle;
	struct slice bytes = two(&bundle);
	struct zip zip;
	struct zip_entry entry;
	struct buf buf = BUF_INIT;
	struct fault fault;

	bundle.bytes.data[at] = byte;
	fault = zip_begin(&zip, bytes);
	if (fault.detail == NULL)
		assert_true(zip_find(&zip, SLICE("two.txt"), &entry));
	if (fault.detail == NULL)
		fault = zip_read(&zip, &entry, 100, &buf);
	buf_release(&buf);
	bundle_release(&bundle);
	return fault.detail == NULL ? REASON_COUNT : fault.reason;
}

static void
says_what_is_wrong_with_an_entry(void **state)
{
	const size_t second = 30 + 7 + 5; /* its head */
	const size_t listed = second + 30 + 7 + 6 + 46 +
	    7; /* in the directory */

	(void)state;
	assert_int_equal(reason_of(second, 'P'), REASON_COUNT);
	assert_int_equal(reason_of(second + 30 + 7, 'x'), REASON_DAMAGED);
	assert_int_equal(reason_of(second, 'x'), REASON_DAMAGED);
	assert_int_equal(reason_of(listed + 8, 1), REASON_ENCRYPTED);
	assert_int_equal(reason_of(listed + 10, 12), REASON_UNKNOWN_FORMAT);
	assert_int_equal(reason_of(listed + 10, 8), REASON_DAMAGED);
	assert_int_equal(reason_of(listed + 22, 1), REASON_DAMAGED);
}

static void
has_no_directory_when_it_is_cut(void **state)
{
	struct bundle bundle;
	struct slice bytes = two(&bundle);
	struct zip zip;

	(void)state;
	for (size_t len = 0; len < bytes.len; len++)
		assert_non_null(
		    zip_begin(&zip, slice_sub(bytes, 0, len)).detail);
	bundle_release(&bundle);
}

static void
stops_where_the_directory_breaks(void **state)
{
	struct bundle bundle;
	struct slice bytes = two(&bundle);
	struct zip zip;
	struct zip_entry entry;

	(void)state;
	bundle.bytes.data[bytes.len - 22 - 46 - 7 + 28] = 120; /* a name */
	assert_null(zip_begin(&zip, bytes).detail);
	assert_true(zip_next(&zip, &entry));
	assert_false(zip_next(&zip, &entry));
	bundle_release(&bundle);
}

static void
reads_numbers_of_eight_bytes(void **state)
{
	static const char wide[] = "\1\0\x10\0" /* two of them */
				   "\6\0\0\0\0\0\0\0\6\0\0\0\0\0\0\0";
	struct bundle bundle = { 0 };
	struct slice bytes;
	struct zip zip;
	struct zip_entry entry;
	struct buf *directory = &bundle.directory;

	(void)state;
	bundle_add(&bundle, "two.txt", SLICE("second"));
	for (int i = 20; i < 28; i++)
		directory->data[i] = '\xff';
	directory->data[30] = sizeof(wide) - 1;
	buf_add(directory, wide, sizeof(wide) - 1);
	bytes = bundle_end(&bundle);
	assert_null(zip_begin(&zip, bytes).detail);
	assert_true(zip_next(&zip, &entry));
	assert_int_equal(entry.len, 6);
	assert_text(zip_packed(&zip, &entry), "second");
	bundle_release(&bundle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_its_entries_in_order),
		cmocka_unit_test(finds_and_reads_an_entry),
		cmocka_unit_test(says_what_is_wrong_with_an_entry),
		cmocka_unit_test(has_no_directory_when_it_is_cut),
		cmocka_unit_test(stops_where_the_directory_breaks),
		cmocka_unit_test(reads_numbers_of_eight_bytes),
	};

	return cmocka_run_group_tests_name("zip", tests, NULL, NULL);
}
