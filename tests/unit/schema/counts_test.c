/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "schema/counts.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"

static void
adds_up_by_name(void **state)
{
	struct counts *counts = counts_new();

	(void)state;
	counts_add(counts, "extract.documents", 2);
	counts_add(counts, "extract.bytes", 1);
	counts_add(counts, "extract.documents", 40);
	counts_add_code(counts, "reject.", "damaged");
	assert_int_equal(counts_get(counts, "extract.documents"), 42);
	assert_int_equal(counts_get(counts, "reject.damaged"), 1);
	assert_int_equal(counts_get(counts, "nothing"), 0);
	assert_string_equal(counts_name(counts, 0), "extract.documents");
	assert_string_equal(counts_name(counts, 2), "reject.damaged");
	assert_null(counts_name(counts, 3));
	counts_free(counts);
}

static void
writes_and_reads_the_same(void **state)
{
	struct counts *counts = counts_new();
	struct counts *other = counts_new();
	struct buf text = BUF_INIT;

	(void)state;
	counts_add(counts, "b", 7);
	counts_add(counts, "a", 0);
	counts_write(counts, &text);
	assert_string_equal(text.data, "b=7 a=0");
	counts_add(other, "b", 1);
	assert_true(counts_parse(other, slice_of(text.data)));
	assert_int_equal(counts_get(other, "b"), 8);
	assert_string_equal(counts_name(other, 1), "a");
	buf_release(&text);
	counts_free(counts);
	counts_free(other);
}

static void
takes_no_counts_at_all(void **state)
{
	struct counts *counts = counts_new();

	(void)state;
	assert_true(counts_parse(counts, SLICE("")));
	assert_null(counts_name(counts, 0));
	counts_free(counts);
}

static void
refuses_what_is_no_count(void **state)
{
	static const char *const bad[] = { "a", "a=", "=1", "a=1x", "a=-1",
		"a=1  b=2", " a=1", "a=18446744073709551616",
		"a=18446744073709551615 a=1" };
	struct counts *counts = counts_new();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(counts_parse(counts, slice_of(bad[i])));
	counts_free(counts);
}

static void
refuses_more_names_than_it_holds(void **state)
{
	struct counts *counts = counts_new();
	char text[16];

	(void)state;
	for (int i = 0; i < 256; i++) {
		snprintf(text, sizeof(text), "n%d=1", i);
		assert_true(counts_parse(counts, slice_of(text)));
	}
	assert_false(counts_parse(counts, SLICE("one_more=1")));
	assert_true(counts_parse(counts, SLICE("n0=1")));
	counts_free(counts);
}

/* What a child holds when it dies must be in reach, or it counts as lost. */
static struct counts *volatile held;

static void
add_a_name_too_long(void *arg)
{
	held = counts_new();
	counts_add(held, arg, 1);
}

static void
calls_a_name_too_long_a_bug(void **state)
{
	char name[] = "0123456789012345678901234567890123456789"
		      "012345678901234567890123";

	(void)state;
	assert_exits(EX_SOFTWARE, add_a_name_too_long, name);
	name[63] = '\0';
	assert_exits(0, add_a_name_too_long, name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adds_up_by_name),
		cmocka_unit_test(writes_and_reads_the_same),
		cmocka_unit_test(takes_no_counts_at_all),
		cmocka_unit_test(refuses_what_is_no_count),
		cmocka_unit_test(refuses_more_names_than_it_holds),
		cmocka_unit_test(calls_a_name_too_long_a_bug),
	};

	return cmocka_run_group_tests_name("counts", tests, NULL, NULL);
}
