/* SPDX-License-Identifier: ISC */
#include <stdalign.h>
#include <string.h>

#include "schema/arena.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"

static void
gives_aligned_zeros(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t size = 1; size < 100; size++) {
		unsigned char *bytes = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(bytes[i], 0);
		memset(bytes, 0xff, size);
	}
	arena_free(arena);
}

static void
keeps_what_it_gave_until_reset(void **state)
{
	enum { N = 1000, SIZE = 4096 };

	struct arena *arena = arena_new();
	unsigned char *given[N];

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < N; i++) {
			given[i] = arena_alloc(arena, SIZE);
			assert_int_equal(given[i][SIZE - 1], 0);
			memset(given[i], i & 0xff, SIZE);
		}
		for (int i = 0; i < N; i++)
			assert_int_equal(given[i][SIZE / 2], i & 0xff);
		arena_reset(arena);
	}
	arena_free(arena);
}

static void
gives_more_than_a_block(void **state)
{
	struct arena *arena = arena_new();
	unsigned char *big = arena_alloc(arena, 3 << 20);
	unsigned char *small = arena_alloc(arena, 1);

	(void)state;
	assert_int_equal(big[(3 << 20) - 1], 0);
	*small = 1;
	arena_free(arena);
}

static void
copies_text_with_a_nul_behind_it(void **state)
{
	struct arena *arena = arena_new();
	char text[] = "abc";
	struct slice copy = arena_copy(arena, (struct slice){ text, 2 });

	(void)state;
	text[0] = 'x';
	assert_string_equal(copy.ptr, "ab");
	assert_int_equal(copy.len, 2);
	assert_null(arena_copy(arena, SLICE_NULL).ptr);
	assert_non_null(arena_copy(arena, SLICE("")).ptr);
	arena_free(arena);
	arena_free(NULL);
}

static void
ask_for_too_much(void *arg)
{
	arena_alloc(arg, SIZE_MAX - 8);
}

static void
ends_when_memory_runs_out(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_exits(EX_OSERR, ask_for_too_much, arena);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_aligned_zeros),
		cmocka_unit_test(keeps_what_it_gave_until_reset),
		cmocka_unit_test(gives_more_than_a_block),
		cmocka_unit_test(copies_text_with_a_nul_behind_it),
		cmocka_unit_test(ends_when_memory_runs_out),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
