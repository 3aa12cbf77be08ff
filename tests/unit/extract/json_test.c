/* SPDX-License-Identifier: ISC */
#include "extract/json.h"
#include "tests/unit/extract/text.h"

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
reads_members(void **state)
{
	struct json_reader reader = json_begin(
	    SLICE(" { \"a\" : \"x y\", \"b\":-1.5e3,\"c\":true , \"d\":null,"
		  "\"e\":{\"f\":[1,\"}\\\"\"]},\"g\":\"\"} rest"),
	    arena);
	struct json_member member;

	(void)state;
	assert_true(json_next(&reader, &member));
	assert_text(member.name, "a");
	assert_text(member.value, "x y");
	assert_true(json_next(&reader, &member));
	assert_text(member.name, "b");
	assert_text(member.value, "-1.5e3");
	assert_true(json_next(&reader, &member));
	assert_text(member.value, "true");
	assert_true(json_next(&reader, &member));
	assert_text(member.name, "d");
	assert_null(member.value.ptr);
	assert_true(json_next(&reader, &member));
	assert_text(member.name, "e");
	assert_null(member.value.ptr);
	assert_true(json_next(&reader, &member));
	assert_text(member.name, "g");
	assert_text(member.value, "");
	assert_false(json_next(&reader, &member));
	assert_false(reader.bad);
	assert_text(reader.rest, " rest");
	reader = json_begin(SLICE("{}"), arena);
	assert_false(json_next(&reader, &member));
	assert_false(reader.bad);
}

static void
reads_escapes(void **state)
{
	static const char *const cases[][2] = {
		{ "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "\"\\/\b\f\n\r\t" },
		{ "{\"a\":\"x\\u0041\\u00e9\\u4E2D\\ud83d\\ude00y\"}",
		    "xA\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80y" },
		{ "{\"a\":\"\\ud83d\"}", "\xef\xbf\xbd" },
		{ "{\"a\":\"\\ude00\\ud83d\\u0041\"}",
		    "\xef\xbf\xbd\xef\xbf\xbd"
		    "A" },
	};
	struct json_member member;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json_reader reader = json_begin(slice_of(cases[i][0]),
		    arena);

		assert_true(json_next(&reader, &member));
		assert_text(member.value, cases[i][1]);
	}
}

static void
refuses_what_is_no_object(void **state)
{
	static const char *const cases[] = { "", "[]", "x", "{", "{\"a\"",
		"{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,}",
		"{\"a\" 1}", "{a:1}", "{\"a\":\"x}", "{\"a\":\"\\x\"}",
		"{\"a\":\"\\u12g4\"}", "{\"a\":\"\\u12\"}",
		"{\"a\":\"\\u0000\"}", "{\"a\":\"\n\"}", "{\"a\":\"\\\"}",
		"{\"a\":[}", "{\"a\":[\"x}", "{\"a\":,\"b\":1}",
		"{\"a\":1 \"b\":1}", "{\"a\":'x'}" };
	struct json_member member;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct json_reader reader = json_begin(slice_of(cases[i]),
		    arena);

		while (json_next(&reader, &member))
			;
		assert_true(reader.bad);
		assert_false(json_next(&reader, &member));
	}
}

static void
bounds_nesting(void **state)
{
	struct buf text = BUF_INIT;
	struct json_reader reader;
	struct json_member member;

	(void)state;
	for (int deep = JSON_DEPTH_MAX; deep <= JSON_DEPTH_MAX + 1; deep++) {
		buf_reset(&text);
		buf_add(&text, "{\"a\":", 5);
		for (int i = 0; i < deep; i++)
			buf_add_char(&text, '[');
		for (int i = 0; i < deep; i++)
			buf_add_char(&text, ']');
		buf_add_char(&text, '}');
		reader = json_begin((struct slice){ text.data, text.len },
		    arena);
		assert_int_equal(json_next(&reader, &member),
		    deep == JSON_DEPTH_MAX);
		assert_int_equal(reader.bad, deep > JSON_DEPTH_MAX);
	}
	buf_release(&text);
}

static void
writes_what_it_can_read(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	json_write(SLICE("a\"\\/\n\x1f\xe4\xb8\xad\xff\0b"), &text);
	assert_string_equal(text.data,
	    "\"a\\\"\\\\/\\u000a\\u001f\xe4\xb8\xad\xef\xbf\xbd\xef\xbf\xbd"
	    "b\"");
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_members),
		cmocka_unit_test(reads_escapes),
		cmocka_unit_test(refuses_what_is_no_object),
		cmocka_unit_test(bounds_nesting),
		cmocka_unit_test(writes_what_it_can_read),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
