/* SPDX-License-Identifier: ISC */
#include "extract/job.h"
#include "tests/unit/extract/report.h"
#include "tests/unit/extract/scratch.h"

/* A thread's tools, and an archive of three records in a file. */
struct trial {
	struct run_options options;
	struct job_worker *worker;
	struct buf archive;
	size_t begin[4];
	struct job_file *file;
	struct job *job;
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ .options = { .max = 1 << 20, .nthreads = 1 } };
	trial.worker = job_worker_new(&trial.options);
	for (size_t i = 0; i < 3; i++) {
		report_record(&trial.archive, "http://a.gov.cn/", REPORT);
		trial.begin[i + 1] = trial.archive.len;
	}
	trial.file = job_file_new("folder/a.warc",
	    scratch_open(
		(struct slice){ trial.archive.data, trial.archive.len }));
	trial.file->size = trial.archive.len;
	trial.file->form.form = CRAWL_WARC;
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	job_worker_free(trial->worker);
	if (trial->job != NULL)
		job_file_release(trial->job->file);
	job_free(trial->job);
	buf_release(&trial->archive);
	return 0;
}

/* What a job of that kind writes, from one place to another. */
static struct slice
run(struct trial *trial, enum job_kind kind, uint64_t begin, uint64_t end)
{
	trial->job = job_new(kind, trial->file);
	trial->job->begin = begin;
	trial->job->end = end;
	job_run(trial->worker, trial->job);
	return record_take(trial->job->part);
}

static void
reads_a_whole_file(void **state)
{
	struct trial *trial = *state;
	struct slice text = run(trial, JOB_FILE, 0, 0);

	assert_int_equal(report_count(text, "document\t"), 3);
	assert_int_equal(trial->job->ndocuments, 3);
	assert_int_equal(counts_get(trial->job->counts, "extract.documents"),
	    3);
	assert_int_equal(trial->job->warnings.len, 0);
}

static void
reads_the_records_that_begin_in_a_part(void **state)
{
	struct trial *trial = *state;
	struct slice text = run(trial, JOB_PART, 5, trial->begin[1] + 5);

	assert_int_equal(report_count(text, "document\t"), 1);
	assert_int_equal(trial->job->found, trial->begin[1]);
	assert_int_equal(trial->job->stopped, trial->begin[2]);
}

static void
finds_no_record_in_the_last_bytes(void **state)
{
	struct trial *trial = *state;

	assert_int_equal(run(trial, JOB_PART, trial->begin[2] + 9,
			     trial->begin[3])
			     .len,
	    0);
	assert_int_equal(trial->job->found, UINT64_MAX);
	assert_int_equal(trial->job->stopped, UINT64_MAX);
}

static void
does_a_part_again_from_where_it_must_begin(void **state)
{
	struct trial *trial = *state;

	(void)run(trial, JOB_PART, trial->begin[1] + 1, trial->begin[3]);
	assert_int_equal(trial->job->ndocuments, 1);
	job_redo(trial->worker, trial->job, trial->begin[1]);
	assert_int_equal(trial->job->ndocuments, 2);
	assert_int_equal(trial->job->found, trial->begin[1]);
	assert_int_equal(trial->job->stopped, trial->begin[3]);
	assert_int_equal(report_count(record_take(trial->job->part),
			     "document\t"),
	    2);
	assert_int_equal(counts_get(trial->job->counts, "extract.documents"),
	    2);
}

static void
reads_one_record_alone(void **state)
{
	struct trial *trial = *state;
	struct slice text = run(trial, JOB_ONE, trial->begin[1], 0);
	char place[64];

	assert_int_equal(report_count(text, "document\t"), 1);
	snprintf(place, sizeof(place), "\tfolder/a.warc\t%zu\t",
	    trial->begin[1]);
	assert_once(text, place);
}

static void
reads_the_places_of_an_index(void **state)
{
	struct trial *trial = *state;
	struct index_place places[] = {
		{ .offset = trial->begin[0], .length = trial->begin[1] },
		{ .offset = trial->begin[2], .length = UINT64_MAX },
		{ .offset = trial->begin[2] + 3, .length = 20 },
	};

	trial->job = job_new(JOB_PLACES, trial->file);
	trial->job->place = places;
	trial->job->nplaces = 3;
	job_run(trial->worker, trial->job);
	assert_int_equal(trial->job->ndocuments, 2);
}

static void
counts_what_is_no_file(void **state)
{
	struct trial *trial = *state;

	assert_int_equal(run(trial, JOB_SPECIAL, 0, 0).len, 0);
	assert_int_equal(counts_get(trial->job->counts,
			     "extract.passed_over.special_file"),
	    1);
}

static void
rejects_and_warns_of_a_file_that_cannot_be_read(void **state)
{
	struct trial *trial = *state;
	struct job_warning warning;

	trial->job = job_new(JOB_FAILED, trial->file);
	trial->job->why = "Permission denied";
	job_run(trial->worker, trial->job);
	assert_once(record_take(trial->job->part),
	    "\tunreadable_file\tPermission denied\n");
	assert_int_equal(trial->job->warnings.len, sizeof(warning));
	memcpy(&warning, trial->job->warnings.data, sizeof(warning));
	assert_string_equal(warning.what, "Permission denied");
}

static void
warns_of_damage_where_it_is(void **state)
{
	struct trial *trial = *state;
	struct job_warning warning;

	close(trial->file->fd);
	trial->archive.len -= 20;
	trial->file->fd = scratch_open(
	    (struct slice){ trial->archive.data, trial->archive.len });
	assert_int_equal(report_count(run(trial, JOB_FILE, 0, 0), "reject\t"),
	    1);
	assert_int_equal(trial->job->ndocuments, 2);
	assert_int_equal(trial->job->warnings.len, sizeof(warning));
	memcpy(&warning, trial->job->warnings.data, sizeof(warning));
	assert_string_equal(warning.what, "a record is cut short");
	assert_int_equal(warning.offset, trial->begin[2]);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_a_whole_file),
		TEST(reads_the_records_that_begin_in_a_part),
		TEST(finds_no_record_in_the_last_bytes),
		TEST(does_a_part_again_from_where_it_must_begin),
		TEST(reads_one_record_alone),
		TEST(reads_the_places_of_an_index),
		TEST(counts_what_is_no_file),
		TEST(rejects_and_warns_of_a_file_that_cannot_be_read),
		TEST(warns_of_damage_where_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
