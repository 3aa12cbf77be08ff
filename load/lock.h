/* SPDX-License-Identifier: ISC */
#ifndef LOAD_LOCK_H
#define LOAD_LOCK_H

/*
 * One run at a time on a warehouse: a lock of the server's that a session has
 * from before it reads anything until it ends, however it ends.
 */

#include <stdbool.h>

#include "load/session.h"

enum { LOCK_WAIT_MAX = 7 * 24 * 60 * 60 }; /* seconds */

/* Takes the lock, and waits for it so long.  False if another still has it. */
bool lock_take(struct session *session, unsigned seconds);

/*
 * Gives it up before the session ends, which the server may see a moment later
 * than whoever waits for this program.
 */
void lock_drop(struct session *session);

/* Ends the program with EX_TEMPFAIL and who has the lock. */
_Noreturn void lock_refuse(struct session *session);

/* Who has the lock: pid, name, role and since when; no rows if nobody. */
PGresult *lock_holder(struct session *session);

#endif
