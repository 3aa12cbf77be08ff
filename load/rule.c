/* SPDX-License-Identifier: ISC */
#include "load/rule.h"

#include <stdlib.h>
#include <string.h>

#include "load/table.h"
#include "schema/diag.h"

enum {
	SLOTS = 4096, /* a power of two, well above the number of places */
	CHECKS_MAX = 1024
};

struct rule {
	struct term *terms; /* by place */
	size_t nterms;
	struct rate *rates;
	size_t nrates;
	unsigned short slot[SLOTS]; /* where a place begins in `terms`, and 1 */
	bool is_check[CHECKS_MAX];
};

uint64_t
rule_place(unsigned era, unsigned fact, int row, int column)
{
	return ((uint64_t)era << 36) | ((uint64_t)fact << 32) |
	    ((uint64_t)((unsigned)row + 1) << 16) | ((unsigned)column + 1);
}

static int
number(const PGresult *result, int row, int column)
{
	return (int)strtol(PQgetvalue(result, row, column), NULL, 10);
}

static _Noreturn void
refuse(void)
{
	diag_die(EX_UNAVAILABLE, "the warehouse's figures are not known here");
}

static size_t
slot_of(uint64_t place)
{
	return (size_t)((place * UINT64_C(0x9e3779b97f4a7c15)) >> 52) % SLOTS;
}

/* The slot of a place, which is free if it has no terms. */
static size_t
find(const struct rule *rule, uint64_t place)
{
	size_t slot = slot_of(place);

	while (rule->slot[slot] != 0 &&
	    rule->terms[rule->slot[slot] - 1].place != place)
		slot = (slot + 1) % SLOTS;
	return slot;
}

static int
by_place(const void *left, const void *right)
{
	const struct term *a = left;
	const struct term *b = right;

	if (a->place != b->place)
		return a->place < b->place ? -1 : 1;
	return a->figure - b->figure;
}

static enum table
fact_of(const char *name)
{
	for (enum table table = TABLE_DISCLOSURE; table < TABLE_COUNT; table++)
		if (strcmp(table_name(table), name) == 0)
			return table;
	refuse();
}

static void
read_terms(struct rule *rule, const PGresult *result)
{
	rule->nterms = (size_t)PQntuples(result);
	if (rule->nterms >= SLOTS / 2)
		refuse();
	rule->terms = calloc(rule->nterms + 1, sizeof(*rule->terms));
	if (rule->terms == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < rule->nterms; i++) {
		struct term *term = &rule->terms[i];
		int row = (int)i;

		term->place = rule_place((unsigned)number(result, row, 0),
		    fact_of(PQgetvalue(result, row, 1)), number(result, row, 2),
		    number(result, row, 3));
		term->figure = number(result, row, 4);
		term->sign = number(result, row, 5);
		term->terms = (unsigned)number(result, row, 6);
		if (term->figure <= 0 || term->figure >= FIGURES_MAX)
			refuse();
	}
	qsort(rule->terms, rule->nterms, sizeof(*rule->terms), by_place);
	for (size_t i = rule->nterms; i-- > 0;)
		rule->slot[find(rule, rule->terms[i].place)] =
		    (unsigned short)(i + 1);
}

static void
read_rates(struct rule *rule, const PGresult *result)
{
	rule->nrates = (size_t)PQntuples(result);
	rule->rates = calloc(rule->nrates + 1, sizeof(*rule->rates));
	if (rule->rates == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < rule->nrates; i++) {
		struct rate *rate = &rule->rates[i];

		rate->metric = number(result, (int)i, 0);
		rate->above = number(result, (int)i, 1);
		rate->below = number(result, (int)i, 2);
		if (rate->above <= 0 || rate->above >= FIGURES_MAX ||
		    rate->below < 0 || rate->below >= FIGURES_MAX)
			refuse();
	}
}

static void
read_checks(struct rule *rule, const PGresult *result)
{
	for (int i = 0; i < PQntuples(result); i++) {
		int identity = number(result, i, 0);

		if (identity < 0 || identity >= CHECKS_MAX)
			refuse();
		rule->is_check[identity] = true;
	}
}

struct rule *
rule_new(struct session *session)
{
	struct rule *rule = calloc(1, sizeof(*rule));
	PGresult *result;

	if (rule == NULL)
		diag_die(EX_OSERR, "out of memory");
	result = session_query(session, &sql_rule_figure, 0, NULL);
	read_terms(rule, result);
	PQclear(result);
	result = session_query(session, &sql_rule_rate, 0, NULL);
	read_rates(rule, result);
	PQclear(result);
	result = session_query(session, &sql_rule_check, 0, NULL);
	read_checks(rule, result);
	PQclear(result);
	return rule;
}

void
rule_free(struct rule *rule)
{
	if (rule == NULL)
		return;
	free(rule->terms);
	free(rule->rates);
	free(rule);
}

const struct term *
rule_terms(const struct rule *rule, uint64_t place, size_t *n)
{
	size_t slot = find(rule, place);
	const struct term *first;

	*n = 0;
	if (rule->slot[slot] == 0)
		return NULL;
	first = &rule->terms[rule->slot[slot] - 1];
	while (
	    first + *n < rule->terms + rule->nterms && first[*n].place == place)
		++*n;
	return first;
}

const struct rate *
rule_rates(const struct rule *rule, size_t *n)
{
	*n = rule->nrates;
	return rule->rates;
}

bool
rule_is_check(const struct rule *rule, int identity)
{
	return identity >= 0 && identity < CHECKS_MAX &&
	    rule->is_check[identity];
}
