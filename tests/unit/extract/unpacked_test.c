/* SPDX-License-Identifier: ISC */
#include "extract/unpacked.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/tarred.h"
#include "tests/unit/extract/text.h"

struct trial {
	struct unpacked *unpacked;
	struct source *file;
	struct buf packed;
	struct buf tar;
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ .unpacked = unpacked_new(),
		.file = source_new() };
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	unpacked_free(trial->unpacked);
	source_free(trial->file);
	buf_release(&trial->packed);
	buf_release(&trial->tar);
	return 0;
}

static bool
is_tar(struct trial *trial, struct slice packed)
{
	source_begin_bytes(trial->file, packed);
	return unpacked_is_tar(trial->unpacked, trial->file) &&
	    source_offset(trial->file) == 0;
}

static void
knows_a_packed_tar_archive(void **state)
{
	struct trial *trial = *state;

	tar_add(&trial->tar, '0', "a", SLICE("bytes"));
	assert_true(is_tar(trial,
	    pack((struct slice){ trial->tar.data, trial->tar.len }, BITS_GZIP,
		&trial->packed)));
	assert_false(
	    is_tar(trial, (struct slice){ trial->tar.data, trial->tar.len }));
	assert_false(
	    is_tar(trial, pack(SLICE(PLAIN), BITS_GZIP, &trial->packed)));
	assert_false(is_tar(trial, SLICE("")));
}

static void
gives_what_each_tool_has_packed(void **state)
{
	struct trial *trial = *state;
	struct source *bytes;

	source_begin_bytes(trial->file,
	    pack(SLICE(PLAIN), BITS_GZIP, &trial->packed));
	bytes = unpacked_gzip(trial->unpacked, trial->file);
	assert_text(source_peek(bytes, 4096), PLAIN);
	assert_null(unpacked_fault(trial->unpacked).detail);

	source_begin_bytes(trial->file,
	    pack_zstd(SLICE(PLAIN), &trial->packed));
	assert_ptr_equal(unpacked_zstd(trial->unpacked, trial->file), bytes);
	assert_text(source_peek(bytes, 4096), PLAIN);
	assert_null(unpacked_fault(trial->unpacked).detail);
}

static void
ends_where_something_is_wrong(void **state)
{
	struct trial *trial = *state;
	struct slice packed = pack(SLICE(PLAIN), BITS_GZIP, &trial->packed);
	struct source *bytes;

	source_begin_bytes(trial->file, slice_sub(packed, 0, packed.len - 4));
	bytes = unpacked_gzip(trial->unpacked, trial->file);
	assert_text(source_peek(bytes, 4096), PLAIN);
	assert_string_equal(unpacked_fault(trial->unpacked).detail,
	    "a gzip member is cut short");

	packed = pack_zstd(SLICE(PLAIN), &trial->packed);
	source_begin_bytes(trial->file, slice_sub(packed, 0, packed.len - 4));
	bytes = unpacked_zstd(trial->unpacked, trial->file);
	(void)source_peek(bytes, 4096);
	assert_string_equal(unpacked_fault(trial->unpacked).detail,
	    "a zstd frame is cut short");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(knows_a_packed_tar_archive),
		TEST(gives_what_each_tool_has_packed),
		TEST(ends_where_something_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
