/* SPDX-License-Identifier: ISC */
/* Tables whose cells commas part, and commas that part none. */
#include "tests/unit/transform/sheet.h"

#define HEAD \
	"申请人情况,自然人,商业企业,科研机构,公益组织,法律服务机构,其他,总计\n"
#define NEW     "一、本年新收政府信息公开申请数量"
#define CARRIED "二、上年结转政府信息公开申请数量"
#define GRANTED "（一）予以公开"

static void
commas_part_cells(void **state)
{
	(void)state;
	read_text(HEAD NEW ",1,2,0,0,0,0,3\n" CARRIED ",0,0,0,0,0,4,4\n"
			   "三、本年度办理结果," GRANTED ",1,0,0,0,0,,1\n");
	assert_request(OUT_NEW, "1 2 0 0 0 0 3");
	assert_request(OUT_CARRIED_IN, "0 0 0 0 0 4 4");
	assert_request(OUT_GRANTED, "1 0 0 0 0 blank 1");
	read_text(
	    NEW "; 1; 2; 0; 0; 0; 0; 3\n" CARRIED
		"; 0; 0; 0; 0; 0; 4; 4\n" GRANTED "; 1; 0; 0; 0; 0; 0; 1\n");
	assert_request(OUT_NEW, "1 2 0 0 0 0 3");
	read_text(
	    "申请人情况," NEW ",1,2,0,0,0,0,3," CARRIED ",0,0,0,0,0,4,4\n");
	assert_request(OUT_CARRIED_IN, "0 0 0 0 0 4 4");
}

static void
commas_in_quotation_marks_are_the_numbers_own(void **state)
{
	(void)state;
	read_text("\"" NEW "\",\"1,200\",2,0,0,0,0,\"1,202\"\n\"" CARRIED
		  "\",0,0,0,0,0,4,4\n\"" GRANTED "\",1,0,0,0,0,0,1\n");
	assert_request(OUT_NEW, "1200 2 0 0 0 0 1202");
	assert_request(OUT_CARRIED_IN, "0 0 0 0 0 4 4");
}

static void
commas_of_numbers_part_none(void **state)
{
	(void)state;
	read_text(NEW " 1,200,300 0 0 0 0 0 1,200,300\n" CARRIED
		      " 0 0 0 0 0 1,000 1,000\n" GRANTED
		      " 0 0 0 0 0 1,000,000 1,000,000\n");
	assert_request(OUT_NEW, "1200300 0 0 0 0 0 1200300");
	assert_request(OUT_CARRIED_IN, "0 0 0 0 0 1000 1000");
}

static void
commas_of_numbers_part_none_beside_tables_of_commas(void **state)
{
	(void)state;
	read_text(
	    NEW ",1,2,0,0,0,0,3\n" CARRIED ",0,0,0,0,0,4,4\n" GRANTED
		",1,0,0,0,0,0,1\n第二十条第（五）项\n"
		"信息内容 本年处理决定数量\n行政许可 1,234\n行政处罚：2,345\n");
	assert_request(OUT_NEW, "1 2 0 0 0 0 3");
	assert_cell(FACT_DISCLOSURE, CAT_LICENCE, M_DECISION_COUNT, "1234");
	assert_cell(FACT_DISCLOSURE, CAT_PENALTY, M_DECISION_COUNT, "absent");
}

static void
commas_that_may_be_of_thousands_part_none(void **state)
{
	static const char rows[] = NEW
	    ",1,2,0,0,0,0,3\n" CARRIED ",0,0,0,0,0,4,4\n" GRANTED
	    ",200,300,0,0,0,,500\n第二十条第（一）项\n"
	    "信息内容,本年制发件数,本年废止件数,现行有效件数\n"
	    "规章,234,1,234\n";
	char text[1024];

	(void)state;
	read_text(rows);
	assert_request(OUT_GRANTED, "200 300 0 0 0 blank 500");
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "absent");
	snprintf(text, sizeof(text), "%s行政规范性文件,0,1,1234\n", rows);
	read_text(text);
	assert_cell(FACT_DISCLOSURE, CAT_RULE, M_REPEALED_COUNT, "1");
	assert_cell(FACT_DISCLOSURE, CAT_NORMATIVE_DOC, M_IN_FORCE_COUNT,
	    "1234");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_part_cells),
		cmocka_unit_test(commas_in_quotation_marks_are_the_numbers_own),
		cmocka_unit_test(commas_of_numbers_part_none),
		cmocka_unit_test(commas_that_may_be_of_thousands_part_none),
		cmocka_unit_test(
		    commas_of_numbers_part_none_beside_tables_of_commas),
	};

	return cmocka_run_group_tests_name("comma", tests, set_up, tear_down);
}
