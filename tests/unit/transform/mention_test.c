/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"

/* A report whose title names a bureau without its place. */
#define BEFORE                                                   \
	"水利局2023年政府信息公开工作年度报告\n" \
	"根据有关规定，编制本报告。\n一、总体情况\n"
#define BEHIND                                                                            \
	"\n二、主动公开政府信息情况\n"                                        \
	"三、收到和处理政府信息公开申请情况\n"                           \
	"四、政府信息公开行政复议、行政诉讼情况\n"                     \
	"五、存在的主要问题及改进情况\n公开的时效性有待提高。\n" \
	"六、其他需要报告的事项\n无。\n"

struct sample {
	const char *text;
	const char *agency;
};

static void
assert_agencies(struct page *page, const struct sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_text(page_read(page, samples[i].text)->agency,
		    samples[i].agency);
}

#define ASSERT_AGENCIES(samples) \
	assert_agencies(*state, samples, sizeof(samples) / sizeof((samples)[0]))

static void
what_tells_of_the_body_says_its_place(void **state)
{
	static const struct sample samples[] = {
		{ BEFORE "2023年，云栖县水利局公开信息120条。" BEHIND,
		    "云栖县水利局" },
		{ BEFORE "云栖县水利局抓重点，望川市云栖县水利局网站"
			 "公开信息120条。" BEHIND,
		    "望川市云栖县水利局" },
		{ BEFORE "在云栖县水利局网站公开信息120条。" BEHIND,
		    "云栖县水利局" },
		{ BEFORE "在望川市水利局的指导下，云栖县水利局公开信息"
			 "120条。" BEHIND,
		    "云栖县水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
what_tells_of_another_body_says_nothing(void **state)
{
	static const struct sample samples[] = {
		{ BEFORE "在望川市水利局的指导下，公开信息120条。" BEHIND,
		    "水利局" },
		{ BEFORE "按照望川市水利局要求，公开信息120条。" BEHIND,
		    "水利局" },
		{ BEFORE "在江南省水利厅和望川市水利局的指导下，公开信息"
			 "120条。" BEHIND,
		    "水利局" },
		{ BEFORE "与白浪县水利局联合执法3次。" BEHIND, "水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
two_places_leave_it_open(void **state)
{
	static const struct sample samples[] = {
		{ BEFORE
		    "云栖县水利局公开信息120条。望川市水利局考核为优秀。" BEHIND,
		    "水利局" },
		{ BEFORE "白浪县水利局公开信息12条。云栖县水利局公开信息"
			 "120条。" BEHIND,
		    "水利局" },
	};

	ASSERT_AGENCIES(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_tells_of_the_body_says_its_place),
		cmocka_unit_test(what_tells_of_another_body_says_nothing),
		cmocka_unit_test(two_places_leave_it_open),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
