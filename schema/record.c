/* SPDX-License-Identifier: ISC */
#include "schema/record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { READ_SIZE = 1 << 14, INT_MAX_LEN = 18 };

struct record_reader {
	FILE *in;
	char *data; /* what was read; lines are unescaped in place */
	size_t cap;
	size_t len;
	size_t from;        /* where the next line begins in it */
	struct buf program; /* of the header */
	struct buf version;
	struct buf counts; /* of the end record */
	struct place place;
	uint64_t next;    /* where the following line begins */
	uint64_t records; /* since the header */
	enum kind kind;   /* of the last one */
	bool ended;
};

const char *
kind_name(enum kind kind)
{
	return kind_rows[kind].name;
}

size_t
kind_nfields(enum kind kind)
{
	return kind_rows[kind].nfields;
}

/* The byte that a letter behind a backslash stands for. */
static bool
byte_of(char escape, char *byte)
{
	switch (escape) {
	case 't':
		*byte = '\t';
		return true;
	case 'n':
		*byte = '\n';
		return true;
	case 'r':
		*byte = '\r';
		return true;
	case '\\':
		*byte = '\\';
		return true;
	default:
		return false;
	}
}

/* Unescapes a field where it stands.  False if an escape is not ours. */
static bool
unescape(struct slice *field, char *bytes)
{
	char *to = memchr(bytes, '\\', field->len);
	const char *end = bytes + field->len;

	if (to == NULL)
		return true;
	if (slice_equal(*field, SLICE("\\N"))) {
		*field = SLICE_NULL;
		return true;
	}
	for (const char *from = to; from < end; from++, to++) {
		if (*from != '\\') {
			*to = *from;
			continue;
		}
		if (++from == end || !byte_of(*from, to))
			return false;
	}
	field->len = (size_t)(to - bytes);
	return true;
}

/* How long the kind's name is that the line begins with, or SIZE_MAX. */
static size_t
is_kind(const char *line, size_t len, enum kind kind)
{
	const struct kind_row *want = &kind_rows[kind];
	size_t n = want->len;

	return len >= n && memcmp(line, want->name, n) == 0 &&
		(len == n || line[n] == '\t')
	    ? n
	    : SIZE_MAX;
}

/*
 * The same of any kind, which is kept in `kind`: most records are of the kind
 * of the one before, which it holds.
 */
static size_t
find_kind(const char *line, size_t len, enum kind *kind)
{
	size_t n = is_kind(line, len, *kind);

	for (size_t i = 0; n == SIZE_MAX && i < KIND_COUNT; i++) {
		n = is_kind(line, len, (enum kind)i);
		if (n != SIZE_MAX)
			*kind = (enum kind)i;
	}
	return n;
}

/*
 * Behind the whole number at `text`, or `text` itself if there is none, or one
 * of more digits than are read.
 */
static char *
end_of_int(char *text, const char *end, int64_t *number)
{
	char *from = text < end && *text == '-' ? text + 1 : text;
	char *at = from;
	uint64_t digits = 0;

	while (at < end && *at >= '0' && *at <= '9')
		digits = digits * 10 + (uint64_t)(*at++ - '0');
	if (at == from || at - text > INT_MAX_LEN)
		return text;
	*number = from > text ? -(int64_t)digits : (int64_t)digits;
	return at;
}

/* Where the field at `field` ends, in a line that ends at `end`. */
static char *
end_of_field(char *field, char *end)
{
	enum { SHORT = 8 }; /* as most cells are: no call is made for them */

	char *tab = field;

	while (tab < end && tab - field < SHORT && *tab != '\t')
		tab++;
	if (tab < end && *tab != '\t')
		tab = memchr(tab, '\t', (size_t)(end - tab));
	return tab == NULL ? end : tab;
}

/*
 * Unescapes the field that stands at `text` and checks it against field.tsv.
 * Returns what is wrong, or NULL.
 */
static const char *
check(const struct field_row *row, struct slice *field, char *text)
{
	if (!unescape(field, text))
		return "unknown escape";
	if (field->ptr == NULL)
		return row->nullable ? NULL : "a field is null that may not be";
	if (row->type == FIELD_INT)
		return "a field is not a whole number";
	return NULL;
}

/*
 * Splits a line into `record`, which holds the one before.  Returns what is
 * wrong with it, or NULL.
 */
static const char *
parse(char *line, size_t len, struct record *record)
{
	bool is_plain = memchr(line, '\\', len) == NULL;
	size_t name = find_kind(line, len, &record->kind);
	const struct kind_row *kind = &kind_rows[record->kind];
	const struct field_row *row = &field_rows[kind->first];
	char *end = line + len;
	char *at;

	if (name == SIZE_MAX)
		return "unknown kind of record";
	at = line + name;
	for (size_t i = 0; i < kind->nfields; i++, row++) {
		char *text = at + 1;
		const char *wrong;
		bool is_int;

		if (at == end)
			return "wrong number of fields";
		record->number[i] = 0;
		at = row->type == FIELD_INT
		    ? end_of_int(text, end, &record->number[i])
		    : text;
		is_int = at > text && (at == end || *at == '\t');
		if (!is_int)
			at = end_of_field(at, end);
		record->field[i] = (struct slice){ text, (size_t)(at - text) };
		if (is_int || (is_plain && row->type != FIELD_INT))
			continue;
		wrong = check(row, &record->field[i], text);
		if (wrong != NULL)
			return wrong;
	}
	return at == end ? NULL : "wrong number of fields";
}

_Noreturn void
record_refuse(const struct record_reader *reader, uint64_t offset,
    const char *wrong)
{
	struct place place = { reader->place.name, offset };

	diag_warn(&place, "%s", wrong);
	diag_die(EX_DATAERR, "the stream is damaged; nothing of it is kept");
}

static _Noreturn void
refuse(const struct record_reader *reader, const char *wrong)
{
	record_refuse(reader, reader->place.offset, wrong);
}

static void
grow(struct record_reader *reader)
{
	reader->cap = 2 * reader->cap + READ_SIZE;
	reader->data = realloc(reader->data, reader->cap);
	if (reader->data == NULL)
		diag_die(EX_OSERR, "out of memory");
}

/* Reads on behind the beginning of a line.  False at the end of the file. */
static bool
read_on(struct record_reader *reader)
{
	size_t n;

	if (reader->from > 0) {
		reader->len -= reader->from;
		memmove(reader->data, reader->data + reader->from, reader->len);
		reader->from = 0;
	}
	if (reader->cap - reader->len < READ_SIZE)
		grow(reader);
	n = fread(reader->data + reader->len, 1, READ_SIZE, reader->in);
	if (ferror(reader->in))
		diag_die(EX_IOERR, "%s: %s", reader->place.name,
		    strerror(errno));
	reader->len += n;
	return n > 0;
}

/*
 * The length of the line at `from`, its end left out, or SIZE_MAX at the end
 * of the file.  One that does not end is not held for longer than it may be.
 */
static size_t
find_line(struct record_reader *reader)
{
	size_t seen = 0;

	for (;;) {
		const char *line = reader->data + reader->from;
		const char *stop = memchr(line + seen, '\n',
		    reader->len - reader->from - seen);

		seen = stop == NULL ? reader->len - reader->from
				    : (size_t)(stop - line);
		if (seen >= RECORD_LINE_MAX)
			refuse(reader, "the line is too long");
		if (stop != NULL)
			return seen;
		if (!read_on(reader))
			break;
	}
	if (seen > 0)
		refuse(reader, "the stream is cut off within a line");
	return SIZE_MAX;
}

/* Reads one line into `record`.  False at the end of the file. */
static bool
next_line(struct record_reader *reader, struct record *record)
{
	size_t len;
	const char *wrong;

	reader->place.offset = reader->next;
	len = find_line(reader);
	if (len == SIZE_MAX)
		return false;
	record->kind = reader->kind;
	wrong = parse(reader->data + reader->from, len, record);
	if (wrong != NULL)
		refuse(reader, wrong);
	reader->kind = record->kind;
	reader->from += len + 1;
	reader->next += len + 1;
	return true;
}

/* Keeps a field beyond the record that it stands in. */
static void
keep(struct buf *buf, struct slice field)
{
	buf_reset(buf);
	buf_add(buf, field.ptr, field.len);
}

static void
read_header(struct record_reader *reader)
{
	struct record record;

	if (!next_line(reader, &record))
		refuse(reader, "the stream is empty");
	if (record.kind != KIND_GLASSHOUSE)
		refuse(reader, "the stream has no header");
	if (record_int(&record, GLASSHOUSE_FORMAT) != RECORD_FORMAT)
		refuse(reader, "the stream is of another version");
	keep(&reader->program, record.field[GLASSHOUSE_PROGRAM]);
	keep(&reader->version, record.field[GLASSHOUSE_PROGRAM + 1]);
}

struct record_reader *
record_reader_new(FILE *in, const char *name)
{
	struct record_reader *reader = calloc(1, sizeof(*reader));

	if (reader == NULL)
		diag_die(EX_OSERR, "out of memory");
	reader->in = in;
	reader->place.name = name;
	grow(reader);
	read_header(reader);
	return reader;
}

void
record_reader_free(struct record_reader *reader)
{
	if (reader == NULL)
		return;
	free(reader->data);
	buf_release(&reader->program);
	buf_release(&reader->version);
	buf_release(&reader->counts);
	free(reader);
}

/* Takes in the end record, behind which nothing may stand. */
static void
take_end(struct record_reader *reader, const struct record *record)
{
	struct place place = reader->place;
	struct record more;

	if ((uint64_t)record_int(record, END_RECORDS) != reader->records)
		refuse(reader, "the end record counts other records");
	keep(&reader->counts, record->field[END_COUNTS]);
	reader->ended = true;
	if (next_line(reader, &more))
		refuse(reader, "a record stands behind the end record");
	reader->place = place;
}

const char *
record_program(const struct record_reader *reader)
{
	return reader->program.data;
}

const char *
record_version(const struct record_reader *reader)
{
	return reader->version.data;
}

bool
record_read(struct record_reader *reader, struct record *record)
{
	if (reader->ended)
		return false;
	if (!next_line(reader, record))
		refuse(reader, "the stream ends without its end record");
	if (record->kind == KIND_END) {
		take_end(reader, record);
		return false;
	}
	if (record->kind == KIND_GLASSHOUSE)
		refuse(reader, "a second header");
	reader->records++;
	return true;
}

void
record_parse(const struct record_reader *reader, const struct line *line,
    struct record *record)
{
	const char *wrong;

	record->kind = line->kind;
	wrong = parse(line->text, line->len, record);
	if (wrong != NULL)
		record_refuse(reader, line->offset, wrong);
}

bool
record_next(struct record_reader *reader, struct line *line)
{
	if (reader->ended)
		return false;
	reader->place.offset = reader->next;
	line->len = find_line(reader);
	if (line->len == SIZE_MAX)
		refuse(reader, "the stream ends without its end record");
	line->text = reader->data + reader->from;
	line->offset = reader->next;
	if (find_kind(line->text, line->len, &reader->kind) == SIZE_MAX)
		refuse(reader, "unknown kind of record");
	line->kind = reader->kind;
	reader->from += line->len + 1;
	reader->next += line->len + 1;
	if (line->kind == KIND_END) {
		struct record record = { .kind = KIND_END };

		record_parse(reader, line, &record);
		take_end(reader, &record);
		return false;
	}
	if (line->kind == KIND_GLASSHOUSE)
		refuse(reader, "a second header");
	reader->records++;
	return true;
}

struct slice
record_counts(const struct record_reader *reader)
{
	return (struct slice){ reader->counts.data, reader->counts.len };
}

struct place
record_place(const struct record_reader *reader)
{
	return reader->place;
}
