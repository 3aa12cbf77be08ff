/* SPDX-License-Identifier: ISC */
/* What a number that may be cut short by the end of the text says. */
#include "tests/unit/transform/sheet.h"

#define DISCLOSURE_HEAD "信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
#define REVIEW_HEAD     "四、政府信息公开行政复议、行政诉讼情况\n"

static void
only_the_last_cell_is_in_doubt(void **state)
{
	(void)state;
	read_text(REVIEW_HEAD "1 0 0 0 1 2 0 0 0 2 0 0 0 12 1\xef\xbf\xbd\n");
	assert_cell(FACT_REVIEW, RVC_REVIEW, RVR_TOTAL, "1");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_PENDING,
	    "12");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_TOTAL,
	    "unreadable");
	read_text(DISCLOSURE_HEAD "行政规范性文件\n1\n2\n2,\xef\xbf\xbd\n");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_REPEALED_COUNT, "2");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT,
	    "unreadable");
}

static void
a_total_that_is_the_sum_is_whole(void **state)
{
	(void)state;
	read_text(REVIEW_HEAD "1 0 0 0 1 2 0 0 0 2 0 0 0 12 12\xef\xbf\xbd\n");
	assert_cell(FACT_REVIEW, RVC_LITIGATION_AFTER_REVIEW, RVR_TOTAL, "12");
	read_text("申请人情况\n一、本年新收政府信息公开申请数量\n"
		  "3\n0\n0\n0\n0\n9\n12\xef\xbf\xbd\n");
	assert_request(OUT_NEW, "3 0 0 0 0 9 12");
	read_text("申请人情况\n一、本年新收政府信息公开申请数量\n"
		  "3\n0\n0\n0\n0\n9\n1\xef\xbf\xbd\n");
	assert_request(OUT_NEW, "3 0 0 0 0 9 unreadable");
}

static void
a_number_that_is_no_total_proves_nothing(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n一、本年新收政府信息公开申请数量 1 1 2\xef\xbf\xbd\n");
	assert_request(OUT_NEW,
	    "unreadable unreadable unreadable unreadable"
	    " unreadable unreadable unreadable");
	read_text(DISCLOSURE_HEAD "规章 1 1 2\xef\xbf\xbd\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "1");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "unreadable");
}

static void
a_number_may_be_broken_at_the_end_of_its_line(void **state)
{
	(void)state;
	read_text(
	    "申请人情况\n一、本年新收政府信息公开申请数量|3|0|0|0|0|9|1\n2\n"
	    "（一）予以公开|3|0|0|0|0|9|12\n2\n");
	assert_request(OUT_NEW, "3 0 0 0 0 9 unreadable");
	assert_request(OUT_GRANTED, "3 0 0 0 0 9 12");
	read_text("信息内容|本年制发件数|本年废止件数|现行有效件数\n"
		  "规章|1|2|3\n行政规范性文件|1|2|3\n\n4\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "3");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT, "3");
	read_text("信息内容|本年制发件数|本年废止件数|现行有效件数\n"
		  "规章|1|2|3\n4\n");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "2");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_IN_FORCE_COUNT, "unreadable");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_last_cell_is_in_doubt),
		cmocka_unit_test(a_total_that_is_the_sum_is_whole),
		cmocka_unit_test(a_number_that_is_no_total_proves_nothing),
		cmocka_unit_test(a_number_may_be_broken_at_the_end_of_its_line),
	};

	return cmocka_run_group_tests_name("ending", tests, set_up, tear_down);
}
