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

static void
decodes_names_of_archives(void **state)
{
	static const struct {
		const char *name;
		bool is_dos;
		const char *decoded;
	} cases[] = {
		{ "a/b.txt", true, "a/b.txt" },
		{ "年报.html", true, "年报.html" },
		{ "\xc4\xea\xb1\xa8.html", true, "年报.html" },
		{ "\xc4\xea\xb1\xa8.html", false, "年报.html" },
		{ "caf\x82.html", true, "café.html" },
		{ "caf\x82.html", false, "caf\\x82.html" },
		{ "caf\x82\n", true, "café\\x0a" },
		{ "\xff", true, "\xc2\xa0" },
		{ "", true, "" },
	};
	struct charset_decoder *decoder = charset_decoder_new();
	struct buf name = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		name_decode(decoder, slice_of(cases[i].name), cases[i].is_dos,
		    &name);
		assert_string_equal(name.data, cases[i].decoded);
	}
	buf_release(&name);
	charset_decoder_free(decoder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_any_name_as_utf_8),
		cmocka_unit_test(decodes_names_of_archives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
