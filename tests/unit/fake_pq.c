/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tests/unit/fake_pq.h"

#include <sys/mman.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libpq-fe.h>

#include "load/statement.h"
#include "tests/unit/fake_result.h"

enum { CELL_MAX = FAKE_CELL_MAX, LEDGER_MAX = 40, TEXT_MAX = 1 << 20 };

struct pg_conn {
	bool lost;
};

struct state {
	int calls;
	int fail_at;
	char fail_with[6]; /* "": the connection is lost */
	bool refuse;
	bool there;
	bool know_all;
	bool held;
	bool orphans;
	int commits;
	int nledger;
	int nkept; /* of them, those that were committed */
	char ledger[LEDGER_MAX][3][CELL_MAX];
	char copied[TEXT_MAX];
	char ran[TEXT_MAX];
	char parameter[8][2][CELL_MAX];
};

static struct state *state;
static struct pg_conn conn;

void
fake_pq_reset(void)
{
	if (state == NULL)
		state = mmap(NULL, sizeof(*state), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (state == MAP_FAILED)
		abort();
	memset(state, 0, sizeof(*state));
	conn.lost = false;
}

void
fake_pq_fail(int call, const char *sqlstate)
{
	state->calls = 0;
	memset(state->ran, 0, sizeof(state->ran));
	memset(state->copied, 0, sizeof(state->copied));
	state->fail_at = call;
	snprintf(state->fail_with, sizeof(state->fail_with), "%s",
	    sqlstate == NULL ? "" : sqlstate);
}

void
fake_pq_refuse(bool there)
{
	state->refuse = true;
	state->there = there;
}

void
fake_pq_know_all(void)
{
	state->know_all = true;
}

void
fake_pq_hold(void)
{
	state->held = true;
}

void
fake_pq_orphan(void)
{
	state->orphans = true;
}

void
fake_pq_tamper(int row)
{
	state->ledger[row][2][0] = '?';
}

void
fake_pq_forget_last(void)
{
	state->nkept = --state->nledger;
}

static void
keep_ledger(const char *version, const char *name, const char *checksum)
{
	const char *const values[] = { version, name, checksum };

	if (state->nledger == LEDGER_MAX)
		abort();
	for (int i = 0; i < 3; i++)
		snprintf(state->ledger[state->nledger][i], CELL_MAX, "%s",
		    values[i]);
	state->nledger++;
}

void
fake_pq_add_migration(const char *version, const char *name)
{
	keep_ledger(version, name, "00");
	state->nkept = state->nledger;
}

int
fake_pq_calls(void)
{
	return state->calls;
}

int
fake_pq_commits(void)
{
	return state->commits;
}

int
fake_pq_ledger(void)
{
	return state->nkept;
}

bool
fake_pq_ran(const char *text)
{
	return strstr(state->ran, text) != NULL;
}

const char *
fake_pq_copied(void)
{
	return state->copied;
}

const char *
fake_pq_parameter(const char *keyword)
{
	for (int i = 0; i < 8; i++)
		if (strcmp(state->parameter[i][0], keyword) == 0)
			return state->parameter[i][1];
	return NULL;
}

/* Counts a call.  Whether it is the one that fails. */
static bool
fails(void)
{
	if (conn.lost)
		return true;
	if (++state->calls != state->fail_at)
		return false;
	conn.lost = state->fail_with[0] == '\0';
	return true;
}

static PGresult *
failure(void)
{
	return fake_failure(conn.lost ? NULL : state->fail_with);
}

/* How many elements an array in text form has. */
static int
elements(const char *array)
{
	int n = strcmp(array, "{}") == 0 ? 0 : 1;
	bool quoted = false;

	for (const char *p = array; *p != '\0'; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '"')
			quoted = !quoted;
		else if (*p == ',' && !quoted)
			n++;
	}
	return n;
}

static PGresult *
ledger_rows(void)
{
	PGresult *result = fake_answer(PGRES_TUPLES_OK, state->nkept, 3);
	int row = 0;

	/* Seeds are version 0 and come first. */
	for (int seeds = 1; seeds >= 0; seeds--)
		for (int i = 0; i < state->nkept; i++) {
			if ((strcmp(state->ledger[i][0], "0") == 0) != seeds)
				continue;
			for (int j = 0; j < 3; j++)
				fake_set(result, row, j, state->ledger[i][j]);
			row++;
		}
	return result;
}

static PGresult *
holder_rows(void)
{
	PGresult *result = fake_answer(PGRES_TUPLES_OK, state->held ? 1 : 0, 4);

	if (state->held) {
		fake_set(result, 0, 0, "4711");
		fake_set(result, 0, 1, "glasshouse-load");
		fake_set(result, 0, 2, "etl");
		fake_set(result, 0, 3, "");
	}
	return result;
}

static PGresult *
dimension_rows(void)
{
	static const char *const rows[][3] = {
		{ "applicant", "app_natural", "2" },
		{ "applicant", "app_total", "1" },
		{ "category", "cat_licence", "6" },
		{ "channel", "rvc_review", "1" },
		{ "identity", "t3_balance", "1" },
		{ "indicator", "i14_complaint", "53" },
		{ "measure", "m_decision_count", "6" },
		{ "outcome", "out_new", "1" },
		{ "result", "rvr_total", "1" },
		{ "year", "2020", "2020" },
	};
	int n = sizeof(rows) / sizeof(rows[0]);
	PGresult *result = fake_answer(PGRES_TUPLES_OK, n, 3);

	for (int i = 0; i < n; i++)
		for (int j = 0; j < 3; j++)
			fake_set(result, i, j, rows[i][j]);
	return result;
}

/* Every report is new, and its key is 100 and its place. */
static PGresult *
claim_rows(int n)
{
	PGresult *result = fake_answer(PGRES_TUPLES_OK, state->know_all ? 0 : n,
	    2);
	char text[24];

	for (int i = 0; i < PQntuples(result); i++) {
		snprintf(text, sizeof(text), "%d", i + 1);
		fake_set(result, i, 0, text);
		snprintf(text, sizeof(text), "%d", i + 101);
		fake_set(result, i, 1, text);
	}
	return result;
}

/* One figure, of one cell of the form of 2019. */
static PGresult *
rule_rows(void)
{
	static const char *const row[] = { "2019", "request", "1", "1", "9",
		"1", "1" };
	PGresult *result = fake_answer(PGRES_TUPLES_OK, 1, 7);

	for (int i = 0; i < 7; i++)
		fake_set(result, 0, i, row[i]);
	return result;
}

static PGresult *
reply(const char *text, const char *const *values)
{
	static const char orphans[] = "SELECT count(*)\nFROM glasshouse.";
	const char *seen = state->know_all ? "5" : NULL;

	if (text == sql_migrated.text)
		return fake_one(state->nkept > 0 ? "t" : "f");
	if (text == sql_lock_try.text)
		return fake_one(state->held ? "f" : "t");
	if (text == sql_lock_holder.text)
		return holder_rows();
	if (text == sql_migrations.text)
		return ledger_rows();
	if (text == sql_dimension.text)
		return dimension_rows();
	if (text == sql_claim.text)
		return claim_rows(elements(values[0]));
	if (text == sql_agency_find.text)
		return fake_same(elements(values[0]), 2, "7");
	if (text == sql_rule_figure.text)
		return rule_rows();
	if (text == sql_rule_rate.text)
		return fake_same(0, 3, NULL);
	if (text == sql_rule_check.text)
		return fake_one("4");
	if (text == sql_run_begin.text)
		return fake_one("3");
	if (text == sql_reject_find.text)
		return fake_same(elements(values[0]), 2, seen);
	if (text == sql_reject_open.text)
		return fake_one(state->know_all ? "t" : "f");
	if (text == sql_reject_met.text)
		return fake_same(1, 2, "6");
	if (strncmp(text, orphans, sizeof(orphans) - 1) == 0)
		return fake_one(state->orphans ? "2" : "0");
	if (text == sql_keys_unchecked.text || text == sql_keys_checked.text)
		return fake_one("x");
	if (text == sql_reject_resolvable.text)
		return fake_same(0, 1, NULL);
	if (text == sql_migrated_add.text)
		keep_ledger(values[0], values[1], values[2]);
	if (text == sql_seeded_add.text)
		keep_ledger("0", values[0], values[1]);
	if (text == sql_begin.text)
		state->nledger = state->nkept;
	if (text == sql_commit.text) {
		state->commits++;
		state->nkept = state->nledger;
	}
	return fake_answer(PGRES_COMMAND_OK, 0, 0);
}

static void
keep(char *room, const char *bytes, size_t len)
{
	size_t at = strlen(room);

	if (at + len < TEXT_MAX)
		memcpy(room + at, bytes, len);
}

PGconn *
PQconnectdbParams(const char *const *keywords, const char *const *values,
    int expand_dbname)
{
	(void)expand_dbname;
	conn.lost = state->refuse || fails();
	for (int i = 0; i < 8 && keywords[i] != NULL; i++) {
		snprintf(state->parameter[i][0], CELL_MAX, "%s", keywords[i]);
		snprintf(state->parameter[i][1], CELL_MAX, "%s",
		    values[i] == NULL ? "" : values[i]);
	}
	return &conn;
}

PGPing
PQpingParams(const char *const *keywords, const char *const *values,
    int expand_dbname)
{
	(void)keywords;
	(void)values;
	(void)expand_dbname;
	return state->there ? PQPING_OK : PQPING_NO_RESPONSE;
}

ConnStatusType
PQstatus(const PGconn *c)
{
	return c->lost ? CONNECTION_BAD : CONNECTION_OK;
}

char *
PQerrorMessage(const PGconn *c)
{
	static char lost[] = "the connection\n\tis \033lost\n";
	static char well[] = "";

	return c->lost ? lost : well;
}

PQconninfoOption *
PQconninfoParse(const char *conninfo, char **errmsg)
{
	(void)errmsg;
	if (strchr(conninfo, '%') != NULL)
		return NULL;
	return calloc(1, sizeof(PQconninfoOption));
}

void
PQconninfoFree(PQconninfoOption *options)
{
	free(options);
}

PQnoticeReceiver
PQsetNoticeReceiver(PGconn *c, PQnoticeReceiver proc, void *arg)
{
	(void)c;
	(void)proc;
	(void)arg;
	return NULL;
}

int
PQserverVersion(const PGconn *c)
{
	(void)c;
	return 150000;
}

void
PQfinish(PGconn *c)
{
	(void)c;
}

PGresult *
PQexecParams(PGconn *c, const char *command, int n, const Oid *types,
    const char *const *values, const int *lengths, const int *formats,
    int result_format)
{
	(void)c;
	(void)n;
	(void)types;
	(void)lengths;
	(void)formats;
	(void)result_format;
	if (fails())
		return failure();
	keep(state->ran, command, strlen(command));
	return reply(command, values);
}

PGresult *
PQexec(PGconn *c, const char *command)
{
	(void)c;
	if (fails())
		return failure();
	keep(state->ran, command, strlen(command));
	return fake_answer(strncmp(command, "COPY ", 5) == 0 ? PGRES_COPY_IN
							     : PGRES_COMMAND_OK,
	    0, 0);
}

int
PQputCopyData(PGconn *c, const char *buffer, int len)
{
	(void)c;
	keep(state->copied, buffer, (size_t)len);
	return conn.lost ? -1 : 1;
}

int
PQputCopyEnd(PGconn *c, const char *errormsg)
{
	(void)c;
	(void)errormsg;
	return conn.lost ? -1 : 1;
}

PGresult *
PQgetResult(PGconn *c)
{
	static bool given;

	(void)c;
	given = !given;
	if (!given)
		return NULL;
	return fails() ? failure() : fake_answer(PGRES_COMMAND_OK, 0, 0);
}
