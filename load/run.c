/* SPDX-License-Identifier: ISC */
#include "load/run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "load/array.h"
#include "schema/diag.h"
#include "schema/version.h"

struct run {
	struct session *session;
	const char *program;
	const char *version;
	bool open;
	int64_t id; /* 0 until there is one */
};

/* In the order of load/sql/run_end.sql. */
static const char *const counters[] = { "load.reports", "load.unchanged",
	"load.cells", "load.identities", "load.rejects", "load.rejects_known",
	"load.rejects_resolved", "load.reread", "load.withdrawn" };

enum { NCOUNTERS = sizeof(counters) / sizeof(counters[0]) };

void
run_counters(struct counts *counts)
{
	for (size_t i = 0; i < NCOUNTERS; i++)
		counts_add(counts, counters[i], 0);
}

struct run *
run_new(struct session *session, const char *program, const char *version)
{
	struct run *run = calloc(1, sizeof(*run));

	if (run == NULL)
		diag_die(EX_OSERR, "out of memory");
	run->session = session;
	run->program = program;
	run->version = version;
	return run;
}

void
run_free(struct run *run)
{
	free(run);
}

struct session *
run_session(struct run *run)
{
	if (run->open)
		return run->session;
	session_run(run->session, &sql_begin);
	session_run(run->session, &sql_sequential);
	run->open = true;
	return run->session;
}

int64_t
run_id(struct run *run)
{
	const char *const values[] = { run->program, run->version,
		GLASSHOUSE_VERSION };
	PGresult *result;

	if (run->id != 0)
		return run->id;
	result = session_query(run_session(run), &sql_run_begin, 3, values);
	run->id = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return run->id;
}

bool
run_has_id(const struct run *run)
{
	return run->id != 0;
}

const char *
run_version(const struct run *run)
{
	return run->version;
}

/* Completes the run's row. */
static void
sum_up(struct run *run, const struct counts *counts, struct slice stage_counts)
{
	struct buf array = BUF_INIT;
	struct buf stages = BUF_INIT;
	char id[24];
	const char *values[] = { id, NULL, NULL };

	snprintf(id, sizeof(id), "%" PRId64, run->id);
	for (size_t i = 0; i < NCOUNTERS; i++)
		array_add_number(&array,
		    (int64_t)counts_get(counts, counters[i]));
	values[1] = array_end(&array);
	buf_add(&stages, stage_counts.ptr, stage_counts.len);
	values[2] = stages.data;
	PQclear(session_query(run->session, &sql_run_end, 3, values));
	buf_release(&array);
	buf_release(&stages);
}

void
run_settle(struct run *run)
{
	char id[24];
	const char *const values[] = { id };

	if (run->id == 0)
		return;
	snprintf(id, sizeof(id), "%" PRId64, run->id);
	PQclear(session_query(run->session, &sql_settle, 1, values));
}

void
run_end(struct run *run, const struct counts *counts, struct slice stage_counts)
{
	if (!run->open)
		return;
	if (run->id != 0)
		sum_up(run, counts, stage_counts);
	session_run(run->session, &sql_commit);
	run->open = false;
}
