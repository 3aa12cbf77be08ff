/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/trial.h"
#include "transform/identity.h"

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

	disclosed(CAT_LICENCE, M_ITEM_CHANGE, "3");
	evaluate();
	assert_state(IDENTITY_T2_ITEMS_NONNEG, "cat_licence", STATE_HOLDS);
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
a_left_side_too_long_is_left_open(void **state)
{
	(void)state;
	fill("e2019", 2, "0");
	disclosed(CAT_PENALTY, M_PREV_ITEM_COUNT, "999999999999999");
	disclosed(CAT_PENALTY, M_ITEM_CHANGE, "1");
	evaluate();
	assert_state(IDENTITY_T2_ITEMS_NONNEG, "cat_penalty",
	    STATE_NOT_ASSESSABLE);
	assert_false(
	    result_of(IDENTITY_T2_ITEMS_NONNEG, "cat_penalty")->has_left);
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
a_form_without_one_side_is_not_checked(void **state)
{
	(void)state;
	indicator(I14_CLOSED, "6");
	indicator(I14_REVIEW_UPHELD, "1");
	evaluate();
	assert_int_equal(nresults, 0);
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
		TEST(a_left_side_too_long_is_left_open),
		TEST(an_inferred_value_counts_as_a_stated_one),
		TEST(
		    the_prose_may_count_requests_with_or_without_those_carried_in),
		TEST(prose_without_a_number_is_not_checked),
		TEST(suits_in_the_prose_are_both_kinds_together),
		TEST(a_row_that_a_form_need_not_have_is_no_gap),
		TEST(a_form_without_one_side_is_not_checked),
		TEST(a_row_that_a_form_must_have_is_a_gap),
		TEST(old_replies_with_another_reason_nest_all_of_them),
		TEST(old_replies_with_duplicates_nest_them_or_do_not),
		TEST(the_state_is_what_trying_every_number_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
