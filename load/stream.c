/* SPDX-License-Identifier: ISC */
#include "load/stream.h"

#include <string.h>

#include "load/batch.h"
#include "load/check.h"
#include "load/dimension.h"
#include "load/input.h"
#include "load/reject.h"
#include "load/run.h"
#include "schema/record.h"

struct stream {
	struct record_reader *reader;
	struct run *run;
	struct dimensions *dimensions;
	struct batch *batch;
	struct rejects *rejects;
	struct inputs *inputs;
	struct counts *counts;
	uint64_t nreports;
	uint64_t nrejects;
};

/* Ends the program; the server undoes what was not committed. */
static _Noreturn void
refuse(const struct stream *stream, const char *wrong)
{
	struct place place = record_place(stream->reader);

	diag_warn(&place, "%s", wrong);
	diag_die(EX_DATAERR, "the stream is damaged; nothing of it is kept");
}

/* Takes in one record.  Returns what is wrong with it, or NULL. */
static const char *
take(struct stream *stream, const struct record *record)
{
	const char *wrong = check_record(record);

	if (wrong != NULL)
		return wrong;
	switch (record->kind) {
	case KIND_INPUT:
		inputs_add(stream->inputs, record);
		return NULL;
	case KIND_REPORT:
		stream->nreports++;
		inputs_count(stream->inputs, KIND_REPORT);
		return batch_report(stream->batch, record);
	case KIND_REJECT:
		stream->nrejects++;
		inputs_count(stream->inputs, KIND_REJECT);
		rejects_add(stream->rejects, record);
		return NULL;
	case KIND_DISCLOSURE:
	case KIND_REQUEST:
	case KIND_REVIEW:
	case KIND_INDICATOR:
	case KIND_IDENTITY:
		return batch_fact(stream->batch, record);
	default:
		return "the stream has not been through glasshouse-transform";
	}
}

static bool
has_count(const struct counts *counts, const char *name)
{
	for (size_t i = 0; counts_name(counts, i) != NULL; i++)
		if (strcmp(counts_name(counts, i), name) == 0)
			return true;
	return false;
}

/* What the stages before say that they sent must have arrived. */
static void
compare_counts(struct stream *stream)
{
	const struct counts *counts = stream->counts;

	if (!counts_parse(stream->counts, record_counts(stream->reader)))
		refuse(stream, "the counters of the end record are malformed");
	if (has_count(counts, "transform.reports") &&
	    counts_get(counts, "transform.reports") != stream->nreports)
		refuse(stream, "the end record counts other reports");
	if (has_count(counts, "extract.rejects") &&
	    counts_get(counts, "extract.rejects") +
		    counts_get(counts, "transform.rejects") !=
		stream->nrejects)
		refuse(stream, "the end record counts other rejects");
}

static void
begin(struct stream *stream, struct session *session)
{
	stream->run = run_new(session, record_program(stream->reader),
	    record_version(stream->reader));
	stream->dimensions = dimensions_new(session);
	stream->batch = batch_new(stream->run, stream->dimensions,
	    stream->counts);
	stream->rejects = rejects_new(stream->run, stream->counts);
	stream->inputs = inputs_new();
	run_counters(stream->counts);
}

static void
release(struct stream *stream)
{
	inputs_free(stream->inputs);
	rejects_free(stream->rejects);
	batch_free(stream->batch);
	dimensions_free(stream->dimensions);
	run_free(stream->run);
	record_reader_free(stream->reader);
}

void
stream_load(struct session *session, FILE *in, const char *name,
    struct counts *counts)
{
	struct stream stream = { .counts = counts };
	struct record record;
	const char *wrong;

	stream.reader = record_reader_new(in, name);
	begin(&stream, session);
	while (record_read(stream.reader, &record)) {
		wrong = take(&stream, &record);
		if (wrong != NULL)
			refuse(&stream, wrong);
	}
	compare_counts(&stream);
	batch_end(stream.batch);
	rejects_end(stream.rejects);
	inputs_end(stream.inputs, stream.run);
	run_end(stream.run, counts, record_counts(stream.reader));
	release(&stream);
}
