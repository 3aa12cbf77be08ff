/* SPDX-License-Identifier: ISC */
/*
 * Whether a report is new is known only when a whole batch of them is looked
 * up, and so are its keys.  Until then its facts are held as they came, each
 * behind a head that tells what it is.
 */
#include "load/batch.h"

#include <stdlib.h>
#include <string.h>

#include "load/agency.h"
#include "load/array.h"
#include "load/check.h"
#include "load/copy.h"
#include "load/sender.h"
#include "load/table.h"
#include "load/tally.h"
#include "schema/arena.h"

/* One report of the batch. */
struct held {
	struct slice digest; /* copies, in the arena */
	struct slice ordinal;
	struct slice agency[AGENCY_PARTS];
	struct slice cohort[COHORT_PARTS]; /* the year is a dimension's key */
	int64_t report_no;                 /* in the stream */
	int64_t report_id; /* 0 if it is neither new nor read again */
	bool known;        /* it is read again */
	struct slice agency_id;
	int64_t cohort_id; /* 0 if it is not known */
	size_t row;        /* where its own row begins in `reports` */
	size_t lines;      /* where its facts begin in `lines` */
};

struct batch {
	struct batch_means means;
	struct arena *arena;
	struct held held[BULK_REPORTS + 1]; /* the last has the ends only */
	size_t n;
	size_t nlines;      /* facts of the last report */
	int64_t first_id;   /* of all that were sent, 0 if none was */
	struct buf reports; /* their rows, without keys */
	struct buf lines;   /* their facts: a struct line and its bytes each */
	struct buf rows[TABLE_COUNT]; /* what is sent, whole */
	struct tally *tally;
	struct sender *sender; /* of the facts of the batch before */
};

struct batch *
batch_new(const struct batch_means *means)
{
	struct batch *batch = calloc(1, sizeof(*batch));

	if (batch == NULL)
		diag_die(EX_OSERR, "out of memory");
	batch->means = *means;
	batch->arena = arena_new();
	batch->tally = tally_new(means->run, means->bulk);
	batch->sender = sender_new(means->run, means->counts, means->bulk);
	return batch;
}

void
batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_release(&batch->rows[i]);
	buf_release(&batch->reports);
	buf_release(&batch->lines);
	arena_free(batch->arena);
	tally_free(batch->tally);
	sender_free(batch->sender);
	free(batch);
}

static bool
is_full(const struct batch *batch)
{
	if (batch->means.bulk)
		return batch->n == BULK_REPORTS ||
		    batch->lines.len >= BULK_BYTES;
	return batch->n == BATCH_REPORTS || batch->lines.len >= BATCH_BYTES;
}

/* Gives a key to each report that is new.  How many there are. */
static size_t
claim(struct batch *batch)
{
	struct buf digests = BUF_INIT;
	struct buf ordinals = BUF_INIT;
	const char *values[2];
	PGresult *result;
	int nnew;

	for (size_t i = 0; i < batch->n; i++) {
		array_add(&digests, batch->held[i].digest);
		array_add(&ordinals, batch->held[i].ordinal);
	}
	values[0] = array_end(&digests);
	values[1] = array_end(&ordinals);
	result = session_query(run_session(batch->means.run), &sql_claim, 2,
	    values);
	nnew = PQntuples(result);
	for (int i = 0; i < nnew; i++) {
		size_t place = (size_t)strtoul(PQgetvalue(result, i, 0), NULL,
		    10);

		batch->held[place - 1].report_id = strtoll(PQgetvalue(result, i,
							       1),
		    NULL, 10);
	}
	PQclear(result);
	buf_release(&digests);
	buf_release(&ordinals);
	return (size_t)nnew;
}

/* The report of that number in the stream. */
static struct held *
held_of(struct batch *batch, int64_t report_no)
{
	size_t i = 0;

	while (i + 1 < batch->n && batch->held[i].report_no != report_no)
		i++;
	return &batch->held[i];
}

/* Gives those that are read again the keys they have.  How many there are. */
static size_t
claim_known(struct batch *batch)
{
	PGresult *result = reread_claim(batch->means.reread,
	    batch->held[0].report_no, batch->held[batch->n - 1].report_no);
	size_t nknown = 0;

	for (int i = 0; i < PQntuples(result); i++) {
		struct held *held = held_of(batch,
		    strtoll(PQgetvalue(result, i, 0), NULL, 10));

		if (PQgetisnull(result, i, 1))
			continue;
		held->report_id = strtoll(PQgetvalue(result, i, 1), NULL, 10);
		held->known = true;
		nknown++;
	}
	PQclear(result);
	return nknown;
}

/* Finds the agencies of the reports, and the cohorts they may belong to. */
static void
find_agencies(struct batch *batch)
{
	static const struct slice none[COHORT_PARTS];
	struct agencies agencies = { 0 };
	PGresult *result;
	int row = 0;

	for (size_t i = 0; i < batch->n; i++) {
		const struct held *held = &batch->held[i];

		if (held->report_id != 0)
			agencies_add(&agencies, held->agency,
			    held->known ? none : held->cohort);
	}
	result = agencies_find(&agencies, run_session(batch->means.run));
	for (size_t i = 0; i < batch->n; i++) {
		struct held *held = &batch->held[i];

		if (held->report_id == 0)
			continue;
		held->agency_id = arena_copy(batch->arena,
		    session_value(result, row, 0));
		held->cohort_id = strtoll(PQgetvalue(result, row++, 1), NULL,
		    10);
	}
	PQclear(result);
	agencies_release(&agencies);
}

/* The fields that all rows of a report begin with. */
static void
write_key(const struct held *held, struct buf *key)
{
	buf_reset(key);
	copy_key(key, held->report_id);
	copy_text(key, held->agency_id);
	copy_text(key, held->cohort[COHORT_YEAR]);
}

/* Writes the row of one fact behind its report's key. */
static void
write_fact(struct batch *batch, const struct held *held,
    const struct line *line, const struct buf *key)
{
	struct buf *row = &batch->rows[table_of(line->kind)];
	struct record record;
	struct cell cell;
	const char *wrong;

	record_parse(batch->means.reader, line, &record);
	wrong = check_record(&record);
	/* The fields of all facts begin alike. */
	if (wrong == NULL &&
	    record_int(&record, DISCLOSURE_REPORT_NO) != held->report_no)
		wrong = "a fact does not follow its report";
	buf_add(row, key->data, key->len);
	if (wrong == NULL)
		wrong = table_add(batch->means.dimensions, &record, row, &cell);
	if (wrong != NULL)
		record_refuse(batch->means.reader, line->offset, wrong);
	if (!held->known)
		tally_cell(batch->tally, &cell);
}

/* What follows from the cells of a report is known with the last of them. */
static void
end_tally(struct batch *batch, const struct held *held, const struct buf *key)
{
	struct tally_report report = { .key = { key->data, key->len },
		.report_id = held->report_id,
		.cohort = held->cohort_id,
		.era = held->cohort[COHORT_ERA] };

	tally_end(batch->tally, &report);
}

/* Writes all rows of a report. */
static void
write_rows(struct batch *batch, const struct held *held, struct buf *key)
{
	struct buf *reports = &batch->rows[TABLE_REPORT];
	struct line line;

	write_key(held, key);
	if (!held->known)
		tally_begin(batch->tally);
	for (size_t at = held->lines; at < held[1].lines; at += line.len) {
		memcpy(&line, batch->lines.data + at, sizeof(line));
		at += sizeof(line);
		line.text = batch->lines.data + at;
		write_fact(batch, held, &line, key);
	}
	if (!held->known) {
		end_tally(batch, held, key);
		copy_number(key, run_id(batch->means.run));
	}
	buf_add(reports, key->data, key->len);
	buf_add(reports, batch->reports.data + held->row,
	    held[1].row - held->row);
}

static void
send_table(struct batch *batch, enum table table)
{
	counts_add(batch->means.counts, table_counter(table),
	    copy_send(run_session(batch->means.run), table_copy(table),
		&batch->rows[table]));
	buf_reset(&batch->rows[table]);
}

/* What was loaded is not to be loaded again. */
static void
send_documents(struct batch *batch)
{
	struct buf rows = BUF_INIT;

	for (size_t i = 0; i < batch->n; i++) {
		const struct held *held = &batch->held[i];

		if (held->report_id == 0 || held->known)
			continue;
		copy_key(&rows, held->report_id);
		copy_text(&rows, held->digest);
		copy_text(&rows, held->ordinal);
		buf_add_char(&rows, '\n');
	}
	copy_send(run_session(batch->means.run), &sql_copy_document, &rows);
	buf_release(&rows);
}

/* Writes the rows of those that are new, or of those that are read again. */
static void
write_all(struct batch *batch, bool known)
{
	struct buf key = BUF_INIT;

	for (size_t i = 0; i < batch->n; i++)
		if (batch->held[i].report_id != 0 &&
		    batch->held[i].known == known)
			write_rows(batch, &batch->held[i], &key);
	buf_release(&key);
}

/* Keeps the lowest key of a report that is new. */
static void
keep_first(struct batch *batch)
{
	for (size_t i = 0; i < batch->n && batch->first_id == 0; i++)
		if (!batch->held[i].known)
			batch->first_id = batch->held[i].report_id;
}

/*
 * Sends the new reports.  Their facts follow while the next are written, and
 * are the sender's until then.
 */
static void
send_new(struct batch *batch)
{
	sender_start(batch->sender);
	write_all(batch, false);
	keep_first(batch);
	sender_finish(batch->sender);
	send_table(batch, TABLE_REPORT);
	send_documents(batch);
	tally_send(batch->tally);
	sender_take(batch->sender, batch->rows);
}

/* Puts new readings down, to be compared with those that are there. */
static void
send_known(struct batch *batch)
{
	write_all(batch, true);
	for (int i = 0; i < TABLE_COUNT; i++) {
		reread_send(batch->means.reread, (enum table)i,
		    &batch->rows[i]);
		buf_reset(&batch->rows[i]);
	}
}

static void
mark(struct batch *batch)
{
	batch->held[batch->n].row = batch->reports.len;
	batch->held[batch->n].lines = batch->lines.len;
}

/* Sends what is held, and begins anew. */
static void
flush(struct batch *batch)
{
	size_t nnew;
	size_t nknown = 0;

	if (batch->n == 0)
		return;
	mark(batch);
	nnew = claim(batch);
	if (batch->means.reread != NULL)
		nknown = claim_known(batch);
	counts_add(batch->means.counts, "load.unchanged",
	    batch->n - nnew - nknown);
	if (nnew + nknown > 0)
		find_agencies(batch);
	if (nnew > 0)
		send_new(batch);
	if (nknown > 0)
		send_known(batch);
	buf_reset(&batch->reports);
	buf_reset(&batch->lines);
	memset(batch->held, 0, sizeof(batch->held));
	batch->n = 0;
	arena_reset(batch->arena);
}

int64_t
batch_end(struct batch *batch)
{
	flush(batch);
	sender_start(batch->sender);
	sender_finish(batch->sender);
	tally_settle(batch->tally);
	return batch->first_id;
}

static bool
is_digest(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
	}
	return text.len == 64;
}

/*
 * Whether the field goes to the agency's row and not to the report's.  What
 * reports of one body may have differently goes to both, for the agency's row
 * and its history are made of theirs.
 */
static bool
is_of_agency(size_t field)
{
	return field == REPORT_AGENCY_KEY || field == REPORT_DIVISION_CODE;
}

/* A form or a scope, which are never null. */
static struct slice
or_unknown(struct slice code)
{
	return code.ptr == NULL ? SLICE("unknown") : code;
}

/* The report's row, without its keys. */
static void
write_report(struct batch *batch, const struct record *record)
{
	struct buf *row = &batch->reports;

	for (size_t i = REPORT_DOCUMENT; i <= REPORT_CELLS; i++) {
		struct slice text = record->field[i];

		if (i == REPORT_REPORT_YEAR || is_of_agency(i))
			continue;
		if (i == REPORT_ERA || i == REPORT_SCOPE)
			text = or_unknown(text);
		copy_text(row, text);
	}
	copy_text(row, slice_of(run_version(batch->means.run)));
	buf_add_char(row, '\n');
}

/* What is wrong with what the record says of its agency, or NULL. */
static const char *
agency_fault(const struct record *record)
{
	const struct slice *part = &record->field[REPORT_AGENCY_KEY];

	if (record->field[REPORT_AGENCY].len > AGENCY_LEN_MAX)
		return "an agency's name is too long";
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		if (part[i].len > AGENCY_KEY_LEN_MAX)
			return "an agency's key is too long";
	if ((part[AGENCY_KEY].ptr == NULL) != (part[AGENCY_NAME].ptr == NULL))
		return "an agency has a key or a name, and not both";
	return NULL;
}

/* Keeps what tells the report's cohort. */
static void
keep_cohort(struct batch *batch, struct held *held, const struct record *record)
{
	struct slice year = record->field[REPORT_REPORT_YEAR];

	if (year.ptr != NULL)
		year = dimension_find(batch->means.dimensions, DIMENSION_YEAR,
		    year);
	held->cohort[COHORT_YEAR] = year.ptr == NULL ? SLICE("-1") : year;
	held->cohort[COHORT_SCOPE] = arena_copy(batch->arena,
	    or_unknown(record->field[REPORT_SCOPE]));
	held->cohort[COHORT_ERA] = arena_copy(batch->arena,
	    or_unknown(record->field[REPORT_ERA]));
}

const char *
batch_report(struct batch *batch, const struct record *record)
{
	const char *fault = agency_fault(record);
	struct held *held;

	if (!is_digest(record->field[REPORT_DIGEST]))
		return "a digest is not a SHA-256";
	if (fault != NULL)
		return fault;
	if (is_full(batch))
		flush(batch);
	mark(batch);
	held = &batch->held[batch->n++];
	held->digest = arena_copy(batch->arena, record->field[REPORT_DIGEST]);
	held->ordinal = arena_copy(batch->arena, record->field[REPORT_ORDINAL]);
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		held->agency[i] = arena_copy(batch->arena,
		    record->field[REPORT_AGENCY_KEY + i]);
	keep_cohort(batch, held, record);
	held->report_no = record_int(record, REPORT_REPORT_NO);
	batch->nlines = 0;
	write_report(batch, record);
	return NULL;
}

const char *
batch_fact(struct batch *batch, const struct line *line)
{
	if (batch->n == 0)
		return "a fact does not follow its report";
	if (++batch->nlines > REPORT_ROWS_MAX)
		return "a report has too many facts";
	buf_add(&batch->lines, line, sizeof(*line));
	buf_add(&batch->lines, line->text, line->len);
	return NULL;
}
