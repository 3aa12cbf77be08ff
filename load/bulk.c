/* SPDX-License-Identifier: ISC */
#include "load/bulk.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "load/table.h"
#include "schema/diag.h"

void
bulk_begin(struct session *session)
{
	session_run(session, &sql_keys_unchecked);
}

void
bulk_end(struct session *session)
{
	session_run(session, &sql_keys_checked);
}

void
bulk_try(struct session *session)
{
	PGresult *result = PQexecParams(session_conn(session),
	    sql_keys_checked.text, 0, NULL, NULL, NULL, NULL, 0);
	const char *sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);

	if (sqlstate != NULL && strcmp(sqlstate, "42501") == 0) {
		session_close(session);
		diag_die(EX_UNAVAILABLE,
		    "the role may not set session_replication_role, which "
		    "--bulk needs");
	}
	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		session_fail(session, sql_keys_checked.name, result);
	PQclear(result);
}

void
bulk_hold(struct session *session)
{
	session_run(session, &sql_bulk_lock);
	session_run(session, &sql_whole_tables);
}

static void
try_orphans(struct session *session, const struct statement *orphans,
    const char *report_id)
{
	PGresult *result = session_query(session, orphans, 1, &report_id);

	if (strcmp(PQgetvalue(result, 0, 0), "0") != 0)
		diag_die(EX_UNAVAILABLE,
		    "%s: %s rows refer to what is not there; nothing is kept",
		    orphans->name, PQgetvalue(result, 0, 0));
	PQclear(result);
}

void
bulk_check(struct session *session, int64_t report_id)
{
	char id[24];

	snprintf(id, sizeof(id), "%" PRId64, report_id);
	for (int i = TABLE_REPORT + 1; i < TABLE_COUNT; i++)
		try_orphans(session, table_orphans((enum table)i), id);
	try_orphans(session, &sql_orphans_figure, id);
	try_orphans(session, &sql_orphans_cohort, id);
}
