/* SPDX-License-Identifier: ISC */
#include "extract/name.h"
#include "tests/unit/unit.h"

static void
writes_any_name_as_utf_8(void **state)
{
	static const struct {
		const char *path;
		const char *name;
	} cases[] = {
		{ "a/b.txt", "a/b.txt" },
		{ "年报", "年报" },
		{ "\xd6\xd0", "\\xd6\\xd0" },
		{ "a\nb\x7f", "a\\x0ab\\x7f" },
		{ "\xef\xbf\xbd", "\xef\xbf\xbd" },
		{ "", "" },
	};
	struct buf name = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		name_clean(slice_of(cases[i].path), &name);
		assert_string_equal(name.data, cases[i].name);
	}
	buf_release(&name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_any_name_as_utf_8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
