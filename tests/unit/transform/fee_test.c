/* SPDX-License-Identifier: ISC */
/*
 * Fees for processing requests, out of sentences.
 */
#include "tests/unit/transform/page.h"
#include "transform/fee.h"

enum { NOTHING = -1, DOUBT = -2, YEAR = 2023 };

static const struct {
	const char *text;
	int notices;
	int asked;
	int collected; /* yuan, as the one before */
} samples[] = {
	{ "2023年未收取信息处理费。", NOTHING, NOTHING, 0 },
	{ "本年度没有收取政府信息公开信息处理费。", NOTHING, NOTHING, 0 },
	{ "全年收取信息处理费共计1.2万元。", NOTHING, NOTHING, 12000 },
	{ "本年度发出收费通知2件，总金额640元，实际收取信息处理费共计520元。",
	    2, 640, 520 },
	{ "发出收费通知的件数为0件，收费总金额0元，实际收取的总金额0元。", 0, 0,
	    0 },
	{ "信息处理费收取情况：0元。", NOTHING, NOTHING, 0 },
	{ "全年未发生收取信息处理费的情况。", NOTHING, NOTHING, 0 },
	{ "本年度信息处理费收入为零。", NOTHING, NOTHING, 0 },
	{ "本单位收取信息处理费数额为0。", NOTHING, NOTHING, 0 },
	/* Told twice alike, and in two ways. */
	{ "收取信息处理费30元。六、其他事项\n实际收取信息处理费30元。", NOTHING,
	    NOTHING, 30 },
	{ "收取信息处理费30元。六、其他事项\n实际收取信息处理费50元。", NOTHING,
	    NOTHING, DOUBT },
	/* Another year, rates, the name of a rule, a row of table 3. */
	{ "2022年收取信息处理费200元。", NOTHING, NOTHING, NOTHING },
	{ "六、其他事项\n2022年收取信息处理费200元，2023年30元。", NOTHING,
	    NOTHING, NOTHING },
	{ "信息处理费标准为超过10件的，每件收取100元。", NOTHING, NOTHING,
	    NOTHING },
	{ "按照《政府信息公开信息处理费管理办法》执行。", NOTHING, NOTHING,
	    NOTHING },
	{ "2.申请人逾期未按收费通知要求缴纳费用\n3\n0\n0\n3", NOTHING, NOTHING,
	    NOTHING },
	{ "收取停车费30元。", NOTHING, NOTHING, NOTHING },
};

static void
assert_fee(const struct facts *facts, int measure, int want, const char *text)
{
	const struct fact_cell *cell = fact_get(facts, FACT_DISCLOSURE,
	    CAT_PROCESSING_FEE, measure);

	if (want == NOTHING     ? cell->asked
		: want == DOUBT ? cell->state != STATE_UNREADABLE
				: !fact_has_value(cell) ||
		    number_compare(cell->value, (struct number){ want, 0 }) !=
			0)
		fail_msg("'%s': %s", text, catalog_measure.rows[measure].code);
}

static void
assert_fees(struct page *page, size_t i, int year, bool none)
{
	static struct facts facts;
	struct head *head = page_read(page, samples[i].text);

	facts = (struct facts){ 0 };
	fee_read(page->rules, &head->wording, year, page->arena, &facts);
	assert_fee(&facts, M_FEE_NOTICE_COUNT,
	    none ? NOTHING : samples[i].notices, samples[i].text);
	assert_fee(&facts, M_FEE_NOTICE_AMOUNT,
	    none ? NOTHING : samples[i].asked, samples[i].text);
	assert_fee(&facts, M_FEE_COLLECTED_AMOUNT,
	    none ? NOTHING : samples[i].collected, samples[i].text);
}

static void
fees_of_the_year_are_read_and_nothing_else(void **state)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_fees(*state, i, YEAR, false);
}

static void
there_were_none_before(void **state)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		assert_fees(*state, i, FEE_FIRST - 1, true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fees_of_the_year_are_read_and_nothing_else),
		cmocka_unit_test(there_were_none_before),
	};

	return cmocka_run_group_tests_name("fee", tests, page_begin, page_end);
}
