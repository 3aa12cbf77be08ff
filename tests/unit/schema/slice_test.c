/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "schema/slice.h"
#include "tests/unit/unit.h"

static void
tells_null_from_nothing(void **state)
{
	(void)state;
	assert_true(slice_equal(SLICE_NULL, SLICE_NULL));
	assert_false(slice_equal(SLICE_NULL, SLICE("")));
	assert_true(slice_equal(SLICE(""), slice_of("")));
	assert_null(slice_of(NULL).ptr);
	assert_false(slice_equal(SLICE("ab"), SLICE("abc")));
	assert_false(slice_equal(SLICE("ab"), SLICE("ac")));
}

static void
knows_how_a_text_starts_and_ends(void **state)
{
	(void)state;
	assert_true(slice_starts(SLICE("abc"), SLICE("ab")));
	assert_true(slice_starts(SLICE("abc"), SLICE("")));
	assert_false(slice_starts(SLICE("a"), SLICE("ab")));
	assert_true(slice_ends(SLICE("abc"), SLICE("bc")));
	assert_false(slice_ends(SLICE("abc"), SLICE("b")));
	assert_false(slice_ends(SLICE("c"), SLICE("bc")));
}

static void
finds_from_a_place_on(void **state)
{
	struct slice text = SLICE("abcabc");

	(void)state;
	assert_int_equal(slice_find(text, SLICE("bc"), 0), 1);
	assert_int_equal(slice_find(text, SLICE("bc"), 2), 4);
	assert_true(slice_find(text, SLICE("bc"), 5) == SIZE_MAX);
	assert_true(slice_find(text, SLICE("bc"), 99) == SIZE_MAX);
	assert_true(slice_find(text, SLICE(""), 0) == SIZE_MAX);
	assert_true(slice_find(text, SLICE("x"), 0) == SIZE_MAX);
}

static void
finds_what_is_an_ideograph_long(void **state)
{
	struct slice text = SLICE("cabbcaabcabc");

	(void)state;
	assert_int_equal(slice_find(text, SLICE("abc"), 0), 6);
	assert_int_equal(slice_find(text, SLICE("abc"), 6), 6);
	assert_int_equal(slice_find(text, SLICE("abc"), 7), 9);
	assert_int_equal(slice_find(text, SLICE("cab"), 0), 0);
	assert_true(slice_find(text, SLICE("abc"), 10) == SIZE_MAX);
	assert_true(slice_find(text, SLICE("bcc"), 0) == SIZE_MAX);
	assert_int_equal(slice_find(SLICE("abc"), SLICE("abc"), 0), 0);
	assert_true(slice_find(SLICE("bc"), SLICE("abc"), 0) == SIZE_MAX);
}

static void
clips_a_part_to_its_bounds(void **state)
{
	struct slice text = SLICE("abc");

	(void)state;
	assert_true(slice_equal(slice_sub(text, 1, 1), SLICE("b")));
	assert_true(slice_equal(slice_sub(text, 1, 99), SLICE("bc")));
	assert_true(slice_equal(slice_sub(text, 3, 1), SLICE("")));
	assert_true(slice_equal(slice_sub(text, 99, 1), SLICE("")));
	assert_null(slice_sub(SLICE_NULL, 1, 1).ptr);
}

static void
trims_blanks_of_every_width(void **state)
{
	(void)state;
	assert_true(
	    slice_equal(slice_trim(SLICE(" \t\r\na b\v\f ")), SLICE("a b")));
	assert_true(
	    slice_equal(slice_trim(SLICE("　\u00a0 0 　\u00a0")), SLICE("0")));
	assert_true(slice_equal(slice_trim(SLICE("　 \u00a0")), SLICE("")));
	assert_true(slice_equal(slice_trim(SLICE("")), SLICE("")));
	assert_true(slice_equal(slice_trim(SLICE("项")), SLICE("项")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_null_from_nothing),
		cmocka_unit_test(knows_how_a_text_starts_and_ends),
		cmocka_unit_test(finds_from_a_place_on),
		cmocka_unit_test(finds_what_is_an_ideograph_long),
		cmocka_unit_test(clips_a_part_to_its_bounds),
		cmocka_unit_test(trims_blanks_of_every_width),
	};

	return cmocka_run_group_tests_name("slice", tests, NULL, NULL);
}
