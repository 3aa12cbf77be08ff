/* SPDX-License-Identifier: ISC */
#include "extract/stamp.h"
#include "tests/unit/unit.h"

static void
reads_both_forms(void **state)
{
	static const char *const cases[] = { "2024-02-29T23:59:60Z",
		"2024-02-29T23:59:60.123456789Z", "20240229235960" };
	struct stamp stamp;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(stamp_read(slice_of(cases[i]), &stamp));
		assert_string_equal(stamp.figures, "20240229235960");
		assert_string_equal(stamp.time, "2024-02-29T23:59:60Z");
	}
}

static void
refuses_times_that_are_not(void **state)
{
	static const char *const cases[] = { "", "2024", "2024-01-31",
		"2024-01-31T08:00:00", "2024-01-31T08:00:00+08:00",
		"2024-01-31 08:00:00Z", "2024-01-31T08:00:00Zx",
		"2024-01-31T08:00:00.", "2024-01-31T08:00:00.1x",
		"2023-02-29T08:00:00Z", "1900-02-29T08:00:00Z",
		"2024-13-01T08:00:00Z", "2024-00-01T08:00:00Z",
		"2024-04-31T08:00:00Z", "2024-01-00T08:00:00Z",
		"2024-01-31T24:00:00Z", "2024-01-31T08:60:00Z",
		"0000-01-31T08:00:00Z", "2024013108000", "202401310800001",
		"2024013108000x" };
	struct stamp stamp;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_false(stamp_read(slice_of(cases[i]), &stamp));
	assert_false(stamp_read(SLICE_NULL, &stamp));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_both_forms),
		cmocka_unit_test(refuses_times_that_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
