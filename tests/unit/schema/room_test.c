/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "schema/diag.h"
#include "schema/room.h"
#include "tests/unit/dies.h"

static void
keeps_what_is_there(void **state)
{
	int *numbers = NULL;
	size_t cap = 0;

	(void)state;
	for (size_t i = 0; i < 10000; i++) {
		numbers = room_for(numbers, &cap, i + 1, sizeof(numbers[0]));
		assert_true(cap > i);
		numbers[i] = (int)i;
	}
	for (int i = 0; i < 10000; i++)
		assert_int_equal(numbers[i], i);
	assert_true(cap <= 20000);
	free(numbers);
}

static void
makes_room_for_many_at_once(void **state)
{
	size_t cap = 0;
	char *bytes = room_for(NULL, &cap, 100000, 1);

	(void)state;
	assert_true(cap >= 100000);
	bytes[99999] = 'x';
	free(bytes);
}

static void
moves_nothing_that_has_room(void **state)
{
	size_t cap = 0;
	char *bytes = room_for(NULL, &cap, 1, 1);
	size_t had = cap;

	(void)state;
	assert_ptr_equal(room_for(bytes, &cap, had, 1), bytes);
	assert_int_equal(cap, had);
	free(bytes);
}

static void
ask_too_much(void *arg)
{
	size_t cap = 0;

	(void)arg;
	free(room_for(NULL, &cap, (size_t)-1 / 16, 64));
}

static void
dies_of_more_than_there_can_be(void **state)
{
	(void)state;
	assert_exits(EX_OSERR, ask_too_much, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_what_is_there),
		cmocka_unit_test(makes_room_for_many_at_once),
		cmocka_unit_test(moves_nothing_that_has_room),
		cmocka_unit_test(dies_of_more_than_there_can_be),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
