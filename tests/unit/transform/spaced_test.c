/* SPDX-License-Identifier: ISC */
/* Texts whose lines a program has joined, with blanks between. */
#include "tests/unit/transform/sheet.h"
#include "transform/spaced.h"

static const char sentence[] = "本街道每月走访企业，把办事指南送到门口。 ";

static void
add_text(struct buf *text, const char *more)
{
	buf_add(text, more, strlen(more));
}

static void
blanks_part_cells_in_a_long_line(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	while (text.len < 9000)
		add_text(&text, sentence);
	add_text(&text,
	    "申请人情况 一、本年新收政府信息公开申请数量 12 0 3 0 0 1 16 "
	    "二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1 "
	    "（一）予以公开 11 0 2 0 0 0 13 结束");
	read_text(text.data);
	assert_request(OUT_NEW, "12 0 3 0 0 1 16");
	assert_request(OUT_GRANTED, "11 0 2 0 0 0 13");
	buf_release(&text);
}

static void
a_long_line_of_few_numbers_has_no_columns(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	add_text(&text, "6 ");
	assert_true(spaced_has_columns((struct slice){ text.data, text.len }));
	while (text.len < 9000)
		add_text(&text, sentence);
	assert_false(spaced_has_columns((struct slice){ text.data, text.len }));
	for (size_t i = 0; i < 19; i++)
		add_text(&text, "0 ");
	assert_true(spaced_has_columns((struct slice){ text.data, text.len }));
	while (text.len <= 1 << 16)
		add_text(&text, sentence);
	assert_false(spaced_has_columns((struct slice){ text.data, text.len }));
	buf_release(&text);
}

static void
the_number_of_an_item_is_no_cell(void **state)
{
	(void)state;
	read_text(
	    "申 请 人 情 况\n"
	    "一 、 本 年 新 收 政 府 信 息 公 开 申 请 数 量 5 0 0 0 0 0 5\n"
	    "( 三 ) 不 予 公 开 1 . 属 于 国 家 秘 密 2 0 0 0 0 0 2\n"
	    "2 . 其 他 法 律 行 政 法 规 禁 止 公 开 1 0 0 0 0 0 1\n");
	assert_request(OUT_NEW, "5 0 0 0 0 0 5");
	assert_request(OUT_DENIED_STATE_SECRET, "2 0 0 0 0 0 2");
	assert_request(OUT_DENIED_LAW_PROHIBITED, "1 0 0 0 0 0 1");
}

static void
a_point_between_numbers_is_no_item_s(void **state)
{
	struct slice number = SLICE("1 . 5");
	struct slice item = SLICE("1 . 信");

	(void)state;
	assert_false(spaced_is_numbering(number, 0, 1));
	assert_true(spaced_is_numbering(item, 0, 1));
	assert_false(spaced_is_numbering(item, 0, item.len));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blanks_part_cells_in_a_long_line),
		cmocka_unit_test(the_number_of_an_item_is_no_cell),
		cmocka_unit_test(a_point_between_numbers_is_no_item_s),
		cmocka_unit_test(a_long_line_of_few_numbers_has_no_columns),
	};

	return cmocka_run_group_tests_name("spaced", tests, set_up, tear_down);
}
