/* SPDX-License-Identifier: ISC */
#include "load/dimension.h"
#include "tests/unit/fake_pq.h"
#include "tests/unit/unit.h"

static void
finds_the_key_of_a_code(void **state)
{
	struct session *session;
	struct dimensions *all;

	(void)state;
	fake_pq_reset();
	session = session_open(NULL);
	all = dimensions_new(session);
	assert_true(slice_equal(dimension_find(all, DIMENSION_APPLICANT,
				    SLICE("app_natural")),
	    SLICE("2")));
	assert_true(slice_equal(dimension_find(all, DIMENSION_APPLICANT,
				    SLICE("app_total")),
	    SLICE("1")));
	assert_true(
	    slice_equal(dimension_find(all, DIMENSION_YEAR, SLICE("2020")),
		SLICE("2020")));
	dimensions_free(all);
	session_close(session);
}

static void
finds_no_code_of_another_dimension(void **state)
{
	struct session *session;
	struct dimensions *all;

	(void)state;
	fake_pq_reset();
	session = session_open(NULL);
	all = dimensions_new(session);
	assert_null(
	    dimension_find(all, DIMENSION_OUTCOME, SLICE("app_total")).ptr);
	assert_null(dimension_find(all, DIMENSION_OUTCOME, SLICE("out")).ptr);
	assert_null(
	    dimension_find(all, DIMENSION_OUTCOME, SLICE("out_new_")).ptr);
	assert_null(dimension_find(all, DIMENSION_YEAR, SLICE("2021")).ptr);
	dimensions_free(all);
	session_close(session);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_key_of_a_code),
		cmocka_unit_test(finds_no_code_of_another_dimension),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
