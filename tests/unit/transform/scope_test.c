/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"

static void
the_scope_is_that_of_the_body_or_what_it_says(void **state)
{
	static const struct {
		const char *title;
		const char *scope;
	} samples[] = {
		{ "望川市人民政府2021年政府信息公开工作年度报告",
		    "consolidated" },
		{ "云栖县2021年政府信息公开工作年度报告", "consolidated" },
		{ "望川市人民政府办公室2021年政府信息公开工作年度报告", "own" },
		{ "云栖县白浪镇人民政府2021年政府信息公开工作年度报告", "own" },
		{ "石桥街道2021年政府信息公开工作年度报告", "own" },
		{ "云栖县水利局2021年政府信息公开工作年度报告", "own" },
		{ "望川海关关区2021年政府信息公开年报\n本年报由望川海关编制。",
		    "consolidated" },
		{ "望川海关2021年政府信息公开年报\n结合关区实际积极推进。",
		    "own" },
		{ "国家税务总局望川市税务局2021年政府信息公开年报\n"
		  "本报告数据为望川市税务系统汇总数据。",
		    "consolidated" },
		{ "国家税务总局望川市税务局2021年政府信息公开年报\n"
		  "本报告由本局编制。全市税务系统深入推进公开。",
		    "own" },
		{ "望川市公安局2021年政府信息公开年报\n"
		  "数据范围为全市公安机关,包括市局和各分局。",
		    "consolidated" },
		{ "望川市公安局2021年政府信息公开年报\n"
		  "本报告所列数据不包括各分局。",
		    "own" },
		{ "望川市人民政府办公室2021年政府信息公开年报\n"
		  "本报告所列数据涵盖市政府各部门和各县人民政府。",
		    "consolidated" },
		{ "望川市水务局2021年政府信息公开年报\n"
		  "数据归集覆盖全市,环境数据包括各县。",
		    "own" },
		{ "望川市水务局2021年政府信息公开年报\n"
		  "为便民,数据平台覆盖全市机关,数据归集包括各区。",
		    "own" },
		{ "望川市水务局2021年政府信息公开年报\n"
		  "本报告为规范全市水务系统的公开工作而编制。",
		    "own" },
		{ "望川市教育局2021年政府信息公开年报\n"
		  "指导全市教育系统,汇总各县教育局上报的材料。",
		    "own" },
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_string_equal(page_read(*state, samples[i].title)->scope,
		    samples[i].scope);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_scope_is_that_of_the_body_or_what_it_says),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
