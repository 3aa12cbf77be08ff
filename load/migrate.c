/* SPDX-License-Identifier: ISC */
#include "load/migrate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/version.h"

/* A migration or, with version 0, a seed. */
struct migration {
	int version;
	const char *name;
	const char *checksum;    /* SHA-256 of the text, in hexadecimal */
	const char *const *line; /* the text, NULL behind the last line */
};

#include "gen/warehouse.h"

enum {
	NMIGRATIONS = sizeof(migrations) / sizeof(migrations[0]),
	NSEEDS = sizeof(seeds) / sizeof(seeds[0])
};

/* The columns of sql_migrations. */
enum { VERSION, NAME, CHECKSUM };

/* What a warehouse has run, or NULL if there is none. */
static PGresult *
ledger(struct session *session)
{
	PGresult *result = session_query(session, &sql_migrated, 0, NULL);
	bool there = strcmp(PQgetvalue(result, 0, 0), "t") == 0;

	PQclear(result);
	if (!there)
		return NULL;
	return session_query(session, &sql_migrations, 0, NULL);
}

static long
number(const PGresult *result, int row)
{
	return strtol(PQgetvalue(result, row, VERSION), NULL, 10);
}

/* The checksum that `one` ran with, or NULL if it did not run. */
static const char *
ran(const PGresult *result, const struct migration *one)
{
	for (int i = 0; result != NULL && i < PQntuples(result); i++)
		if (number(result, i) == one->version &&
		    strcmp(PQgetvalue(result, i, NAME), one->name) == 0)
			return PQgetvalue(result, i, CHECKSUM);
	return NULL;
}

/* The highest version in the ledger, 0 if there is none. */
static long
latest(const PGresult *result)
{
	int n = PQntuples(result);

	return n == 0 ? 0 : number(result, n - 1);
}

/*
 * What keeps this program from using the warehouse, NULL if nothing; `mend`
 * tells whether a migration would help.
 */
static const char *
mismatch(const PGresult *result, bool *mend)
{
	bool behind = false;

	*mend = true;
	if (result == NULL)
		return "there is no warehouse in this database";
	for (int i = 0; i < NMIGRATIONS; i++) {
		const char *checksum = ran(result, &migrations[i]);

		if (checksum == NULL)
			behind = true;
		else if (strcmp(checksum, migrations[i].checksum) != 0)
			*mend = false;
	}
	if (latest(result) > migrations[NMIGRATIONS - 1].version)
		*mend = false;
	if (!*mend)
		return "the warehouse was made by another version of this "
		       "program";
	for (int i = 0; i < NSEEDS && !behind; i++) {
		const char *checksum = ran(result, &seeds[i]);

		if (checksum == NULL ||
		    strcmp(checksum, seeds[i].checksum) != 0)
			behind = true;
	}
	return behind ? "the warehouse is older than this program" : NULL;
}

const char *
migrate_fault(struct session *session)
{
	PGresult *result = ledger(session);
	bool mend;
	const char *wrong = mismatch(result, &mend);

	PQclear(result);
	return wrong;
}

void
migrate_check(struct session *session)
{
	PGresult *result = ledger(session);
	bool mend;
	const char *wrong = mismatch(result, &mend);

	PQclear(result);
	if (wrong == NULL)
		return;
	session_close(session);
	if (mend)
		diag_die(EX_UNAVAILABLE, "%s: run glasshouse-load --migrate",
		    wrong);
	diag_die(EX_UNAVAILABLE,
	    "%s: load with that one, or glasshouse-load --migrate a new "
	    "database",
	    wrong);
}

/* Runs one migration or seed and its row of the ledger in one transaction. */
static void
apply(struct session *session, const struct migration *one)
{
	char version[12];
	const char *const migrated[] = { version, one->name, one->checksum,
		GLASSHOUSE_VERSION };
	struct buf text = BUF_INIT;

	snprintf(version, sizeof(version), "%d", one->version);
	for (const char *const *line = one->line; *line != NULL; line++)
		buf_add(&text, *line, strlen(*line));
	session_run(session, &sql_begin);
	session_run(session, &sql_sequential);
	session_script(session, one->name, text.data);
	if (one->version > 0)
		PQclear(session_query(session, &sql_migrated_add, 4, migrated));
	else
		PQclear(
		    session_query(session, &sql_seeded_add, 3, migrated + 1));
	session_run(session, &sql_commit);
	buf_release(&text);
}

/* Applies those of `n` that the ledger lacks, and says how many. */
static int
apply_missing(struct session *session, const PGresult *result,
    const struct migration *all, int n)
{
	int applied = 0;

	for (int i = 0; i < n; i++) {
		const char *checksum = ran(result, &all[i]);

		if (checksum != NULL && strcmp(checksum, all[i].checksum) == 0)
			continue;
		apply(session, &all[i]);
		applied++;
	}
	return applied;
}

void
migrate_run(struct session *session, bool quiet)
{
	PGresult *result;
	bool mend;
	int nmigrations;
	int nseeds;

	result = ledger(session);
	if (mismatch(result, &mend) != NULL && !mend)
		diag_die(EX_UNAVAILABLE,
		    "the warehouse was made by another version of this "
		    "program, and cannot be brought to this one");
	nmigrations = apply_missing(session, result, migrations, NMIGRATIONS);
	nseeds = apply_missing(session, result, seeds, NSEEDS);
	PQclear(result);
	if (quiet)
		return;
	if (nmigrations + nseeds == 0)
		fprintf(stderr,
		    "glasshouse-load: nothing to do: the "
		    "warehouse is at version %d\n",
		    migrations[NMIGRATIONS - 1].version);
	else
		fprintf(stderr,
		    "glasshouse-load: the warehouse is at version %d: %d "
		    "migrations and %d tables of the catalogue applied\n",
		    migrations[NMIGRATIONS - 1].version, nmigrations, nseeds);
}
