/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/text.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static void
cuts_at_line_ends_and_nowhere_else(void **state)
{
	static const char *const want[] = { "a\t | b ", "", "\fc" };
	struct text_reader reader = text_begin(SLICE("a\t | b \n\n\fc"));
	struct slice line;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_true(text_next(&reader, &line));
		assert_true(slice_equal(line, slice_of(want[i])));
		assert_int_equal(reader.source_line, i + 1);
	}
	assert_false(text_next(&reader, &line));
}

static void
gives_no_line_behind_the_last_line_end(void **state)
{
	struct text_reader reader = text_begin(SLICE("a\n"));
	struct slice line;

	(void)state;
	assert_true(text_next(&reader, &line));
	assert_false(text_next(&reader, &line));
	reader = text_begin(SLICE(""));
	assert_false(text_next(&reader, &line));
}

/* Runs one of the functions that change a text in place. */
static void
assert_becomes(size_t (*change)(char *, size_t), struct slice from,
    struct slice want)
{
	struct buf buf = BUF_INIT;

	buf_add(&buf, from.ptr, from.len);
	buf.len = change(buf.data, buf.len);
	assert_int_equal(buf.len, want.len);
	if (want.len > 0)
		assert_memory_equal(buf.data, want.ptr, want.len);
	buf_release(&buf);
}

static size_t
clean(char *text, size_t len)
{
	text_clean(text, len);
	return len;
}

static void
makes_one_kind_of_line_end(void **state)
{
	(void)state;
	assert_becomes(text_unify, SLICE("a\r\nb\rc\n\r\r\nd\r"),
	    SLICE("a\nb\nc\n\n\nd\n"));
	assert_becomes(text_unify, SLICE("\r\r\n"), SLICE("\n\n"));
	assert_becomes(text_unify, SLICE("none"), SLICE("none"));
}

static void
blanks_what_no_database_can_hold(void **state)
{
	(void)state;
	assert_becomes(clean, SLICE("a\0b\x01\x1f\x7f\x1b\x0b\x08z"),
	    SLICE("a b      z"));
	assert_becomes(clean, SLICE("\t\n\f\r \xc2\xa0\xe3\x80\x80"),
	    SLICE("\t\n\f\r \xc2\xa0\xe3\x80\x80"));
	assert_becomes(clean, SLICE("12345678\0"), SLICE("12345678 "));
	assert_becomes(clean, SLICE("1234567\x7f"), SLICE("1234567 "));
}

static void
drops_what_no_reader_sees(void **state)
{
	(void)state;
	assert_becomes(text_drop_invisible,
	    SLICE("\xef\xbb\xbf"
		  "a\xe2\x80\x8b"
		  "b\xc2\xad\xe2\x81\xa0"
		  "c"),
	    SLICE("abc"));
	assert_becomes(text_drop_invisible, SLICE("\xe2\x80\x8b"), SLICE(""));
	assert_becomes(text_drop_invisible, SLICE("\u200e5\u202c\u2069"),
	    SLICE("5"));
	assert_becomes(text_drop_invisible, SLICE("\u202e5\u2009"),
	    SLICE("\u202e5\u2009"));
	assert_becomes(text_drop_invisible, SLICE("\xe2\x80\x94\xc2\xa0"),
	    SLICE("\xe2\x80\x94\xc2\xa0"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_at_line_ends_and_nowhere_else),
		cmocka_unit_test(gives_no_line_behind_the_last_line_end),
		cmocka_unit_test(makes_one_kind_of_line_end),
		cmocka_unit_test(blanks_what_no_database_can_hold),
		cmocka_unit_test(drops_what_no_reader_sees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
