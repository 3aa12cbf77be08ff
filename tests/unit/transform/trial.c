/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/trial.h"

#include <string.h>

struct facts facts;
struct fact_cell text[TEXT_COUNT];
struct identity_result results[IDENTITY_RESULTS_MAX];
size_t nresults;

static struct number
number(const char *digits)
{
	struct number n = NUMBER_ZERO;

	assert_true(number_parse(slice_of(digits), &n));
	return n;
}

void
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

void
disclosed(int category, int measure, const char *printed)
{
	set(fact_at(&facts, FACT_DISCLOSURE, category, measure), printed);
}

void
request(int outcome, int applicant, const char *printed)
{
	set(fact_at(&facts, FACT_REQUEST, outcome, applicant), printed);
}

void
review(int channel, int result, const char *printed)
{
	set(fact_at(&facts, FACT_REVIEW, channel, result), printed);
}

void
indicator(int row, const char *printed)
{
	set(fact_at(&facts, FACT_INDICATOR, row, 0), printed);
}

int
clear(void **state)
{
	(void)state;
	memset(&facts, 0, sizeof(facts));
	memset(text, 0, sizeof(text));
	return 0;
}

void
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

void
evaluate(void)
{
	nresults = identity_evaluate(&facts, text, AUTHORITY_NONE, results);
}

size_t
count(enum identity identity, enum state state)
{
	size_t n = 0;

	for (size_t i = 0; i < nresults; i++)
		n += results[i].identity == identity &&
		    results[i].state == state;
	return n;
}

size_t
count_not(enum state state)
{
	size_t n = 0;

	for (size_t i = 0; i < nresults; i++)
		n += results[i].state != state;
	return n;
}

const struct identity_result *
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

void
assert_state(enum identity identity, const char *member, enum state state)
{
	const struct identity_result *result = result_of(identity, member);

	assert_non_null(result);
	assert_string_equal(catalog_state.rows[result->state].code,
	    catalog_state.rows[state].code);
}

void
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
