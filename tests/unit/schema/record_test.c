/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "schema/record.h"
#include "schema/version.h"
#include "tests/unit/dies.h"

#define HEAD    "glasshouse\t1\tglasshouse-test\t0\n"
#define META(n) "meta\t" #n "\tname\tpath\n"
#define END(n)  "end\tglasshouse-test\t" #n "\ta=1\n"

static void
assert_slice(struct slice slice, const char *want)
{
	assert_int_equal(slice.len, strlen(want));
	assert_memory_equal(slice.ptr, want, slice.len);
}

static FILE *
stream_of(const char *text)
{
	FILE *in = tmpfile();

	assert_non_null(in);
	fwrite(text, 1, strlen(text), in);
	rewind(in);
	return in;
}

/* Reads a stream to its end, as a stage does. */
static void
read_all(void *text)
{
	FILE *in = stream_of(text);
	struct record_reader *reader = record_reader_new(in, "test");
	struct record record;

	while (record_read(reader, &record))
		continue;
	record_reader_free(reader);
	fclose(in);
}

static void
assert_refused(const char *text)
{
	char *copy = strdup(text);

	assert_non_null(copy);
	assert_exits(EX_DATAERR, read_all, copy);
	free(copy);
}

static void
reads_fields_and_the_end(void **state)
{
	FILE *in = stream_of(HEAD META(7) END(1));
	struct record_reader *reader = record_reader_new(in, "test");
	struct record record;

	(void)state;
	assert_true(record_read(reader, &record));
	assert_int_equal(record.kind, KIND_META);
	assert_int_equal(record_int(&record, META_DOCUMENT_NO), 7);
	assert_slice(record.field[META_CONTENT], "path");
	assert_int_equal(record_place(reader).offset, strlen(HEAD));
	assert_false(record_read(reader, &record));
	assert_slice(record_counts(reader), "a=1");
	assert_false(record_read(reader, &record));
	record_reader_free(reader);
	fclose(in);
}

static void
tells_who_wrote_the_stream(void **state)
{
	FILE *in = stream_of(HEAD META(7) END(1));
	struct record_reader *reader = record_reader_new(in, "test");
	struct record record;

	(void)state;
	while (record_read(reader, &record))
		continue;
	assert_string_equal(record_program(reader), "glasshouse-test");
	assert_string_equal(record_version(reader), "0");
	record_reader_free(reader);
	fclose(in);
}

static void
reads_escapes_and_nulls(void **state)
{
	FILE *in = stream_of(HEAD "meta\t1\t\ta\\tb\\nc\\rd\\\\e\n"
				  "reject\textract\tx\t\\N\ta\t0\t\\N\t\\N\t"
				  "damaged\t\n" END(2));
	struct record_reader *reader = record_reader_new(in, "test");
	struct record record;

	(void)state;
	assert_true(record_read(reader, &record));
	assert_slice(record.field[META_CONTENT], "a\tb\nc\rd\\e");
	assert_true(record_read(reader, &record));
	assert_null(record.field[REJECT_URI].ptr);
	assert_non_null(record.field[REJECT_DETAIL].ptr);
	assert_int_equal(record.field[REJECT_DETAIL].len, 0);
	record_reader_free(reader);
	fclose(in);
}

static void
takes_a_whole_stream_without_complaint(void **state)
{
	char text[] = HEAD META(1) END(1);

	(void)state;
	assert_exits(0, read_all, text);
}

static void
refuses_a_stream_without_header(void **state)
{
	(void)state;
	assert_refused("");
	assert_refused(META(1) END(1));
	assert_refused("glasshouse\t2\tglasshouse-test\t0\n" END(0));
}

static void
refuses_a_stream_that_is_cut_off(void **state)
{
	(void)state;
	assert_refused(HEAD);
	assert_refused(HEAD META(1));
	assert_refused(HEAD "meta\t1\tname\tpa");
	assert_refused(HEAD META(1) "end\tglasshouse-test\t1\ta=1");
}

static void
read_without_end(void *arg)
{
	FILE *in = fopen("/dev/zero", "r");

	(void)arg;
	record_reader_free(record_reader_new(in, "zero"));
	fclose(in);
}

static void
refuses_a_line_that_does_not_end(void **state)
{
	(void)state;
	assert_exits(EX_DATAERR, read_without_end, NULL);
}

static void
refuses_counts_that_are_wrong(void **state)
{
	(void)state;
	assert_refused(HEAD META(1) END(2));
	assert_refused(HEAD META(1) END(0));
}

static void
refuses_records_behind_the_end(void **state)
{
	(void)state;
	assert_refused(HEAD END(0) META(1));
	assert_refused(HEAD HEAD END(0));
	assert_refused(HEAD META(1) HEAD END(2));
}

static void
refuses_records_that_break_the_contract(void **state)
{
	(void)state;
	assert_refused(HEAD "metas\t1\tname\tpath\n" END(1));
	assert_refused(HEAD "\\N\t1\tname\tpath\n" END(1));
	assert_refused(HEAD "meta\t1\tname\n" END(1));
	assert_refused(HEAD "met\t1\tname\tpath\n" END(1));
	assert_refused(HEAD META(1) "met\t1\tname\tpath\n" END(2));
	assert_refused(HEAD META(1) "\t1\tname\tpath\n" END(2));
	assert_refused(HEAD META(1) "meta\n" END(2));
	assert_refused(HEAD META(1) "\n" END(2));
	assert_refused(HEAD META(1) "meta\t1\tname\t\n\n" END(2));
	assert_refused(HEAD "meta\t1\ta\tb\tc\n" END(1));
	assert_refused(HEAD "meta\tone\tname\tpath\n" END(1));
	assert_refused(HEAD "meta\t\tname\tpath\n" END(1));
	assert_refused(HEAD "meta\t-\tname\tpath\n" END(1));
	assert_refused(HEAD "meta\t1\tname\t\\N\n" END(1));
	assert_refused(HEAD "meta\t1\tname\t\\q\n" END(1));
	assert_refused(HEAD "meta\t1\tname\tq\\\n" END(1));
	assert_refused(HEAD "meta\t1234567890123456789\tname\tpath\n" END(1));
}

static void
writes_what_it_reads(void **state)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	struct record_writer *writer = record_writer_new(out, "glasshouse-x");

	(void)state;
	record_begin(writer, KIND_META);
	record_number(writer, -12);
	record_text(writer, SLICE("name"));
	record_text(writer, SLICE("a\tb\nc\rd\\e\\N"));
	record_end(writer);
	assert_int_equal(record_written(writer), 1);
	record_close(writer, SLICE("n=2"));
	record_writer_free(writer);
	fclose(out);
	assert_string_equal(text,
	    "glasshouse\t1\tglasshouse-x\t" GLASSHOUSE_VERSION "\n"
	    "meta\t-12\tname\ta\\tb\\nc\\rd\\\\e\\\\N\n"
	    "end\tglasshouse-x\t1\tn=2\n");
	free(text);
}

/* How `field` stands in a record, by the slow way. */
static size_t
escape_slowly(const char *field, size_t len, char *to)
{
	static const char of[] = { '\t', 't', '\n', 'n', '\r', 'r', '\\',
		'\\' };
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(of, field[i], sizeof(of));

		if (at != NULL && (at - of) % 2 == 0) {
			to[n++] = '\\';
			to[n++] = at[1];
		} else {
			to[n++] = field[i];
		}
	}
	return n;
}

static void
escapes_any_byte_at_any_place(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		for (size_t at = 0; at < 20; at++) {
			char field[20];
			char want[40];
			size_t n;

			memset(field, 0x80 + (int)at, sizeof(field));
			field[at] = (char)byte;
			field[19 - at] = '\n';
			n = escape_slowly(field, sizeof(field), want);
			buf_reset(&buf);
			record_escape(&buf,
			    (struct slice){ field, sizeof(field) });
			assert_int_equal(buf.len, n);
			assert_memory_equal(buf.data, want, n);
			assert_int_equal(buf.data[n], '\0');
		}
	}
	buf_release(&buf);
}

static void
writes_codes_as_they_are(void **state)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	struct record_writer *writer = record_writer_new(out, "glasshouse-x");

	(void)state;
	record_begin(writer, KIND_REJECT);
	record_code(writer, "x");
	for (int i = 0; i < 8; i++)
		record_code(writer, NULL);
	record_end(writer);
	record_close(writer, SLICE_NULL);
	record_writer_free(writer);
	fclose(out);
	assert_non_null(strstr(text,
	    "\nreject\tx\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\n"));
	free(text);
}

static void
passes_records_on_unchanged(void **state)
{
	static const char record_text_in[] =
	    "reject\textract\tx\\ty\t\\N\ta\t0\t\\N\t\\N\tdamaged\t\n";
	FILE *in = stream_of(HEAD
	    "reject\textract\tx\\ty\t\\N\ta\t0\t\\N\t\\N\tdamaged\t\n" END(1));
	struct record_reader *reader = record_reader_new(in, "test");
	struct record record;
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	struct record_writer *writer = record_writer_new(out, "glasshouse-x");

	(void)state;
	assert_true(record_read(reader, &record));
	record_pass(writer, &record);
	record_close(writer, SLICE_NULL);
	record_writer_free(writer);
	fclose(out);
	assert_non_null(strstr(text, record_text_in));
	free(text);
	record_reader_free(reader);
	fclose(in);
}

static void
begins_a_record_as_the_marked_one(void **state)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);
	struct record_writer *writer = record_writer_new(out, "glasshouse-x");

	(void)state;
	record_begin(writer, KIND_META);
	record_number(writer, 12);
	record_mark(writer);
	record_text(writer, SLICE("a\tb"));
	record_text(writer, SLICE("first"));
	record_end(writer);
	record_begin_marked(writer);
	record_code(writer, "c");
	record_text(writer, SLICE_NULL);
	record_end(writer);
	record_close(writer, SLICE_NULL);
	record_writer_free(writer);
	fclose(out);
	assert_non_null(
	    strstr(text, "\nmeta\t12\ta\\tb\tfirst\nmeta\t12\tc\t\\N\nend\t"));
	free(text);
}

/* What a child holds when it dies must be in reach, or it counts as lost. */
static struct record_writer *held;

static void
write_half_a_record(void *arg)
{
	(void)arg;
	held = record_writer_new(stdout, "x");
	record_begin(held, KIND_META);
	record_number(held, 1);
	record_end(held);
}

static void
calls_a_wrong_number_of_fields_a_bug(void **state)
{
	(void)state;
	assert_exits(EX_SOFTWARE, write_half_a_record, NULL);
}

static void
write_to_a_full_disk(void *arg)
{
	FILE *out = fopen("/dev/full", "w");

	(void)arg;
	held = record_writer_new(out, "x");
	record_close(held, SLICE_NULL);
}

static void
ends_when_the_disk_is_full(void **state)
{
	(void)state;
	assert_exits(EX_IOERR, write_to_a_full_disk, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_fields_and_the_end),
		cmocka_unit_test(tells_who_wrote_the_stream),
		cmocka_unit_test(reads_escapes_and_nulls),
		cmocka_unit_test(takes_a_whole_stream_without_complaint),
		cmocka_unit_test(refuses_a_stream_without_header),
		cmocka_unit_test(refuses_a_stream_that_is_cut_off),
		cmocka_unit_test(refuses_a_line_that_does_not_end),
		cmocka_unit_test(refuses_counts_that_are_wrong),
		cmocka_unit_test(refuses_records_behind_the_end),
		cmocka_unit_test(refuses_records_that_break_the_contract),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(escapes_any_byte_at_any_place),
		cmocka_unit_test(writes_codes_as_they_are),
		cmocka_unit_test(passes_records_on_unchanged),
		cmocka_unit_test(begins_a_record_as_the_marked_one),
		cmocka_unit_test(calls_a_wrong_number_of_fields_a_bug),
		cmocka_unit_test(ends_when_the_disk_is_full),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
