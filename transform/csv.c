/* SPDX-License-Identifier: ISC */
#include "transform/csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"

struct csv {
	FILE *out;
	struct buf line;
};

static bool
needs_quotes(struct slice field)
{
	for (size_t i = 0; i < field.len; i++)
		if (strchr("\",\r\n", field.ptr[i]) != NULL)
			return true;
	return false;
}

static void
add_field(struct buf *line, struct slice field)
{
	if (field.ptr == NULL)
		return;
	if (!needs_quotes(field)) {
		buf_add(line, field.ptr, field.len);
		return;
	}
	buf_add_char(line, '"');
	for (size_t i = 0; i < field.len; i++) {
		if (field.ptr[i] == '"')
			buf_add_char(line, '"');
		buf_add_char(line, field.ptr[i]);
	}
	buf_add_char(line, '"');
}

struct csv *
csv_new(FILE *out)
{
	struct csv *csv = calloc(1, sizeof(*csv));
	const struct csv_row header = { SLICE("document"), SLICE("uri"),
		SLICE("agency"), SLICE("year"), SLICE("fact"), SLICE("row"),
		SLICE("column"), SLICE("value"), SLICE("unit"), SLICE("state"),
		SLICE("raw") };

	if (csv == NULL)
		diag_die(EX_OSERR, "out of memory");
	csv->out = out;
	csv_write(csv, &header);
	return csv;
}

void
csv_free(struct csv *csv)
{
	if (csv == NULL)
		return;
	buf_release(&csv->line);
	free(csv);
}

void
csv_write(struct csv *csv, const struct csv_row *row)
{
	const struct slice fields[] = { row->document, row->uri, row->agency,
		row->year, row->fact, row->row, row->column, row->value,
		row->unit, row->state, row->raw };

	buf_reset(&csv->line);
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		if (i > 0)
			buf_add_char(&csv->line, ',');
		add_field(&csv->line, fields[i]);
	}
	buf_add(&csv->line, "\r\n", 2);
	if (fwrite(csv->line.data, 1, csv->line.len, csv->out) != csv->line.len)
		diag_die(EX_IOERR, "stdout: %s", strerror(errno));
}
