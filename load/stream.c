/* SPDX-License-Identifier: ISC */
#include "load/stream.h"

#include <inttypes.h>
#include <string.h>

#include "load/batch.h"
#include "load/bulk.h"
#include "load/check.h"
#include "load/dimension.h"
#include "load/input.h"
#include "load/reject.h"
#include "load/reread.h"
#include "load/resolve.h"
#include "load/run.h"
#include "load/table.h"
#include "schema/record.h"

struct stream {
	struct record_reader *reader;
	struct run *run;
	struct dimensions *dimensions;
	struct batch *batch;
	struct rejects *rejects;
	struct resolver *resolver;
	struct inputs *inputs;
	struct reread *reread; /* NULL: what is known stays as it is */
	struct outcome *outcome;
	int64_t report_no; /* of the last report */
};

/* Ends the program; the server undoes what was not committed. */
static _Noreturn void
refuse(const struct stream *stream, const char *wrong)
{
	record_refuse(stream->reader, record_place(stream->reader).offset,
	    wrong);
}

/* Takes in a report or a reject record for those who ask what was met. */
static void
meet(struct stream *stream, const struct record *record)
{
	inputs_count(stream->inputs, record->kind);
	resolver_add(stream->resolver, record);
	if (stream->reread != NULL)
		reread_add(stream->reread, record);
}

/* Takes in a record of no fact.  Returns what is wrong with it, or NULL. */
static const char *
take_record(struct stream *stream, const struct line *line)
{
	struct record record;
	const char *wrong;

	record_parse(stream->reader, line, &record);
	wrong = check_record(&record);
	if (wrong != NULL)
		return wrong;
	switch (record.kind) {
	case KIND_INPUT:
		inputs_add(stream->inputs, &record);
		return NULL;
	case KIND_REPORT:
		if (record_int(&record, REPORT_REPORT_NO) <= stream->report_no)
			return "reports are not in the order of their numbers";
		stream->report_no = record_int(&record, REPORT_REPORT_NO);
		stream->outcome->reports++;
		meet(stream, &record);
		return batch_report(stream->batch, &record);
	case KIND_REJECT:
		stream->outcome->rejects++;
		meet(stream, &record);
		rejects_add(stream->rejects, &record);
		return NULL;
	default:
		return "the stream has not been through glasshouse-transform";
	}
}

static const char *
take(struct stream *stream, const struct line *line)
{
	if (table_of(line->kind) == TABLE_COUNT || line->kind == KIND_REPORT)
		return take_record(stream, line);
	return batch_fact(stream->batch, line);
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
	const struct outcome *outcome = stream->outcome;
	const struct counts *counts = outcome->counts;

	if (!counts_parse(outcome->counts, record_counts(stream->reader)))
		refuse(stream, "the counters of the end record are malformed");
	if (has_count(counts, "transform.reports") &&
	    counts_get(counts, "transform.reports") != outcome->reports)
		refuse(stream, "the end record counts other reports");
	if (has_count(counts, "extract.rejects") &&
	    counts_get(counts, "extract.rejects") +
		    counts_get(counts, "transform.rejects") !=
		outcome->rejects)
		refuse(stream, "the end record counts other rejects");
}

/* Ends the program if so much was rejected that something must be wrong. */
static void
check_rejects(const struct limit *limit, struct outcome *outcome)
{
	if (!limit_exceeded(limit, outcome->rejects, outcome->reports))
		return;
	outcome->end = END_TOO_MANY_REJECTS;
	diag_die(EX_REJECTS,
	    "%" PRIu64 " rejects beside %" PRIu64
	    " reports are more than --max-rejects allows; nothing is kept",
	    outcome->rejects, outcome->reports);
}

static void
begin(struct stream *stream, struct session *session, const struct terms *terms)
{
	struct counts *counts = stream->outcome->counts;
	struct batch_means means = { .reader = stream->reader,
		.counts = counts,
		.bulk = terms->bulk };

	outcome_stream(stream->outcome, record_program(stream->reader),
	    record_version(stream->reader));
	stream->run = run_new(session, record_program(stream->reader),
	    record_version(stream->reader));
	stream->dimensions = dimensions_new(session);
	if (terms->reread)
		stream->reread = reread_new(stream->run, counts);
	means.run = stream->run;
	means.reread = stream->reread;
	means.dimensions = stream->dimensions;
	stream->batch = batch_new(&means);
	stream->rejects = rejects_new(stream->run, counts);
	stream->resolver = resolver_new(stream->run, counts);
	stream->inputs = inputs_new();
}

static void
release(struct stream *stream)
{
	inputs_free(stream->inputs);
	reread_free(stream->reread);
	resolver_free(stream->resolver);
	rejects_free(stream->rejects);
	batch_free(stream->batch);
	dimensions_free(stream->dimensions);
	run_free(stream->run);
	record_reader_free(stream->reader);
}

/*
 * Sends what is still held and works out what follows from it.  In bulk, what
 * that adds to the facts of new reports is checked along with them.
 */
static void
settle(struct stream *stream, bool bulk)
{
	int64_t first = batch_end(stream->batch);
	struct session *session;

	if (stream->reread != NULL)
		reread_end(stream->reread);
	rejects_end(stream->rejects);
	resolver_end(stream->resolver, rejects_seen(stream->rejects));
	inputs_end(stream->inputs, stream->run);
	if (!bulk || first == 0) {
		run_settle(stream->run);
		return;
	}
	session = run_session(stream->run);
	bulk_hold(session);
	bulk_begin(session);
	run_settle(stream->run);
	bulk_end(session);
	bulk_check(session, first);
}

void
stream_load(struct session *session, FILE *in, const char *name,
    const struct terms *terms, struct outcome *outcome)
{
	struct stream stream = { .outcome = outcome };
	struct line line;
	const char *wrong;

	if (terms->bulk)
		bulk_try(session);
	stream.reader = record_reader_new(in, name);
	begin(&stream, session, terms);
	while (record_next(stream.reader, &line)) {
		wrong = take(&stream, &line);
		if (wrong != NULL)
			refuse(&stream, wrong);
	}
	compare_counts(&stream);
	check_rejects(&terms->max_rejects, outcome);
	settle(&stream, terms->bulk);
	run_end(stream.run, outcome->counts, record_counts(stream.reader));
	outcome->end = run_has_id(stream.run) ? END_LOADED : END_NOTHING_NEW;
	if (run_has_id(stream.run))
		outcome->run_id = run_id(stream.run);
	release(&stream);
}
