/* SPDX-License-Identifier: ISC */
#include "load/resolve.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/array.h"

enum { MET_HELD = 500 }; /* documents that are looked up at once */

/* In the order of load/sql/reject_met.sql. */
enum { DIGEST, ARCHIVE, OFFSET, DOCUMENT, NCOLUMNS };

struct resolver {
	struct run *run;
	struct counts *counts;
	bool asked;
	bool any; /* rejects that stand, when the stream began */
	struct buf column[NCOLUMNS];
	size_t n;
	struct buf here;      /* rejects met at their place, as an array */
	struct buf elsewhere; /* those whose bytes were met */
};

struct resolver *
resolver_new(struct run *run, struct counts *counts)
{
	struct resolver *resolver = calloc(1, sizeof(*resolver));

	if (resolver == NULL)
		diag_die(EX_OSERR, "out of memory");
	resolver->run = run;
	resolver->counts = counts;
	return resolver;
}

void
resolver_free(struct resolver *resolver)
{
	if (resolver == NULL)
		return;
	for (size_t i = 0; i < NCOLUMNS; i++)
		buf_release(&resolver->column[i]);
	buf_release(&resolver->here);
	buf_release(&resolver->elsewhere);
	free(resolver);
}

static bool
is_true(const PGresult *result, int row, int column)
{
	return strcmp(PQgetvalue(result, row, column), "t") == 0;
}

/* Whether any reject stood before the stream: most often there is none. */
static bool
may_resolve(struct resolver *resolver)
{
	PGresult *result;

	if (resolver->asked)
		return resolver->any;
	result = session_query(run_session(resolver->run), &sql_reject_open, 0,
	    NULL);
	resolver->any = is_true(result, 0, 0);
	resolver->asked = true;
	PQclear(result);
	return resolver->any;
}

static void
flush(struct resolver *resolver)
{
	const char *values[NCOLUMNS];
	PGresult *met;

	if (resolver->n == 0)
		return;
	for (size_t i = 0; i < NCOLUMNS; i++)
		values[i] = array_end(&resolver->column[i]);
	met = session_query(run_session(resolver->run), &sql_reject_met,
	    NCOLUMNS, values);
	for (int i = 0; i < PQntuples(met); i++)
		array_add(is_true(met, i, 1) ? &resolver->here
					     : &resolver->elsewhere,
		    session_value(met, i, 0));
	PQclear(met);
	for (size_t i = 0; i < NCOLUMNS; i++)
		buf_reset(&resolver->column[i]);
	resolver->n = 0;
}

void
resolver_add(struct resolver *resolver, const struct record *record)
{
	bool report = record->kind == KIND_REPORT;
	const struct slice *field = record->field;

	if (!may_resolve(resolver))
		return;
	array_add(&resolver->column[DIGEST],
	    report ? field[REPORT_DIGEST] : SLICE_NULL);
	array_add(&resolver->column[ARCHIVE],
	    field[report ? REPORT_ARCHIVE : REJECT_ARCHIVE]);
	array_add(&resolver->column[OFFSET],
	    field[report ? REPORT_ARCHIVE_OFFSET : REJECT_ARCHIVE_OFFSET]);
	array_add(&resolver->column[DOCUMENT],
	    field[report ? REPORT_DOCUMENT : REJECT_DOCUMENT]);
	if (++resolver->n == MET_HELD)
		flush(resolver);
}

/* Marks the rejects of `resolvable` as resolved by the run. */
static void
resolve(struct resolver *resolver, const PGresult *resolvable)
{
	struct buf ids = BUF_INIT;
	char id[24];
	const char *values[] = { id, NULL };

	for (int i = 0; i < PQntuples(resolvable); i++)
		array_add(&ids, session_value(resolvable, i, 0));
	snprintf(id, sizeof(id), "%" PRId64, run_id(resolver->run));
	values[1] = array_end(&ids);
	PQclear(session_query(run_session(resolver->run), &sql_reject_resolve,
	    2, values));
	counts_add(resolver->counts, "load.rejects_resolved",
	    (uint64_t)PQntuples(resolvable));
	buf_release(&ids);
}

void
resolver_end(struct resolver *resolver, const struct buf *seen)
{
	struct buf known = BUF_INIT;
	char id[24];
	const char *values[] = { NULL, NULL, NULL, id };
	PGresult *resolvable;

	flush(resolver);
	if (resolver->here.len + resolver->elsewhere.len == 0)
		return;
	buf_add(&known, seen->data, seen->len);
	values[0] = array_end(&resolver->here);
	values[1] = array_end(&resolver->elsewhere);
	values[2] = array_end(&known);
	snprintf(id, sizeof(id), "%" PRId64,
	    run_has_id(resolver->run) ? run_id(resolver->run) : 0);
	resolvable = session_query(run_session(resolver->run),
	    &sql_reject_resolvable, 4, values);
	if (PQntuples(resolvable) > 0)
		resolve(resolver, resolvable);
	PQclear(resolvable);
	buf_release(&known);
}
