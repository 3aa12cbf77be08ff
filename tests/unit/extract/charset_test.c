/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/charset.h"
#include "tests/unit/unit.h"

/* U+4E2D U+6587 in the encodings that are told apart. */
#define UTF_8    "\xe4\xb8\xad\xe6\x96\x87"
#define GB18030  "\xd6\xd0\xce\xc4"
#define BIG5     "\xa4\xa4\xa4\xe5"
#define UTF_16LE "\x2d\x4e\x87\x65"

/* Decodes a literal and compares what comes of it. */
static void
assert_decodes(struct slice bytes, enum charset seen, enum charset declared,
    enum charset charset, struct slice want)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct buf buf = BUF_INIT;
	struct charset_text text;

	buf_add(&buf, bytes.ptr, bytes.len);
	text = charset_decode(decoder, &buf, seen, declared);
	assert_int_equal(text.charset, charset);
	assert_int_equal(text.len, want.len);
	if (want.len > 0)
		assert_memory_equal(text.data, want.ptr, want.len);
	charset_decoder_free(decoder);
	buf_release(&buf);
}

static void
reads_labels_as_browsers_do(void **state)
{
	static const struct {
		const char *label;
		enum charset charset;
	} cases[] = {
		{ "gb2312", CHARSET_GB18030 },
		{ "GBK", CHARSET_GB18030 },
		{ "GB_2312-80", CHARSET_GB18030 },
		{ " gb18030\n", CHARSET_GB18030 },
		{ "Big5-HKSCS", CHARSET_BIG5 },
		{ "UTF8", CHARSET_UTF_8 },
		{ "utf-16", CHARSET_UTF_8 },
		{ "ISO-8859-1", CHARSET_WINDOWS_1252 },
		{ "klingon", CHARSET_UNKNOWN },
		{ "", CHARSET_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(charset_of_label(slice_of(cases[i].label)),
		    cases[i].charset);
}

static void
finds_the_label_in_a_head(void **state)
{
	(void)state;
	assert_int_equal(charset_declared(SLICE("<meta charset=gbk>")),
	    CHARSET_GB18030);
	assert_int_equal(charset_declared(
			     SLICE("<META name=x><META http-equiv=a "
				   "content='text/html; CHARSET = \"big5\"'>")),
	    CHARSET_BIG5);
	assert_int_equal(charset_declared(
			     SLICE("<?xml version='1.0' encoding='gb2312'?>")),
	    CHARSET_GB18030);
	assert_int_equal(charset_declared(SLICE("<meta charset=klingon>"
						"<meta charset=utf-8>")),
	    CHARSET_UTF_8);
	assert_int_equal(charset_declared(SLICE("charset=gbk")),
	    CHARSET_UNKNOWN);
	assert_int_equal(charset_declared(SLICE("<meta charset")),
	    CHARSET_UNKNOWN);
	assert_int_equal(charset_declared(SLICE("<meta charset=")),
	    CHARSET_UNKNOWN);
}

static void
believes_a_mark_and_drops_it(void **state)
{
	(void)state;
	assert_decodes(SLICE("\xef\xbb\xbf" UTF_8), CHARSET_UNKNOWN,
	    CHARSET_GB18030, CHARSET_UTF_8, SLICE(UTF_8));
	assert_decodes(SLICE("\xff\xfe" UTF_16LE), CHARSET_UNKNOWN,
	    CHARSET_UTF_8, CHARSET_UTF_16LE, SLICE(UTF_8));
	assert_decodes(SLICE("\xfe\xff\x4e\x2d"), CHARSET_UNKNOWN,
	    CHARSET_UNKNOWN, CHARSET_UTF_16BE, SLICE("\xe4\xb8\xad"));
	assert_decodes(SLICE("\x84\x31\x95\x33" GB18030), CHARSET_UNKNOWN,
	    CHARSET_UNKNOWN, CHARSET_GB18030, SLICE(UTF_8));
	assert_decodes(SLICE("\xef\xbb\xbf"), CHARSET_UNKNOWN, CHARSET_UNKNOWN,
	    CHARSET_UTF_8, SLICE(""));
}

static void
believes_the_bytes_more_than_the_label(void **state)
{
	(void)state;
	assert_decodes(SLICE(GB18030), CHARSET_UNKNOWN, CHARSET_UTF_8,
	    CHARSET_GB18030, SLICE(UTF_8));
	assert_decodes(SLICE(UTF_8), CHARSET_UNKNOWN, CHARSET_GB18030,
	    CHARSET_UTF_8, SLICE(UTF_8));
	assert_decodes(SLICE(GB18030), CHARSET_UNKNOWN, CHARSET_WINDOWS_1252,
	    CHARSET_GB18030, SLICE(UTF_8));
	assert_decodes(SLICE(GB18030), CHARSET_UNKNOWN, CHARSET_UNKNOWN,
	    CHARSET_GB18030, SLICE(UTF_8));
	assert_decodes(SLICE(""), CHARSET_UNKNOWN, CHARSET_GB18030,
	    CHARSET_UTF_8, SLICE(""));
}

/* C4 A3 is U+6A21 in GB18030, and U+0123 in UTF-8. */
static void
asks_the_label_where_the_bytes_could_be_either(void **state)
{
	(void)state;
	assert_decodes(SLICE("\xc4\xa3"), CHARSET_UNKNOWN, CHARSET_GB18030,
	    CHARSET_GB18030, SLICE("\xe6\xa8\xa1"));
	assert_decodes(SLICE("\xc4\xa3"), CHARSET_UNKNOWN, CHARSET_UNKNOWN,
	    CHARSET_UTF_8, SLICE("\xc4\xa3"));
}

static void
believes_words_that_were_seen(void **state)
{
	(void)state;
	assert_decodes(SLICE(BIG5), CHARSET_BIG5, CHARSET_GB18030, CHARSET_BIG5,
	    SLICE(UTF_8));
	assert_decodes(SLICE(UTF_16LE), CHARSET_UTF_16LE, CHARSET_UNKNOWN,
	    CHARSET_UTF_16LE, SLICE(UTF_8));
	assert_decodes(SLICE(UTF_8 "\xe4\xb8"), CHARSET_UTF_8, CHARSET_GB18030,
	    CHARSET_UTF_8, SLICE(UTF_8 "\xef\xbf\xbd"));
}

static void
bears_a_few_broken_characters_and_no_more(void **state)
{
	(void)state;
	assert_decodes(SLICE(GB18030 "\xff" GB18030), CHARSET_GB18030,
	    CHARSET_UNKNOWN, CHARSET_GB18030,
	    SLICE(UTF_8 "\xef\xbf\xbd" UTF_8));
	assert_decodes(SLICE(UTF_8 "\xff\xff\xff"), CHARSET_UTF_8,
	    CHARSET_UNKNOWN, CHARSET_UTF_8,
	    SLICE(UTF_8 "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"));
	assert_decodes(SLICE(UTF_8 "\xff\xff\xff\xff"), CHARSET_UTF_8,
	    CHARSET_UNKNOWN, CHARSET_UNKNOWN, SLICE(""));
	assert_decodes(SLICE("\xff\xff\xff\xff\xff\xff"), CHARSET_UNKNOWN,
	    CHARSET_UNKNOWN, CHARSET_UNKNOWN, SLICE(""));
}

static void
encodes_what_an_encoding_has(void **state)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct buf buf = BUF_INIT;

	(void)state;
	assert_true(
	    charset_encode(decoder, SLICE(UTF_8), CHARSET_GB18030, &buf));
	assert_int_equal(buf.len, 4);
	assert_memory_equal(buf.data, GB18030, 4);
	/* No Latin encoding has U+4E66. */
	assert_false(charset_encode(decoder, SLICE("\xe4\xb9\xa6"),
	    CHARSET_WINDOWS_1252, &buf));
	charset_decoder_free(decoder);
	buf_release(&buf);
}

static void
names_every_encoding(void **state)
{
	(void)state;
	for (int i = 0; i < CHARSET_COUNT; i++)
		assert_non_null(charset_name((enum charset)i));
	assert_string_equal(charset_name(CHARSET_GB18030), "gb18030");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_labels_as_browsers_do),
		cmocka_unit_test(finds_the_label_in_a_head),
		cmocka_unit_test(believes_a_mark_and_drops_it),
		cmocka_unit_test(believes_the_bytes_more_than_the_label),
		cmocka_unit_test(
		    asks_the_label_where_the_bytes_could_be_either),
		cmocka_unit_test(believes_words_that_were_seen),
		cmocka_unit_test(bears_a_few_broken_characters_and_no_more),
		cmocka_unit_test(encodes_what_an_encoding_has),
		cmocka_unit_test(names_every_encoding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
