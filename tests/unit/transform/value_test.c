/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/value.h"

static struct value
read_value(const char *text)
{
	struct value value;

	value_read(slice_of(text), &value);
	return value;
}

static void
assert_states(const char *text, int64_t digits, int scale)
{
	struct value value = read_value(text);

	assert_int_equal(value.state, STATE_STATED);
	assert_int_equal(value.number.digits, digits);
	assert_int_equal(value.number.scale, scale);
}

static void
reads_numbers_as_reports_print_them(void **state)
{
	(void)state;
	assert_states("0", 0, 0);
	assert_states(" 12\u3000", 12, 0);
	assert_states("１２３", 123, 0);
	assert_states("1,234,567", 1234567, 0);
	assert_states("1，234", 1234, 0);
	assert_states("190.457379", 190457379, 6);
	assert_states("22（其中修订 16 件）", 22, 0);
	assert_states("240个", 240, 0);
	assert_states("1234567890", 1234567890, 0);
	assert_states("十二件", 12, 0);
	assert_states("减少三", -3, 0);
}

static void
digits_with_a_blank_between_may_be_two_numbers(void **state)
{
	(void)state;
	assert_int_equal(read_value("1 2").state, STATE_UNREADABLE);
	assert_int_equal(read_value("1\n2").state, STATE_UNREADABLE);
	assert_states("1\xe2\x80\x8b"
		      "2",
	    12, 0);
	assert_states("22 件", 22, 0);
	assert_states("1\u2009234\u202f567", 1234567, 0);
	assert_int_equal(read_value("1\u200923").state, STATE_UNREADABLE);
	assert_int_equal(read_value("007").state, STATE_UNREADABLE);
	assert_int_equal(read_value("-05").state, STATE_UNREADABLE);
	assert_states("0.05", 5, 2);
}

static void
one_numeral_is_a_cell_only_between_borders(void **state)
{
	(void)state;
	assert_false(value_is(slice_of("三")));
	assert_true(value_is_bordered(slice_of("三")));
	assert_true(value_is(slice_of("十三")));
	assert_true(value_is_unit(slice_of("件")));
	assert_false(value_is_unit(slice_of("件数")));
}

static void
reads_signs_and_words_for_them(void **state)
{
	(void)state;
	assert_states("-3", -3, 0);
	assert_states("－3", -3, 0);
	assert_states("+81", 81, 0);
	assert_states("增加5", 5, 0);
	assert_states("减少5", -5, 0);
	assert_states("-1,942", -1942, 0);
	assert_states("–3", -3, 0);
	assert_states("﹣12", -12, 0);
	assert_int_equal(read_value("–").state, STATE_PLACEHOLDER);
}

static void
a_unit_is_kept_beside_the_number(void **state)
{
	struct value value = read_value("14.73万元");

	(void)state;
	assert_int_equal(value.number.digits, 1473);
	assert_string_equal(value.unit, "万元");
	assert_int_equal(value.exponent, 0);
	value = read_value("251000元");
	assert_string_equal(value.unit, "万元");
	assert_int_equal(value.exponent, -4);
	value = read_value("443.6万");
	assert_null(value.unit);
	assert_int_equal(value.exponent, 4);
}

static void
blank_placeholder_unreadable_and_zero_are_four_things(void **state)
{
	static const char *const placeholders[] = { "/", "-", "—", "——", "无",
		"／", "－" };
	static const char *const unreadable[] = { "0/0", "57（更正为58）",
		"57（更正：58）", "57（上年）", "57（累计）", "57（计划数）",
		"57(应为 58)", "57（2022年）", "57（含2022年）", "57（约）",
		"57（1-6月）", "57（含下属单位）", "57（58）", "35-15", "1.2.3",
		"12,34", "1,2345", "0,001", "12^1", "1\u2009234\u200956", "约5",
		"5以上", "1 2x", "12..", ".5", "1234567890123456" };

	(void)state;
	assert_int_equal(read_value("").state, STATE_BLANK);
	assert_int_equal(read_value(" \u00a0\u3000\n").state, STATE_BLANK);
	for (size_t i = 0; i < sizeof(placeholders) / sizeof(char *); i++)
		assert_int_equal(read_value(placeholders[i]).state,
		    STATE_PLACEHOLDER);
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(char *); i++)
		if (read_value(unreadable[i]).state != STATE_UNREADABLE)
			fail_msg("%s was read", unreadable[i]);
	assert_states("0", 0, 0);
}

static void
a_long_text_is_no_value(void **state)
{
	char text[2000];

	(void)state;
	memset(text, '0', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(read_value(text).state, STATE_UNREADABLE);
	assert_false(value_is(slice_of(text)));
	assert_false(value_is(SLICE("规章")));
	assert_true(value_is(SLICE(" 5 ")));
	assert_true(value_is(SLICE("/")));
	assert_false(value_is(SLICE("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_as_reports_print_them),
		cmocka_unit_test(
		    digits_with_a_blank_between_may_be_two_numbers),
		cmocka_unit_test(one_numeral_is_a_cell_only_between_borders),
		cmocka_unit_test(reads_signs_and_words_for_them),
		cmocka_unit_test(a_unit_is_kept_beside_the_number),
		cmocka_unit_test(
		    blank_placeholder_unreadable_and_zero_are_four_things),
		cmocka_unit_test(a_long_text_is_no_value),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
