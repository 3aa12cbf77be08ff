/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/trial.h"

/* ---- whole reports --------------------------------------------------------
 */

static void
a_form_of_2019_gives_its_checks_and_no_others(void **state)
{
	(void)state;
	fill("e2019", 0, "0");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2019);
	assert_int_equal(count(IDENTITY_T3_BALANCE, STATE_HOLDS), 7);
	assert_int_equal(count(IDENTITY_T3_TOTAL_E2019, STATE_HOLDS), 7);
	assert_int_equal(count(IDENTITY_T3_ROW_SUM, STATE_HOLDS), 23);
	assert_int_equal(count(IDENTITY_T2_NONNEG, STATE_HOLDS), 17);
	assert_int_equal(count(IDENTITY_T2_NEW_LE_TOTAL, STATE_HOLDS), 2);
	assert_int_equal(count(IDENTITY_T2_ITEMS_NONNEG, STATE_HOLDS), 5);
	assert_int_equal(count(IDENTITY_T2_RULE_AUTHORITY, STATE_HOLDS), 3);
	assert_int_equal(count_not(STATE_HOLDS), 0);
}

static void
a_form_of_2021_gives_its_checks_and_no_others(void **state)
{
	(void)state;
	fill("e2021", 0, "0");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2021);
	assert_int_equal(count(IDENTITY_T3_BALANCE, STATE_HOLDS), 7);
	assert_int_equal(count(IDENTITY_T3_TOTAL_E2021, STATE_HOLDS), 7);
	assert_int_equal(count(IDENTITY_T3_ROW_SUM, STATE_HOLDS), 25);
	assert_int_equal(count(IDENTITY_T2_NONNEG, STATE_HOLDS), 10);
	assert_int_equal(count(IDENTITY_T2_FLOW_STOCK, STATE_HOLDS), 2);
	assert_int_equal(count(IDENTITY_T2_RULE_AUTHORITY, STATE_HOLDS), 3);
	assert_int_equal(count_not(STATE_HOLDS), 0);
}

static void
a_report_without_tables_gives_no_result(void **state)
{
	(void)state;
	evaluate();
	assert_int_equal(nresults, 0);
}

static void
a_table_that_was_not_found_leaves_its_checks_open(void **state)
{
	(void)state;
	fill("e2021", 0, "absent");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2021);
	assert_int_equal(count_not(STATE_NOT_ASSESSABLE), 0);
	assert_false(results[0].has_left);
}

/* A street of 2020: one request, granted; one suit, lost. */
static void
a_report_whose_cells_are_all_filled_holds(void **state)
{
	(void)state;
	fill("e2019", 0, "0");
	disclosed(CAT_NORMATIVE_DOC, M_DISCLOSED_TOTAL, "1");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_COUNT, "240");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT, "26234");
	for (int a = APP_TOTAL; a <= APP_NATURAL; a++) {
		request(OUT_NEW, a, "1");
		request(OUT_GRANTED, a, "1");
		request(OUT_TOTAL, a, "1");
	}
	review(RVC_LITIGATION_DIRECT, RVR_CORRECTED, "1");
	review(RVC_LITIGATION_DIRECT, RVR_TOTAL, "1");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2019);
	assert_int_equal(count_not(STATE_HOLDS), 0);
	assert_sides(IDENTITY_T3_BALANCE, "app_natural", "1", "1", "0");
	assert_sides(IDENTITY_T4_SUM_DIRECT, "rvc_litigation_direct", "1", "1",
	    "0");
}

/* A bureau of 2020 that left the total of five columns blank. */
static void
blank_totals_beside_stated_parts_are_told_apart(void **state)
{
	static const char *const blank[] = { "app_business", "app_research",
		"app_ngo", "app_legal_service", "app_other_org" };

	(void)state;
	fill("e2019", 0, "0");
	disclosed(CAT_NORMATIVE_DOC, M_MADE_COUNT, "4");
	disclosed(CAT_NORMATIVE_DOC, M_NEWLY_DISCLOSED_COUNT, "1");
	disclosed(CAT_NORMATIVE_DOC, M_DISCLOSED_TOTAL, "1");
	disclosed(CAT_LICENCE, M_PREV_ITEM_COUNT, "7");
	disclosed(CAT_LICENCE, M_DECISION_COUNT, "174");
	disclosed(CAT_PENALTY, M_PREV_ITEM_COUNT, "61");
	disclosed(CAT_PENALTY, M_ITEM_CHANGE, "-3");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT, "1946.6890");
	for (int a = APP_TOTAL; a <= APP_NATURAL; a++) {
		request(OUT_NEW, a, "5");
		request(OUT_GRANTED, a, "1");
		request(OUT_PARTIAL, a, "1");
		request(OUT_UNABLE_NOT_HELD, a, "3");
		request(OUT_TOTAL, a, "5");
	}
	for (int a = APP_BUSINESS; a <= APP_OTHER_ORG; a++)
		request(OUT_TOTAL, a, "");
	review(RVC_REVIEW, RVR_OTHER, "1");
	review(RVC_REVIEW, RVR_TOTAL, "1");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2019);
	for (int i = 0; i < 5; i++) {
		assert_state(IDENTITY_T3_BALANCE, blank[i], STATE_IMPUTED);
		assert_sides(IDENTITY_T3_BALANCE, blank[i], "0", "0", "0");
		assert_state(IDENTITY_T3_TOTAL_E2019, blank[i],
		    STATE_NOT_ASSESSABLE);
	}
	assert_state(IDENTITY_T3_BALANCE, "app_natural", STATE_HOLDS);
	assert_state(IDENTITY_T3_TOTAL_E2019, "app_total", STATE_HOLDS);
	assert_state(IDENTITY_T3_ROW_SUM, "out_total", STATE_IMPUTED);
	assert_sides(IDENTITY_T3_ROW_SUM, "out_new", "5", "5", "0");
	assert_sides(IDENTITY_T2_ITEMS_NONNEG, "cat_penalty", "58", "0", "58");
	assert_sides(IDENTITY_T2_NEW_LE_TOTAL, "cat_normative_doc", "1", "1",
	    "0");
	assert_int_equal(count_not(STATE_HOLDS), 5 + 5 + 1);
}

/* A street of 2020 that filled the last column and no other. */
static void
columns_that_are_all_blank_say_nothing(void **state)
{
	(void)state;
	fill("e2019", 0, "0");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_COUNT, "15");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT, "14.73");
	fill("e2019", 3, "");
	for (int o = 0; o < OUTCOME_COUNT; o++)
		if (fact_get(&facts, FACT_REQUEST, o, APP_TOTAL)->asked)
			request(o, APP_TOTAL, "0");
	evaluate();
	assert_int_equal(nresults, RESULTS_E2019);
	assert_state(IDENTITY_T3_BALANCE, "app_total", STATE_HOLDS);
	assert_state(IDENTITY_T3_TOTAL_E2019, "app_total", STATE_HOLDS);
	assert_int_equal(count(IDENTITY_T3_BALANCE, STATE_NOT_ASSESSABLE), 6);
	assert_int_equal(count(IDENTITY_T3_TOTAL_E2019, STATE_NOT_ASSESSABLE),
	    6);
	assert_int_equal(count(IDENTITY_T3_ROW_SUM, STATE_NOT_ASSESSABLE), 23);
	assert_int_equal(count_not(STATE_HOLDS), 6 + 6 + 23);
	assert_true(result_of(IDENTITY_T3_ROW_SUM, "out_new")->has_left);
	assert_false(result_of(IDENTITY_T3_ROW_SUM, "out_new")->has_right);
}

static void
fill_a_wrong_total(void)
{
	fill("e2019", 0, "0");
	disclosed(CAT_RULE, M_DISCLOSED_TOTAL, "4");
	disclosed(CAT_PROCUREMENT, M_PROCUREMENT_AMOUNT, "443.6");
	for (int a = APP_TOTAL; a <= APP_NATURAL; a++) {
		request(OUT_NEW, a, "6");
		request(OUT_GRANTED, a, "1");
		request(OUT_UNABLE_NOT_HELD, a, "3");
		request(OUT_NOT_PROCESSED_PETITION, a, "1");
		request(OUT_TOTAL, a, "6");
		request(OUT_CARRIED_OUT, a, "1");
	}
}

/* A street of 2019 with a wrong total, and rules that it cannot issue. */
static void
a_wrong_total_fails_what_it_is_part_of(void **state)
{
	static const char *const wrong[] = { "app_natural", "app_total" };

	(void)state;
	fill_a_wrong_total();
	evaluate();
	assert_int_equal(nresults, RESULTS_E2019);
	for (int i = 0; i < 2; i++) {
		assert_state(IDENTITY_T3_BALANCE, wrong[i], STATE_FAILS);
		assert_sides(IDENTITY_T3_BALANCE, wrong[i], "6", "7", "-1");
		assert_state(IDENTITY_T3_TOTAL_E2019, wrong[i], STATE_FAILS);
		assert_sides(IDENTITY_T3_TOTAL_E2019, wrong[i], "6", "5", "1");
	}
	assert_int_equal(count(IDENTITY_T3_ROW_SUM, STATE_HOLDS), 23);
	assert_state(IDENTITY_T2_RULE_AUTHORITY, "cat_rule:m_disclosed_total",
	    STATE_FAILS);
	assert_int_equal(count_not(STATE_HOLDS), 2 + 2 + 1);
}

/* Rows of the older form inside that report; one way of publishing lacks. */
static void
indicators_are_checked_in_a_report_of_a_later_form(void **state)
{
	(void)state;
	indicator(I14_PROACTIVE_TOTAL, "1840");
	indicator(I14_CHANNEL_GAZETTE, "0");
	indicator(I14_CHANNEL_WEBSITE, "320");
	indicator(I14_CHANNEL_WEIBO, "1250");
	indicator(I14_CHANNEL_WECHAT, "136");
	indicator(I14_RESPONSE_TOTAL, "12");
	indicator(I14_PRESS_CONF, "0");
	indicator(I14_PRESS_CONF_CHIEF, "0");
	indicator(I14_ONLINE_INTERVIEW, "0");
	indicator(I14_ONLINE_INTERVIEW_CHIEF, "0");
	indicator(I14_POLICY_EXPLAIN, "0");
	indicator(I14_SOCIAL_RESPONSE, "16");
	evaluate();
	assert_int_equal(nresults, 4 + 1 + 2 + 1);
	assert_state(IDENTITY_I14_CHANNEL_COVER, "i14_proactive_total",
	    STATE_FAILS);
	assert_sides(IDENTITY_I14_CHANNEL_COVER, "i14_proactive_total", "1840",
	    "1706", "134");
	assert_sides(IDENTITY_I14_CHANNEL_COVER, "i14_channel_weibo", "1250",
	    "1840", "-590");
	assert_sides(IDENTITY_I14_RESPONSE_COVER, "report", "12", "16", "-4");
	assert_int_equal(count_not(STATE_HOLDS), 1);
}

/* A city's office of 2019: the parts of the last column left blank. */
static void
a_total_whose_parts_are_blank_does_not_fail(void **state)
{
	(void)state;
	fill("e2019", 3, "");
	request(OUT_NEW, APP_TOTAL, "859");
	request(OUT_CARRIED_IN, APP_TOTAL, "18");
	request(OUT_TOTAL, APP_TOTAL, "805");
	request(OUT_CARRIED_OUT, APP_TOTAL, "72");
	request(OUT_GRANTED, APP_NATURAL, "700");
	request(OUT_PARTIAL, APP_NATURAL, "67");
	request(OUT_TOTAL, APP_NATURAL, "767");
	evaluate();
	assert_state(IDENTITY_T3_TOTAL_E2019, "app_total",
	    STATE_NOT_ASSESSABLE);
	assert_state(IDENTITY_T3_BALANCE, "app_total", STATE_HOLDS);
	assert_state(IDENTITY_T3_TOTAL_E2019, "app_natural", STATE_IMPUTED);
	assert_state(IDENTITY_T3_ROW_SUM, "out_total", STATE_NOT_ASSESSABLE);
	assert_sides(IDENTITY_T3_ROW_SUM, "out_total", "805", "767", "38");

	request(OUT_OTHER, APP_TOTAL, "0");
	evaluate();
	assert_state(IDENTITY_T3_TOTAL_E2019, "app_total",
	    STATE_NOT_ASSESSABLE);
}

#define TEST(name) cmocka_unit_test_setup(name, clear)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_form_of_2019_gives_its_checks_and_no_others),
		TEST(a_form_of_2021_gives_its_checks_and_no_others),
		TEST(a_report_without_tables_gives_no_result),
		TEST(a_table_that_was_not_found_leaves_its_checks_open),
		TEST(a_report_whose_cells_are_all_filled_holds),
		TEST(blank_totals_beside_stated_parts_are_told_apart),
		TEST(columns_that_are_all_blank_say_nothing),
		TEST(a_wrong_total_fails_what_it_is_part_of),
		TEST(indicators_are_checked_in_a_report_of_a_later_form),
		TEST(a_total_whose_parts_are_blank_does_not_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
