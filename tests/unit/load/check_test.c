/* SPDX-License-Identifier: ISC */
#include "load/check.h"
#include "tests/unit/unit.h"

/* A report with one field that is not null. */
static bool
takes(size_t field, struct slice text)
{
	struct record record = { .kind = KIND_REPORT };

	record.field[field] = text;
	return check_record(&record) == NULL;
}

static bool
takes_number(struct slice text)
{
	struct record record = { .kind = KIND_REQUEST };

	record.field[REQUEST_CELL_VALUE] = text;
	return check_record(&record) == NULL;
}

static void
takes_numbers(void **state)
{
	(void)state;
	assert_true(takes_number(SLICE("0")));
	assert_true(takes_number(SLICE("-3")));
	assert_true(takes_number(SLICE("1946.6890")));
	assert_false(takes_number(SLICE("")));
	assert_false(takes_number(SLICE("-")));
	assert_false(takes_number(SLICE("1.")));
	assert_false(takes_number(SLICE(".5")));
	assert_false(takes_number(SLICE("1.2.3")));
	assert_false(takes_number(SLICE("1e9")));
	assert_false(takes_number(SLICE("NaN")));
	assert_false(takes_number(SLICE(" 1")));
}

static void
takes_days_that_there_are(void **state)
{
	(void)state;
	assert_true(takes(REPORT_PUBLISHED, SLICE("2020-02-29")));
	assert_true(takes(REPORT_PUBLISHED, SLICE("2000-02-29")));
	assert_true(takes(REPORT_PUBLISHED, SLICE("2021-12-31")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-02-29")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("1900-02-29")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-04-31")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-13-01")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-00-01")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-01-00")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("0000-01-01")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("2021-1-01")));
	assert_false(takes(REPORT_PUBLISHED, SLICE("infinity")));
}

static void
takes_times_in_utc(void **state)
{
	(void)state;
	assert_true(takes(REPORT_CAPTURED, SLICE("2021-02-01T23:59:60Z")));
	assert_false(takes(REPORT_CAPTURED, SLICE("2021-02-01T24:00:00Z")));
	assert_false(takes(REPORT_CAPTURED, SLICE("2021-02-01T08:60:00Z")));
	assert_false(takes(REPORT_CAPTURED, SLICE("2021-02-01T08:00:00")));
	assert_false(takes(REPORT_CAPTURED, SLICE("2021-02-30T08:00:00Z")));
}

static void
takes_text_without_nuls(void **state)
{
	(void)state;
	assert_true(takes(REPORT_TITLE, SLICE("\xe5\xb9\xb4")));
	assert_false(takes(REPORT_TITLE, SLICE("\xe5\xb9")));
	assert_false(takes(REPORT_TITLE, SLICE("a\0b")));
	assert_false(takes(REPORT_ERA, SLICE("\xed\xa0\x80")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_numbers),
		cmocka_unit_test(takes_days_that_there_are),
		cmocka_unit_test(takes_times_in_utc),
		cmocka_unit_test(takes_text_without_nuls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
