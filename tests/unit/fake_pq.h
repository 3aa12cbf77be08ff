/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FAKE_PQ_H
#define TESTS_FAKE_PQ_H

/*
 * A libpq of our own for the loader's tests: it stands in the place of the
 * real one and answers each statement of load/sql as a small warehouse would.
 * Any one call can be made to fail, which a real server does not do on demand.
 *
 * What it remembers is shared with child processes, so that a test can ask
 * what a program that ended had done.
 */

#include <stdbool.h>

/* Forgets everything: an empty database, and nothing will fail. */
void fake_pq_reset(void);

/*
 * Lets the call of number `call`, from 1, fail with an SQLSTATE; or, if that
 * is NULL, lets the connection be lost there.  0: none.  Calls are counted,
 * and what is run and copied is kept, from here on.
 */
void fake_pq_fail(int call, const char *sqlstate);

/* Lets the server be one that refuses connections, or none at all. */
void fake_pq_refuse(bool there);

/* Lets all reports and rejects be known already. */
void fake_pq_know_all(void);

/* Lets another session have the lock. */
void fake_pq_hold(void);

/* Lets facts refer to what is not there. */
void fake_pq_orphan(void);

/* Changes the checksum of a migration or seed that has run. */
void fake_pq_tamper(int row);

/* Forgets the last migration or seed that has run. */
void fake_pq_forget_last(void);

/* Adds a migration that this program does not have. */
void fake_pq_add_migration(const char *version, const char *name);

/* How many calls there were, transactions kept, and migrations and seeds. */
int fake_pq_calls(void);
int fake_pq_commits(void);
int fake_pq_ledger(void);

/* Whether a statement that holds `text` has been run. */
bool fake_pq_ran(const char *text);

/* All that was copied, as COPY text; cut at 1 MiB. */
const char *fake_pq_copied(void);

/* The value of a parameter of the connection, or NULL. */
const char *fake_pq_parameter(const char *keyword);

#endif
