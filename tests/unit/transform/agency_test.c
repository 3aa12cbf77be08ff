/* SPDX-License-Identifier: ISC */
#include <stdio.h>

#include "tests/unit/transform/page.h"

/* What stands between a title and a signature. */
#define SECTIONS                                                                          \
	"一、总体情况\n望川的工作有序推进,公开渠道不断拓宽。\n"   \
	"二、主动公开政府信息情况\n"                                          \
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
	for (size_t i = 0; i < n; i++) {
		struct head *head = page_read(page, samples[i].text);

		assert_text(head->agency, samples[i].agency);
	}
}

#define ASSERT_AGENCIES(samples) \
	assert_agencies(*state, samples, sizeof(samples) / sizeof((samples)[0]))

static void
a_name_cut_short_is_told_in_full(void **state)
{
	static const struct sample samples[] = {
		{ "市应急局2023年政府信息公开工作年度报告\n" SECTIONS
		  "望川市应急管理局\n2024年1月20日\n",
		    "望川市应急管理局" },
		{ "县发改委2023年政府信息公开工作年度报告\n"
		  "根据有关规定，云栖县发展和改革委员会编制本报告。\n" SECTIONS,
		    "云栖县发展和改革委员会" },
		{ "县应急局2023年政府信息公开工作年度报告\n" SECTIONS
		  "望川市应急管理局\n2024年1月20日\n",
		    "县应急局" },
		{ "市应急局2023年政府信息公开工作年度报告\n" SECTIONS
		  "望川市财政局\n2024年1月20日\n",
		    "市应急局" },
		{ "县政府2023年政府信息公开工作年度报告\n" SECTIONS
		  "云栖县人民政府办公室\n2024年1月20日\n",
		    "县人民政府" },
		{ "县民政局2023年政府信息公开工作年度报告\n" SECTIONS
		  "在望川市政府信息公开门户网站和云栖县民政局网站公开。\n",
		    "云栖县民政局" },
	};

	ASSERT_AGENCIES(samples);
}

/* Pages of a government's site name the government, whoever reports. */
static void
a_body_is_of_the_kind_that_it_speaks_as(void **state)
{
	static const struct sample samples[] = {
		{ "首页 > 县直部门 > 水利局 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n"
		  "信息来源：云栖县人民政府\n"
		  "2023年，我局认真贯彻落实条例。\n" SECTIONS,
		    "水利局" },
		{ "首页 > 乡镇 > 白浪镇 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n"
		  "信息来源：县政府办\n"
		  "2023年，我镇认真贯彻落实条例。\n" SECTIONS,
		    "白浪镇人民政府" },
		{ "首页 > 新闻中心 > 公告\n"
		  "2023年政府信息公开工作年度报告\n"
		  "信息来源：云栖县人民政府\n"
		  "2023年，我局认真贯彻落实条例。\n" SECTIONS,
		    NULL },
		{ "首页 > 县直部门 > 水利局 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n"
		  "信息来源：云栖县水利局\n"
		  "2023年，我局认真贯彻落实条例。\n" SECTIONS,
		    "云栖县水利局" },
		/* It does not say. */
		{ "首页 > 县直部门 > 水利局 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n"
		  "信息来源：云栖县人民政府\n" SECTIONS,
		    "云栖县人民政府" },
		{ "首页 > 县直部门 > 水利局 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n" SECTIONS,
		    NULL },
		{ "当前位置：云栖县水利局 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县水利局" },
		{ "首页 > 云栖县人民政府 > 政府信息公开年报\n"
		  "2023年政府信息公开工作年度报告\n" SECTIONS,
		    NULL },
	};

	ASSERT_AGENCIES(samples);
}

static void
a_department_may_report_on_a_site_of_its_own(void **state)
{
	static const struct {
		const char *title;
		const char *text;
		const char *agency;
	} samples[] = {
		{ "2023年政府信息公开工作年度报告_望川市教育局官方网站", "我局",
		    "望川市教育局" },
		{ "2023年政府信息公开工作年度报告-云栖县白浪镇", "",
		    "云栖县白浪镇人民政府" },
		/* A school of the bureau's, or whoever reports to the county.
		 */
		{ "2023年政府信息公开工作年度报告_望川市教育局", "我院", NULL },
		{ "2023年政府信息公开工作年度报告_云栖县人民政府", "我局",
		    NULL },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		char text[400];

		(void)snprintf(text, sizeof(text),
		    "2023年政府信息公开工作年度报告\n2023年，%s认真落实。\n",
		    samples[i].text);
		page->document.title = slice_of(samples[i].title);
		assert_text(page_read(page, text)->agency, samples[i].agency);
	}
	page->document.title = SLICE_NULL;
}

static void
an_office_of_a_commission_reports_for_itself(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县网络安全和信息化委员会办公室2023年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县网络安全和信息化委员会办公室" },
		{ "望川市地方志编纂委员会办公室2023年政府信息公开工作年度报告\n" SECTIONS,
		    "望川市地方志编纂委员会办公室" },
		{ "望川市机构编制委员会办公室2023年政府信息公开工作年度报告\n" SECTIONS,
		    "望川市机构编制委员会办公室" },
		/* This one is within a department. */
		{ "2023年政府信息公开工作年度报告\n"
		  "本报告由望川市发展和改革委员会办公室编制。\n" SECTIONS,
		    "望川市发展和改革委员会" },
		{ "云栖县白浪林场2023年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县白浪林场" },
	};

	ASSERT_AGENCIES(samples);
}

/* Their own offices are no other bodies, but a government's may be one. */
static void
a_publisher_s_office_is_the_publisher(void **state)
{
	static const struct sample samples[] = {
		{ "来源:云栖县石桥镇党政办\n" SECTIONS,
		    "云栖县石桥镇人民政府" },
		{ "信息来源：云栖县水利局办公室\n" SECTIONS, "云栖县水利局" },
		{ "来源:云栖县人民政府办公室\n" SECTIONS,
		    "云栖县人民政府办公室" },
		{ "来源:云栖县外事工作委员会办公室\n" SECTIONS,
		    "云栖县外事工作委员会办公室" },
		{ "发文机关: | 云栖县高科园 | 发文日期: |\n" SECTIONS,
		    "云栖县高科园管理委员会" },
	};

	ASSERT_AGENCIES(samples);
}

static void
the_pages_own_data_name_who_published_it(void **state)
{
	static const char text[] = "2023年政府信息公开工作年度报告\n"
				   "2023年，我局认真贯彻落实条例。\n" SECTIONS;
	const struct meta metas[] = {
		{ SLICE("ColumnName"), slice_of("云栖县财政局") },
		{ SLICE("contentsource"), slice_of("本站") },
		{ SLICE("ContentSource"), slice_of("云栖县水利局") },
	};
	struct page *page = *state;

	page->document.metas = metas;
	page->document.nmetas = 2;
	assert_text(page_read(page, text)->agency, NULL);
	page->document.nmetas = 3;
	assert_text(page_read(page, text)->agency, "云栖县水利局");
	page->document.nmetas = 0;
}

static void
a_title_names_the_body(void **state)
{
	static const struct sample samples[] = {
		{ "望川市澜安区教育局2021年政府信息公开工作年度报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "2021年望川市澜安区教育局政府信息公开工作年度报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "望川市澜安区教育局政府信息公开工作2021年度报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "望川市澜安区教育局\n2021年政府信息公开\n工作年度报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "2021年政府信息公开工作年度报告\n望川市澜安区教育局\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "望川市澜安区教育局关于2021年政府信息公开工作情况的报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "２０２１年 望川市澜安区教育局 政府信息公开 年度工作报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "二〇二一年望川市澜安区教育局政务信息公开年报\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "標題:望川市瀾安區教育局2021年政府信息公開工作年度報告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "首页>政务公开>信息公开年报>望川市澜安区教育局2021年政府信息公开工作年度报告\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "云栖县白浪镇人民政府信息公开2020年工作年度报告\n" SECTIONS,
		    "云栖县白浪镇人民政府" },
		{ "国家望川局2021年政府信息公开工作年度报告\n" SECTIONS,
		    "国家望川局" },
		{ "中国共产党云栖县委员会办公室、云栖县人民政府办公室2021年政务公开工作年度报告\n" SECTIONS,
		    "云栖县人民政府办公室" },
	};

	ASSERT_AGENCIES(samples);
}

static void
a_title_that_names_a_place_means_its_government(void **state)
{
	static const struct sample samples[] = {
		{ "云栖县2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县人民政府" },
		{ "2012年望川市政府信息公开工作年度报告\n" SECTIONS,
		    "望川市人民政府" },
		{ "云栖县白浪镇2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县白浪镇人民政府" },
		{ "望川高新技术产业开发区2021年政府信息公开工作年度报告\n" SECTIONS,
		    "望川高新技术产业开发区管理委员会" },
		{ "望川经济开发区管委会2021年政府信息公开工作年度报告\n" SECTIONS,
		    "望川经济开发区管理委员会" },
		{ "云栖县政府办2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县人民政府办公室" },
	};

	ASSERT_AGENCIES(samples);
}

static void
the_fullest_name_that_agrees_with_the_title_is_taken(void **state)
{
	static const struct sample samples[] = {
		{ "石桥街道2021年政府信息公开工作年度报告\n" SECTIONS
		  "望川市澜安区人民政府石桥街道办事处\n2022年1月20日\n",
		    "望川市澜安区人民政府石桥街道办事处" },
		{ "教育局2021年政府信息公开工作年度报告\n"
		  "本报告由云栖县教育局根据《中华人民共和国政府信息公开条例》编制。\n" SECTIONS,
		    "云栖县教育局" },
		{ "区数据局2024年政府信息公开工作年度报告\n" SECTIONS
		  "望川市澜安区数据局\n2025年1月20日",
		    "望川市澜安区数据局" },
		{ "石桥街道2021年政府信息公开工作年度报告\n"
		  "现结合2021年望川市澜安区石桥街道各科室的工作,报告如下。\n" SECTIONS,
		    "望川市澜安区石桥街道" },
		{ "澜安区石桥街道办事处2021年政府信息公开工作年度报告\n"
		  "根据《望川市澜安区人民政府办公室关于做好年度报告的通知》编制。\n" SECTIONS,
		    "望川市澜安区石桥街道办事处" },
		{ "发布机构:望川市澜安区石桥街道办事处\n"
		  "石桥街2021年政府信息公开工作年度报告\n" SECTIONS,
		    "望川市澜安区石桥街道办事处" },
		{ "澜安区教育局2021年政府信息公开工作年度报告\n"
		  "如有疑问,请与望川市澜安区教育局办公室联系。\n" SECTIONS,
		    "望川市澜安区教育局" },
		{ "望川市石桥街道2021年政府信息公开工作年度报告\n" SECTIONS
		  "望川市澜安区石桥街道办事处\n2022年1月20日",
		    "望川市澜安区石桥街道办事处" },
	};

	ASSERT_AGENCIES(samples);
}

static void
a_name_that_does_not_agree_gives_way_to_the_title(void **state)
{
	static const struct sample samples[] = {
		/* The office makes the report for its government. */
		{ "望川市澜安区人民政府\n2021年政府信息公开工作年度报告\n"
		  "本报告由望川市澜安区人民政府办公室编制。\n" SECTIONS,
		    "望川市澜安区人民政府" },
		/* Another site shows it. */
		{ "来源:望川日报社\n云栖县民政局2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县民政局" },
		{ "发布机构:云栖县人民政府办公室\n"
		  "云栖县白浪镇2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县白浪镇人民政府" },
		/* Documents that the report names are not its own. */
		{ "云栖县民政局2021年政府信息公开工作年度报告\n"
		  "按照《望川市民政局关于公开工作的通知》要求,公布如下。\n" SECTIONS,
		    "云栖县民政局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
without_a_title_the_signature_tells_the_body(void **state)
{
	static const struct sample samples[] = {
		{ "本报告数据统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS
		  "云栖县水利局\n2022年1月20日\n",
		    "云栖县水利局" },
		{ "本报告数据统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS
		  "云栖县水利局 2022年1月20日\n",
		    "云栖县水利局" },
		{ "本报告数据统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS
		  "2022年1月20日\n云栖县水利局\n",
		    "云栖县水利局" },
		{ "本报告数据统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS
		  "云栖县水利局\n",
		    "云栖县水利局" },
		{ "本报告数据统计期限为2021年1月1日至2021年12月31日。一、总体情况 无。"
		  "六、其他需要报告的事项 无。 云栖县水利局 二〇二二年一月二十日",
		    "云栖县水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
without_both_the_preamble_tells_it_or_the_block_above(void **state)
{
	static const struct sample samples[] = {
		{ "本报告由云栖县水利局编制,统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS,
		    "云栖县水利局" },
		{ "根据条例规定,云栖县水利局编制了2021年政府信息公开工作年度报告。\n" SECTIONS,
		    "云栖县水利局" },
		{ "现将云栖县水利局2021年政府信息公开工作情况报告如下。\n" SECTIONS,
		    "云栖县水利局" },
		{ "索引号 | 发布机构 | 发文日期\nX/2022-1 | 云栖县水利局 | 2022-01-20\n"
		  "2021年政府信息公开工作年度报告\n" SECTIONS,
		    "云栖县水利局" },
		{ "2021年政府信息公开工作年度报告\n一、总体情况\n"
		  "2021年,云栖县水利局认真贯彻落实条例。\n二、主动公开政府信息情况\n",
		    "云栖县水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
an_office_speaks_for_its_body(void **state)
{
	static const struct sample samples[] = {
		{ "本报告由白浪镇党政办公室编制,统计期限为2021年1月1日至2021年12月31日。\n" SECTIONS,
		    "白浪镇人民政府" },
		{ "本报告由望川市人民政府信息公开工作领导小组办公室编制。\n" SECTIONS,
		    "望川市人民政府" },
		{ "由市政府办公厅综合各区人民政府和市政府各部门的年度报告编制而成。\n"
		  "按照《望川市政府信息公开规定》公布。\n" SECTIONS,
		    "望川市人民政府" },
		{ "县政府编制了2020年度政府信息公开工作报告。\n一、总体情况\n"
		  "云栖县政府系统开设账号3个。\n" SECTIONS,
		    "云栖县人民政府" },
		{ "结合开发区管委会工作撰写本报告。\n一、总体情况\n"
		  "2024年,望川经济开发区深入贯彻条例。\n",
		    "望川经济开发区管理委员会" },
		{ "如有疑问,请联系:望川市澜安区石桥街道办事处党政综合办公室,电话:略。\n" SECTIONS,
		    "望川市澜安区石桥街道办事处" },
		{ "本报告可以在市水利局政务网站下载,请与市水利局政府信息公开办公室联系。\n" SECTIONS,
		    "市水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
what_the_text_begins_with_is_better_than_nothing(void **state)
{
	static const struct sample samples[] = {
		{ "根据条例,现公布望川市2024年政府信息公开工作年度报告。\n" SECTIONS,
		    "望川市人民政府" },
		{ "根据规定,特编制云栖县白浪苗族乡2024年政府信息公开工作年度报告。\n" SECTIONS,
		    "云栖县白浪苗族乡人民政府" },
		{ "一、总体情况 望川市统计局坚持以公开为常态。\n二、主动公开政府信息情况\n",
		    "望川市统计局" },
		{ "一、总体情况\n2024年,云栖县认真贯彻落实条例。\n二、主动公开政府信息情况\n",
		    "云栖县人民政府" },
		{ "一、总体情况\n2024年,全县认真贯彻落实条例。\n二、主动公开政府信息情况\n",
		    NULL },
		{ "一、总体情况\n2024年,望川水务集团有限公司认真贯彻落实条例。\n",
		    "望川水务集团有限公司" },
		{ "一、概述\n2024年,望川市各级行政机关认真贯彻落实条例。\n",
		    "望川市人民政府" },
		{ "一、概述\n有疑问请与区城市建设局联系。\n2024年,区城市建设局认真贯彻条例。\n",
		    "区城市建设局" },
		/* The word belongs to what is reported on. */
		{ "一、概述\n推行政府信息公开是转变职能的需要。\n", NULL },
		{ "一、概述\n2012年度我局受理申请政府信息公开2件。\n", NULL },
		{ "一、概述\n云栖县政府信息公开工作有序推进。\n",
		    "云栖县人民政府" },
		{ "一、概述\n2012年度我局政府信息公开工作有序推进。\n", NULL },
		{ "本报告依据2012年度市、区政府政务公开工作部署编制。\n一、概述\n",
		    NULL },
		{ "本报告根据条例要求及望川市澜安区各街道的年度报告编制而成。\n"
		  "一、概述\n2012年,澜安区认真贯彻条例。\n",
		    "望川市澜安区人民政府" },
		{ "本报告由望川市澜安区综合行政服务中心编制。\n一、概述\n",
		    "望川市澜安区综合行政服务中心" },
		{ "望川市水利局(市河长办)根据条例规定编制本报告。\n一、概述\n",
		    "望川市水利局" },
		{ "如有疑问,请与望川市水利局综合一科联系。\n一、概述\n",
		    "望川市水利局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
a_name_is_not_cut_where_the_words_looked_at_begin(void **state)
{
	static const char *const fillers =
	    "新新新新新新新新新新新新新新新新新新新新"
	    "新新新新新新新新新新新新新新新新新新新";

	for (int n = 0; n < 40; n++) {
		char text[512];

		snprintf(text, sizeof(text),
		    "一、总体情况\n2024年,云栖县交通运输局根据%.*s"
		    "的工作要求和其他有关的规定和要求,编制本报告。",
		    3 * n, fillers);
		assert_text(page_read(*state, text)->agency,
		    "云栖县交通运输局");
	}
}

static void
sounds_in_brackets_are_passed_over(void **state)
{
	static const struct sample samples[] = {
		{ "2021年望川市水務(wù)局政府信息公開年度報(bào)告\n" SECTIONS,
		    "望川市水务局" },
		{ "望川海关关区2021年政府信息公开年报\n" SECTIONS, "望川海关" },
		{ "2021年望川市水(shui)務局政府信息公(gong)開年度報告\n" SECTIONS,
		    "望川市水务局" },
	};

	ASSERT_AGENCIES(samples);
}

static void
we_is_nobody(void **state)
{
	static const struct sample samples[] = {
		{ "2021年政府信息公开工作年度报告\n本报告由本单位编制。\n" SECTIONS,
		    NULL },
		{ "我镇2021年政府信息公开工作年度报告\n" SECTIONS, NULL },
		{ "2021年政府信息公开工作年度报告\n2021年,我局认真贯彻条例。\n" SECTIONS,
		    NULL },
		{ "一、概述\n2012年,未产生针对我局政府信息公开的行政复议。\n",
		    NULL },
	};

	ASSERT_AGENCIES(samples);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_cut_short_is_told_in_full),
		cmocka_unit_test(a_body_is_of_the_kind_that_it_speaks_as),
		cmocka_unit_test(a_publisher_s_office_is_the_publisher),
		cmocka_unit_test(the_pages_own_data_name_who_published_it),
		cmocka_unit_test(an_office_of_a_commission_reports_for_itself),
		cmocka_unit_test(a_department_may_report_on_a_site_of_its_own),
		cmocka_unit_test(a_title_names_the_body),
		cmocka_unit_test(
		    a_title_that_names_a_place_means_its_government),
		cmocka_unit_test(
		    the_fullest_name_that_agrees_with_the_title_is_taken),
		cmocka_unit_test(
		    a_name_that_does_not_agree_gives_way_to_the_title),
		cmocka_unit_test(without_a_title_the_signature_tells_the_body),
		cmocka_unit_test(
		    without_both_the_preamble_tells_it_or_the_block_above),
		cmocka_unit_test(an_office_speaks_for_its_body),
		cmocka_unit_test(
		    what_the_text_begins_with_is_better_than_nothing),
		cmocka_unit_test(
		    a_name_is_not_cut_where_the_words_looked_at_begin),
		cmocka_unit_test(sounds_in_brackets_are_passed_over),
		cmocka_unit_test(we_is_nobody),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
