/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/format.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static void
knows_pages_and_pieces_of_pages(void **state)
{
	(void)state;
	assert_true(format_is_html(SLICE("<!DOCTYPE html>")));
	assert_true(format_is_html(SLICE("\n <html lang=zh>")));
	assert_true(format_is_html(SLICE("<?xml version='1.0'?><html>")));
	assert_true(format_is_html(SLICE("<!-- a page --><p>")));
	assert_true(format_is_html(SLICE("<p style=''>a</p>")));
	assert_true(format_is_html(SLICE("title<p>a</p><td>b</td>")));
}

static void
takes_marked_down_text_for_text(void **state)
{
	(void)state;
	assert_false(format_is_html(SLICE("")));
	assert_false(format_is_html(SLICE("a < b, c > d")));
	assert_false(format_is_html(SLICE("<2022> a\nb")));
	assert_false(format_is_html(SLICE("| a<br>b | c |\n| - | - |\n")));
	assert_false(format_is_html(
	    SLICE("a\nb\nc\nd\ne\nf\ng\nh\n<p>i</p>\nj\nk\nl\nm\nn")));
	assert_false(format_is_html(SLICE("<pa> <px> <pq>")));
	assert_true(format_is_html(SLICE(
	    "a\nb\nc\nd\ne\nf\ng\nh\n<table><tr><td>i</td></table>\nj\nk\nl")));
}

static void
names_what_it_does_not_read(void **state)
{
	struct buf tar = BUF_INIT;

	(void)state;
	assert_string_equal(format_unread(SLICE("BZh91AY&SY")),
	    "bzip2 is not read");
	assert_non_null(format_unread(SLICE("PK\3\4")));
	assert_non_null(format_unread(SLICE("WARC/1.0\r\n")));
	assert_string_equal(format_unread(SLICE("glasshouse\t1\textract\t")),
	    "a stream of records is not read");
	assert_null(format_unread(SLICE("glasshouse reads")));
	for (int i = 0; i < 257; i++)
		buf_add_char(&tar, 'a');
	buf_add(&tar, "ustar", 5);
	assert_string_equal(format_unread((struct slice){ tar.data, tar.len }),
	    "tar is not read");
	buf_release(&tar);
	assert_null(format_unread(SLICE("")));
	assert_null(format_unread(SLICE("PDF")));
}

static void
some_bytes_stand_in_no_text(void **state)
{
	char text[13];

	(void)state;
	for (size_t at = 0; at < sizeof(text); at++)
		for (int c = 0; c < 256; c++) {
			bool is_odd = c < ' ' && !(c >= '\t' && c <= '\r') &&
			    c != 27;

			memset(text, 0xe5, sizeof(text));
			text[at] = (char)c;
			assert_int_equal(format_is_binary((struct slice){ text,
					     sizeof(text) }),
			    is_odd);
		}
}

static void
tells_bytes_from_text(void **state)
{
	(void)state;
	assert_true(format_is_binary(SLICE("\x89PNG\r\n\x1a\n\0\0\0\rIHDR")));
	assert_false(format_is_binary(SLICE("plain\ttext\r\n\f")));
	assert_false(format_is_binary(SLICE("\xd6\xd0\xce\xc4")));
	assert_false(format_is_binary(SLICE("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_pages_and_pieces_of_pages),
		cmocka_unit_test(takes_marked_down_text_for_text),
		cmocka_unit_test(names_what_it_does_not_read),
		cmocka_unit_test(some_bytes_stand_in_no_text),
		cmocka_unit_test(tells_bytes_from_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
