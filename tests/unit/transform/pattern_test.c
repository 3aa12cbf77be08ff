/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "tests/unit/transform/page.h"
#include "transform/pattern.h"

static void
groups_tell_where_they_stand(void **state)
{
	struct pattern *pattern = pattern_new("(\\d+)(x)?-(\\d+)");
	struct slice text = SLICE("a12-34");
	struct captures captures;

	(void)state;
	assert_true(pattern_find(pattern, text, 0, &captures));
	assert_text(captures_get(&captures, text, 0), "12-34");
	assert_text(captures_get(&captures, text, 1), "12");
	assert_null(captures_get(&captures, text, 2).ptr);
	assert_text(captures_get(&captures, text, 3), "34");
	assert_false(pattern_find(pattern, text, 4, &captures));
	assert_false(pattern_find(pattern, text, 99, NULL));
	assert_false(pattern_find(pattern, SLICE_NULL, 0, NULL));
	pattern_free(pattern);
}

static void
an_anchored_one_matches_there_and_nowhere_else(void **state)
{
	struct pattern *pattern = pattern_new("\\Gb");

	(void)state;
	assert_true(pattern_find(pattern, SLICE("ab"), 1, NULL));
	assert_false(pattern_find(pattern, SLICE("ab"), 0, NULL));
	pattern_free(pattern);
}

static void
a_match_that_takes_too_long_is_given_up(void **state)
{
	struct pattern *pattern = pattern_new("(a+)+$");
	char text[64];

	(void)state;
	memset(text, 'a', sizeof(text));
	text[sizeof(text) - 1] = 'b';
	assert_false(pattern_find(pattern, (struct slice){ text, sizeof(text) },
	    0, NULL));
	pattern_free(pattern);
	pattern_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(groups_tell_where_they_stand),
		cmocka_unit_test(
		    an_anchored_one_matches_there_and_nowhere_else),
		cmocka_unit_test(a_match_that_takes_too_long_is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
