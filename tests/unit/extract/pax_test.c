/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/pax.h"
#include "tests/unit/unit.h"

static void
takes_names_and_sizes(void **state)
{
	struct pax pax = { .name = BUF_INIT };

	(void)state;
	pax_read(&pax,
	    SLICE("20 mtime=1700000000\n11 path=b\n\n14 size=12345\n"));
	assert_true(pax.has_name);
	assert_string_equal(pax.name.data, "b\n");
	assert_true(pax.has_size);
	assert_int_equal(pax.size, 12345);
	assert_false(pax.is_sparse);
	pax_reset(&pax);
	assert_false(pax.has_name || pax.has_size);
	pax_read(&pax, SLICE("22 GNU.sparse.major=1\n"));
	assert_true(pax.is_sparse);
	pax_release(&pax);
}

static void
takes_what_stands_before_a_broken_line(void **state)
{
	static const char *const lines[] = { "\n", "7", "x path=a\n",
		"99 path=a\n", "3 path=a\n", "0 path=a\n", "10 path=ab",
		"18446744073709551626 path=a\n", "9 size=x\n", "7 size=\n",
		"32 size=99999999999999999999999\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct pax pax = { .name = BUF_INIT };
		struct buf text = BUF_INIT;

		buf_add(&text, "9 path=x\n", 9);
		buf_add(&text, lines[i], strlen(lines[i]));
		pax_read(&pax, (struct slice){ text.data, text.len });
		assert_string_equal(pax.name.data, "x");
		assert_false(pax.has_size);
		buf_release(&text);
		pax_release(&pax);
	}
}

static void
cuts_a_name_that_is_too_long(void **state)
{
	static char name[PAX_NAME_MAX + 1];
	struct pax pax = { .name = BUF_INIT };

	(void)state;
	memset(name, 'n', sizeof(name));
	pax_set_name(&pax, (struct slice){ name, sizeof(name) });
	assert_int_equal(pax.name.len, PAX_NAME_MAX);
	pax_release(&pax);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_names_and_sizes),
		cmocka_unit_test(takes_what_stands_before_a_broken_line),
		cmocka_unit_test(cuts_a_name_that_is_too_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
