/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "schema/record.h"
#include "schema/version.h"

enum { WRITE_SIZE = 1 << 16 };

struct record_writer {
	FILE *out;
	const char *program;
	struct buf buf;
	uint64_t records;
	enum kind kind;
	size_t nfields;
	size_t from;       /* where the record under way begins */
	struct buf marked; /* what the marked one begins with */
	enum kind marked_kind;
	size_t marked_fields;
};

/* The letters that follow a backslash for bytes; the others need none. */
static const char escapes[UCHAR_MAX + 1] = {
	['\t'] = 't',
	['\n'] = 'n',
	['\r'] = 'r',
	['\\'] = '\\',
};

static void
flush(struct record_writer *writer)
{
	if (fwrite(writer->buf.data, 1, writer->buf.len, writer->out) !=
		writer->buf.len ||
	    fflush(writer->out) != 0)
		diag_die(EX_IOERR, "stdout: %s", strerror(errno));
	buf_reset(&writer->buf);
}

struct record_writer *
record_writer_new(FILE *out, const char *program)
{
	struct record_writer *writer = calloc(1, sizeof(*writer));

	if (writer == NULL)
		diag_die(EX_OSERR, "out of memory");
	writer->out = out;
	writer->program = program;
	record_begin(writer, KIND_GLASSHOUSE);
	record_number(writer, RECORD_FORMAT);
	record_text(writer, slice_of(program));
	record_text(writer, slice_of(GLASSHOUSE_VERSION));
	record_end(writer);
	writer->records = 0;
	return writer;
}

struct record_writer *
record_writer_part(void)
{
	struct record_writer *part = calloc(1, sizeof(*part));

	if (part == NULL)
		diag_die(EX_OSERR, "out of memory");
	return part;
}

void
record_writer_free(struct record_writer *writer)
{
	if (writer == NULL)
		return;
	buf_release(&writer->buf);
	buf_release(&writer->marked);
	free(writer);
}

void
record_begin(struct record_writer *writer, enum kind kind)
{
	writer->kind = kind;
	writer->nfields = 0;
	writer->from = writer->buf.len;
	buf_add(&writer->buf, kind_rows[kind].name, kind_rows[kind].len);
}

void
record_mark(struct record_writer *writer)
{
	buf_reset(&writer->marked);
	buf_add(&writer->marked, writer->buf.data + writer->from,
	    writer->buf.len - writer->from);
	writer->marked_kind = writer->kind;
	writer->marked_fields = writer->nfields;
}

void
record_begin_marked(struct record_writer *writer)
{
	writer->kind = writer->marked_kind;
	writer->nfields = writer->marked_fields;
	writer->from = writer->buf.len;
	buf_add(&writer->buf, writer->marked.data, writer->marked.len);
}

/*
 * How many of the first bytes need no escape.  Eight are looked at together:
 * three of the four bytes that need one are less than 16.
 */
static size_t
plain_bytes(const char *bytes, size_t len)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t tops = 0x80 * ones;
	size_t n = 0;
	uint64_t word;

	for (; len - n >= sizeof(word); n += sizeof(word)) {
		uint64_t slash;

		memcpy(&word, bytes + n, sizeof(word));
		slash = word ^ '\\' * ones;
		if ((((word - 16 * ones) & ~word) | ((slash - ones) & ~slash)) &
		    tops)
			break;
	}
	while (n < len && escapes[(unsigned char)bytes[n]] == '\0')
		n++;
	return n;
}

/* Puts an escaped field at `to`.  Returns where it ends. */
static char *
put_escaped(char *to, struct slice field)
{
	for (size_t i = 0, plain; i < field.len; i += plain + 1) {
		plain = plain_bytes(field.ptr + i, field.len - i);
		memcpy(to, field.ptr + i, plain);
		to += plain;
		if (i + plain == field.len)
			break;
		*to++ = '\\';
		*to++ = escapes[(unsigned char)field.ptr[i + plain]];
	}
	return to;
}

void
record_escape(struct buf *buf, struct slice field)
{
	char *to;

	if (field.ptr == NULL) {
		buf_add(buf, "\\N", 2);
		return;
	}
	to = put_escaped(buf_room(buf, 2 * field.len), field);
	*to = '\0';
	buf->len = (size_t)(to - buf->data);
}

/* Begins a field that needs no escape and has `len` bytes. */
static char *
begin_field(struct record_writer *writer, size_t len)
{
	char *field = buf_room(&writer->buf, len + 1);

	writer->nfields++;
	writer->buf.len += len + 1;
	*field = '\t';
	return field + 1;
}

static void
put_null(struct record_writer *writer)
{
	memcpy(begin_field(writer, 2), "\\N", 2);
}

void
record_code(struct record_writer *writer, const char *code)
{
	size_t len;

	if (code == NULL) {
		put_null(writer);
		return;
	}
	len = strlen(code);
	memcpy(begin_field(writer, len), code, len);
}

void
record_text(struct record_writer *writer, struct slice text)
{
	char *to;

	if (text.ptr == NULL) {
		put_null(writer);
		return;
	}
	to = buf_room(&writer->buf, 2 * text.len + 1);
	*to = '\t';
	to = put_escaped(to + 1, text);
	writer->buf.len = (size_t)(to - writer->buf.data);
	writer->nfields++;
}

void
record_number(struct record_writer *writer, int64_t number)
{
	char text[24];
	char *end = text + sizeof(text);
	char *digit = end;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

	do
		*--digit = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number < 0)
		*--digit = '-';
	memcpy(begin_field(writer, (size_t)(end - digit)), digit,
	    (size_t)(end - digit));
}

void
record_end(struct record_writer *writer)
{
	if (writer->nfields != kind_nfields(writer->kind))
		diag_die(EX_SOFTWARE, "%s record with %zu fields for %zu",
		    kind_name(writer->kind), writer->nfields,
		    kind_nfields(writer->kind));
	buf_add_char(&writer->buf, '\n');
	writer->records++;
	if (writer->buf.len >= WRITE_SIZE && writer->out != NULL)
		flush(writer);
}

size_t
record_held(const struct record_writer *part)
{
	return part->buf.len;
}

struct slice
record_take(struct record_writer *part)
{
	struct slice lines = { part->buf.data, part->buf.len };

	part->buf.len = 0;
	part->records = 0;
	return lines;
}

void
record_lines(struct record_writer *writer, struct slice lines, uint64_t n)
{
	buf_add(&writer->buf, lines.ptr, lines.len);
	writer->records += n;
	if (writer->buf.len >= WRITE_SIZE && writer->out != NULL)
		flush(writer);
}

void
record_pass(struct record_writer *writer, const struct record *record)
{
	record_begin(writer, record->kind);
	for (size_t i = 0; i < kind_nfields(record->kind); i++)
		record_text(writer, record->field[i]);
	record_end(writer);
}

uint64_t
record_written(const struct record_writer *writer)
{
	return writer->records;
}

void
record_close(struct record_writer *writer, struct slice counts)
{
	uint64_t records = writer->records;

	record_begin(writer, KIND_END);
	record_text(writer, slice_of(writer->program));
	record_number(writer, (int64_t)records);
	record_text(writer, counts.ptr == NULL ? SLICE("") : counts);
	record_end(writer);
	flush(writer);
}
