/* SPDX-License-Identifier: ISC */
#include "transform/output.h"

#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"
#include "transform/csv.h"

struct output {
	struct record_writer *writer;
	struct csv *csv;
	int64_t reports;
	int64_t cells;    /* of the report under way */
	int64_t stated;   /* those of them that have a value */
	struct buf value; /* a number or a date as text */
};

struct output *
output_new(struct record_writer *writer, FILE *csv)
{
	struct output *output = calloc(1, sizeof(*output));

	if (output == NULL)
		diag_die(EX_OSERR, "out of memory");
	output->writer = writer;
	if (writer == NULL)
		output->csv = csv_new(csv);
	return output;
}

void
output_free(struct output *output)
{
	if (output == NULL)
		return;
	csv_free(output->csv);
	buf_release(&output->value);
	free(output);
}

/* Borrowed until the next call. */
static struct slice
date_text(struct output *output, struct date date)
{
	char text[48];

	if (date.year == 0)
		return SLICE_NULL;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month,
	    date.day);
	buf_reset(&output->value);
	buf_add(&output->value, text, strlen(text));
	return (struct slice){ output->value.data, output->value.len };
}

static struct slice
number_text(struct output *output, struct number number)
{
	buf_reset(&output->value);
	number_write(&output->value, number);
	return (struct slice){ output->value.data, output->value.len };
}

/* A cell and where it stands. */
struct position {
	const struct fact_cell *cell;
	enum fact fact;
	int row;
	int column;
	bool is_first; /* of its row */
};

static const char *
row_code(const struct position *at)
{
	return fact_rows(at->fact)->rows[at->row].code;
}

static const char *
column_code(const struct position *at)
{
	return fact_columns(at->fact)->rows[at->column].code;
}

typedef void visit_cell(struct output *, const struct output_report *,
    const struct position *);

/* Visits the cells of a row from `at` on, up to column `last`. */
static void
each_of_row(struct output *output, const struct output_report *report,
    struct position at, int last, visit_cell *visit)
{
	for (; at.column < last; at.column++, at.cell++)
		if (at.cell->asked) {
			visit(output, report, &at);
			at.is_first = false;
		}
}

/* Visits each cell that the form asks for, in the catalogue's order. */
static void
each_cell(struct output *output, const struct output_report *report,
    visit_cell *visit)
{
	for (int i = 0; i < FACT_COUNT; i++) {
		enum fact fact = (enum fact)i;
		int nrows = (int)fact_rows(fact)->nrows;
		int first = fact == FACT_INDICATOR ? M_INDICATOR_VALUE : 0;
		int last = fact == FACT_INDICATOR
		    ? first + 1
		    : (int)fact_columns(fact)->nrows;

		for (int row = 0; row < nrows; row++)
			each_of_row(output, report,
			    (struct position){
				fact_get(report->facts, fact, row, first), fact,
				row, first, true },
			    last, visit);
	}
}

static void
count_cell(struct output *output, const struct output_report *report,
    const struct position *at)
{
	(void)report;
	output->cells++;
	output->stated += fact_has_value(at->cell);
}

/* The cell's value, or SLICE_NULL; borrowed until the next call. */
static struct slice
cell_value(struct output *output, const struct fact_cell *cell)
{
	return fact_has_value(cell) ? number_text(output, cell->value)
				    : SLICE_NULL;
}

/* The cell's own text where it says more than the value does. */
static struct slice
cell_raw(const struct fact_cell *cell, struct slice value)
{
	if (cell->raw.ptr == NULL || cell->raw.len == 0 ||
	    slice_equal(cell->raw, value))
		return SLICE_NULL;
	return cell->raw;
}

static enum kind
kind_of(enum fact fact)
{
	static const enum kind kinds[] = { KIND_DISCLOSURE, KIND_REQUEST,
		KIND_REVIEW, KIND_INDICATOR };

	return kinds[fact];
}

/* The cells of a row have their first fields in common. */
static void
begin_cell(struct output *output, const struct position *at)
{
	struct record_writer *w = output->writer;

	if (!at->is_first) {
		record_begin_marked(w);
		return;
	}
	record_begin(w, kind_of(at->fact));
	record_number(w, output->reports);
	record_code(w, row_code(at));
	record_mark(w);
}

static void
write_cell(struct output *output, const struct output_report *report,
    const struct position *at)
{
	const struct fact_cell *cell = at->cell;
	struct record_writer *w = output->writer;
	struct slice value = cell_value(output, cell);

	(void)report;
	begin_cell(output, at);
	record_code(w, column_code(at));
	record_text(w, value);
	record_code(w, cell->unit);
	record_code(w, catalog_state.rows[cell->state].code);
	record_text(w, cell_raw(cell, value));
	if (cell->source_line > 0)
		record_number(w, cell->source_line);
	else
		record_code(w, NULL);
	record_end(w);
}

static void
write_result(struct output *output, const struct identity_result *result)
{
	struct record_writer *w = output->writer;

	record_begin(w, KIND_IDENTITY);
	record_number(w, output->reports);
	record_code(w, catalog_identity.rows[result->identity].code);
	record_code(w, result->member);
	record_text(w,
	    result->has_left ? number_text(output, result->left) : SLICE_NULL);
	record_text(w,
	    result->has_right ? number_text(output, result->right)
			      : SLICE_NULL);
	record_text(w,
	    result->has_left && result->has_right
		? number_text(output, result->difference)
		: SLICE_NULL);
	record_code(w, catalog_state.rows[result->state].code);
	record_end(w);
}

/* Where the body stands; nothing of a report that has none. */
static void
write_standing(struct record_writer *w, const struct standing *standing)
{
	record_text(w, standing->key);
	record_text(w, standing->name);
	record_text(w, standing->division);
	record_code(w, standing->level);
	record_code(w, standing->family);
	record_code(w, standing->confidence);
}

/* The codes that the document gives for its body. */
static void
write_registration(struct record_writer *w,
    const struct registration *registration)
{
	record_text(w, registration->credit_code);
	record_code(w, registration->evidence);
	record_text(w, registration->organ_code);
}

static void
write_head(struct output *output, const struct output_report *report)
{
	struct record_writer *w = output->writer;
	const struct head *head = report->head;

	record_text(w, head->agency);
	record_code(w, head->agency_evidence);
	record_code(w, head->agency_confidence);
	write_standing(w, report->standing);
	write_registration(w, &head->registration);
	if (head->year > 0)
		record_number(w, head->year);
	else
		record_code(w, NULL);
	record_code(w, head->year_evidence);
	record_code(w, head->year_confidence);
	record_code(w, report->era);
	record_code(w, head->scope);
	record_text(w, head->title);
	record_text(w, date_text(output, head->published));
	record_text(w, date_text(output, head->signed_on));
	record_text(w, date_text(output, head->period_start));
	record_text(w, date_text(output, head->period_end));
}

static void
write_report(struct output *output, const struct output_report *report)
{
	struct record_writer *w = output->writer;
	const struct slice *field = report->document->head.field;

	output->cells = 0;
	output->stated = 0;
	each_cell(output, report, count_cell);
	record_begin(w, KIND_REPORT);
	record_number(w, output->reports);
	record_text(w, field[DOCUMENT_DOCUMENT]);
	record_text(w, field[DOCUMENT_URI]);
	record_text(w, field[DOCUMENT_ARCHIVE]);
	record_text(w, field[DOCUMENT_ARCHIVE_OFFSET]);
	record_text(w, field[DOCUMENT_ARCHIVE_LENGTH]);
	record_text(w, field[DOCUMENT_DIGEST]);
	record_number(w, report->ordinal);
	record_text(w, field[DOCUMENT_CAPTURED]);
	write_head(output, report);
	record_number(w, output->stated);
	record_number(w, output->cells);
	record_end(w);
	each_cell(output, report, write_cell);
	for (size_t i = 0; i < report->nresults; i++)
		write_result(output, &report->results[i]);
}

static void
print_row(struct output *output, const struct output_report *report,
    const struct csv_row *row)
{
	const struct head *head = report->head;
	struct csv_row whole = *row;
	char year[24] = "";

	if (head->year > 0)
		snprintf(year, sizeof(year), "%d", head->year);
	whole.document = report->document->name;
	whole.uri = report->document->uri;
	whole.agency = head->agency;
	whole.year = slice_of(year);
	csv_write(output->csv, &whole);
}

/* The table that a cell is of; fees are told of in the text of a section. */
static const char *
print_name(const struct position *at)
{
	return at->fact == FACT_DISCLOSURE && at->row == CAT_PROCESSING_FEE
	    ? "fee"
	    : fact_name(at->fact);
}

static void
print_cell(struct output *output, const struct output_report *report,
    const struct position *at)
{
	const struct fact_cell *cell = at->cell;
	struct slice value = cell_value(output, cell);
	struct csv_row line = {
		.fact = slice_of(print_name(at)),
		.row = slice_of(row_code(at)),
		.column = slice_of(column_code(at)),
		.value = value,
		.unit = slice_of(cell->unit),
		.state = slice_of(catalog_state.rows[cell->state].code),
		.raw = cell_raw(cell, value),
	};

	print_row(output, report, &line);
}

/* A fact of the report itself: its name in `row`, and the answer. */
static void
print_answer(struct output *output, const struct output_report *report,
    const char *name, struct slice value)
{
	enum state state = value.ptr == NULL ? STATE_ABSENT : STATE_STATED;
	struct csv_row line = {
		.fact = SLICE("report"),
		.row = slice_of(name),
		.value = value,
		.state = slice_of(catalog_state.rows[state].code),
	};

	print_row(output, report, &line);
}

static void
print_head(struct output *output, const struct output_report *report)
{
	const struct head *head = report->head;
	char year[24] = "";

	if (head->year > 0)
		snprintf(year, sizeof(year), "%d", head->year);
	print_answer(output, report, "agency", head->agency);
	print_answer(output, report, "year",
	    head->year > 0 ? slice_of(year) : SLICE_NULL);
	print_answer(output, report, "era", slice_of(report->era));
	print_answer(output, report, "scope", slice_of(head->scope));
	print_answer(output, report, "published",
	    date_text(output, head->published));
	print_answer(output, report, "title", head->title);
}

static void
print_result(struct output *output, const struct output_report *report,
    const struct identity_result *result)
{
	struct csv_row line = {
		.fact = SLICE("identity"),
		.row = slice_of(catalog_identity.rows[result->identity].code),
		.column = slice_of(result->member),
		.state = slice_of(catalog_state.rows[result->state].code),
	};

	if (result->has_left && result->has_right)
		line.value = number_text(output, result->difference);
	print_row(output, report, &line);
}

void
output_report(struct output *output, const struct output_report *report)
{
	output->reports++;
	if (output->writer != NULL) {
		write_report(output, report);
		return;
	}
	print_head(output, report);
	each_cell(output, report, print_cell);
	for (size_t i = 0; i < report->nresults; i++)
		print_result(output, report, &report->results[i]);
}

void
output_reject(struct output *output, const struct document *document,
    enum reason reason)
{
	struct record_writer *w = output->writer;
	const struct slice *field = document->head.field;

	if (w == NULL)
		return;
	record_begin(w, KIND_REJECT);
	record_code(w, "transform");
	record_text(w, field[DOCUMENT_DOCUMENT]);
	record_text(w, field[DOCUMENT_URI]);
	record_text(w, field[DOCUMENT_ARCHIVE]);
	record_text(w, field[DOCUMENT_ARCHIVE_OFFSET]);
	record_text(w, field[DOCUMENT_ARCHIVE_LENGTH]);
	record_text(w, field[DOCUMENT_DIGEST]);
	record_code(w, catalog_reason.rows[reason].code);
	record_code(w, NULL);
	record_end(w);
}
