/* SPDX-License-Identifier: ISC */
#include "extract/chunk.h"
#include "tests/unit/unit.h"

/* Joined, these are that text, with that fault or none. */
static void
assert_joins(struct slice bytes, const char *wanted, const char *detail)
{
	struct buf buf = BUF_INIT;
	struct fault fault;

	assert_true(chunk_join(bytes, &buf, &fault));
	assert_string_equal(buf.data, wanted);
	if (detail == NULL)
		assert_null(fault.detail);
	else
		assert_string_equal(fault.detail, detail);
	buf_release(&buf);
}

static void
joins_chunks(void **state)
{
	(void)state;
	assert_joins(SLICE("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"),
	    "abc0123456789", NULL);
	assert_joins(SLICE("0\r\n\r\n"), "", NULL);
	assert_joins(SLICE("3\r\nabc\r\n0\r\nTrailer: x\r\n\r\n"), "abc", NULL);
}

static void
joins_what_careless_servers_send(void **state)
{
	(void)state;
	assert_joins(SLICE("0003   \r\nabc\r\n0\r\n\r\n"), "abc", NULL);
	assert_joins(SLICE(" 3\t;name=\"x\"\r\nabc\r\n0\r\n\r\n"), "abc", NULL);
	assert_joins(SLICE("3\nabc\n2\nde\n0\n\n"), "abcde", NULL);
	assert_joins(SLICE("3\r\nabc\r\n"), "abc", NULL);
	assert_joins(SLICE("3\r\nabc\r"), "abc", NULL);
	assert_joins(SLICE("3\r\nabc"), "abc", NULL);
	assert_joins(SLICE("3\r\nabc\r\n0"), "abc", NULL);
}

static void
tells_what_is_cut_from_what_is_damaged(void **state)
{
	(void)state;
	assert_joins(SLICE("3\r\nabc\r\n5\r\nde"), "abcde",
	    "a chunk of the body is cut short");
	assert_joins(SLICE("3\r\nabc\r\n5"), "abc",
	    "a chunk of the body is cut short");
	assert_joins(SLICE("3\r\nabc\r\nxyz\r\n"), "abc",
	    "a chunk of the body has no size");
	assert_joins(SLICE("3\r\nabc\r\n2\r\ndef"), "abcde",
	    "a chunk of the body has no size");
	assert_joins(SLICE("3\r\nabc\r\nffffffffffffffffff\r\nde"), "abc",
	    "a chunk of the body has no size");
	assert_joins(SLICE("20\r\n<html>"), "<html>",
	    "a chunk of the body is cut short");
}

static void
leaves_a_body_that_is_not_in_chunks(void **state)
{
	static const char *const cases[] = { "", "<html>", "\r\n", "abcdef",
		"2023\r\nis a year", "20\n<html>", "5\r\nabcdefgh",
		"3 apples\r\nand", "-3\r\nabc\r\n" };
	struct buf buf = BUF_INIT;
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_false(chunk_join(slice_of(cases[i]), &buf, &fault));
		assert_int_equal(buf.len, 0);
		assert_null(fault.detail);
	}
	buf_release(&buf);
}

static void
bounds_the_line_of_a_size(void **state)
{
	struct buf body = BUF_INIT;
	struct buf buf = BUF_INIT;
	struct fault fault;

	(void)state;
	buf_add_char(&body, '3');
	while (body.len < CHUNK_LINE_MAX + 1)
		buf_add_char(&body, ' ');
	buf_add(&body, "\nabc\n0\n\n", 8);
	assert_false(
	    chunk_join((struct slice){ body.data, body.len }, &buf, &fault));
	assert_int_equal(buf.len, 0);
	body.len = CHUNK_LINE_MAX - 1;
	buf_add(&body, "\nabc\n0\n\n", 8);
	assert_joins((struct slice){ body.data, body.len }, "abc", NULL);
	buf_release(&body);
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(joins_chunks),
		cmocka_unit_test(joins_what_careless_servers_send),
		cmocka_unit_test(tells_what_is_cut_from_what_is_damaged),
		cmocka_unit_test(leaves_a_body_that_is_not_in_chunks),
		cmocka_unit_test(bounds_the_line_of_a_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
