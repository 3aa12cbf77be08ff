/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_RECORD_H
#define SCHEMA_RECORD_H

/*
 * The records that pass from stage to stage; glasshouse-record(5) has the
 * format, schema/catalog/field.tsv the kinds and their fields.
 *
 * A record is one line: its kind, then its fields, parted by tabs and escaped
 * as PostgreSQL's COPY text format has it.  A stream is a header line, records,
 * and an `end` record that counts them: without it, the stream was cut off.
 *
 * A stream is made by our own programs, so one that breaks the format is cut
 * off or corrupt.  The reader then ends the program with EX_DATAERR and the
 * place, before anything is committed.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "gen/field.h" /* enum kind, and KIND_FIELD indices */
#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/slice.h"

enum { RECORD_FORMAT = 1 };

/* Longest line of a stream, in bytes; longer ones are refused. */
enum { RECORD_LINE_MAX = 256 << 20 };

struct record {
	enum kind kind;
	struct slice field[RECORD_FIELDS_MAX]; /* kind_nfields(kind) of them */
	int64_t number[RECORD_FIELDS_MAX];     /* of those that are numbers */
};

/* The kind's name, and how many fields it has after its name. */
const char *kind_name(enum kind kind);
size_t kind_nfields(enum kind kind);

struct record_reader;

/*
 * Reads the header from `in`, which stays the caller's; `name` is borrowed
 * and stands in messages.  Free with record_reader_free.
 */
struct record_reader *record_reader_new(FILE *in, const char *name);
void record_reader_free(struct record_reader *reader); /* NULL is fine */

/* The program that wrote the stream and its version, from the header. */
const char *record_program(const struct record_reader *reader);
const char *record_version(const struct record_reader *reader);

/*
 * Reads the next record into `record`, whose slices point into the reader and
 * last until the next call.  The `end` record is read, checked against the
 * number of records, and kept: false then, once the input is at its end too.
 */
bool record_read(struct record_reader *reader, struct record *record);

/* A record as it stands in a stream; its bytes belong to the reader. */
struct line {
	enum kind kind;
	char *text;
	size_t len;
	uint64_t offset;
};

/*
 * The same as record_read in two steps, for records that may be of no use:
 * their fields are not looked at until they are parsed.  Parsing takes the
 * line's bytes, or a copy of them, and writes over them.
 */
bool record_next(struct record_reader *reader, struct line *line);
void record_parse(const struct record_reader *reader, const struct line *line,
    struct record *record);

/* Ends the program with EX_DATAERR and what is wrong at `offset`. */
_Noreturn void record_refuse(const struct record_reader *reader,
    uint64_t offset, const char *wrong);

/* The `counts` of the `end` record, once record_read has returned false. */
struct slice record_counts(const struct record_reader *reader);

/* Where the record last read begins. */
struct place record_place(const struct record_reader *reader);

/* A field that must be a number, by its type in field.tsv; 0 if it is null. */
static inline int64_t
record_int(const struct record *record, size_t field)
{
	return record->number[field];
}

/* Appends a field as it stands in a record, in COPY's escapes too. */
void record_escape(struct buf *buf, struct slice field);

struct record_writer;

/*
 * Writes the header to `out`, which stays the caller's.  A failed write ends
 * the program with EX_IOERR.
 */
struct record_writer *record_writer_new(FILE *out, const char *program);
void record_writer_free(struct record_writer *writer); /* NULL is fine */

/*
 * One record: begin, each field in the order of field.tsv, end.  A wrong
 * number of fields is our bug and ends the program with EX_SOFTWARE.  A code
 * is text that needs no escape, such as the catalogue has; NULL is null.
 */
void record_begin(struct record_writer *writer, enum kind kind);
void record_text(struct record_writer *writer, struct slice text);
void record_code(struct record_writer *writer, const char *code);
void record_number(struct record_writer *writer, int64_t number);
void record_end(struct record_writer *writer);

/*
 * Of records that begin with the same fields, the first is marked behind them,
 * and the others begin as it does up to there.  One is marked at a time.
 */
void record_mark(struct record_writer *writer);
void record_begin_marked(struct record_writer *writer);

/* Writes a record that was read, as it is. */
void record_pass(struct record_writer *writer, const struct record *record);

/*
 * A writer of records alone, without a header, that keeps them until they are
 * joined to another's.
 */
struct record_writer *record_writer_part(void);

/* How many bytes a part keeps. */
size_t record_held(const struct record_writer *part);

/* Takes out what a part keeps, borrowed until the part's next record. */
struct slice record_take(struct record_writer *part);

/* Writes `n` records that are lines already, with their ends. */
void record_lines(struct record_writer *writer, struct slice lines, uint64_t n);

/*
 * How many records have been written since the header, or since a part was
 * last taken out of.
 */
uint64_t record_written(const struct record_writer *writer);

/* Writes the `end` record with these counts and flushes.  Nothing follows. */
void record_close(struct record_writer *writer, struct slice counts);

#endif
