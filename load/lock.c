/* SPDX-License-Identifier: ISC */
#include "load/lock.h"

#include <string.h>
#include <time.h>

#include "schema/diag.h"

enum { TRY_EVERY = 100000000 }; /* nanoseconds */

static bool
try(struct session *session)
{
	PGresult *result = session_query(session, &sql_lock_try, 0, NULL);
	bool taken = strcmp(PQgetvalue(result, 0, 0), "t") == 0;

	PQclear(result);
	return taken;
}

bool
lock_take(struct session *session, unsigned seconds)
{
	const struct timespec pause = { 0, TRY_EVERY };
	struct timespec now;
	time_t end;

	clock_gettime(CLOCK_MONOTONIC, &now);
	end = now.tv_sec + (time_t)seconds;
	while (!try(session)) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		if (now.tv_sec >= end)
			return false;
		nanosleep(&pause, NULL);
	}
	return true;
}

void
lock_drop(struct session *session)
{
	PQclear(session_query(session, &sql_lock_drop, 0, NULL));
}

PGresult *
lock_holder(struct session *session)
{
	return session_query(session, &sql_lock_holder, 0, NULL);
}

/* A field of the holder's row, or what stands for one that is not shown. */
static const char *
part(const PGresult *holder, int column)
{
	const char *text = PQgetvalue(holder, 0, column);

	return text[0] == '\0' ? "unknown" : text;
}

_Noreturn void
lock_refuse(struct session *session)
{
	PGresult *holder = lock_holder(session);

	if (PQntuples(holder) == 0)
		diag_die(EX_TEMPFAIL, "another run has just ended: try again");
	diag_die(EX_TEMPFAIL,
	    "another run is at work: process %s of the server, %s, role %s, "
	    "since %s",
	    part(holder, 0), part(holder, 1), part(holder, 2), part(holder, 3));
}
