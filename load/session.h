/* SPDX-License-Identifier: ISC */
#ifndef LOAD_SESSION_H
#define LOAD_SESSION_H

/*
 * One connection to the server.
 *
 * Not a general client: there is one thing to do at a time, and whatever
 * fails ends the program.  What has not been committed is then undone by the
 * server.  The exit status says whether to try again:
 *
 *	EX_TEMPFAIL	the server is away, went away or was busy
 *	EX_UNAVAILABLE	the server refused, or a statement failed
 *	EX_USAGE	the connection string cannot be read
 *
 * Messages never hold the connection string, which may hold a password.
 */

#include <libpq-fe.h>

#include "load/statement.h"
#include "schema/slice.h"

struct session;

/*
 * Connects as libpq does: `target` is a database's name, a connection string
 * or a URI, or NULL for what the environment says.  Free with session_close.
 */
struct session *session_open(const char *target);
void session_close(struct session *session); /* NULL is fine */

/*
 * Runs one statement with `n` parameters in text form, NULL for null.  The
 * result has rows or none; clear it with PQclear.
 */
PGresult *session_query(struct session *session,
    const struct statement *statement, int n, const char *const values[]);

/* The same for a statement whose result is of no use. */
void session_run(struct session *session, const struct statement *statement);

/* A field of a result, borrowed from it; an empty text if it is null. */
struct slice session_value(const PGresult *result, int row, int column);

/* Runs a text of several statements; `name` stands in messages. */
void session_script(struct session *session, const char *name,
    const char *text);

/* The connection, for COPY. */
PGconn *session_conn(struct session *session);

/*
 * Ends the program with what went wrong in `name`: what `result` says or, if
 * it is NULL, the connection.
 */
_Noreturn void session_fail(struct session *session, const char *name,
    const PGresult *result);

/*
 * The exit status for an SQLSTATE: EX_TEMPFAIL if the same might go well
 * later, EX_UNAVAILABLE if not.  NULL, which libpq gives when there is no
 * answer, is EX_UNAVAILABLE too.
 */
int session_status(const char *sqlstate);

#endif
