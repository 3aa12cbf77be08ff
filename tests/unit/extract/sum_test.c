/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include <zlib.h>

#include "extract/sum.h"
#include "tests/unit/unit.h"

static void
is_the_same_as_another_library_has(void **state)
{
	enum { LEN = 4000, PLACES = 5 };

	char text[LEN + PLACES];

	(void)state;
	srand(9);
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)rand();
	for (size_t len = 0; len <= LEN; len++) {
		const char *at = text + len % PLACES;

		assert_int_equal(sum_of((struct slice){ at, len }),
		    crc32(0, (const Bytef *)at, (uInt)len));
	}
}

static void
is_known_for_what_is_often_tried(void **state)
{
	static char zeros[1 << 20];

	(void)state;
	assert_int_equal(sum_of(SLICE("")), 0);
	assert_int_equal(sum_of(SLICE("123456789")), 0xcbf43926);
	assert_int_equal(sum_of((struct slice){ zeros, sizeof(zeros) }),
	    0xa738ea1c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_the_same_as_another_library_has),
		cmocka_unit_test(is_known_for_what_is_often_tried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
