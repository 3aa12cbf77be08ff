/* SPDX-License-Identifier: ISC */
#include "load/reject.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/array.h"

/* Rejects that are looked up at once, and fields of the record. */
enum { REJECTS_HELD = 500, NFIELDS = REJECT_DETAIL + 1 };

struct rejects {
	struct run *run;
	struct counts *counts;
	struct buf column[NFIELDS]; /* an array a field */
	size_t n;
	struct buf seen; /* keys of those that were there, as an array */
	bool reopened;   /* one of them was thought to be resolved */
};

struct rejects *
rejects_new(struct run *run, struct counts *counts)
{
	struct rejects *rejects = calloc(1, sizeof(*rejects));

	if (rejects == NULL)
		diag_die(EX_OSERR, "out of memory");
	rejects->run = run;
	rejects->counts = counts;
	return rejects;
}

void
rejects_free(struct rejects *rejects)
{
	if (rejects == NULL)
		return;
	for (size_t i = 0; i < NFIELDS; i++)
		buf_release(&rejects->column[i]);
	buf_release(&rejects->seen);
	free(rejects);
}

/* Keeps the keys of those that are there; the rest are new. */
static int
note_seen(struct rejects *rejects, const PGresult *found)
{
	int nseen = 0;

	for (int i = 0; i < PQntuples(found); i++) {
		if (PQgetisnull(found, i, 0))
			continue;
		array_add(&rejects->seen, session_value(found, i, 0));
		if (strcmp(PQgetvalue(found, i, 1), "t") == 0)
			rejects->reopened = true;
		nseen++;
	}
	return nseen;
}

static void
flush(struct rejects *rejects)
{
	const char *values[NFIELDS + 1];
	char id[24];
	PGresult *found;
	int nfound;
	int nseen;

	if (rejects->n == 0)
		return;
	for (size_t i = 0; i < NFIELDS; i++)
		values[i] = array_end(&rejects->column[i]);
	found = session_query(run_session(rejects->run), &sql_reject_find,
	    NFIELDS, values);
	nfound = PQntuples(found);
	nseen = note_seen(rejects, found);
	PQclear(found);
	if (nseen < nfound) {
		snprintf(id, sizeof(id), "%" PRId64, run_id(rejects->run));
		values[NFIELDS] = id;
		PQclear(session_query(run_session(rejects->run),
		    &sql_reject_add, NFIELDS + 1, values));
	}
	counts_add(rejects->counts, "load.rejects", (uint64_t)(nfound - nseen));
	counts_add(rejects->counts, "load.rejects_known", (uint64_t)nseen);
	for (size_t i = 0; i < NFIELDS; i++)
		buf_reset(&rejects->column[i]);
	rejects->n = 0;
}

void
rejects_add(struct rejects *rejects, const struct record *record)
{
	for (size_t i = 0; i < NFIELDS; i++)
		array_add(&rejects->column[i], record->field[i]);
	if (++rejects->n == REJECTS_HELD)
		flush(rejects);
}

void
rejects_end(struct rejects *rejects)
{
	struct buf seen = BUF_INIT;
	char id[24];
	const char *values[] = { id, NULL };

	flush(rejects);
	if (rejects->seen.len == 0 ||
	    (!rejects->reopened && !run_has_id(rejects->run)))
		return;
	snprintf(id, sizeof(id), "%" PRId64, run_id(rejects->run));
	buf_add(&seen, rejects->seen.data, rejects->seen.len);
	values[1] = array_end(&seen);
	PQclear(session_query(run_session(rejects->run), &sql_reject_seen, 2,
	    values));
	buf_release(&seen);
}

const struct buf *
rejects_seen(const struct rejects *rejects)
{
	return &rejects->seen;
}
