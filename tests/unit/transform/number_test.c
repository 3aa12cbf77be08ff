/* SPDX-License-Identifier: ISC */
#include "tests/unit/unit.h"
#include "transform/number.h"

static struct number
number(const char *text)
{
	struct number n = { -1, -1 };

	assert_true(number_parse(slice_of(text), &n));
	return n;
}

static void
assert_prints(struct number n, const char *text)
{
	struct buf buf = BUF_INIT;

	number_write(&buf, n);
	assert_string_equal(buf.data, text);
	buf_release(&buf);
}

static void
assert_refused(const char *text)
{
	struct number n = { 42, 1 };

	assert_false(number_parse(slice_of(text), &n));
	assert_int_equal(n.digits, 42);
	assert_int_equal(n.scale, 1);
}

static void
a_number_is_printed_as_it_was_read(void **state)
{
	static const char *const texts[] = { "0", "7", "-3", "0.5", "-0.05",
		"1946.6890", "190.457379", "0.00", "999999999999999",
		"-999999999999999", "1234567.12345678", "0.00000001" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_prints(number(texts[i]), texts[i]);
}

static void
a_plus_and_noughts_in_front_say_nothing(void **state)
{
	(void)state;
	assert_prints(number("+1036"), "1036");
	assert_prints(number("0000000000000000000012"), "12");
	assert_prints(number("-0"), "0");
}

static void
what_is_no_number_is_refused(void **state)
{
	static const char *const texts[] = { "", "-", "+", ".", "-.", "1.",
		".5", "-.5", "1.2.3", "1..2", "--1", "+-1", "1-", "1e3", "0x1",
		" 1", "1 ", "1,000", "1000000000000000", "-1000000000000000",
		"0.000000001", "9999999999999.999", "\xef\xbc\x91" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_refused(texts[i]);
	assert_false(number_parse(SLICE_NULL, &(struct number){ 0, 0 }));
	assert_false(number_parse(SLICE("1\0002"), &(struct number){ 0, 0 }));
}

static void
a_slice_is_read_to_its_end_and_no_further(void **state)
{
	struct number n;

	(void)state;
	assert_true(number_parse(slice_sub(SLICE("12345"), 1, 2), &n));
	assert_prints(n, "23");
}

static void
sums_are_exact(void **state)
{
	struct number sum;

	(void)state;
	assert_true(number_add(number("0.1"), number("0.2"), &sum));
	assert_prints(sum, "0.3");
	assert_true(number_add(number("14.73"), number("443.6"), &sum));
	assert_prints(sum, "458.33");
	assert_true(number_add(number("26234"), number("-1946.6890"), &sum));
	assert_prints(sum, "24287.3110");
	assert_true(number_subtract(number("5"), number("7.5"), &sum));
	assert_prints(sum, "-2.5");
}

static void
noughts_behind_the_point_do_not_make_a_sum_too_long(void **state)
{
	struct number sum;

	(void)state;
	assert_true(
	    number_add(number("999999999999998"), number("1.00"), &sum));
	assert_int_equal(number_compare(sum, number("999999999999999")), 0);
	assert_true(number_add(number("99999999999999.5"),
	    number("99999999999999.5"), &sum));
	assert_int_equal(number_compare(sum, number("199999999999999")), 0);
}

static void
a_sum_that_does_not_fit_is_refused(void **state)
{
	struct number sum = { 42, 0 };

	(void)state;
	assert_false(number_add(number("999999999999999"), number("1"), &sum));
	assert_false(
	    number_subtract(number("-999999999999999"), number("1"), &sum));
	assert_false(
	    number_add(number("999999999999999"), number("0.1"), &sum));
	assert_int_equal(sum.digits, 42);
}

static void
units_of_money_are_changed_by_moving_the_point(void **state)
{
	struct number n;

	(void)state;
	assert_true(number_shift(number("251000"), -4, &n));
	assert_prints(n, "25.1");
	assert_true(number_shift(number("80618.50"), -4, &n));
	assert_prints(n, "8.061850");
	assert_true(number_shift(number("1.2"), 4, &n));
	assert_prints(n, "12000");
	assert_true(number_shift(number("0"), -4, &n));
	assert_prints(n, "0");
	assert_true(number_shift(number("3.00000000"), -4, &n));
	assert_int_equal(number_compare(n, number("0.0003")), 0);
}

static void
a_point_moved_too_far_is_refused(void **state)
{
	struct number n = { 42, 0 };

	(void)state;
	assert_false(number_shift(number("0.00001234"), -4, &n));
	assert_false(number_shift(number("999999999999"), 4, &n));
	assert_int_equal(n.digits, 42);
}

static void
a_number_is_whole_if_only_noughts_follow_its_point(void **state)
{
	(void)state;
	assert_true(number_is_whole(number("0")));
	assert_true(number_is_whole(number("-12")));
	assert_true(number_is_whole(number("3.00")));
	assert_false(number_is_whole(number("3.05")));
	assert_false(number_is_whole(number("-0.5")));
}

static void
numbers_are_put_in_order_whatever_their_scales(void **state)
{
	static const char *const sorted[] = { "-999999999999999", "-1.5",
		"-0.00000001", "0.00", "0.00000001", "1", "1.00000001", "1.5",
		"999999999999999" };
	int n = sizeof(sorted) / sizeof(*sorted);

	(void)state;
	for (int a = 0; a < n; a++) {
		for (int b = 0; b < n; b++) {
			int order = number_compare(number(sorted[a]),
			    number(sorted[b]));

			assert_int_equal(order, (a > b) - (a < b));
		}
	}
	assert_int_equal(number_compare(number("1.50"), number("1.5")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_printed_as_it_was_read),
		cmocka_unit_test(a_plus_and_noughts_in_front_say_nothing),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(a_slice_is_read_to_its_end_and_no_further),
		cmocka_unit_test(
		    a_number_is_whole_if_only_noughts_follow_its_point),
		cmocka_unit_test(sums_are_exact),
		cmocka_unit_test(
		    noughts_behind_the_point_do_not_make_a_sum_too_long),
		cmocka_unit_test(a_sum_that_does_not_fit_is_refused),
		cmocka_unit_test(
		    units_of_money_are_changed_by_moving_the_point),
		cmocka_unit_test(a_point_moved_too_far_is_refused),
		cmocka_unit_test(
		    numbers_are_put_in_order_whatever_their_scales),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
