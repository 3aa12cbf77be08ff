/* SPDX-License-Identifier: ISC */
#include "load/array.h"
#include "tests/unit/unit.h"

static void
quotes_and_escapes_its_elements(void **state)
{
	struct buf array = BUF_INIT;

	(void)state;
	array_add(&array, SLICE("a,b"));
	array_add(&array, SLICE("{\"\\}"));
	array_add(&array, SLICE(""));
	array_add(&array, SLICE_NULL);
	array_add(&array, SLICE("NULL"));
	array_add_number(&array, -7);
	assert_string_equal(array_end(&array),
	    "{\"a,b\",\"{\\\"\\\\}\",\"\",NULL,\"NULL\",-7}");
	buf_release(&array);
}

static void
may_be_empty(void **state)
{
	struct buf array = BUF_INIT;

	(void)state;
	assert_string_equal(array_end(&array), "{}");
	buf_release(&array);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_and_escapes_its_elements),
		cmocka_unit_test(may_be_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
