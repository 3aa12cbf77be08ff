/* SPDX-License-Identifier: ISC */
#include "extract/content.h"
#include "extract/tarhead.h"
#include "tests/unit/extract/bundle.h"
#include "tests/unit/extract/tarred.h"

static enum content
within(struct slice bytes)
{
	struct source *source = source_new();
	enum content content;

	source_begin_bytes(source, bytes);
	content = content_within(source);
	assert_int_equal(source_offset(source), 0);
	source_free(source);
	return content;
}

static void
knows_a_file_by_its_first_bytes(void **state)
{
	static const struct {
		struct slice head;
		enum content content;
	} cases[] = {
		{ { "WARC/1.0\r\n", 10 }, CONTENT_WARC },
		{ { "filedesc://a", 12 }, CONTENT_ARC },
		{ { "\x1f\x8b\x08", 3 }, CONTENT_GZIP },
		{ { "\x28\xb5\x2f\xfd", 4 }, CONTENT_ZSTD },
		{ { "PK\3\4", 4 }, CONTENT_ZIP },
		{ { "<html>", 6 }, CONTENT_LOOSE },
		{ { "", 0 }, CONTENT_LOOSE },
	};

	char header[TAR_BLOCK];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(content_of(cases[i].head), cases[i].content);
	tar_head(header, USTAR, '0', "a", 1);
	assert_int_equal(content_of((struct slice){ header, TAR_BLOCK }),
	    CONTENT_TAR);
}

static void
knows_a_damaged_file_by_what_is_behind(void **state)
{
	struct bundle bundle = { 0 };
	struct buf file = BUF_INIT;

	(void)state;
	buf_add(&file, "damage", 6);
	assert_int_equal(within((struct slice){ file.data, file.len }),
	    CONTENT_LOOSE);
	bundle_add(&bundle, "a", SLICE("one"));
	bundle_end(&bundle);
	buf_add(&file, bundle.bytes.data, bundle.bytes.len);
	assert_int_equal(within((struct slice){ file.data, file.len }),
	    CONTENT_ZIP);
	tar_add(&file, '0', "a", SLICE("one"));
	assert_int_equal(within((struct slice){ file.data, file.len }),
	    CONTENT_TAR);
	/* A document may have anything in it. */
	memcpy(file.data, "%PDF-1", 6);
	assert_int_equal(within((struct slice){ file.data, file.len }),
	    CONTENT_LOOSE);
	assert_int_equal(within(SLICE("x\x28\xb5\x2f\xfd")), CONTENT_ZSTD);
	buf_release(&file);
	bundle_release(&bundle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_a_file_by_its_first_bytes),
		cmocka_unit_test(knows_a_damaged_file_by_what_is_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
