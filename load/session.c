/* SPDX-License-Identifier: ISC */
#include "load/session.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

enum { SERVER_VERSION_MIN = 130000, MESSAGE_MAX = 1024 };

struct session {
	PGconn *conn;
};

int
session_status(const char *sqlstate)
{
	/*
	 * Connection trouble, no room left, the server's or an operator's
	 * intervention, rollback for the sake of others, and a lock that was
	 * not to be had in time.
	 */
	static const char *const later[] = { "08", "53", "57", "40", "55P03" };

	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++)
		if (sqlstate != NULL &&
		    strncmp(sqlstate, later[i], strlen(later[i])) == 0)
			return EX_TEMPFAIL;
	return EX_UNAVAILABLE;
}

/*
 * Copies a message of the server or of libpq as one line, cut to `size`.  It
 * may quote what came from outside, so control characters do not reach the
 * terminal.
 */
static void
one_line(char *line, size_t size, const char *text)
{
	size_t len = text == NULL ? 0 : strlen(text);
	size_t n = 0;

	while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == ' '))
		len--;
	for (size_t i = 0; i < len && n + 1 < size; i++) {
		char c = text[i];

		if (c == '\t')
			continue;
		if ((c >= 0 && c < ' ') || c == 0x7f)
			c = c == '\n' ? ' ' : '?';
		line[n++] = c;
	}
	line[n] = '\0';
	if (n == 0)
		snprintf(line, size, "no reason was given");
}

/* Ends the program, with the connection closed so that the server knows. */
static _Noreturn void
die(struct session *session, int status, const char *name, const char *text)
{
	char line[MESSAGE_MAX];

	one_line(line, sizeof(line), text);
	session_close(session);
	diag_die(status, "%s: %s", name, line);
}

_Noreturn void
session_fail(struct session *session, const char *name, const PGresult *result)
{
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *primary = PQresultErrorField(result,
	    PG_DIAG_MESSAGE_PRIMARY);
	int status = session_status(sqlstate);
	char text[MESSAGE_MAX];

	if (PQstatus(session->conn) == CONNECTION_BAD)
		status = EX_TEMPFAIL;
	if (primary == NULL)
		die(session, status, name, PQerrorMessage(session->conn));
	snprintf(text, sizeof(text), "%.900s (SQLSTATE %s)", primary,
	    sqlstate == NULL ? "unknown" : sqlstate);
	die(session, status, name, text);
}

/* A warning of the server; lesser notices are not asked for. */
static void
say_notice(void *arg, const PGresult *result)
{
	char line[MESSAGE_MAX];

	(void)arg;
	one_line(line, sizeof(line),
	    PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
	fprintf(stderr, "glasshouse-load: the server says: %s\n", line);
}

/* Whether libpq would take `target` for more than a database's name. */
static bool
is_conninfo(const char *target)
{
	return strchr(target, '=') != NULL ||
	    strncmp(target, "postgresql://", 13) == 0 ||
	    strncmp(target, "postgres://", 11) == 0;
}

/* Whether a parameter is what a slip of the pen makes of a password. */
static bool
is_odd(const PQconninfoOption *option)
{
	if (option->val == NULL)
		return false;
	if (strcmp(option->keyword, "port") == 0)
		return option->val[strspn(option->val, "0123456789,")] != '\0';
	return strcmp(option->keyword, "host") == 0 &&
	    strchr(option->val, '@') != NULL;
}

/*
 * What libpq says of a malformed string quotes it, and of a URI whose
 * password holds a / or an @ it quotes what it takes for a port or a host.
 * So it is not asked.
 */
static void
check_conninfo(const char *target)
{
	PQconninfoOption *options = PQconninfoParse(target, NULL);
	bool odd = options == NULL;

	for (const PQconninfoOption *option = options;
	     !odd && option->keyword != NULL; option++)
		odd = is_odd(option);
	PQconninfoFree(options);
	if (odd)
		diag_die(EX_USAGE, "the connection string cannot be read");
}

static void
check_server(struct session *session)
{
	if (PQserverVersion(session->conn) < SERVER_VERSION_MIN)
		die(session, EX_UNAVAILABLE, "could not connect",
		    "PostgreSQL 13 or later is needed");
}

/*
 * Tells a server that refuses from one that does not answer.  Where libpq did
 * not even try, its message may quote any part of a mistyped connection
 * string, and so is not repeated.
 */
static _Noreturn void
refuse_connection(struct session *session, const char *const keys[],
    const char *const values[])
{
	const char *text = PQerrorMessage(session->conn);

	switch (PQpingParams(keys, values, 1)) {
	case PQPING_OK:
		die(session, EX_UNAVAILABLE, "could not connect", text);
	case PQPING_NO_ATTEMPT:
		die(session, EX_UNAVAILABLE, "could not connect",
		    "a parameter of the connection is not one that can be "
		    "used");
	default:
		die(session, EX_TEMPFAIL, "could not connect", text);
	}
}

struct session *
session_open(const char *target)
{
	const char *const keys[] = { "dbname", "fallback_application_name",
		"client_encoding", NULL };
	const char *const values[] = { target, "glasshouse-load", "UTF8",
		NULL };
	struct session *session = calloc(1, sizeof(*session));

	if (session == NULL)
		diag_die(EX_OSERR, "out of memory");
	if (target != NULL && is_conninfo(target))
		check_conninfo(target);
	session->conn = PQconnectdbParams(keys, values, 1);
	if (session->conn == NULL)
		diag_die(EX_OSERR, "out of memory");
	if (PQstatus(session->conn) != CONNECTION_OK)
		refuse_connection(session, keys, values);
	PQsetNoticeReceiver(session->conn, say_notice, NULL);
	check_server(session);
	session_run(session, &sql_session);
	return session;
}

void
session_close(struct session *session)
{
	if (session == NULL)
		return;
	PQfinish(session->conn);
	free(session);
}

PGresult *
session_query(struct session *session, const struct statement *statement, int n,
    const char *const values[])
{
	PGresult *result = PQexecParams(session->conn, statement->text, n, NULL,
	    values, NULL, NULL, 0);
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
		session_fail(session, statement->name, result);
	return result;
}

struct slice
session_value(const PGresult *result, int row, int column)
{
	return (struct slice){ PQgetvalue(result, row, column),
		(size_t)PQgetlength(result, row, column) };
}

void
session_run(struct session *session, const struct statement *statement)
{
	PQclear(session_query(session, statement, 0, NULL));
}

void
session_script(struct session *session, const char *name, const char *text)
{
	PGresult *result = PQexec(session->conn, text);
	ExecStatusType status = PQresultStatus(result);

	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
		session_fail(session, name, result);
	PQclear(result);
}

PGconn *
session_conn(struct session *session)
{
	return session->conn;
}
