/* SPDX-License-Identifier: ISC */
#ifndef LOAD_RULE_H
#define LOAD_RULE_H

/*
 * What figures and metrics are made of.  The warehouse says so, in the views
 * glasshouse.figure_term and glasshouse.rate_rule, which are made of the
 * catalogue; here it is only kept at hand.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "load/session.h"

enum { FIGURES_MAX = 256 }; /* keys of figures are below */

/* A place in a form: its year, the fact, and the keys of row and column. */
uint64_t rule_place(unsigned era, unsigned fact, int row, int column);

/* One term of one figure. */
struct term {
	uint64_t place;
	int figure;
	int sign;
	unsigned terms; /* of the figure */
};

/* A metric that is summed over reports. */
struct rate {
	int metric;
	int above; /* figures */
	int below; /* 0 if nothing stands there */
};

/* Rows of the checks, as their figures name them. */
enum { CHECKS_TRIED, CHECKS_PASSED };

struct rule;

struct rule *rule_new(struct session *session);
void rule_free(struct rule *rule); /* NULL is fine */

/* The terms of a place, `*n` of them. */
const struct term *rule_terms(const struct rule *rule, uint64_t place,
    size_t *n);

const struct rate *rule_rates(const struct rule *rule, size_t *n);

/* Whether an identity is tried on one report alone. */
bool rule_is_check(const struct rule *rule, int identity);

#endif
