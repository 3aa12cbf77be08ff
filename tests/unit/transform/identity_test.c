/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/identity.h"

/* The report on trial, and what came of it. */
static struct facts facts;
static struct fact_cell text[TEXT_COUNT];
static struct identity_result results[IDENTITY_RESULTS_MAX];
static size_t nresults;

static struct number
number(const char *digits)
{
	struct number n = NUMBER_ZERO;

	assert_true(number_parse(slice_of(digits), &n));
	return n;
}

static void
set(struct fact_cell *cell, const char *printed)
{
	*cell = (struct fact_cell){ .asked = true, .state = STATE_STATED };
	if (*printed == '\0')
		cell->state = STATE_BLANK;
	else if (strcmp(printed, "/") == 0)
		cell->state = STATE_PLACEHOLDER;
	else if (strcmp(printed, "?") == 0)
		cell->state = STATE_UNREADABLE;
	else if (strcmp(printed, "absent") == 0)
		cell->state = STATE_ABSENT;
	else
		cell->value = number(printed);
}

static void
disclosed(int category, int measure, const char *printed)
{
	set(fact_at(&facts, FACT_DISCLOSURE, category, measure), printed);
}

static void
request(int outcome, int applicant, const char *printed)
{
	set(fact_at(&facts, FACT_REQUEST, outcome, applicant), printed);
}

static void
review(int channel, int result, const char *printed)
{
	set(fact_at(&facts, FACT_REVIEW, channel, result), printed);
}

static void
indicator(int row, const char *printed)
{
	set(fact_at(&facts, FACT_INDICATOR, row, 0), printed);
}

static int
clear(void **state)
{
	(void)state;
	memset(&facts, 0, sizeof(facts));
	memset(text, 0, sizeof(text));
	return 0;
}

/* Prints `printed` in every cell of one table of a form, or of all (0). */
static void
fill(const char *era, int table, const char *printed)
{
	static const enum fact facts_of[] = { [2] = FACT_DISCLOSURE,
		[3] = FACT_REQUEST,
		[4] = FACT_REVIEW };

	for (size_t i = 0; i < catalog_nlayout; i++) {
		const struct layout_cell *cell = &catalog_layout[i];

		if (strcmp(cell->era, era) == 0 &&
		    (table == 0 || cell->table == table))
			set(fact_at(&facts, facts_of[cell->table], cell->row,
				cell->column),
			    printed);
	}
}

static void
evaluate(void)
{
	nresults = identity_evaluate(&facts, text, AUTHORITY_NONE, results);
}

static size_t
count(enum identity identity, enum state state)
{
	size_t n = 0;

	for (size_t i = 0; i < nresults; i++)
		n += results[i].identity == identity &&
		    results[i].state == state;
	return n;
}

static size_t
count_not(enum state state)
{
	size_t n = 0;

	for (size_t i = 0; i < nresults; i++)
		n += results[i].state != state;
	return n;
}

static const struct identity_result *
result_of(enum identity identity, const char *member)
{
	const struct identity_result *found = NULL;

	for (size_t i = 0; i < nresults; i++) {
		if (results[i].identity != identity ||
		    strcmp(results[i].member, member) != 0)
			continue;
		assert_null(found);
		found = &results[i];
	}
	return found;
}

static void
assert_state(enum identity identity, const char *member, enum state state)
{
	const struct identity_result *result = result_of(identity, member);

	assert_non_null(result);
	assert_string_equal(catalog_state.rows[result->state].code,
	    catalog_state.rows[state].code);
}

static void
assert_sides(enum identity identity, const char *member, const char *left,
    const char *right, const char *difference)
{
	const struct identity_result *result = result_of(identity, member);

	assert_non_null(result);
	assert_true(result->has_left && result->has_right);
	assert_int_equal(number_compare(result->left, number(left)), 0);
	assert_int_equal(number_compare(result->right, number(right)), 0);
	assert_int_equal(number_compare(result->difference, number(difference)),
	    0);
}

/* ---- whole reports --------------------------------------------------------
 */

enum { RESULTS_E2019 = 7 + 7 + 23 + 3 + 17 + 2 + 5 + 3 };

enum { RESULTS_E2021 = 7 + 7 + 25 + 3 + 10 + 2 + 3 };

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

/* ---- one rule at a time ---------------------------------------------------
 */

static void
parts_above_their_total_fail_whatever_the_blanks_hold(void **state)
{
	(void)state;
	fill("e2021", 4, "0");
	review(RVC_REVIEW, RVR_TOTAL, "4");
	review(RVC_REVIEW, RVR_UPHELD, "5");
	review(RVC_REVIEW, RVR_PENDING, "");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review", STATE_FAILS);

	review(RVC_REVIEW, RVR_UPHELD, "3");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review",
	    STATE_NOT_ASSESSABLE);

	review(RVC_REVIEW, RVR_UPHELD, "4");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review", STATE_IMPUTED);
}

static void
a_cell_that_was_not_read_is_never_nought(void **state)
{
	static const char *const unread[] = { "?", "absent" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		fill("e2021", 4, "0");
		review(RVC_REVIEW, RVR_PENDING, unread[i]);
		evaluate();
		assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review",
		    STATE_NOT_ASSESSABLE);
	}
	fill("e2021", 4, "0");
	review(RVC_REVIEW, RVR_PENDING, "/");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review", STATE_IMPUTED);
}

static void
a_limit_that_blanks_cannot_move_holds_for_certain(void **state)
{
	(void)state;
	fill("e2021", 2, "0");
	disclosed(CAT_RULE, M_ISSUED_COUNT, "2");
	disclosed(CAT_RULE, M_IN_FORCE_COUNT, "2");
	disclosed(CAT_RULE, M_REPEALED_COUNT, "");
	evaluate();
	assert_state(IDENTITY_T2_FLOW_STOCK, "cat_rule", STATE_HOLDS);

	disclosed(CAT_RULE, M_ISSUED_COUNT, "3");
	evaluate();
	assert_state(IDENTITY_T2_FLOW_STOCK, "cat_rule", STATE_NOT_ASSESSABLE);

	disclosed(CAT_RULE, M_REPEALED_COUNT, "0");
	evaluate();
	assert_state(IDENTITY_T2_FLOW_STOCK, "cat_rule", STATE_FAILS);
}

static void
a_blank_change_may_stand_for_a_loss(void **state)
{
	(void)state;
	fill("e2019", 2, "0");
	disclosed(CAT_PENALTY, M_PREV_ITEM_COUNT, "5");
	disclosed(CAT_PENALTY, M_ITEM_CHANGE, "");
	disclosed(CAT_LICENCE, M_PREV_ITEM_COUNT, "");
	disclosed(CAT_LICENCE, M_ITEM_CHANGE, "-3");
	disclosed(CAT_COERCION, M_PREV_ITEM_COUNT, "2");
	disclosed(CAT_COERCION, M_ITEM_CHANGE, "-3");
	evaluate();
	assert_state(IDENTITY_T2_ITEMS_NONNEG, "cat_penalty", STATE_IMPUTED);
	assert_state(IDENTITY_T2_ITEMS_NONNEG, "cat_licence",
	    STATE_NOT_ASSESSABLE);
	assert_state(IDENTITY_T2_ITEMS_NONNEG, "cat_coercion", STATE_FAILS);
	assert_sides(IDENTITY_T2_ITEMS_NONNEG, "cat_coercion", "-1", "0", "-1");
}

static void
a_count_below_nought_fails_but_a_change_may_be(void **state)
{
	(void)state;
	fill("e2019", 2, "9");
	disclosed(CAT_LICENCE, M_ITEM_CHANGE, "-3");
	disclosed(CAT_LICENCE, M_DECISION_COUNT, "-174");
	evaluate();
	assert_int_equal(count(IDENTITY_T2_NONNEG, STATE_FAILS), 1);
	assert_state(IDENTITY_T2_NONNEG, "cat_licence:m_decision_count",
	    STATE_FAILS);
	assert_null(result_of(IDENTITY_T2_NONNEG, "cat_licence:m_item_change"));
}

static void
who_may_issue_rules_decides_on_rules_above_nought(void **state)
{
	static const enum state expected[] = {
		[AUTHORITY_UNKNOWN] = STATE_NOT_ASSESSABLE,
		[AUTHORITY_NONE] = STATE_FAILS,
		[AUTHORITY_RULES] = STATE_HOLDS,
	};

	(void)state;
	fill("e2021", 2, "0");
	disclosed(CAT_RULE, M_IN_FORCE_COUNT, "4");
	disclosed(CAT_RULE, M_REPEALED_COUNT, "");
	for (int a = AUTHORITY_UNKNOWN; a <= AUTHORITY_RULES; a++) {
		nresults = identity_evaluate(&facts, NULL, (enum authority)a,
		    results);
		assert_state(IDENTITY_T2_RULE_AUTHORITY,
		    "cat_rule:m_in_force_count", expected[a]);
		assert_state(IDENTITY_T2_RULE_AUTHORITY,
		    "cat_rule:m_issued_count", STATE_HOLDS);
		assert_state(IDENTITY_T2_RULE_AUTHORITY,
		    "cat_rule:m_repealed_count", STATE_NOT_ASSESSABLE);
	}
}

/* The later tables with the earlier single row for other handling. */
static void
a_mixed_form_is_summed_as_its_rows_tell(void **state)
{
	(void)state;
	fill("e2021", 2, "0");
	fill("e2019", 3, "0");
	request(OUT_OTHER, APP_TOTAL, "2");
	request(OUT_TOTAL, APP_TOTAL, "2");
	evaluate();
	assert_int_equal(count(IDENTITY_T3_TOTAL_E2019, STATE_HOLDS), 7);
	assert_int_equal(count(IDENTITY_T3_TOTAL_E2021, STATE_HOLDS), 0);
	assert_int_equal(count(IDENTITY_T2_FLOW_STOCK, STATE_HOLDS), 2);
	assert_sides(IDENTITY_T3_TOTAL_E2019, "app_total", "2", "2", "0");
}

/* Some print a subtotal in the row that has no cell in the form. */
static void
a_printed_subtotal_is_not_added_to_its_parts(void **state)
{
	(void)state;
	fill("e2021", 3, "0");
	request(OUT_OTHER, APP_TOTAL, "2");
	request(OUT_OTHER_MISC, APP_TOTAL, "2");
	request(OUT_TOTAL, APP_TOTAL, "2");
	evaluate();
	assert_null(result_of(IDENTITY_T3_TOTAL_E2019, "app_total"));
	assert_sides(IDENTITY_T3_TOTAL_E2021, "app_total", "2", "2", "0");
}

static void
money_is_compared_exactly(void **state)
{
	(void)state;
	fill("e2021", 2, "0");
	disclosed(CAT_ADMIN_CHARGE, M_CHARGE_AMOUNT, "190.457379");
	evaluate();
	assert_sides(IDENTITY_T2_NONNEG, "cat_admin_charge:m_charge_amount",
	    "190.457379", "0", "190.457379");
}

static void
a_sum_too_long_is_left_open(void **state)
{
	(void)state;
	fill("e2021", 4, "0");
	review(RVC_REVIEW, RVR_UPHELD, "999999999999999");
	review(RVC_REVIEW, RVR_OTHER, "1");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review",
	    STATE_NOT_ASSESSABLE);
	assert_true(result_of(IDENTITY_T4_SUM_REVIEW, "rvc_review")->has_left);
	assert_false(
	    result_of(IDENTITY_T4_SUM_REVIEW, "rvc_review")->has_right);

	review(RVC_REVIEW, RVR_TOTAL, "-999999999999999");
	review(RVC_REVIEW, RVR_OTHER, "0");
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review",
	    STATE_NOT_ASSESSABLE);
	assert_false(result_of(IDENTITY_T4_SUM_REVIEW, "rvc_review")->has_left);
}

static void
an_inferred_value_counts_as_a_stated_one(void **state)
{
	(void)state;
	fill("e2021", 4, "0");
	fact_at(&facts, FACT_REVIEW, RVC_REVIEW, RVR_TOTAL)->state =
	    STATE_INFERRED;
	evaluate();
	assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review", STATE_HOLDS);
}

/* ---- the prose, and forms of several kinds --------------------------------
 */

static void
the_prose_may_count_requests_with_or_without_those_carried_in(void **state)
{
	(void)state;
	fill("e2021", 3, "0");
	request(OUT_NEW, APP_TOTAL, "7");
	request(OUT_CARRIED_IN, APP_TOTAL, "2");
	set(&text[TEXT_RECEIVED], "9");
	evaluate();
	assert_state(IDENTITY_TXT_RECEIVED, "report", STATE_HOLDS);
	assert_sides(IDENTITY_TXT_RECEIVED, "report", "9", "9", "0");

	set(&text[TEXT_RECEIVED], "7");
	evaluate();
	assert_sides(IDENTITY_TXT_RECEIVED, "report", "7", "7", "0");

	set(&text[TEXT_RECEIVED], "8");
	evaluate();
	assert_state(IDENTITY_TXT_RECEIVED, "report", STATE_FAILS);
	assert_sides(IDENTITY_TXT_RECEIVED, "report", "8", "7", "1");

	request(OUT_CARRIED_IN, APP_TOTAL, "?");
	evaluate();
	assert_state(IDENTITY_TXT_RECEIVED, "report", STATE_NOT_ASSESSABLE);
}

static void
prose_without_a_number_is_not_checked(void **state)
{
	(void)state;
	fill("e2021", 0, "0");
	nresults = identity_evaluate(&facts, NULL, AUTHORITY_NONE, results);
	assert_int_equal(nresults, RESULTS_E2021);
	evaluate();
	assert_int_equal(nresults, RESULTS_E2021);
}

static void
suits_in_the_prose_are_both_kinds_together(void **state)
{
	(void)state;
	fill("e2021", 4, "0");
	review(RVC_REVIEW, RVR_TOTAL, "4");
	review(RVC_LITIGATION_DIRECT, RVR_TOTAL, "2");
	review(RVC_LITIGATION_AFTER_REVIEW, RVR_TOTAL, "3");
	set(&text[TEXT_REVIEW], "5");
	set(&text[TEXT_LITIGATION], "5");
	evaluate();
	assert_state(IDENTITY_TXT_REVIEW, "rvc_review", STATE_FAILS);
	assert_sides(IDENTITY_TXT_REVIEW, "rvc_review", "5", "4", "1");
	assert_state(IDENTITY_TXT_REVIEW, "rvc_litigation", STATE_HOLDS);
}

static void
a_row_that_a_form_need_not_have_is_no_gap(void **state)
{
	(void)state;
	indicator(I14_REQUEST_RECEIVED, "6");
	indicator(I14_REQUEST_IN_PERSON, "1");
	indicator(I14_REQUEST_FAX, "0");
	indicator(I14_REQUEST_ONLINE, "3");
	indicator(I14_REQUEST_LETTER, "2");
	evaluate();
	assert_state(IDENTITY_I14_REQUEST_SUM, "report", STATE_HOLDS);

	indicator(I14_REQUEST_OTHER, "1");
	evaluate();
	assert_state(IDENTITY_I14_REQUEST_SUM, "report", STATE_FAILS);
}

static void
a_row_that_a_form_must_have_is_a_gap(void **state)
{
	(void)state;
	indicator(I14_CLOSED, "6");
	indicator(I14_CLOSED_ON_TIME, "6");
	evaluate();
	assert_state(IDENTITY_I14_CLOSED_SUM, "report", STATE_NOT_ASSESSABLE);

	indicator(I14_CLOSED_ON_TIME, "7");
	evaluate();
	assert_state(IDENTITY_I14_CLOSED_SUM, "report", STATE_FAILS);
}

/* Fills the replies of the forms before 2014, each with `printed`. */
static void
fill_replies(const char *printed)
{
	static const int rows[] = { I08_REPLY_GRANTED, I08_REPLY_PARTIAL,
		I08_REPLY_NOT_GOV_INFO, I08_REPLY_NOT_EXIST, I08_REPLY_NOT_HELD,
		I08_REPLY_UNCLEAR, I08_REPLY_EXEMPT1, I08_REPLY_EXEMPT2,
		I08_REPLY_EXEMPT3, I08_REPLY_EXEMPT4, I08_REPLY_EXEMPT5,
		I08_REPLY_EXEMPT6 };

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		indicator(rows[i], printed);
}

static void
old_replies_with_another_reason_nest_all_of_them(void **state)
{
	(void)state;
	fill_replies("1");
	indicator(I08_REPLY_OTHER, "1");
	indicator(I08_REPLY_DENIED, "11");
	indicator(I08_REPLY_TOTAL, "13");
	evaluate();
	assert_int_equal(nresults, 2);
	assert_sides(IDENTITY_I08_REPLY_SUM, "i08_reply_denied", "11", "11",
	    "0");
	assert_sides(IDENTITY_I08_REPLY_SUM, "i08_reply_total", "13", "13",
	    "0");

	indicator(I08_REPLY_DENIED, "6");
	evaluate();
	assert_int_equal(nresults, 2);
	assert_int_equal(count(IDENTITY_I08_REPLY_SUM, STATE_FAILS), 2);
}

static void
old_replies_with_duplicates_nest_them_or_do_not(void **state)
{
	(void)state;
	fill_replies("1");
	indicator(I08_REPLY_DUPLICATE, "1");
	indicator(I08_REPLY_DENIED, "6");
	indicator(I08_REPLY_TOTAL, "13");
	evaluate();
	assert_int_equal(nresults, 2);
	assert_int_equal(count(IDENTITY_I08_REPLY_SUM, STATE_HOLDS), 2);

	indicator(I08_REPLY_DENIED, "11");
	evaluate();
	assert_int_equal(nresults, 2);
	assert_int_equal(count(IDENTITY_I08_REPLY_SUM, STATE_HOLDS), 2);

	indicator(I08_REPLY_DENIED, "7");
	evaluate();
	assert_int_equal(count(IDENTITY_I08_REPLY_SUM, STATE_FAILS), 2);
}

/* ---- the rule itself, against all there is to try -------------------------
 */

enum { NCELLS = 5, UNREAD = -2, TRIED_MAX = 8 };

/* Numbers the total and its four parts may stand for, one after another. */
static bool
next_choice(const int cells[NCELLS], int choice[NCELLS])
{
	for (int i = 0; i < NCELLS; i++) {
		if (cells[i] >= 0)
			continue;
		if (choice[i]++ < TRIED_MAX)
			return true;
		choice[i] = 0;
	}
	return false;
}

static bool
adds_up(const int choice[NCELLS])
{
	return choice[0] == choice[1] + choice[2] + choice[3] + choice[4];
}

static enum state
state_by_trial(const int cells[NCELLS])
{
	int choice[NCELLS];
	bool parts = false;
	bool unread = false;
	bool with_zeros;
	int tried = 0;
	int held = 0;

	for (int i = 0; i < NCELLS; i++) {
		choice[i] = cells[i] >= 0 ? cells[i] : 0;
		parts |= i > 0 && cells[i] >= 0;
		unread |= cells[i] == UNREAD;
	}
	if (cells[0] < 0 || !parts)
		return STATE_NOT_ASSESSABLE;
	with_zeros = adds_up(choice);
	do {
		tried++;
		held += adds_up(choice);
	} while (next_choice(cells, choice));
	if (held == tried)
		return STATE_HOLDS;
	if (held == 0)
		return STATE_FAILS;
	return with_zeros && !unread ? STATE_IMPUTED : STATE_NOT_ASSESSABLE;
}

static void
the_state_is_what_trying_every_number_gives(void **state)
{
	static const int results_of[NCELLS] = { RVR_TOTAL, RVR_UPHELD,
		RVR_CORRECTED, RVR_OTHER, RVR_PENDING };
	static const char *const printed[] = { "?", "", "0", "1", "2" };
	int cells[NCELLS];

	(void)state;
	fill("e2021", 4, "0");
	for (int at = 0; at < 5 * 5 * 5 * 5 * 5; at++) {
		for (int i = 0, rest = at; i < NCELLS; i++, rest /= 5) {
			cells[i] = rest % 5 - 2;
			review(RVC_REVIEW, results_of[i], printed[rest % 5]);
		}
		evaluate();
		assert_state(IDENTITY_T4_SUM_REVIEW, "rvc_review",
		    state_by_trial(cells));
	}
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
		TEST(parts_above_their_total_fail_whatever_the_blanks_hold),
		TEST(a_cell_that_was_not_read_is_never_nought),
		TEST(a_limit_that_blanks_cannot_move_holds_for_certain),
		TEST(a_blank_change_may_stand_for_a_loss),
		TEST(a_count_below_nought_fails_but_a_change_may_be),
		TEST(who_may_issue_rules_decides_on_rules_above_nought),
		TEST(a_mixed_form_is_summed_as_its_rows_tell),
		TEST(a_printed_subtotal_is_not_added_to_its_parts),
		TEST(money_is_compared_exactly),
		TEST(a_sum_too_long_is_left_open),
		TEST(an_inferred_value_counts_as_a_stated_one),
		TEST(
		    the_prose_may_count_requests_with_or_without_those_carried_in),
		TEST(prose_without_a_number_is_not_checked),
		TEST(suits_in_the_prose_are_both_kinds_together),
		TEST(a_row_that_a_form_need_not_have_is_no_gap),
		TEST(a_row_that_a_form_must_have_is_a_gap),
		TEST(old_replies_with_another_reason_nest_all_of_them),
		TEST(old_replies_with_duplicates_nest_them_or_do_not),
		TEST(the_state_is_what_trying_every_number_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
