/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/date.h"

static void
days_are_read_in_every_spelling(void **state)
{
	static const char *const samples[] = { "2021年1月25日", "2021-01-25",
		"2021/1/25", "2021.01.25", "二〇二一年一月二十五日",
		"二零二一年1月25日", "2021年01-25", "于2021年1月25日印发",
		"二O二一年元月二十五日", "二0二一年一月二十五号", "20210125" };
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct date date = { 0, 0, 0 };
		struct slice found;

		assert_true(date_find(page->rules, slice_of(samples[i]), 0,
		    &date, &found));
		assert_date(date, 2021, 1, 25);
	}
}

static void
what_is_no_day_is_passed_over(void **state)
{
	struct page *page = *state;
	struct slice text = SLICE("2021-02-30 2021年13月1日 1821年1月1日 "
				  "2021-1/25 120210-01-251 20210125 "
				  "2020-02-29");
	struct slice found;
	struct date date;

	assert_true(date_find(page->rules, text, 0, &date, &found));
	assert_date(date, 2020, 2, 29);
	assert_text(found, "2020-02-29");
	assert_false(date_find(page->rules, SLICE(""), 0, &date, &found));
	/* Of this day a digit is lost, or stands on the next line. */
	assert_false(
	    date_find(page->rules, SLICE("2021-01-2"), 0, &date, &found));
	assert_false(
	    date_find(page->rules, SLICE("2021-1-2\n5"), 0, &date, &found));
	assert_true(
	    date_find(page->rules, SLICE("2021-1-2\n15:30"), 0, &date, &found));
	assert_date(date, 2021, 1, 2);
}

static void
numerals_are_read_as_written(void **state)
{
	static const struct {
		const char *text;
		int number;
	} samples[] = { { "二〇一二", 2012 }, { "十", 10 }, { "十二", 12 },
		{ "二十", 20 }, { "三十一", 31 }, { "元", 1 }, { "零", 0 },
		{ "07", 7 }, { "", -1 }, { "十月", -1 }, { "99999", -1 } };
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_int_equal(date_numeral(page->rules,
				     slice_of(samples[i].text)),
		    samples[i].number);
}

static void
days_are_counted(void **state)
{
	struct date a = { 2019, 12, 31 };
	struct date b = { 2020, 1, 1 };
	struct date c = { 2020, 12, 31 };

	(void)state;
	assert_int_equal(date_number(b) - date_number(a), 1);
	assert_int_equal(date_number(c) - date_number(a), 366);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_read_in_every_spelling),
		cmocka_unit_test(what_is_no_day_is_passed_over),
		cmocka_unit_test(numerals_are_read_as_written),
		cmocka_unit_test(days_are_counted),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
