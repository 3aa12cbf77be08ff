/* SPDX-License-Identifier: ISC */
/*
 * Heads that say that their columns are not the year's.
 */
#include "tests/unit/transform/sheet.h"

#define TITLE                                                             \
	"云栖县水利局2023年政府信息公开工作年度报告\n" \
	"二、主动公开政府信息情况\n"
#define RULES "信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n"

static void
assert_licences(const char *head, const char *value)
{
	char text[600];

	snprintf(text, sizeof(text), TITLE RULES "信息内容|%s\n行政许可|12\n",
	    head);
	read_text(text);
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT, value);
}

static void
the_only_head_may_be_another_year_s(void **state)
{
	(void)state;
	assert_licences("上年处理决定数量", "unreadable");
	assert_licences("2022年处理决定数量", "unreadable");
	assert_licences("处理决定数量（上年）", "unreadable");
	assert_licences("处理决定数量（2022年）", "unreadable");
	assert_licences("上半年处理决定数量", "unreadable");
	assert_licences("累计处理决定数量", "unreadable");
	assert_licences("2023年处理决定数量", "12");
	assert_licences("处理决定数量（2023年度）", "12");
	assert_licences("本年处理决定数量|上年处理决定数量", "unreadable");
}

static void
a_column_of_the_form_may_be_of_another_time(void **state)
{
	(void)state;
	read_text(
	    TITLE RULES "信息内容|本年制发件数|本年废止件数|累计有效的件数\n"
			"行政规范性文件|1|2|3\n");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT, "3");
	read_text(TITLE RULES
	    "信息内容|上年制发的件数|上年废止的件数|上年有效的件数\n"
	    "行政规范性文件|1|2|3\n");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT,
	    "unreadable");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_only_head_may_be_another_year_s),
		cmocka_unit_test(a_column_of_the_form_may_be_of_another_time),
	};

	return cmocka_run_group_tests_name("elsewhen", tests, set_up,
	    tear_down);
}
