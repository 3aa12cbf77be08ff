/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/authority.h"
#include "transform/name.h"

static void
a_name_is_known_by_its_end(void **state)
{
	static const struct {
		const char *name;
		enum name_kind kind;
	} samples[] = {
		{ "望川市人民政府", NAME_GOVERNMENT },
		{ "望川市人民政府办公室", NAME_OFFICE },
		{ "云栖县", NAME_DIVISION },
		{ "云栖县白浪镇", NAME_TOWNSHIP },
		{ "云栖县白浪镇人民政府", NAME_TOWNSHIP },
		{ "石桥街道办事处", NAME_TOWNSHIP },
		{ "望川经济开发区", NAME_ZONE },
		{ "望川经济开发区管委会", NAME_BOARD },
		{ "望川市水利局", NAME_ORGAN },
		{ "望川海关关区", NAME_ORGAN },
		{ "望川自然保护区", NAME_ORGAN },
		{ "望川市政府研究室", NAME_ORGAN },
		{ "望川市水利局的", NAME_NONE },
		{ "关于望川市水利局", NAME_NONE },
		{ "2021年望川市水利局", NAME_NONE },
		{ "县", NAME_NONE },
		{ "", NAME_NONE },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_int_equal(name_kind(page->rules,
				     slice_of(samples[i].name)),
		    samples[i].kind);
}

static void
words_about_a_name_are_taken_off(void **state)
{
	static const char *const samples[][2] = {
		{ "望川市水利局", "望川市水利局" },
		{ "由望川市水利局", "望川市水利局" },
		{ "请与望川市水利局", "望川市水利局" },
		{ "根据望川市水利局", "望川市水利局" },
		{ "望川市邮政管理局", "望川市邮政管理局" },
		{ "由望川市机构编制委员会办公室",
		    "望川市机构编制委员会办公室" },
		{ "编制望川市水利局", "望川市水利局" },
		/* Some places begin like such words. */
		{ "和平县水利局", "和平县水利局" },
		{ "将乐县水利局", "将乐县水利局" },
		{ "从江县水利局", "从江县水利局" },
		{ "和田地区水利局", "和田地区水利局" },
		{ "由和林格尔县水利局", "和林格尔县水利局" },
		{ "如皋经济开发区管委会", "如皋经济开发区管委会" },
		/* A place begins behind the word as well. */
		{ "同江苏省水利厅", "江苏省水利厅" },
		{ "和望川市水利局", "望川市水利局" },
		{ "我们", NULL },
		/* An office for it, whose first word is not the body's last. */
		{ "石桥街道政府信息公开办公室", "石桥街道" },
		{ "云栖县水利局政府信息公开办公室", "云栖县水利局" },
		{ "望川市人民政府信息公开办公室", "望川市人民政府" },
		/* Words before it. */
		{ "日以后可以在云栖县水利局", "云栖县水利局" },
		{ "以下简称云栖县水利局", "云栖县水利局" },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(name_clean(page->rules, slice_of(samples[i][0])),
		    samples[i][1]);
}

static void
a_fuller_name_is_the_same_body(void **state)
{
	static const struct {
		const char *full;
		const char *part;
		bool same;
	} samples[] = {
		{ "望川市澜安区石桥街道办事处", "石桥街道", true },
		{ "望川市澜安区石桥街道办事处", "石桥街", true },
		{ "澜安区人民政府石桥街道办事处", "澜安区石桥街道", true },
		{ "望川市澜安区石桥街道", "望川市石桥街道", true },
		{ "望川市澜安区数据局", "区数据局", true },
		{ "望川市科委", "市科委", true },
		{ "望川高新区教育局", "高新区教育局", true },
		{ "云栖县人民政府", "云栖县", true },
		{ "云栖县人民政府", "云栖县人民政府办公室", false },
		{ "云栖县人民政府办公室", "云栖县", false },
		{ "望川市教育局", "水利局", false },
		{ "望川市新石桥街道", "石桥街道", false },
		{ "石桥街道", "望川市石桥街道", false },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		bool same = name_extends(page->rules, slice_of(samples[i].full),
		    slice_of(samples[i].part));

		if (same != samples[i].same)
			print_message("%s %s\n", samples[i].full,
			    samples[i].part);
		assert_int_equal(same, samples[i].same);
	}
}

static void
a_chain_of_divisions_is_read_backwards(void **state)
{
	static const struct {
		const char *text;
		const char *chain;
	} samples[] = {
		{ "结合望川市澜安区", "望川市澜安区" },
		{ "望川市人民政府", "望川市人民政府" },
		{ "按照《望川市", "望川市" },
		{ "认真落实望川市", "望川市" },
		{ "全市", "" },
		{ "各县", "" },
		{ "有序推进的", "" },
		{ "", "" },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct slice text = slice_of(samples[i].text);
		size_t len = name_chain(page->rules, text, true);

		assert_text(slice_sub(text, text.len - len, len),
		    samples[i].chain);
	}
}

static void
names_are_completed(void **state)
{
	static const char *const samples[][2] = {
		{ "云栖县", "云栖县人民政府" },
		{ "白浪镇", "白浪镇人民政府" },
		{ "石桥街道办", "石桥街道办事处" },
		{ "望川开发区", "望川开发区管理委员会" },
		{ "望川新区", "望川新区管理委员会" },
		{ "上海市浦东新区", "上海市浦东新区人民政府" },
		{ "云栖县政府办", "云栖县人民政府办公室" },
		{ "云栖县政府", "云栖县人民政府" },
		{ "云栖县人民政府", "云栖县人民政府" },
		{ "云栖县水利局", "云栖县水利局" },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_text(name_complete(page->rules, slice_of(samples[i][0]),
				page->arena),
		    samples[i][1]);
}

static void
only_high_bodies_may_issue_rules(void **state)
{
	static const struct {
		const char *name;
		enum authority authority;
	} samples[] = {
		{ "水利部", AUTHORITY_RULES },
		{ "辽宁省人民政府", AUTHORITY_RULES },
		{ "上海市人民政府", AUTHORITY_RULES },
		{ "大理白族自治州人民政府", AUTHORITY_RULES },
		{ "云栖县人民政府", AUTHORITY_NONE },
		{ "望川市澜安区人民政府", AUTHORITY_NONE },
		{ "望川市水利局", AUTHORITY_NONE },
		{ "石桥街道办事处", AUTHORITY_NONE },
		/* With districts, or a county? The name does not say. */
		{ "望川市人民政府", AUTHORITY_UNKNOWN },
		{ "", AUTHORITY_UNKNOWN },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_int_equal(authority_of(page->rules,
				     slice_of(samples[i].name)),
		    samples[i].authority);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_known_by_its_end),
		cmocka_unit_test(words_about_a_name_are_taken_off),
		cmocka_unit_test(a_fuller_name_is_the_same_body),
		cmocka_unit_test(a_chain_of_divisions_is_read_backwards),
		cmocka_unit_test(names_are_completed),
		cmocka_unit_test(only_high_bodies_may_issue_rules),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
