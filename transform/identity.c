/* SPDX-License-Identifier: ISC */
#include "transform/identity.h"

/* Cells of the prose stand beside those of the facts. */
enum { FACT_TEXT = FACT_COUNT };

enum check_role {
	TERM_REQUIRED,
	TERM_OPTIONAL, /* no part of a sum where the form lacks it */
	TERM_NOT_ASKED /* no check where the form has it */
};

enum check_op { CHECK_EQUAL, CHECK_AT_MOST, CHECK_AT_LEAST };

struct check_term {
	int fact;
	int row;
	int column;
	enum check_role role;
};

/* Its terms are conditions, then the left side, then the right one. */
struct check {
	enum identity identity;
	const char *member;
	enum check_op op;
	int first;
	int nconditions;
	int nleft;
	int nright;
	bool unless_rules;
	bool alternative; /* to the check before it */
};

#include "gen/check.h"

enum { CHECK_COUNT = sizeof(checks) / sizeof(*checks) };

_Static_assert((int)CHECK_COUNT <= (int)IDENTITY_RESULTS_MAX,
    "more checks than a caller has room for");

struct report {
	const struct facts *facts;
	const struct fact_cell *text;
	enum authority authority;
};

struct side {
	bool asked;    /* the form has a cell of it */
	bool stated;   /* one has a value */
	bool grows;    /* cells without one could make it more */
	bool shrinks;  /* or less */
	bool gap;      /* one of those was not read for certain */
	bool overflow; /* the sum is too long */
	struct number sum;
};

static const struct fact_cell *
cell_of(const struct report *report, const struct check_term *term)
{
	static const struct fact_cell unasked;

	if (term->fact != FACT_TEXT)
		return fact_get(report->facts, (enum fact)term->fact, term->row,
		    term->column);
	return report->text == NULL ? &unasked : &report->text[term->row];
}

/* Whether any number at all may stand in the cell, below 0 too. */
static bool
is_signed(const struct check_term *term)
{
	return term->fact == FACT_DISCLOSURE && term->column == M_ITEM_CHANGE;
}

static void
add_cell(struct side *side, const struct fact_cell *cell,
    const struct check_term *term)
{
	if (!cell->asked && term->role == TERM_OPTIONAL)
		return;
	side->asked |= cell->asked;
	if (fact_has_value(cell)) {
		side->stated = true;
		side->overflow |= !number_add(side->sum, cell->value,
		    &side->sum);
		return;
	}
	side->grows = true;
	side->shrinks |= is_signed(term);
	side->gap |= !cell->asked || cell->state == STATE_ABSENT ||
	    cell->state == STATE_UNREADABLE;
}

static struct side
add_up(const struct report *report, const struct check_term *terms, int n)
{
	/* A side without cells is 0. */
	struct side side = { .asked = n == 0, .stated = n == 0 };

	for (int i = 0; i < n; i++)
		add_cell(&side, cell_of(report, &terms[i]), &terms[i]);
	return side;
}

static bool
conditions_met(const struct report *report, const struct check *check)
{
	const struct check_term *terms = &check_terms[check->first];

	for (int i = 0; i < check->nconditions; i++)
		if (cell_of(report, &terms[i])->asked ==
		    (terms[i].role == TERM_NOT_ASKED))
			return false;
	return true;
}

static bool
in_order(enum check_op op, int sign)
{
	switch (op) {
	case CHECK_AT_MOST:
		return sign <= 0;
	case CHECK_AT_LEAST:
		return sign >= 0;
	default:
		return sign == 0;
	}
}

static enum state
judge(enum check_op op, int sign, const struct side *left,
    const struct side *right)
{
	bool up = left->grows || right->shrinks;
	bool down = left->shrinks || right->grows;

	if (!in_order(op, sign))
		return (sign > 0 ? down : up) ? STATE_NOT_ASSESSABLE
					      : STATE_FAILS;
	if (!(up && op != CHECK_AT_LEAST) && !(down && op != CHECK_AT_MOST))
		return STATE_HOLDS;
	return left->gap || right->gap ? STATE_NOT_ASSESSABLE : STATE_IMPUTED;
}

/* A body that may do what fails the check has not failed it. */
static enum state
excuse(enum state state, enum authority authority)
{
	if (state != STATE_FAILS || authority == AUTHORITY_NONE)
		return state;
	return authority == AUTHORITY_RULES ? STATE_HOLDS
					    : STATE_NOT_ASSESSABLE;
}

static void
compare(const struct report *report, const struct check *check,
    const struct side *left, const struct side *right,
    struct identity_result *result)
{
	*result = (struct identity_result){
		.identity = check->identity,
		.member = check->member,
		.state = STATE_NOT_ASSESSABLE,
		.has_left = left->stated && !left->overflow,
		.has_right = right->stated && !right->overflow,
		.left = left->sum,
		.right = right->sum,
	};
	if (!result->has_left || !result->has_right)
		return;
	if (!number_subtract(left->sum, right->sum, &result->difference)) {
		result->has_left = result->has_right = false;
		return;
	}
	result->state = judge(check->op, number_compare(left->sum, right->sum),
	    left, right);
	if (check->unless_rules)
		result->state = excuse(result->state, report->authority);
}

/* False if the check has nothing to do with the report. */
static bool
try_check(const struct report *report, const struct check *check,
    struct identity_result *result)
{
	const struct check_term *terms =
	    &check_terms[check->first + check->nconditions];
	struct side left;
	struct side right;

	if (!conditions_met(report, check))
		return false;
	left = add_up(report, terms, check->nleft);
	if (!left.asked)
		return false;
	right = add_up(report, terms + check->nleft, check->nright);
	if (!right.asked)
		return false;
	compare(report, check, &left, &right, result);
	return true;
}

/*
 * Whether the result of an alternative is the one to keep: it holds where the
 * other does not, or leaves open what the other says for certain that fails.
 */
static bool
is_better(enum state state, enum state than)
{
	static const int rank[STATE_COUNT] = {
		[STATE_HOLDS] = 3,
		[STATE_IMPUTED] = 2,
		[STATE_NOT_ASSESSABLE] = 1,
	};

	return rank[state] > rank[than];
}

size_t
identity_evaluate(const struct facts *facts, const struct fact_cell *text,
    enum authority authority,
    struct identity_result results[IDENTITY_RESULTS_MAX])
{
	struct report report = { facts, text, authority };
	struct identity_result result;
	bool begun = false; /* one of the alternatives has a result */
	size_t n = 0;

	for (int i = 0; i < CHECK_COUNT; i++) {
		begun = begun && checks[i].alternative;
		if (!try_check(&report, &checks[i], &result))
			continue;
		if (!begun)
			results[n++] = result;
		else if (is_better(result.state, results[n - 1].state))
			results[n - 1] = result;
		begun = true;
	}
	return n;
}
