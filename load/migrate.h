/* SPDX-License-Identifier: ISC */
#ifndef LOAD_MIGRATE_H
#define LOAD_MIGRATE_H

/*
 * What the warehouse is made of, and whether it is what this program needs.
 *
 * The migrations of schema/warehouse run in order, each once, and are never
 * taken back; each is kept in etl.migration by the checksum of its text, in
 * the same transaction.  The seeds, made from schema/catalog, fill the
 * dimensions, and run again when their text changes.
 */

#include <stdbool.h>

#include "load/session.h"

/*
 * Creates the warehouse or brings it up to date; the session has the lock.
 * Says what it did on stderr unless `quiet`.
 */
void migrate_run(struct session *session, bool quiet);

/*
 * Ends the program with EX_UNAVAILABLE and one sentence if the warehouse is
 * missing or not the one that this program makes.
 */
void migrate_check(struct session *session);

/* What is wrong with the warehouse in that way, or NULL. */
const char *migrate_fault(struct session *session);

#endif
