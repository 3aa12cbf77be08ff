/* SPDX-License-Identifier: ISC */
#include "extract/literal.h"
#include "tests/unit/extract/text.h"

/* The strings of a script, parted by bars. */
static void
assert_strings(const char *script, const char *wanted)
{
	struct literal_reader reader = LITERAL_READER(slice_of(script));
	struct buf got = BUF_INIT;
	struct literal literal;

	buf_add(&got, "", 0);
	while (literal_next(&reader, &literal)) {
		if (got.len > 0)
			buf_add_char(&got, '|');
		buf_add(&got, literal.text.ptr, literal.text.len);
	}
	assert_string_equal(got.data, wanted);
	buf_release(&got);
}

static void
tells_strings_by_their_own_quotes(void **state)
{
	(void)state;
	assert_strings("a = \"b'c\"; d = 'e\"f'; g = `h\n'`;", "b'c|e\"f|h\n'");
	assert_strings("[\"a\\\"b\", \"c\\\\\", \"\"]", "a\\\"b|c\\\\|");
}

static void
goes_on_in_the_next_line_behind_one_that_does_not_end(void **state)
{
	(void)state;
	assert_strings("// don't 'a'\nb = 'c';", "t |c");
	assert_strings("x = 'a\ny = \"b\"", "b");
	assert_strings("x = `a\ny = 'b'", "");
	assert_strings("x = 'a\\", "");
}

static void
tells_the_innermost_object(void **state)
{
	struct slice text = SLICE("'a',{x:{y:1},z:'b',c:{d:'e'}}");
	struct literal_reader reader = LITERAL_READER(text);
	struct literal literal;

	(void)state;
	assert_true(literal_next(&reader, &literal));
	assert_true(literal.object == SIZE_MAX);
	assert_true(literal_next(&reader, &literal));
	assert_int_equal(literal.object, 4);
	assert_true(literal_next(&reader, &literal));
	assert_int_equal(literal.object, 21);
	assert_false(literal_next(&reader, &literal));
}

static void
reads_objects_that_stand_too_deep_as_the_outer_one(void **state)
{
	struct buf text = BUF_INIT;
	struct literal_reader reader;
	struct literal literal;

	(void)state;
	for (int i = 0; i < LITERAL_DEPTH_MAX + 3; i++)
		buf_add_char(&text, '{');
	buf_add(&text, "''", 2);
	reader = LITERAL_READER(((struct slice){ text.data, text.len }));
	assert_true(literal_next(&reader, &literal));
	assert_int_equal(literal.object, LITERAL_DEPTH_MAX - 1);
	buf_release(&text);
}

static void
assert_reads(const char *text, const char *wanted)
{
	struct buf got = BUF_INIT;

	buf_add(&got, "", 0);
	literal_unescape(slice_of(text), &got);
	assert_text((struct slice){ got.data, got.len }, wanted);
	buf_release(&got);
}

static void
reads_escapes(void **state)
{
	(void)state;
	assert_reads("a\\\"b\\'c\\\\d\\/e", "a\"b'c\\d/e");
	assert_reads("\\u4fe1\\u606F\\u003c/td\\u003E", "信息</td>");
	assert_reads("a\\nb\\tc\\u0001d\\\ne", "a b c d e");
	assert_reads("\\ud83d\\ude00\\ud83d!", "\U0001f600\ufffd!");
	assert_reads("\\信\\u12", "信 12");
	assert_reads("a\\", "a\\");
	assert_reads("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_strings_by_their_own_quotes),
		cmocka_unit_test(
		    goes_on_in_the_next_line_behind_one_that_does_not_end),
		cmocka_unit_test(tells_the_innermost_object),
		cmocka_unit_test(
		    reads_objects_that_stand_too_deep_as_the_outer_one),
		cmocka_unit_test(reads_escapes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
