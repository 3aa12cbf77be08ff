/* SPDX-License-Identifier: ISC */
/*
 * Whether a report is new is known only when a whole batch of them is looked
 * up, and so are its keys.  Until then its rows are held without the fields
 * that every row of the report begins with.
 */
#include "load/batch.h"

#include <stdlib.h>
#include <string.h>

#include "load/array.h"
#include "load/copy.h"
#include "schema/arena.h"
#include "schema/catalog.h"

enum table {
	TABLE_REPORT,
	TABLE_DISCLOSURE,
	TABLE_REQUEST,
	TABLE_REVIEW,
	TABLE_INDICATOR,
	TABLE_IDENTITY,
	TABLE_COUNT
};

static const struct table_row {
	enum kind kind;
	const struct statement *copy;
	enum dimension row;
	enum dimension column; /* DIMENSION_COUNT if there is none */
	const char *counter;
} tables[TABLE_COUNT] = {
	{ KIND_REPORT, &sql_copy_report, DIMENSION_COUNT, DIMENSION_COUNT,
	    "load.reports" },
	{ KIND_DISCLOSURE, &sql_copy_disclosure, DIMENSION_CATEGORY,
	    DIMENSION_MEASURE, "load.cells" },
	{ KIND_REQUEST, &sql_copy_request, DIMENSION_OUTCOME,
	    DIMENSION_APPLICANT, "load.cells" },
	{ KIND_REVIEW, &sql_copy_review, DIMENSION_CHANNEL, DIMENSION_RESULT,
	    "load.cells" },
	{ KIND_INDICATOR, &sql_copy_indicator, DIMENSION_INDICATOR,
	    DIMENSION_COUNT, "load.cells" },
	{ KIND_IDENTITY, &sql_copy_identity, DIMENSION_IDENTITY,
	    DIMENSION_COUNT, "load.identities" },
};

/* What a report tells of its agency, in the order of its fields. */
enum agency_part {
	AGENCY_KEY,
	AGENCY_NAME,
	AGENCY_DIVISION,
	AGENCY_LEVEL,
	AGENCY_FAMILY,
	AGENCY_PARTS
};

/* One report of the batch. */
struct held {
	struct slice digest; /* copies, in the arena */
	struct slice ordinal;
	struct slice agency[AGENCY_PARTS];
	struct slice year; /* its key, the dimensions' */
	int64_t report_id; /* 0 if it is not new */
	struct slice agency_id;
	size_t start[TABLE_COUNT]; /* of its rows in the bodies */
};

struct batch {
	struct run *run;
	const struct dimensions *dimensions;
	struct counts *counts;
	struct arena *arena;
	struct held held[BATCH_REPORTS + 1]; /* the last has the ends only */
	size_t n;
	int64_t report_no; /* of the last one, in the stream */
	size_t nrows;      /* of its facts */
	struct buf body[TABLE_COUNT];
	struct buf rows; /* a table's rows, whole */
};

struct batch *
batch_new(struct run *run, const struct dimensions *dimensions,
    struct counts *counts)
{
	struct batch *batch = calloc(1, sizeof(*batch));

	if (batch == NULL)
		diag_die(EX_OSERR, "out of memory");
	batch->run = run;
	batch->dimensions = dimensions;
	batch->counts = counts;
	batch->arena = arena_new();
	return batch;
}

void
batch_free(struct batch *batch)
{
	if (batch == NULL)
		return;
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_release(&batch->body[i]);
	buf_release(&batch->rows);
	arena_free(batch->arena);
	free(batch);
}

static bool
is_full(const struct batch *batch)
{
	size_t bytes = 0;

	for (size_t i = 0; i < TABLE_COUNT; i++)
		bytes += batch->body[i].len;
	return batch->n == BATCH_REPORTS || bytes >= BATCH_BYTES;
}

/* Gives a key to each report that is new; false if none is. */
static bool
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
	result = session_query(run_session(batch->run), &sql_claim, 2, values);
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
	counts_add(batch->counts, "load.unchanged", batch->n - (size_t)nnew);
	return nnew > 0;
}

/* Finds the agencies of the new reports, and adds those that are missing. */
static void
find_agencies(struct batch *batch)
{
	struct session *session = run_session(batch->run);
	struct buf parts[AGENCY_PARTS] = { BUF_INIT };
	const char *values[AGENCY_PARTS];
	PGresult *result;
	int row = 0;

	for (size_t i = 0; i < AGENCY_PARTS; i++) {
		for (size_t j = 0; j < batch->n; j++)
			if (batch->held[j].report_id != 0)
				array_add(&parts[i], batch->held[j].agency[i]);
		values[i] = array_end(&parts[i]);
	}
	PQclear(session_query(session, &sql_agency_mend, AGENCY_PARTS, values));
	PQclear(session_query(session, &sql_agency_add, AGENCY_PARTS, values));
	result = session_query(session, &sql_agency_find, 1, values);
	for (size_t i = 0; i < batch->n; i++)
		if (batch->held[i].report_id != 0)
			batch->held[i].agency_id = arena_copy(batch->arena,
			    session_value(result, row++, 0));
	PQclear(result);
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		buf_release(&parts[i]);
}

/* The fields that all rows of a report in `table` begin with. */
static void
write_key(struct batch *batch, const struct held *held, enum table table,
    struct buf *key)
{
	buf_reset(key);
	copy_key(key, held->report_id);
	copy_text(key, held->agency_id);
	copy_text(key, held->year);
	if (table == TABLE_REPORT)
		copy_number(key, run_id(batch->run));
}

static void
send_table(struct batch *batch, enum table table)
{
	struct buf key = BUF_INIT;
	const struct buf *body = &batch->body[table];

	buf_reset(&batch->rows);
	for (size_t i = 0; i < batch->n; i++) {
		const struct held *held = &batch->held[i];
		size_t len = held[1].start[table] - held->start[table];

		if (held->report_id == 0 || len == 0)
			continue;
		write_key(batch, held, table, &key);
		copy_rows(&batch->rows, (struct slice){ key.data, key.len },
		    (struct slice){ body->data + held->start[table], len });
	}
	counts_add(batch->counts, tables[table].counter,
	    copy_send(run_session(batch->run), tables[table].copy,
		&batch->rows));
	buf_release(&key);
}

/* What was loaded is not to be loaded again. */
static void
send_documents(struct batch *batch)
{
	buf_reset(&batch->rows);
	for (size_t i = 0; i < batch->n; i++) {
		const struct held *held = &batch->held[i];

		if (held->report_id == 0)
			continue;
		copy_key(&batch->rows, held->report_id);
		copy_text(&batch->rows, held->digest);
		copy_text(&batch->rows, held->ordinal);
		buf_add_char(&batch->rows, '\n');
	}
	copy_send(run_session(batch->run), &sql_copy_document, &batch->rows);
}

static void
mark(struct batch *batch)
{
	for (size_t i = 0; i < TABLE_COUNT; i++)
		batch->held[batch->n].start[i] = batch->body[i].len;
}

void
batch_end(struct batch *batch)
{
	if (batch->n == 0)
		return;
	mark(batch);
	if (claim(batch)) {
		find_agencies(batch);
		for (int i = 0; i < TABLE_COUNT; i++)
			send_table(batch, (enum table)i);
		send_documents(batch);
	}
	for (size_t i = 0; i < TABLE_COUNT; i++)
		buf_reset(&batch->body[i]);
	memset(batch->held, 0, sizeof(batch->held));
	batch->n = 0;
	arena_reset(batch->arena);
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
 * Whether the field goes to the agency's row and not to the report's; the name
 * goes to both, for an agency's history is made of those of its reports.
 */
static bool
is_of_agency(size_t field)
{
	return field != REPORT_AGENCY_NAME && field >= REPORT_AGENCY_KEY &&
	    field < REPORT_AGENCY_KEY + AGENCY_PARTS;
}

/* The report's row, without its keys. */
static void
write_report(struct batch *batch, const struct record *record)
{
	struct buf *row = &batch->body[TABLE_REPORT];

	for (size_t i = REPORT_DOCUMENT; i <= REPORT_CELLS; i++) {
		struct slice text = record->field[i];

		if (i == REPORT_REPORT_YEAR || is_of_agency(i))
			continue;
		if ((i == REPORT_ERA || i == REPORT_SCOPE) && text.ptr == NULL)
			text = SLICE("unknown");
		copy_text(row, text);
	}
	copy_text(row, slice_of(run_version(batch->run)));
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

const char *
batch_report(struct batch *batch, const struct record *record)
{
	const char *fault = agency_fault(record);
	struct slice year = record->field[REPORT_REPORT_YEAR];
	struct held *held;

	if (!is_digest(record->field[REPORT_DIGEST]))
		return "a digest is not a SHA-256";
	if (fault != NULL)
		return fault;
	if (is_full(batch))
		batch_end(batch);
	mark(batch);
	held = &batch->held[batch->n++];
	held->digest = arena_copy(batch->arena, record->field[REPORT_DIGEST]);
	held->ordinal = arena_copy(batch->arena, record->field[REPORT_ORDINAL]);
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		held->agency[i] = arena_copy(batch->arena,
		    record->field[REPORT_AGENCY_KEY + i]);
	held->year = year.ptr == NULL
	    ? SLICE_NULL
	    : dimension_find(batch->dimensions, DIMENSION_YEAR, year);
	if (held->year.ptr == NULL)
		held->year = SLICE("-1");
	batch->report_no = record_int(record, REPORT_REPORT_NO);
	batch->nrows = 0;
	write_report(batch, record);
	return NULL;
}

/* The rest of a cell's row, behind its keys. */
static const char *
write_cell(struct buf *row, const struct record *record)
{
	struct slice state = record->field[DISCLOSURE_CELL_STATE];
	int at = catalog_find(&catalog_state, state);
	bool has_value = record->field[DISCLOSURE_CELL_VALUE].ptr != NULL;

	if (at < STATE_STATED || at > STATE_UNREADABLE)
		return "a cell is in no known state";
	if (has_value != (at == STATE_STATED || at == STATE_INFERRED))
		return "a cell's value and its state disagree";
	for (size_t i = DISCLOSURE_CELL_VALUE; i <= DISCLOSURE_SOURCE_LINE; i++)
		copy_text(row, record->field[i]);
	buf_add_char(row, '\n');
	return NULL;
}

static const char *
write_identity(struct buf *row, const struct record *record)
{
	int at = catalog_find(&catalog_state,
	    record->field[IDENTITY_IDENTITY_STATE]);

	if (at < STATE_HOLDS || at > STATE_NOT_ASSESSABLE)
		return "an identity is in no known state";
	for (size_t i = IDENTITY_MEMBER_CODE; i <= IDENTITY_IDENTITY_STATE; i++)
		copy_text(row, record->field[i]);
	buf_add_char(row, '\n');
	return NULL;
}

/* Appends the key of a code.  False if the warehouse has none. */
static bool
write_code(struct batch *batch, struct buf *row, enum dimension dimension,
    struct slice code)
{
	struct slice key = dimension_find(batch->dimensions, dimension, code);

	if (key.ptr == NULL)
		return false;
	copy_text(row, key);
	return true;
}

static enum table
table_of(enum kind kind)
{
	int table = TABLE_DISCLOSURE;

	while (table < TABLE_IDENTITY && tables[table].kind != kind)
		table++;
	return (enum table)table;
}

const char *
batch_fact(struct batch *batch, const struct record *record)
{
	enum table table = table_of(record->kind);
	struct buf *row = &batch->body[table];

	/* The fields of all facts begin alike. */
	if (batch->n == 0 ||
	    record_int(record, DISCLOSURE_REPORT_NO) != batch->report_no)
		return "a fact does not follow its report";
	if (++batch->nrows > REPORT_ROWS_MAX)
		return "a report has too many facts";
	if (!write_code(batch, row, tables[table].row,
		record->field[DISCLOSURE_ROW_CODE]))
		return "a code is not in the catalogue";
	if (tables[table].column != DIMENSION_COUNT &&
	    !write_code(batch, row, tables[table].column,
		record->field[DISCLOSURE_COLUMN_CODE]))
		return "a code is not in the catalogue";
	if (table == TABLE_IDENTITY)
		return write_identity(row, record);
	return write_cell(row, record);
}
