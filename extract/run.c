/* SPDX-License-Identifier: ISC */
/*
 * The parts of an archive are read at once, each from the first record that is
 * found in it.  When a part is written it must begin where the one before it
 * stopped; if it does not, what was found was no record, and the part is read
 * again from there.
 */
#include "extract/run.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/confine.h"
#include "extract/job.h"
#include "extract/name.h"
#include "extract/operand.h"
#include "extract/progress.h"
#include "extract/walk.h"
#include "schema/diag.h"
#include "schema/part.h"

/* Records of an index that are read in one job. */
enum { PLACES_PER_JOB = 64 };

struct run {
	const struct run_options *options;
	struct record_writer *writer;
	struct counts *counts;
	struct crew *crew;
	struct crew_plan plan;
	void *worker[CREW_MAX];
	struct archive *probe; /* to see what a file is; NULL until wanted */
	struct progress *progress;
	const char *unconfined;
	int64_t ninputs;
	int64_t ndocuments;
};

static void
write_input(struct run *run, const struct job *job)
{
	struct buf name = BUF_INIT;

	name_clean(slice_of(job->file->path), &name);
	record_begin(run->writer, KIND_INPUT);
	record_number(run->writer, ++run->ninputs);
	record_text(run->writer, (struct slice){ name.data, name.len });
	if (job->end == UINT64_MAX)
		record_text(run->writer, SLICE_NULL);
	else
		record_number(run->writer, (int64_t)job->end);
	record_end(run->writer);
	buf_release(&name);
}

static void
write_warnings(const struct job *job)
{
	struct buf name = BUF_INIT;
	struct job_warning warning;

	name_clean(slice_of(job->file->path), &name);
	for (size_t at = 0; at < job->warnings.len; at += sizeof(warning)) {
		struct place place = { name.data, 0 };

		memcpy(&warning, job->warnings.data + at, sizeof(warning));
		place.offset = warning.offset;
		diag_warn(&place, "%s", warning.what);
	}
	buf_release(&name);
}

/* Writes what there is of a job whose turn it is. */
static void
write_job(struct run *run, struct job *job)
{
	part_join(run->writer, job->part, run->ndocuments - job->before);
	write_warnings(job);
	buf_reset(&job->warnings);
	if (job->cdx.len > 0 && run->options->cdx != NULL &&
	    fwrite(job->cdx.data, 1, job->cdx.len, run->options->cdx) !=
		job->cdx.len)
		diag_die(EX_IOERR, "the index: %s", strerror(errno));
	buf_reset(&job->cdx);
	job->is_written = true;
}

/* Whether a part begins where it must. */
static bool
is_due(const struct job *job)
{
	return job->kind != JOB_PART || job->found == job->file->next;
}

/*
 * A job holds more than it should.  It waits for its turn, and writes, unless
 * it is a part that will have to be read again.
 */
static void
full(void *state, struct job *job)
{
	struct run *run = state;

	crew_turn(run->crew, &job->crew);
	if (is_due(job))
		write_job(run, job);
}

static void
add_counts(struct run *run, const struct job *job)
{
	const char *name;

	for (size_t i = 0; (name = counts_name(job->counts, i)) != NULL; i++)
		counts_add(run->counts, name, counts_get(job->counts, name));
}

static void
run_job(void *state, struct crew_job *crew_job)
{
	struct job_worker *worker = state;
	const struct run *run = worker->run;
	struct job *job = (struct job *)crew_job;

	/* With one thread all jobs before have been committed. */
	if (run->options->nthreads == 1)
		job->before = run->ndocuments;
	job_run(worker, job);
}

static void
commit_job(void *state, struct crew_job *crew_job)
{
	struct job_worker *worker = state;
	struct run *run = worker->run;
	struct job *job = (struct job *)crew_job;
	bool is_part = job->kind == JOB_PART;

	if (job->kind == JOB_INPUT)
		write_input(run, job);
	if (!is_part || job->file->next < job->end) {
		if (!is_due(job))
			job_redo(worker, job, job->file->next);
		write_job(run, job);
		add_counts(run, job);
		run->ndocuments += job->ndocuments;
		job->file->next = job->stopped;
	}
	progress_add(run->progress, job->kind == JOB_INPUT,
	    is_part ? job->end - job->begin : job->file->size, run->counts);
	job_file_release(job->file);
	job_free(job);
}

struct run *
run_new(const struct run_options *options, struct record_writer *writer,
    struct counts *counts)
{
	struct run *run = calloc(1, sizeof(*run));

	if (run == NULL)
		diag_die(EX_OSERR, "out of memory");
	run->options = options;
	run->writer = writer;
	run->counts = counts;
	run->progress = progress_new(options->progress);
	run->plan = (struct crew_plan){ options->nthreads, run->worker, run_job,
		commit_job };
	for (size_t i = 0; i < options->nthreads; i++) {
		struct job_worker *worker = job_worker_new(options);

		worker->run = run;
		worker->full = full;
		run->worker[i] = worker;
	}
	run->unconfined = confine();
	run->crew = crew_new(&run->plan);
	return run;
}

void
run_free(struct run *run)
{
	if (run == NULL)
		return;
	crew_free(run->crew);
	for (size_t i = 0; i < run->options->nthreads; i++)
		job_worker_free(run->worker[i]);
	archive_free(run->probe);
	progress_free(run->progress);
	free(run);
}

const char *
run_unconfined(const struct run *run)
{
	return run->unconfined;
}

static void
add(struct run *run, struct job *job)
{
	crew_add(run->crew, &job->crew);
}

static void
add_failed(struct run *run, const char *path, const char *why)
{
	struct job *job = job_new(JOB_FAILED, job_file_new(path, -1));

	job->why = why;
	add(run, job);
}

/* Whether a file is an archive that can be read from any place in it. */
static bool
divides(struct run *run, struct job_file *file)
{
	if (file->size == 0)
		return false;
	if (run->probe == NULL)
		run->probe = archive_new(run->options->max);
	archive_begin(run->probe, file->fd, file->path);
	return archive_divides(run->probe, &file->form);
}

static void
add_parts(struct run *run, struct job_file *file)
{
	uint64_t size = file->size;

	atomic_fetch_add(&file->njobs, 1);
	for (uint64_t begin = 0; begin < size; begin += RUN_PART) {
		struct job *job = job_new(JOB_PART, file);

		job->begin = begin;
		job->end = size - begin < RUN_PART ? size : begin + RUN_PART;
		add(run, job);
	}
	job_file_release(file);
}

static void
add_places(struct run *run, struct job_file *file,
    const struct index_place *place, size_t n)
{
	atomic_fetch_add(&file->njobs, 1);
	for (size_t i = 0; i < n; i += PLACES_PER_JOB) {
		struct job *job = job_new(JOB_PLACES, file);

		job->place = place + i;
		job->nplaces = n - i < PLACES_PER_JOB ? n - i : PLACES_PER_JOB;
		add(run, job);
	}
	job_file_release(file);
}

static void
add_open_file(struct run *run, struct job_file *file)
{
	const struct index *index = run->options->index;
	const struct index_place *place;
	size_t n;

	if (index != NULL && divides(run, file)) {
		place = index_find(index, file->path, &n);
		add_places(run, file, place, n);
	} else if (run->options->nthreads > 1 && file->size > RUN_PART &&
	    divides(run, file))
		add_parts(run, file);
	else
		add(run, job_new(JOB_FILE, file));
}

/* Opens a file for jobs, or says why it cannot be.  NULL then. */
static struct job_file *
open_file(struct run *run, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat status;
	struct job_file *file;

	if (fd < 0) {
		add_failed(run, path, strerror(errno));
		return NULL;
	}
	file = job_file_new(path, fd);
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		file->size = (uint64_t)status.st_size;
	return file;
}

static void
add_file(struct run *run, const char *path)
{
	struct job_file *file = open_file(run, path);

	if (file != NULL)
		add_open_file(run, file);
}

static void
add_one(struct run *run, const char *path, uint64_t offset)
{
	struct job_file *file = open_file(run, path);
	struct job *job;

	if (file == NULL)
		return;
	job = job_new(JOB_ONE, file);
	job->begin = offset;
	add(run, job);
}

static void
add_directory(struct run *run, const char *path)
{
	struct walk *walk = walk_open(path);
	struct walk_item item;

	while (walk_next(walk, &item)) {
		if (item.kind == WALK_FILE)
			add_file(run, item.path);
		else if (item.kind == WALK_FAILED)
			add_failed(run, item.path, item.detail);
		else
			add(run,
			    job_new(JOB_SPECIAL, job_file_new(item.path, -1)));
	}
	walk_close(walk);
}

static void
add_input(struct run *run, const char *path, const struct stat *status)
{
	struct job *job = job_new(JOB_INPUT, job_file_new(path, -1));

	job->end = S_ISREG(status->st_mode) ? (uint64_t)status->st_size
					    : UINT64_MAX;
	add(run, job);
}

static void
add_path(struct run *run, const char *path)
{
	struct stat status = { 0 };
	bool is_stdin = strcmp(path, "-") == 0;

	if (!is_stdin && stat(path, &status) != 0)
		status.st_mode = 0; /* add_file says why */
	add_input(run, path, &status);
	progress_expect(run->progress, (uint64_t)status.st_size);
	if (is_stdin)
		add(run, job_new(JOB_FILE, job_file_new(path, STDIN_FILENO)));
	else if (S_ISDIR(status.st_mode))
		add_directory(run, path);
	else
		add_file(run, path);
}

/* The operands in a file, a line each.  There are no lists in lists. */
static void
add_list(struct run *run, const char *path)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (file == NULL) {
		add_failed(run, path, strerror(errno));
		return;
	}
	while ((len = getline(&line, &cap, file)) > 0) {
		if (line[len - 1] == '\n')
			line[--len] = '\0';
		if (len > 0)
			add_path(run, line);
	}
	if (ferror(file))
		add_failed(run, path, strerror(errno));
	free(line);
	fclose(file);
}

void
run_operand(struct run *run, const char *operand)
{
	struct stat status = { 0 };
	struct buf path = BUF_INIT;
	uint64_t offset;

	if (operand_is_list(operand))
		add_list(run, operand + 1);
	else if (operand_is_place(operand, &path, &offset)) {
		(void)stat(path.data, &status);
		add_input(run, path.data, &status);
		add_one(run, path.data, offset);
	} else
		add_path(run, operand);
	buf_release(&path);
}
