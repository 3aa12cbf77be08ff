/* SPDX-License-Identifier: ISC */
#include "tests/unit/unit.h"
#include "transform/numeral.h"

static void
assert_reads(const char *text, int64_t digits)
{
	struct number number = NUMBER_ZERO;
	struct slice slice = slice_of(text);

	assert_int_equal(numeral_read(slice, &number), slice.len);
	assert_int_equal(number.digits, digits);
	assert_int_equal(number.scale, 0);
}

static void
assert_refused(const char *text)
{
	struct number number = NUMBER_ZERO;

	assert_int_equal(numeral_read(slice_of(text), &number), 0);
}

static void
digits_stand_in_their_places(void **state)
{
	(void)state;
	assert_reads("零", 0);
	assert_reads("七", 7);
	assert_reads("二〇二一", 2021);
	assert_reads("三五", 35);
}

static void
powers_of_ten_stand_between_digits(void **state)
{
	(void)state;
	assert_reads("十", 10);
	assert_reads("十二", 12);
	assert_reads("二十", 20);
	assert_reads("九十九", 99);
	assert_reads("一百零五", 105);
	assert_reads("两千三百四十", 2340);
	assert_reads("一万零二百", 10200);
	assert_reads("三十万", 300000);
}

static void
what_may_mean_two_numbers_is_none(void **state)
{
	(void)state;
	assert_refused("");
	assert_refused("件");
	assert_refused("二百五");
	assert_refused("百");
	assert_refused("五十百");
	assert_refused("十十");
	assert_refused("一二十");
	assert_refused("一百零");
	assert_refused("万");
}

static void
the_rest_of_the_text_is_left(void **state)
{
	struct number number = NUMBER_ZERO;

	(void)state;
	assert_int_equal(numeral_read(slice_of("十二件"), &number), 6);
	assert_int_equal(number.digits, 12);
	assert_true(numeral_is_single(slice_of("三")));
	assert_false(numeral_is_single(slice_of("三、")));
	assert_false(numeral_is_single(slice_of("十二")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_stand_in_their_places),
		cmocka_unit_test(powers_of_ten_stand_between_digits),
		cmocka_unit_test(what_may_mean_two_numbers_is_none),
		cmocka_unit_test(the_rest_of_the_text_is_left),
	};

	return cmocka_run_group_tests_name("numeral", tests, NULL, NULL);
}
