/* SPDX-License-Identifier: ISC */
/*
 * The unit of money that the heads of table 2 or a line beside it name.
 */
#include "tests/unit/transform/sheet.h"

#define RULES "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n"

/* Reads the charges of a table below `head`, with a line before it. */
static void
assert_charges(const char *line, const char *head, const char *value)
{
	char text[600];

	snprintf(text, sizeof(text),
	    "二、主动公开政府信息情况\n%s\n" RULES "信息内容|%s\n"
	    "行政事业性收费|52000\n",
	    line, head);
	read_text(text);
	assert_cell(FACT_DISCLOSURE, CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT, value);
}

static void
a_head_may_name_one_unit(void **state)
{
	(void)state;
	assert_charges("", "本年收费金额（单位：万元）", "52000");
	assert_charges("", "本年收费金额（单位：元）", "5.2");
	assert_charges("", "本年收费金额", "52000");
}

static void
a_head_in_other_words_leaves_it_open(void **state)
{
	static const char *const heads[] = { "本年收费金额，元",
		"本年收费金额：元", "本年收费金额 元",
		"本年收费金额（单位：件、元）", "本年收费金额（件/元）",
		"本年收费金额（以元为单位）", "本年收费金额【元】",
		"本年收费金额（10万元）", "本年收费金额（单位：件）",
		"本年收费金额（￥）" };

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		assert_charges("", heads[i], "unreadable");
}

static void
a_line_that_names_another_than_the_form_s_leaves_it_open(void **state)
{
	static const char *const lines[] = { "单位：元", "单位：件、元",
		"（单位：件/元）", "金额单位：元", "注：金额单位为元",
		"以下金额单位均为元", "说明：收费金额以元为单位" };

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		assert_charges(lines[i], "本年收费金额", "unreadable");
		assert_charges(lines[i], "本年收费金额（单位：万元）", "52000");
	}
	assert_charges("单位：件、万元", "本年收费金额", "52000");
	assert_charges("各单位收取信息处理费共20元。", "本年收费金额", "52000");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_head_may_name_one_unit),
		cmocka_unit_test(a_head_in_other_words_leaves_it_open),
		cmocka_unit_test(
		    a_line_that_names_another_than_the_form_s_leaves_it_open),
	};

	return cmocka_run_group_tests_name("money", tests, set_up, tear_down);
}
