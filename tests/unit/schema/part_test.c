/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "schema/part.h"
#include "schema/version.h"
#include "tests/unit/unit.h"

struct trial {
	char *text;
	size_t len;
	FILE *out;
	struct record_writer *writer;
	struct record_writer *part;
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial.out = open_memstream(&trial.text, &trial.len);
	trial.writer = record_writer_new(trial.out, "test");
	trial.part = record_writer_part();
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	record_writer_free(trial->writer);
	record_writer_free(trial->part);
	fclose(trial->out);
	free(trial->text);
	return 0;
}

static void
write_lines(struct trial *trial)
{
	for (int64_t document = 1; document <= 2; document++) {
		record_begin(trial->part, KIND_LINE);
		record_number(trial->part, document);
		record_number(trial->part, 9);
		record_text(trial->part, SLICE("a\nb"));
		record_end(trial->part);
	}
	record_begin(trial->part, KIND_INPUT);
	record_number(trial->part, 1);
	record_text(trial->part, SLICE("a"));
	record_text(trial->part, SLICE_NULL);
	record_end(trial->part);
}

static void
assert_stream(struct trial *trial, const char *lines)
{
	char wanted[256];

	record_close(trial->writer, SLICE(""));
	snprintf(wanted, sizeof(wanted),
	    "glasshouse\t1\ttest\t" GLASSHOUSE_VERSION "\n%send\ttest\t3\t\n",
	    lines);
	assert_string_equal(trial->text, wanted);
}

static void
joins_a_part_as_it_is(void **state)
{
	struct trial *trial = *state;

	write_lines(trial);
	part_join(trial->writer, trial->part, 0);
	assert_int_equal(record_held(trial->part), 0);
	assert_stream(trial,
	    "line\t1\t9\ta\\nb\nline\t2\t9\ta\\nb\ninput\t1\ta\t\\N\n");
}

static void
adds_to_the_numbers_of_documents(void **state)
{
	struct trial *trial = *state;

	write_lines(trial);
	part_join(trial->writer, trial->part, 98);
	assert_stream(trial,
	    "line\t99\t9\ta\\nb\nline\t100\t9\ta\\nb\ninput\t1\ta\t\\N\n");
}

static void
counts_each_record_once(void **state)
{
	struct trial *trial = *state;

	part_join(trial->writer, trial->part, 0);
	part_join(trial->writer, trial->part, 5);
	assert_int_equal(record_written(trial->writer), 0);
	write_lines(trial);
	part_join(trial->writer, trial->part, 0);
	part_join(trial->writer, trial->part, 0);
	assert_int_equal(record_written(trial->writer), 3);
	assert_stream(trial,
	    "line\t1\t9\ta\\nb\nline\t2\t9\ta\\nb\ninput\t1\ta\t\\N\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(joins_a_part_as_it_is),
		TEST(adds_to_the_numbers_of_documents),
		TEST(counts_each_record_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
