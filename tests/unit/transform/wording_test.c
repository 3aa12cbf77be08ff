/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "tests/unit/transform/page.h"
#include "transform/wording.h"

static struct wording
read(struct page *page, const char *text)
{
	return page_read(page, text)->wording;
}

static void
blanks_go_and_gaps_stay(void **state)
{
	struct wording wording = read(*state,
	    "  2024 年\xc2\xa0度 报\xe3\x80\x80告  ");

	assert_text(wording.text, "2024年度报告\n");
	assert_true(wording_gap(&wording, 0));
	assert_false(wording_gap(&wording, 1));
	assert_true(wording_gap(&wording, 4));
	assert_true(wording_gap(&wording, 7));
	assert_false(wording_gap(&wording, 16));
}

static void
empty_lines_are_left_out(void **state)
{
	assert_text(read(*state, "一\n\n \xe3\x80\x80\n二").text, "一\n二\n");
	assert_text(read(*state, "").text, "");
}

static void
full_width_and_traditional_forms_are_folded(void **state)
{
	assert_text(read(*state, "２０２１年（報告）：區縣，鎮鄉").text,
	    "2021年(报告):区县,镇乡\n");
	assert_text(read(*state, "二○一二年").text, "二〇一二年\n");
}

static void
sounds_in_brackets_are_left_out(void **state)
{
	assert_text(read(*state, "國(guó)務(wù)院(abc)A(b)").text,
	    "国务院A(b)\n");
	/* But not what else stands in brackets. */
	assert_text(read(*state, "院(2)院(一)院()院(a.b)").text,
	    "院(2)院(一)院()院(a.b)\n");
}

static void
broken_bytes_become_question_marks(void **state)
{
	assert_text(read(*state,
			"县\xe5\x8e"
			"区\xff")
			.text,
	    "县??区?\n");
}

static void
parts_are_whole_characters(void **state)
{
	struct wording wording = read(*state, "云栖县\n白浪镇");

	assert_text(wording_part(&wording, 1, 8), "栖");
	assert_text(wording_part(&wording, 0, 1000), "云栖县\n白浪镇\n");
	assert_text(wording_part(&wording, 1000, 2000), "");
	assert_text(wording_line(&wording, 12), "白浪镇");
	assert_text(wording_line(&wording, 9), "云栖县");
	assert_true(wording_break(&wording, 10));
	assert_false(wording_break(&wording, 13));
}

static void
a_flow_has_no_line_ends(void **state)
{
	struct page *page = *state;
	struct wording wording = read(page, "云栖\n县");

	assert_text(wording_flow(&wording, 0, 100, page->arena), "云栖县");
}

static void
spots_are_found_in_their_order(void **state)
{
	struct wording wording = read(*state, "信息公开申请,统计期限,公开");
	struct slice found;

	assert_int_equal(wording_find(&wording, WORDS_TITLE_ANCHOR, 0, &found),
	    6);
	assert_int_equal(wording_find(&wording, WORDS_TITLE_ANCHOR, 7, &found),
	    32);
	assert_int_equal(wording_find(&wording, WORDS_PERIOD_ANCHOR, 0, &found),
	    19);
	assert_text(found, "统计");
	assert_int_equal(wording_find(&wording, WORDS_LETTER, 0, &found),
	    SIZE_MAX);
}

static void
of_an_endless_line_a_part_is_kept(void **state)
{
	struct page *page = *state;
	size_t len = (size_t)WORDING_HEAD_MAX * 4;
	char *text = malloc(len + 1);

	assert_non_null(text);
	memset(text, 'x', len);
	text[len] = '\0';
	assert_int_equal(read(page, text).text.len, WORDING_CUT_MAX + 1);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blanks_go_and_gaps_stay),
		cmocka_unit_test(empty_lines_are_left_out),
		cmocka_unit_test(full_width_and_traditional_forms_are_folded),
		cmocka_unit_test(sounds_in_brackets_are_left_out),
		cmocka_unit_test(broken_bytes_become_question_marks),
		cmocka_unit_test(parts_are_whole_characters),
		cmocka_unit_test(a_flow_has_no_line_ends),
		cmocka_unit_test(spots_are_found_in_their_order),
		cmocka_unit_test(of_an_endless_line_a_part_is_kept),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
