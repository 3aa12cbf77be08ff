/* SPDX-License-Identifier: ISC */
#include "load/status.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "load/lock.h"
#include "load/migrate.h"
#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/record.h"
#include "schema/version.h"

enum { KEY, VALUE, ILL };

/* One line; a tab or a newline in a value is escaped as in a record. */
static void
add(struct buf *text, const char *key, struct slice value)
{
	buf_add(text, key, strlen(key));
	buf_add_char(text, '\t');
	record_escape(text, value);
	buf_add_char(text, '\n');
}

/* Who is at work, if anybody is. */
static void
add_holder(struct session *session, struct buf *text)
{
	static const char *const keys[] = { "at_work.process",
		"at_work.application", "at_work.role", "at_work.since" };
	PGresult *holder = lock_holder(session);
	bool there = PQntuples(holder) > 0;

	add(text, "at_work", there ? SLICE("yes") : SLICE("no"));
	for (int i = 0; there && i < 4; i++)
		add(text, keys[i], session_value(holder, 0, i));
	PQclear(holder);
}

/* What the books say.  False if any of it is as it should not be. */
static bool
add_books(struct session *session, struct buf *text)
{
	PGresult *rows = session_query(session, &sql_status, 0, NULL);
	bool well = true;

	for (int i = 0; i < PQntuples(rows); i++) {
		add(text, PQgetvalue(rows, i, KEY),
		    session_value(rows, i, VALUE));
		if (strcmp(PQgetvalue(rows, i, ILL), "t") == 0)
			well = false;
	}
	PQclear(rows);
	return well;
}

int
status_print(struct session *session)
{
	const char *fault = migrate_fault(session);
	struct buf text = BUF_INIT;
	bool well = fault == NULL;

	add(&text, "program_version", SLICE("" GLASSHOUSE_VERSION));
	add(&text, "warehouse", fault == NULL ? SLICE("fit") : slice_of(fault));
	if (fault == NULL) {
		add_holder(session, &text);
		well = add_books(session, &text);
	}
	printf("healthy\t%s\n%s", well ? "yes" : "no", text.data);
	buf_release(&text);
	if (fflush(stdout) != 0)
		diag_die(EX_IOERR, "stdout: %s", strerror(errno));
	return well ? EX_OK : EX_UNAVAILABLE;
}
