/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "extract/glance.h"
#include "tests/unit/unit.h"

static void
finds_a_group_at_every_place(void **state)
{
	struct glance glance = GLANCE_INIT;
	char text[301];

	(void)state;
	assert_int_equal(glance_add(&glance, SLICE("wxyz")), 0);
	assert_int_equal(glance_add(&glance, SLICE("long tail")), 5);
	assert_int_equal(glance_add(&glance, SLICE("wxyz")), 0);
	assert_int_equal(glance.ngroups, 2);
	for (size_t len = 0; len < sizeof(text); len++)
		for (size_t at = 0; at < len; at++) {
			struct slice bytes = { text, len };

			memset(text, 'w', sizeof(text));
			memcpy(text + at, at % 2 == 0 ? "wxyz" : "tail",
			    len - at < 4 ? len - at : 4);
			assert_int_equal(glance_find(&glance, bytes, 0),
			    at + 4 <= len ? at : SIZE_MAX);
			assert_int_equal(glance_find(&glance, bytes, at),
			    at + 4 <= len ? at : SIZE_MAX);
			assert_int_equal(glance_find(&glance, bytes, at + 1),
			    SIZE_MAX);
		}
}

static void
finds_a_group_that_begins_as_no_plain_text_does(void **state)
{
	struct glance glance = GLANCE_INIT;
	char text[301];

	(void)state;
	assert_int_equal(glance_add(&glance, SLICE("&#24320;")), 0);
	assert_int_equal(glance_add(&glance, SLICE("a\xe5\xbc\x80z")), 1);
	assert_false(glance.everywhere);
	for (size_t len = 0; len < sizeof(text); len++)
		for (size_t at = 0; at < len; at++) {
			struct slice bytes = { text, len };

			memset(text, 'w', sizeof(text));
			memcpy(text + at,
			    at % 2 == 0 ? "&#24" : "\xe5\xbc\x80z",
			    len - at < 4 ? len - at : 4);
			assert_int_equal(glance_find(&glance, bytes, 0),
			    at + 4 <= len ? at : SIZE_MAX);
			assert_int_equal(glance_find(&glance, bytes, at + 1),
			    SIZE_MAX);
		}
}

static void
finds_the_same_as_a_plain_search(void **state)
{
	enum { LEN = 4000, NGROUPS = 20 };

	struct glance glance = GLANCE_INIT;
	struct slice groups[NGROUPS];
	char text[LEN];

	(void)state;
	srand(5);
	for (size_t i = 0; i < LEN; i++)
		text[i] = (char)(rand() % 5 * 67);
	for (size_t i = 0; i < NGROUPS; i++) {
		groups[i] = (struct slice){ text + i * 180, GLANCE_LEN };
		glance_add(&glance, groups[i]);
	}
	for (size_t from = 0; from < LEN; from++) {
		size_t want = SIZE_MAX;

		for (size_t i = 0; i < NGROUPS; i++) {
			size_t at = slice_find((struct slice){ text, LEN },
			    groups[i], from);

			want = at < want ? at : want;
		}
		assert_int_equal(glance_find(&glance,
				     (struct slice){ text, LEN }, from),
		    want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_a_group_at_every_place),
		cmocka_unit_test(
		    finds_a_group_that_begins_as_no_plain_text_does),
		cmocka_unit_test(finds_the_same_as_a_plain_search),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
