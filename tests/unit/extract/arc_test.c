/* SPDX-License-Identifier: ISC */
#include "extract/arc.h"
#include "tests/unit/extract/text.h"

#define FILEDESC "filedesc://a.arc 0.0.0.0 20240131080000 text/plain 77\n"
#define VERSION         \
	"1 0 Example\n" \
	"URL IP-address Archive-date Content-type Archive-length\n"
#define RECORD "http://example.gov.cn/a 192.0.2.1 20240131080001 text/html 5\n"

static void
reads_a_record(void **state)
{
	struct arc_head head;

	(void)state;
	assert_int_equal(arc_head_read(SLICE("\n" RECORD "abcde\n"), &head),
	    HEAD_WHOLE);
	assert_int_equal(head.len, sizeof(RECORD));
	assert_text(head.uri, "http://example.gov.cn/a");
	assert_text(head.address, "192.0.2.1");
	assert_text(head.date, "20240131080001");
	assert_text(head.content_type, "text/html");
	assert_int_equal(head.content_length, 5);
	assert_false(head.describes);
}

static void
reads_what_describes_the_file(void **state)
{
	struct arc_head head;

	(void)state;
	assert_true(arc_is(SLICE(FILEDESC)));
	assert_false(arc_is(SLICE(RECORD)));
	assert_int_equal(arc_head_read(SLICE(FILEDESC VERSION), &head),
	    HEAD_WHOLE);
	assert_true(head.describes);
	assert_int_equal(head.content_length, 77);
}

static void
reads_blanks_in_a_uri_and_a_type(void **state)
{
	struct arc_head head;

	(void)state;
	assert_int_equal(
	    arc_head_read(SLICE("http://a.cn/a b?c d 2001:db8::1 "
				"20240131080001 text/html; charset=gbk 5\r\n"),
		&head),
	    HEAD_WHOLE);
	assert_text(head.uri, "http://a.cn/a b?c d");
	assert_text(head.address, "2001:db8::1");
	assert_text(head.content_type, "text/html; charset=gbk");
	assert_int_equal(
	    arc_head_read(SLICE("http://a.cn/ 0.0.0.0 20240131080001  5\n"),
		&head),
	    HEAD_WHOLE);
	assert_text(head.content_type, "");
}

static void
wants_more_of_every_part_of_a_line(void **state)
{
	struct slice whole = SLICE("\n" RECORD);
	struct arc_head head;

	(void)state;
	for (size_t len = 0; len < whole.len; len++)
		assert_int_equal(arc_head_read(slice_sub(whole, 0, len), &head),
		    HEAD_MORE);
}

static void
refuses_what_is_no_record(void **state)
{
	static const char *const cases[] = { "<html>", "1 2 3 4 5\n",
		"http://a.cn/ 0.0.0.0 20240131080001 text/html\n",
		"http://a.cn/ 0.0.0.0 20240131080001 text/html -5\n",
		"http://a.cn/ 0.0.0.0 2024013108000 text/html 5\n",
		"http://a.cn/ host 20240131080001 text/html 5\n",
		"0.0.0.0 20240131080001 text/html 5\n",
		"a 0.0.0.0 20240131080001 text/html 5\n" };
	struct arc_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(arc_head_read(slice_of(cases[i]), &head),
		    HEAD_NONE);
}

static void
bounds_lines(void **state)
{
	static char line[ARC_HEAD_MAX + 1];
	struct arc_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(line); i++)
		line[i] = 'a';
	assert_int_equal(arc_head_read((struct slice){ line, ARC_HEAD_MAX - 1 },
			     &head),
	    HEAD_MORE);
	assert_int_equal(arc_head_read((struct slice){ line, ARC_HEAD_MAX },
			     &head),
	    HEAD_NONE);
	assert_int_equal(arc_find((struct slice){ line, sizeof(line) }, 0),
	    SIZE_MAX);
}

static void
finds_the_next_record(void **state)
{
	struct slice text = SLICE("de\n<p>http://b.cn/</p>\n" RECORD
				  "abcde\nlost bytes\1" RECORD "http://c");

	(void)state;
	assert_int_equal(arc_find(text, 0), 23);
	assert_int_equal(arc_find(text, 23 + sizeof(RECORD) - 1),
	    23 + sizeof(RECORD) - 1 + 17);
	assert_int_equal(arc_find(text, text.len - 8), text.len - 8);
	assert_int_equal(arc_find(SLICE("\n<html>"), 0), SIZE_MAX);
	assert_int_equal(arc_find(SLICE(""), 0), SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_record),
		cmocka_unit_test(reads_what_describes_the_file),
		cmocka_unit_test(reads_blanks_in_a_uri_and_a_type),
		cmocka_unit_test(wants_more_of_every_part_of_a_line),
		cmocka_unit_test(refuses_what_is_no_record),
		cmocka_unit_test(bounds_lines),
		cmocka_unit_test(finds_the_next_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
