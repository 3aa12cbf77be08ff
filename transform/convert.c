/* SPDX-License-Identifier: ISC */
#include "transform/convert.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"
#include "transform/authority.h"
#include "transform/context.h"
#include "transform/fee.h"
#include "transform/output.h"
#include "transform/prose.h"
#include "transform/reading.h"
#include "transform/rival.h"
#include "transform/told.h"
#include "transform/verdict.h"

struct converter {
	struct rules *rules;
	struct labels *labels;
	struct reading *reading;
	struct output *output;       /* NULL if texts are to be counted */
	struct unmatched *unmatched; /* NULL if they are not */
	struct arena *arena;
	struct counts *counts;
	struct identity_result results[IDENTITY_RESULTS_MAX];
};

static void
read_standing(struct converter *c, const struct document *document,
    const struct head *head, struct standing *standing)
{
	struct place_context context;

	*standing = (struct standing){ .name = SLICE_NULL };
	if (head->agency.ptr == NULL)
		return;
	context_read(document, head, c->arena, &context);
	standing_read(head->agency, &context, c->arena, standing);
}

static void
write_report(struct converter *c, const struct document *document,
    struct reading_report *read, const struct head *head, int ordinal)
{
	struct standing standing;
	struct output_report report = { .document = document,
		.ordinal = ordinal,
		.head = head,
		.standing = &standing,
		.era = read->era,
		.facts = &read->facts,
		.results = c->results };
	struct fact_cell text[TEXT_COUNT];

	counts_add(c->counts, "transform.reports", 1);
	if (c->output == NULL) {
		if (ordinal == 1)
			reading_unmatched(c->reading, document, c->unmatched);
		return;
	}
	read_standing(c, document, head, &standing);
	if (told_without_form(head->year, &read->facts) && read->era != NULL &&
	    strcmp(read->era, "e2019") >= 0) {
		report.era = NULL;
		counts_add(c->counts, "transform.taken_back", 1);
	}
	prose_read(c->rules, &head->wording, head->year, c->arena, text);
	if (told_alone(head->year, &read->facts))
		prose_disclosed(c->rules, &head->wording, head->year, c->arena,
		    text);
	told_indicators(c->rules, text, head->year, &read->facts);
	fee_read(c->rules, &head->wording, head->year, c->arena, &read->facts);
	report.nresults = identity_evaluate(&read->facts, text,
	    authority_of(c->rules, head->agency), c->results);
	output_report(c->output, &report);
}

static void
reject(struct converter *c, const struct document *document, enum reason reason)
{
	if (c->output != NULL)
		output_reject(c->output, document, reason);
	counts_add(c->counts, "transform.rejects", 1);
	counts_add_code(c->counts, "transform.rejected.",
	    catalog_reason.rows[reason].code);
}

static void
convert_document(struct converter *c, const struct document *document)
{
	size_t n = reading_read(c->reading, document);
	struct document page = *document;
	int ordinal = 0;

	counts_add(c->counts, "transform.documents", 1);
	if (reading_rivals(c->reading) > 0)
		counts_add(c->counts, "transform.rivals",
		    reading_rivals(c->reading));
	if (reading_is_cut(c->reading))
		reject(c, document, REASON_TOO_LONG);
	for (size_t i = 0; i < n; i++) {
		struct reading_report *read = reading_report(c->reading, i);
		struct wording wording = wording_read(c->rules, document,
		    read->first_item, read->last_item, c->arena);
		struct head head;
		int reason;

		page.title_is_taken = ordinal > 0;
		head_read(c->rules, &page, &wording, c->arena, &head);
		rival_drop(&(struct rival){ &read->facts, read->banner },
		    head.year, head.agency);
		reason = verdict(c->rules, document, &head, &read->facts);
		if (reason < 0)
			write_report(c, document, read, &head, ++ordinal);
		else
			reject(c, document, (enum reason)reason);
	}
}

static void
begin(struct converter *c, struct record_writer *writer, enum convert_to to,
    struct counts *counts)
{
	*c = (struct converter){ .counts = counts };
	c->rules = rules_new();
	c->labels = labels_new();
	c->reading = reading_new(c->labels, c->rules);
	if (to == CONVERT_UNMATCHED)
		c->unmatched = unmatched_new();
	else
		c->output = output_new(writer, stdout);
	c->arena = arena_new();
}

static void
end(struct converter *c)
{
	if (c->unmatched != NULL)
		unmatched_write(c->unmatched, stdout);
	unmatched_free(c->unmatched);
	arena_free(c->arena);
	output_free(c->output);
	reading_free(c->reading);
	labels_free(c->labels);
	rules_free(c->rules);
}

static void
take_counts(struct counts *counts, const struct record_reader *reader)
{
	if (!counts_parse(counts, record_counts(reader)))
		diag_die(EX_DATAERR, "the end record's counts are malformed");
}

/* Every document that was announced must have come. */
static void
check_documents(const struct counts *counts)
{
	if (counts_get(counts, "extract.documents") !=
	    counts_get(counts, "transform.documents"))
		diag_die(EX_DATAERR,
		    "the end record counts other documents than came");
}

static void
close_output(struct record_writer *writer, const struct counts *counts)
{
	struct buf text = BUF_INIT;

	counts_write(counts, &text);
	if (writer != NULL)
		record_close(writer, (struct slice){ text.data, text.len });
	buf_release(&text);
	record_writer_free(writer);
}

void
convert_stream(const char *path, enum convert_to to, struct counts *counts)
{
	struct converter *c = malloc(sizeof(*c));
	FILE *in = path == NULL ? stdin : fopen(path, "rb");
	struct record_reader *reader;
	struct record_writer *writer = NULL;
	struct document_reader *documents;
	struct document document;

	if (in == NULL)
		diag_die(EX_IOERR, "%s: %s", path, strerror(errno));
	if (c == NULL)
		diag_die(EX_OSERR, "out of memory");
	reader = record_reader_new(in, path == NULL ? "stdin" : path);
	if (to == CONVERT_RECORDS)
		writer = record_writer_new(stdout, "transform");
	begin(c, writer, to, counts);
	documents = document_reader_new(reader, writer);
	while (document_read(documents, c->arena, &document))
		convert_document(c, &document);
	take_counts(counts, reader);
	check_documents(counts);
	close_output(writer, counts);
	document_reader_free(documents);
	record_reader_free(reader);
	end(c);
	free(c);
	if (path != NULL)
		fclose(in);
}
