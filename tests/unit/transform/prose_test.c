/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/prose.h"

enum { NOTHING = -1, YEAR = 2016 };

#define LONG                                                                                                    \
	"我局加强组织领导,健全工作制度,规范工作流程,强化监督检查,拓展公开内容," \
	"创新公开形式,加大培训力度,严格保密审查,完善考核办法,接受社会监督,"       \
	"及时回应关切,积极解读政策,方便企业办事,服务基层群众,拓宽公开渠道,"

static const struct {
	const char *text;
	int numbers[TEXT_DISCLOSED]; /* received, reviews, suits */
} samples[] = {
	{ "2016年,本街道收到1件信息依申请公开,其中当面申请0件,信函申请1件。",
	    { 1, NOTHING, NOTHING } },
	{ "全年收到依申请公开信息5件,均按时答复。", { 5, NOTHING, NOTHING } },
	{ "全年共收到依申请公开6件,予以公开1件,无行政复议,无行政诉讼。",
	    { 6, 0, 0 } },
	{ "2016年,水利局未收到政府信息公开申请件。", { 0, NOTHING, NOTHING } },
	{ "全年没有收到公民、法人和其他组织提出的政府信息公开申请。",
	    { 0, NOTHING, NOTHING } },
	{ "2016年新收政府信息公开申请34件,上年结转政府信息公开申请2件。",
	    { 34, NOTHING, NOTHING } },
	{ "办公室代表县政府共受理政府信息公开申请859件,答复申请805件(含上年度结转申请18件)。",
	    { 859, NOTHING, NOTHING } },
	{ "本年度共收到政府信息公开申请12件,其中网络申请8件,信函申请4件。",
	    { 12, NOTHING, NOTHING } },
	{ "发生政府信息公开行政复议7件,行政诉讼9件。", { NOTHING, 7, 9 } },
	{ "未发生政府信息公开行政复议、行政诉讼案件。", { NOTHING, 0, 0 } },
	{ "未收到有关政府信息公开行政复议、提起行政诉讼的申请。",
	    { NOTHING, 0, 0 } },
	{ "全年没有因政府信息公开引发的行政复议和行政诉讼。",
	    { NOTHING, 0, 0 } },
	{ "未发生针对本单位有关政府信息公开事务的行政复议案、行政诉讼案和申诉案。",
	    { NOTHING, 0, 0 } },
	{ "本年度没有因信息公开而被提起行政诉讼。", { NOTHING, NOTHING, 0 } },
	{ "未发生因政府信息公开产生申请行政复议或者提起行政诉讼的情况。",
	    { NOTHING, 0, 0 } },
	{ "未收到政府信息公开投诉及因政府信息公开提起的行政诉讼。",
	    { NOTHING, NOTHING, 0 } },
	{ "没有接到群众主动要求公开政府信息的申请。", { 0, NOTHING, NOTHING } },
	{ "未收到任何形式的申请公开信息要求。", { 0, NOTHING, NOTHING } },
	{ "未收到或其他形式要求公开政府信息的申请。", { 0, NOTHING, NOTHING } },
	{ "未发生针对本部门有关政府信息公开事务的行政复议案、行政诉讼案。",
	    { NOTHING, 0, 0 } },
	{ "共收到依申请公开政府信息申请4件。", { 4, NOTHING, NOTHING } },
	/* Told twice in the same way. */
	{ "收到政府信息公开申请3件。三、收到政府信息公开申请3件。",
	    { 3, NOTHING, NOTHING } },
	/* Told twice in two ways: which is it? */
	{ "县政府收到政府信息公开申请3件。各部门收到政府信息公开申请40件。",
	    { NOTHING, NOTHING, NOTHING } },
	/* Requests for other things. */
	{ "服务大厅受理申请136件。全年收到政府信息公开申请2件。",
	    { 2, NOTHING, NOTHING } },
	/* Parts, other years, and the labels of the table. */
	{ "上年收到政府信息公开申请3件。", { NOTHING, NOTHING, NOTHING } },
	{ "自2008年以来共收到政府信息公开申请59件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "自2016年以来共收到政府信息公开申请59件。",
	    { 59, NOTHING, NOTHING } },
	{ "2016年1月1日以来，我局收到政府信息公开申请5件。",
	    { 5, NOTHING, NOTHING } },
	{ "自二〇一五年以来共收到政府信息公开申请59件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2016年5月以来共收到政府信息公开申请5件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2008年5月1日以来共收到政府信息公开申请59件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2016年以来，其中收到政府信息公开申请5件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "今年以来，我局共收到政府信息公开申请5件。",
	    { 5, NOTHING, NOTHING } },
	{ "其中收到网络申请8件。", { NOTHING, NOTHING, NOTHING } },
	{ "一、本年新收政府信息公开申请数量\n5\n0\n0",
	    { NOTHING, NOTHING, NOTHING } },
	{ "三、收到和处理政府信息公开申请情况\n1件",
	    { NOTHING, NOTHING, NOTHING } },
	{ "四、政府信息公开行政复议、行政诉讼情况\n0\n0",
	    { NOTHING, NOTHING, NOTHING } },
	/* None, in other words. */
	{ "2016年,本局受理依申请公开事项0项。", { 0, NOTHING, NOTHING } },
	{ "全年没有依申请公开,没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
	    { 0, 0, 0 } },
	{ "没有公民、法人和其他组织向我局提出政府信息公开申请。",
	    { 0, NOTHING, NOTHING } },
	{ "我局未收到公民、法人或者其他组织要求公开政府信息的书面申请。",
	    { 0, NOTHING, NOTHING } },
	{ "未发生因政府信息公开而引起的复议、诉讼。", { NOTHING, 0, 0 } },
	{ "涉及政府信息公开工作的行政复议、行政诉讼均为0件。",
	    { NOTHING, 0, 0 } },
	{ "政府信息公开行政复议、行政诉讼均为零。", { NOTHING, 0, 0 } },
	/* What else is counted: days, ways, and how often. */
	{ "收到政府信息公开申请三个工作日内予以登记,15个工作日内答复。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "在收到政府信息公开申请15个工作日内答复。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "对收到的信息公开申请一次性告知。", { NOTHING, NOTHING, NOTHING } },
	{ "接受信息公开申请四个渠道。", { NOTHING, NOTHING, NOTHING } },
	{ "因政府信息公开提起行政诉讼六个月内可以起诉。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "收到政府信息公开申请3个,予以公开2个。", { 3, NOTHING, NOTHING } },
	{ "受理依申请公开事项0项情况。", { 0, NOTHING, NOTHING } },
	/* Less is told than that there were none. */
	{ "未收到依申请公开申请人反馈意见。", { NOTHING, NOTHING, NOTHING } },
	{ "没有群众申请公开政府信息得不到满足的情况。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "没有收到涉及政府信息公开的行政复议申请。", { NOTHING, 0, NOTHING } },
	{ "我局门户网站没有依申请公开栏目。", { NOTHING, NOTHING, NOTHING } },
	{ "没有依申请公开收费情况。", { NOTHING, NOTHING, NOTHING } },
	{ "未受理的政府信息公开申请均书面说明了理由。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "对没有收到政府信息公开申请答复的群众及时联系。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "无行政复议职能,没有行政诉讼败诉案件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "行政诉讼零败诉。", { NOTHING, NOTHING, NOTHING } },
	{ "未收到法人依法申请公开政府信息的申请。", { 0, NOTHING, NOTHING } },
	{ "没有接到申请政府信息公开的情况。", { 0, NOTHING, NOTHING } },
	{ "没有公民申请公开政府信息被拒绝的情况。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "未受理依申请公开收费减免申请。", { NOTHING, NOTHING, NOTHING } },
	{ "没有复议和诉讼败诉情况。", { NOTHING, NOTHING, NOTHING } },
	{ "未产生政府信息公开事务诉讼相关的费用支出。",
	    { NOTHING, NOTHING, NOTHING } },
	/* Some, in other words. */
	{ "共受理公民、法人和其他组织依申请公开政府信息7件。",
	    { 7, NOTHING, NOTHING } },
	{ "共接受依申请公开政府信息的申请6件。", { 6, NOTHING, NOTHING } },
	{ "收到两件政府信息公开申请。", { 2, NOTHING, NOTHING } },
	{ "收到政府信息公开申请三十件。", { 30, NOTHING, NOTHING } },
	{ "收到政府信息公开申请1,030件。", { 1030, NOTHING, NOTHING } },
	{ "因政府信息公开引发的行政复议和行政诉讼案件各7件。",
	    { NOTHING, 7, 7 } },
	{ "三、依申请公开政府信息情况\n(一)收到申请18件,其中当面申请3件。",
	    { 18, NOTHING, NOTHING } },
	{ "三、依申请公开情况\n四、行政许可情况\n收到申请18件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "共收到并办理市民政府信息公开申请6件。", { 6, NOTHING, NOTHING } },
	/* Of both together. */
	{ "因政府信息公开引起的行政复议、行政诉讼0件。", { NOTHING, 0, 0 } },
	{ "因政府信息公开被申请行政复议、提起行政诉讼的案件0件。",
	    { NOTHING, 0, 0 } },
	{ "因政府信息公开被申请行政复议、提起行政诉讼的案件3件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "无一例因政府信息公开申请行政复议和提起行政诉讼发生。",
	    { NOTHING, 0, 0 } },
	{ "没有依申请公开的政府信息。", { 0, NOTHING, NOTHING } },
	{ "没有依申请公开的政府信息目录。", { NOTHING, NOTHING, NOTHING } },
	{ "没有公民、法人因政府信息公开工作对我局提起行政复议、行政诉讼。",
	    { NOTHING, 0, 0 } },
	{ "行政复议、行政诉讼共3件。", { NOTHING, NOTHING, NOTHING } },
	{ "发生政府信息公开行政复议和行政诉讼案件3件。",
	    { NOTHING, NOTHING, NOTHING } },
	/* Of other years, of part of one, or of others. */
	{ "2016年全年累计收到政府信息公开申请8件。", { 8, NOTHING, NOTHING } },
	{ "截至2016年底,累计收到政府信息公开申请120件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2015年收到政府信息公开申请14件,2016年收到政府信息公开申请9件。",
	    { 9, NOTHING, NOTHING } },
	{ "1-11月,收到政府信息公开申请5件。", { NOTHING, NOTHING, NOTHING } },
	{ "2016年1月1日至12月31日,收到政府信息公开申请5件。",
	    { 5, NOTHING, NOTHING } },
	{ "第四季度收到政府信息公开申请5件。", { NOTHING, NOTHING, NOTHING } },
	{ "五年来收到政府信息公开申请55件。", { NOTHING, NOTHING, NOTHING } },
	{ "平均每月受理政府信息公开申请4件。", { NOTHING, NOTHING, NOTHING } },
	{ "另收到政府信息公开申请5件。", { NOTHING, NOTHING, NOTHING } },
	{ "单日最多收到政府信息公开申请5件。", { NOTHING, NOTHING, NOTHING } },
	{ "收到9件政府信息公开申请的延期答复。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "三、依申请公开情况\n收到申请15件,涉及信息公开的3件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "服务中心窗口收到政府信息公开申请5件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "窗口解答咨询99人次,受理依申请公开政府信息5件。",
	    { 5, NOTHING, NOTHING } },
	{ "局属各单位收到政府信息公开申请4件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "全镇各部门共收到政府信息公开申请4件。", { 4, NOTHING, NOTHING } },
	{ "全系统共收到政府信息公开申请300件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "机关及直属单位共收到政府信息公开申请14件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "机构改革前收到政府信息公开申请14件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "近三年因政府信息公开引发的行政复议12件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "因政府信息公开引发的行政复议12件,占全部行政复议的30%。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "县水务局共收到政府信息公开申请300件,我局22件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "作为第三人参加涉及政府信息公开的行政诉讼2件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "因政府信息公开引发的行政复议1件为2015年结转。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2015年," LONG "收到政府信息公开申请4件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "其中," LONG "收到政府信息公开申请4件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2015年,依申请公开" LONG "," LONG "收到政府信息公开申请4件。",
	    { NOTHING, NOTHING, NOTHING } },
	{ "2016年," LONG "收到政府信息公开申请4件。", { 4, NOTHING, NOTHING } },
	{ "", { NOTHING, NOTHING, NOTHING } },
};

static void
totals_are_read_and_nothing_else(void **state)
{
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++) {
		struct head *head = page_read(page, samples[i].text);
		struct fact_cell text[TEXT_COUNT];

		prose_read(page->rules, &head->wording, YEAR, page->arena,
		    text);
		for (int n = 0; n < TEXT_DISCLOSED; n++) {
			int64_t found = text[n].asked ? text[n].value.digits
						      : NOTHING;

			if (found != samples[i].numbers[n])
				print_message("%s [%d]\n", samples[i].text, n);
			assert_int_equal(found, samples[i].numbers[n]);
		}
	}
}

static void
what_was_disclosed_is_told_as_a_total(void **state)
{
	static const struct {
		const char *text;
		int number;
	} told[] = {
		{ "2016年,我局共主动公开政府信息120条,其中规范性文件8条。",
		    120 },
		{ "(一)主动公开政府信息的数量共1,204条。", 1204 },
		{ "2016年度主动公开信息的有5条;", 5 },
		{ "本委2016年全年累计主动公开政府信息303条。", 303 },
		{ "全县主动公开政府信息500条。", 500 },
		{ "全年主动公开政府信息20条。本年度主动公开政府信息20条。",
		    20 },
		{ "全年主动公开政府信息20条。本年度主动公开政府信息21条。",
		    NOTHING },
		/* By one of several ways, about so many, and of one kind. */
		{ "通过门户网站主动公开政府信息120条。", NOTHING },
		{ "我局门户网站主动公开政府信息120条。", NOTHING },
		{ "主动公开政府信息120余条。", NOTHING },
		{ "主动公开财政信息12条。", NOTHING },
		{ "制作信息30条,其中主动公开信息20条。", NOTHING },
		/* In other years or since the beginning, or by others. */
		{ "2015年主动公开政府信息120条。", NOTHING },
		{ "截至2016年底,主动公开政府信息1200条。", NOTHING },
		{ "累计主动公开政府信息1200条。", NOTHING },
		{ "上半年主动公开政府信息60条。", NOTHING },
		{ "县水利局主动公开政府信息60条。", NOTHING },
		{ "各乡镇主动公开政府信息60条。", NOTHING },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct head *head = page_read(page, told[i].text);
		struct fact_cell text[TEXT_COUNT];
		const struct fact_cell *cell = &text[TEXT_DISCLOSED];

		prose_disclosed(page->rules, &head->wording, YEAR, page->arena,
		    text);
		if (cell->asked != (told[i].number != NOTHING))
			print_message("%s\n", told[i].text);
		assert_int_equal(cell->asked ? cell->value.digits : NOTHING,
		    told[i].number);
	}
}

/* Those that are not said to be about openness may be others'. */
static void
the_cause_of_reviews_is_kept(void **state)
{
	static const struct {
		const char *text;
		const char *review;
		const char *litigation;
	} told[] = {
		{ "收到申请8件;因政府信息公开引发的行政复议案件7件,行政诉讼案件9件。",
		    "因政府信息公开引发的行政复议案件7件",
		    "因政府信息公开引发的行政复议案件7件,行政诉讼案件9件" },
		{ "因政府信息公开工作被申请行政复议7件,全年行政诉讼9件。",
		    "因政府信息公开工作被申请行政复议7件", "行政诉讼9件" },
		{ "收到涉及政府信息公开方面的行政复议7件,行政诉讼9件。",
		    "涉及政府信息公开方面的行政复议7件",
		    "涉及政府信息公开方面的行政复议7件,行政诉讼9件" },
		{ "2016年我局有关政府信息公开的行政复议案共7起。",
		    "有关政府信息公开的行政复议案共7起", NULL },
		{ "收到针对我办政府信息公开的行政复议7件,维持7件;行政诉讼9件。",
		    "针对我办政府信息公开的行政复议7件",
		    "针对我办政府信息公开的行政复议7件,维持7件;行政诉讼9件" },
		{ "发生政府信息公开行政复议7件,行政诉讼9件。",
		    "发生政府信息公开行政复议7件",
		    "发生政府信息公开行政复议7件,行政诉讼9件" },
		{ "因政府信息公开引发的行政复议7件(维持6件),行政诉讼9件。",
		    "因政府信息公开引发的行政复议7件",
		    "因政府信息公开引发的行政复议7件(维持6件),行政诉讼9件" },
		{ "因政府信息公开被申请行政复议7件,被提起行政诉讼9件。",
		    "因政府信息公开被申请行政复议7件",
		    "因政府信息公开被申请行政复议7件,被提起行政诉讼9件" },
		{ "申请人对政府信息公开答复不服,提起行政复议7件。",
		    "对政府信息公开答复不服,提起行政复议7件", NULL },
		{ "我局被申请政府信息公开行政复议7件。",
		    "被申请政府信息公开行政复议7件", NULL },
		{ "全年政府信息公开行政复议案件7件。",
		    "全年政府信息公开行政复议案件7件", NULL },
		{ "四、政府信息公开行政复议、行政诉讼情况\n发生行政复议7件。",
		    "公开行政复议、行政诉讼情况发生行政复议7件", NULL },
		/* Others' reviews, which some bodies decide. */
		{ "办理涉及政府信息公开的行政复议7件。", "行政复议7件", NULL },
		{ "五、因政府信息公开申请行政复议的情况\n全年行政复议案件7件。",
		    "行政复议案件7件", NULL },
	};
	struct page *page = *state;

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct head *head = page_read(page, told[i].text);
		struct fact_cell text[TEXT_COUNT];

		prose_read(page->rules, &head->wording, YEAR, page->arena,
		    text);
		assert_text(text[TEXT_REVIEW].raw, told[i].review);
		assert_text(text[TEXT_LITIGATION].raw, told[i].litigation);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(totals_are_read_and_nothing_else),
		cmocka_unit_test(what_was_disclosed_is_told_as_a_total),
		cmocka_unit_test(the_cause_of_reviews_is_kept),
	};

	return cmocka_run_group_tests(tests, page_begin, page_end);
}
