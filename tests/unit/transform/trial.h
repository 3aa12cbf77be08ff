/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_TRANSFORM_TRIAL_H
#define TESTS_UNIT_TRANSFORM_TRIAL_H

/*
 * A report on trial: tests print numbers in its cells, have its accounts
 * checked and look at what came of it.
 */

#include "tests/unit/unit.h"
#include "transform/identity.h"

/* How many checks each form gives where all of its cells are found. */
enum { RESULTS_E2019 = 7 + 7 + 23 + 3 + 17 + 2 + 5 + 3 };

enum { RESULTS_E2021 = 7 + 7 + 25 + 3 + 10 + 2 + 3 };

extern struct facts facts;
extern struct fact_cell text[TEXT_COUNT];
extern struct identity_result results[IDENTITY_RESULTS_MAX];
extern size_t nresults;

/* Empties the report, before each test. */
int clear(void **state);

/*
 * Prints in one cell: a number, nothing, "/" (which stands for none), "?"
 * (which cannot be read), or "absent", where the document has no such cell.
 */
void set(struct fact_cell *cell, const char *printed);
void disclosed(int category, int measure, const char *printed);
void request(int outcome, int applicant, const char *printed);
void review(int channel, int result, const char *printed);
void indicator(int row, const char *printed);

/* Prints it in every cell of one table of a form, or of all for 0. */
void fill(const char *era, int table, const char *printed);

/* Checks the report as one of a body that may issue no rules. */
void evaluate(void);

/* How many checks of an identity came out so, and of all otherwise. */
size_t count(enum identity identity, enum state state);
size_t count_not(enum state state);

/* The only result of that name, or NULL. */
const struct identity_result *result_of(enum identity identity,
    const char *member);

void assert_state(enum identity identity, const char *member, enum state state);
void assert_sides(enum identity identity, const char *member, const char *left,
    const char *right, const char *difference);

#endif
