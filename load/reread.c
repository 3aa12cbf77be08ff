/* SPDX-License-Identifier: ISC */
#include "load/reread.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "load/copy.h"
#include "schema/diag.h"

enum { MET_BYTES = 1 << 20 }; /* of documents met, before they are sent */

struct reread {
	struct run *run;
	struct counts *counts;
	bool begun;
	uint64_t known; /* reports that were claimed */
	struct buf met; /* rows */
};

static const struct statement *const copies[TABLE_COUNT] = {
	[TABLE_REPORT] = &sql_reread_copy_report,
	[TABLE_DISCLOSURE] = &sql_reread_copy_disclosure,
	[TABLE_REQUEST] = &sql_reread_copy_request,
	[TABLE_REVIEW] = &sql_reread_copy_review,
	[TABLE_INDICATOR] = &sql_reread_copy_indicator,
	[TABLE_IDENTITY] = &sql_reread_copy_identity,
};

struct reread *
reread_new(struct run *run, struct counts *counts)
{
	struct reread *reread = calloc(1, sizeof(*reread));

	if (reread == NULL)
		diag_die(EX_OSERR, "out of memory");
	reread->run = run;
	reread->counts = counts;
	return reread;
}

void
reread_free(struct reread *reread)
{
	if (reread == NULL)
		return;
	buf_release(&reread->met);
	free(reread);
}

/* The session, in which there are tables to put readings down. */
static struct session *
begin(struct reread *reread)
{
	struct session *session = run_session(reread->run);

	if (!reread->begun)
		session_script(session, sql_reread_begin.name,
		    sql_reread_begin.text);
	reread->begun = true;
	return session;
}

static void
flush(struct reread *reread)
{
	copy_send(begin(reread), &sql_reread_copy_met, &reread->met);
	buf_reset(&reread->met);
}

/* In the order of load/sql/reread_begin.sql. */
static void
add_report(struct buf *row, const struct record *record)
{
	copy_key(row, record_int(record, REPORT_REPORT_NO));
	copy_text(row, record->field[REPORT_ARCHIVE]);
	copy_text(row, record->field[REPORT_ARCHIVE_OFFSET]);
	copy_text(row, record->field[REPORT_DOCUMENT]);
	copy_text(row, record->field[REPORT_DIGEST]);
	copy_text(row, record->field[REPORT_ORDINAL]);
	copy_text(row, SLICE_NULL);
	copy_text(row, SLICE_NULL);
}

static void
add_reject(struct buf *row, const struct record *record)
{
	copy_key(row, 0);
	copy_text(row, record->field[REJECT_ARCHIVE]);
	copy_text(row, record->field[REJECT_ARCHIVE_OFFSET]);
	copy_text(row, record->field[REJECT_DOCUMENT]);
	copy_text(row, record->field[REJECT_DIGEST]);
	copy_text(row, SLICE_NULL);
	copy_text(row, record->field[REJECT_REASON]);
	copy_text(row, record->field[REJECT_DETAIL]);
}

void
reread_add(struct reread *reread, const struct record *record)
{
	if (record->kind == KIND_REPORT)
		add_report(&reread->met, record);
	else
		add_reject(&reread->met, record);
	buf_add_char(&reread->met, '\n');
	if (reread->met.len >= MET_BYTES)
		flush(reread);
}

PGresult *
reread_claim(struct reread *reread, int64_t first, int64_t last)
{
	char from[24];
	char to[24];
	const char *const values[] = { from, to };
	PGresult *result;
	uint64_t elsewhere = 0;

	flush(reread);
	snprintf(from, sizeof(from), "%" PRId64, first);
	snprintf(to, sizeof(to), "%" PRId64, last);
	result = session_query(begin(reread), &sql_reread_claim, 2, values);
	for (int i = 0; i < PQntuples(result); i++)
		if (PQgetisnull(result, i, 1))
			elsewhere++;
	counts_add(reread->counts, "load.elsewhere", elsewhere);
	reread->known += (uint64_t)PQntuples(result) - elsewhere;
	return result;
}

void
reread_send(struct reread *reread, enum table table, const struct buf *rows)
{
	copy_send(begin(reread), copies[table], rows);
}

static uint64_t
count_of(const PGresult *result, int column)
{
	return strtoull(PQgetvalue(result, 0, column), NULL, 10);
}

static void
apply(struct reread *reread)
{
	char id[24];
	const char *const values[] = { id };

	snprintf(id, sizeof(id), "%" PRId64, run_id(reread->run));
	PQclear(session_query(begin(reread), &sql_reread_apply, 1, values));
}

void
reread_end(struct reread *reread)
{
	PGresult *result;
	uint64_t replaced;
	uint64_t withdrawn;

	flush(reread);
	result = session_query(begin(reread), &sql_reread_compare, 0, NULL);
	replaced = count_of(result, 0);
	withdrawn = count_of(result, 1);
	counts_add(reread->counts, "load.reread", replaced);
	counts_add(reread->counts, "load.withdrawn", withdrawn);
	counts_add(reread->counts, "load.kept", count_of(result, 2));
	counts_add(reread->counts, "load.unchanged", reread->known - replaced);
	PQclear(result);
	if (replaced + withdrawn > 0)
		apply(reread);
}
