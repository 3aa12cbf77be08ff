/* SPDX-License-Identifier: ISC */
#include "extract/head.h"
#include "tests/unit/extract/text.h"

static void
reads_fields_with_either_line_end(void **state)
{
	struct slice head = SLICE("A: 1\r\nB : 2 \nC:\r\n\r\nD: 4\n\n");
	struct head_field field;
	size_t at = 0;

	(void)state;
	assert_int_equal(head_end(head), 19);
	head.len = 19;
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, "A");
	assert_text(field.value, "1");
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, "B");
	assert_text(field.value, "2");
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, "C");
	assert_text(field.value, "");
	assert_false(head_next(head, &at, &field));
}

static void
joins_lines_that_go_on(void **state)
{
	struct slice head = SLICE(
	    " lost\r\nA:\r\n one\r\n\t two\r\nno field\r\n of it\r\nB: x");
	struct head_field field;
	size_t at = 0;

	(void)state;
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, "A");
	assert_text(field.value, "one\r\n\t two");
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, "B");
	assert_text(field.value, "x");
	assert_false(head_next(head, &at, &field));
}

static void
ends_where_a_line_is_empty(void **state)
{
	(void)state;
	assert_int_equal(head_end(SLICE("")), 0);
	assert_int_equal(head_end(SLICE("a: b\r\n")), 0);
	assert_int_equal(head_end(SLICE("a: b\r\n\r")), 0);
	assert_int_equal(head_end(SLICE("a: b\r\n\r\nx")), 8);
	assert_int_equal(head_end(SLICE("a: b\r\r\n\r\r\nx")), 10);
	assert_int_equal(head_end(SLICE("a: b\n\nx")), 6);
	assert_int_equal(head_end(SLICE("a: b\n \n\nx")), 8);
}

static void
takes_a_first_colon_for_part_of_the_name(void **state)
{
	struct slice head = SLICE(":status: 200\n:\n");
	struct head_field field;
	size_t at = 0;

	(void)state;
	assert_true(head_next(head, &at, &field));
	assert_text(field.name, ":status");
	assert_text(field.value, "200");
	assert_false(head_next(head, &at, &field));
}

static void
cuts_lists(void **state)
{
	struct slice list = SLICE(" a, b ,,c");
	struct slice item;
	size_t at = 0;

	(void)state;
	assert_true(head_item(list, ',', &at, &item));
	assert_text(item, "a");
	assert_true(head_item(list, ',', &at, &item));
	assert_text(item, "b");
	assert_true(head_item(list, ',', &at, &item));
	assert_text(item, "");
	assert_true(head_item(list, ',', &at, &item));
	assert_text(item, "c");
	assert_false(head_item(list, ',', &at, &item));
}

static void
reads_numbers_and_nothing_else(void **state)
{
	(void)state;
	assert_int_equal(head_number(SLICE("0")), 0);
	assert_int_equal(head_number(SLICE("0012")), 12);
	assert_true(
	    head_number(SLICE("922337203685477579")) == 922337203685477579);
	assert_true(head_number(SLICE("")) == HEAD_UNKNOWN);
	assert_true(head_number(SLICE("-1")) == HEAD_UNKNOWN);
	assert_true(head_number(SLICE("1 2")) == HEAD_UNKNOWN);
	assert_true(head_number(SLICE("0x1")) == HEAD_UNKNOWN);
	assert_true(head_number(SLICE("99999999999999999999")) == HEAD_UNKNOWN);
	assert_true(head_number(SLICE("18446744073709551615")) == HEAD_UNKNOWN);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_fields_with_either_line_end),
		cmocka_unit_test(joins_lines_that_go_on),
		cmocka_unit_test(ends_where_a_line_is_empty),
		cmocka_unit_test(takes_a_first_colon_for_part_of_the_name),
		cmocka_unit_test(cuts_lists),
		cmocka_unit_test(reads_numbers_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
