/* SPDX-License-Identifier: ISC */
#include "schema/utf8.h"
#include "tests/unit/unit.h"
#include "transform/fold.h"

static void
assert_folds(const char *text, const char *want)
{
	struct buf folded = BUF_INIT;

	fold_text(slice_of(text), &folded);
	assert_string_equal(folded.len > 0 ? folded.data : "", want);
	buf_release(&folded);
}

static void
takes_out_blanks_and_quotes(void **state)
{
	(void)state;
	assert_folds("结果\u3000维 持\u00a0\n", "结果维持");
	assert_folds("危及“三安全一稳定”", "危及三安全一稳定");
	assert_folds("\ufeff规\u200b章", "规章");
}

static void
makes_full_width_forms_half_width(void **state)
{
	(void)state;
	assert_folds("（一）ＡＢ１２．", "(一)ab12.");
	assert_folds("其它，", "其他、");
}

static void
folding_twice_changes_nothing(void **state)
{
	(void)state;
	for (uint32_t c = 1; c < 0x30000; c++) {
		uint32_t once = fold_char(c);

		if (once != 0 && fold_char(once) != once)
			fail_msg("U+%04X folds to U+%04X and on", c, once);
	}
}

static void
finds_the_numbering(void **state)
{
	(void)state;
	assert_int_equal(fold_numbering(SLICE("(一)予以公开")), 5);
	assert_int_equal(fold_numbering(SLICE("十二、其他")), 9);
	assert_int_equal(fold_numbering(SLICE("1.属于")), 2);
	assert_int_equal(fold_numbering(SLICE("12)a")), 3);
	assert_int_equal(fold_numbering(SLICE("2.1政府公报")), 3);
	assert_int_equal(fold_numbering(SLICE("2.1.政府公报")), 4);
	assert_int_equal(fold_numbering(SLICE("2.100.3.属于")), 2);
	assert_int_equal(fold_numbering(SLICE("1.25")), 2);
	assert_int_equal(fold_numbering(SLICE("1属于")), 0);
	assert_int_equal(fold_numbering(SLICE("(规章)")), 0);
	assert_int_equal(fold_numbering(SLICE("1")), 0);
	assert_int_equal(fold_numbering(SLICE("")), 0);
}

static void
knows_a_label_of_which_some_is_lost(void **state)
{
	(void)state;
	assert_true(fold_is_like(SLICE("其他法律行政止公开"),
	    SLICE("其他法律行政法规禁止公开")));
	assert_false(fold_is_like(SLICE("本地另加的一行"),
	    SLICE("其他法律行政法规禁止公开")));
	assert_false(fold_is_like(SLICE(""), SLICE("规章")));
}

static struct slice
folded(const char *text)
{
	static struct buf out;

	buf_reset(&out);
	fold_text(slice_of(text), &out);
	return (struct slice){ out.data, out.len };
}

static void
makes_traditional_characters_simplified(void **state)
{
	(void)state;
	assert_true(slice_equal(folded("行政規範性文件總數"),
	    SLICE("行政规范性文件总数")));
	for (uint32_t c = 0x4e00; c <= 0x9fff; c++)
		assert_int_equal(fold_char(fold_char(c)), fold_char(c));
}

static void
plain_text_folds_to_itself(void **state)
{
	struct buf text = BUF_INIT;
	size_t nplain = 0;

	(void)state;
	for (uint32_t c = 1; c <= 0xffff; c++) {
		size_t plain;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		buf_reset(&text);
		utf8_put(&text, c);
		plain = fold_plain((struct slice){ text.data, text.len });
		if (plain == 0)
			continue;
		assert_int_equal(plain, text.len);
		assert_int_equal(fold_char(c), c);
		nplain++;
	}
	assert_true(nplain > 20000);
	buf_release(&text);
	assert_int_equal(fold_plain(SLICE("规章1.5总计(件)")), 15);
	assert_int_equal(fold_plain(SLICE("总計")), 3);
	assert_int_equal(fold_plain(SLICE("a\xe8\xa7")), 1);
	assert_int_equal(fold_plain(SLICE("")), 0);
}

static void
takes_out_the_sounds_of_characters(void **state)
{
	(void)state;
	assert_true(slice_equal(folded("項(xiàng)目數（shù）量(个)"),
	    SLICE("项目数量(个)")));
	assert_int_equal(fold_gloss(SLICE("(no end"), 0), 0);
	assert_int_equal(fold_gloss(SLICE("()"), 0), 0);
	assert_int_equal(fold_gloss(SLICE("(much too long)"), 0), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_out_blanks_and_quotes),
		cmocka_unit_test(makes_full_width_forms_half_width),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(finds_the_numbering),
		cmocka_unit_test(knows_a_label_of_which_some_is_lost),
		cmocka_unit_test(makes_traditional_characters_simplified),
		cmocka_unit_test(plain_text_folds_to_itself),
		cmocka_unit_test(takes_out_the_sounds_of_characters),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
