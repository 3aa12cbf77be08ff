/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "schema/utf8.h"
#include "tests/unit/unit.h"

static void
takes_what_is_well_formed(void **state)
{
	(void)state;
	assert_true(utf8_valid(SLICE("")));
	assert_true(utf8_valid(SLICE("plain ASCII, longer than a word")));
	assert_true(utf8_valid(SLICE("政府信息公开工作年度报告")));
	assert_true(utf8_valid(SLICE("1234567é")));
	assert_true(utf8_valid(SLICE("\xf4\x8f\xbf\xbf")));
	assert_true(utf8_valid(SLICE("\xed\x9f\xbf\xee\x80\x80")));
}

static void
refuses_what_is_not(void **state)
{
	static const char *const bad[] = { "\x80", "\xc0\x80", "\xc1\xbf",
		"\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe6\x94", "\xe6\x94x",
		"\xff", "1234567\xe6", "12345678\xe6\x94" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(utf8_valid(slice_of(bad[i])));
}

static void
steps_over_characters_and_bad_bytes(void **state)
{
	struct slice text = SLICE("a\xe9\xa1\xb9\x80\xf0\x9f\x8f\x9b\xe6");
	static const uint32_t want[] = { 'a', 0x9879, 0xfffd, 0x1f3db, 0xfffd };
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++)
		assert_int_equal(utf8_next(text, &at), want[i]);
	assert_int_equal(at, text.len);
}

static void
writes_what_it_steps_over(void **state)
{
	static const uint32_t all[] = { 0, 0x7f, 0x80, 0x7ff, 0x800, 0xffff,
		0x10000, 0x10ffff };
	struct buf buf = BUF_INIT;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		utf8_put(&buf, all[i]);
	assert_int_equal(buf.len, 1 + 1 + 2 + 2 + 3 + 3 + 4 + 4);
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		assert_int_equal(utf8_next((struct slice){ buf.data, buf.len },
				     &at),
		    all[i]);
	buf_release(&buf);
}

static void
folds_full_width_forms(void **state)
{
	(void)state;
	assert_int_equal(utf8_half_width(0xff08), '(');
	assert_int_equal(utf8_half_width(0xff10), '0');
	assert_int_equal(utf8_half_width(0xff5e), '~');
	assert_int_equal(utf8_half_width(0x3000), ' ');
	assert_int_equal(utf8_half_width(0x3001), 0x3001);
	assert_int_equal(utf8_half_width('0'), '0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_what_is_well_formed),
		cmocka_unit_test(refuses_what_is_not),
		cmocka_unit_test(steps_over_characters_and_bad_bytes),
		cmocka_unit_test(writes_what_it_steps_over),
		cmocka_unit_test(folds_full_width_forms),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
