/* SPDX-License-Identifier: ISC */
#include "extract/job.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/cdx.h"
#include "schema/diag.h"

struct job *
job_new(enum job_kind kind, struct job_file *file)
{
	struct job *job = calloc(1, sizeof(*job));

	if (job == NULL)
		diag_die(EX_OSERR, "out of memory");
	job->kind = kind;
	job->file = file;
	atomic_fetch_add(&file->njobs, 1);
	job->part = record_writer_part();
	job->counts = counts_new();
	return job;
}

void
job_free(struct job *job)
{
	if (job == NULL)
		return;
	record_writer_free(job->part);
	counts_free(job->counts);
	buf_release(&job->warnings);
	buf_release(&job->cdx);
	free(job);
}

struct job_file *
job_file_new(const char *path, int fd)
{
	struct job_file *file = calloc(1, sizeof(*file));

	if (file == NULL || (file->path = strdup(path)) == NULL)
		diag_die(EX_OSERR, "out of memory");
	file->fd = fd;
	return file;
}

void
job_file_release(struct job_file *file)
{
	if (atomic_fetch_sub(&file->njobs, 1) > 1)
		return;
	if (file->fd > STDIN_FILENO)
		close(file->fd);
	free(file->path);
	free(file);
}

struct job_worker *
job_worker_new(const struct run_options *options)
{
	struct job_worker *worker = calloc(1, sizeof(*worker));

	if (worker == NULL)
		diag_die(EX_OSERR, "out of memory");
	worker->options = options;
	worker->child = child_new(NULL, 0);
	worker->archive = archive_new(options->max);
	archive_verify(worker->archive, options->verify);
	archive_select(worker->archive, &options->select);
	worker->documents = document_writer_new(worker->child, options->max);
	return worker;
}

void
job_worker_free(struct job_worker *worker)
{
	if (worker == NULL)
		return;
	document_writer_free(worker->documents);
	archive_free(worker->archive);
	child_free(worker->child);
	free(worker);
}

static void
warn(struct job *job, uint64_t offset, const char *what)
{
	struct job_warning warning = { offset, what };

	buf_add(&job->warnings, &warning, sizeof(warning));
}

/* Says what is wrong with a file, not with a document in it. */
static void
warn_of(struct job *job, const struct entry *entry)
{
	if (entry->fault.reason == REASON_DAMAGED ||
	    entry->fault.reason == REASON_UNREADABLE_FILE)
		warn(job, entry->trouble, entry->fault.detail);
	else if (entry->oddity != NULL)
		warn(job, entry->trouble, entry->oddity);
}

/* A line of the index that is being written. */
static void
add_to_index(struct job *job, const struct entry *entry)
{
	const char *slash = strrchr(job->file->path, '/');
	struct cdx_record record = { .uri = entry->uri,
		.time = SLICE_NULL,
		.mime = entry->media,
		.digest = entry->digest,
		.file = slice_of(slash == NULL ? job->file->path : slash + 1),
		.status = entry->status,
		.offset = entry->offset,
		.length = entry->length };
	char figures[14];
	size_t n = 0;

	for (size_t i = 0; i < entry->captured.len && n < sizeof(figures); i++)
		if (entry->captured.ptr[i] >= '0' &&
		    entry->captured.ptr[i] <= '9')
			figures[n++] = entry->captured.ptr[i];
	record.time = (struct slice){ figures, n };
	cdx_write(&record, &job->cdx);
}

static void
take(struct job_worker *worker, struct job *job, const struct entry *entry)
{
	warn_of(job, entry);
	if (worker->options->cdx != NULL && entry->uri.len > 0 &&
	    entry->fault.detail == NULL)
		add_to_index(job, entry);
	document_write(worker->documents, entry);
	if (record_held(job->part) >= RUN_HELD)
		worker->full(worker->run, job);
}

static void
run_file(struct job_worker *worker, struct job *job)
{
	struct entry entry;

	archive_begin(worker->archive, job->file->fd, job->file->path);
	while (archive_next(worker->archive, &entry))
		take(worker, job, &entry);
}

/* All records that begin in the part. */
static void
read_part(struct job_worker *worker, struct job *job, uint64_t begin)
{
	struct entry entry;

	job->found = begin;
	while ((job->stopped = archive_offset(worker->archive)) < job->end &&
	    archive_next(worker->archive, &entry))
		take(worker, job, &entry);
}

static void
begin_part(struct job_worker *worker, struct job *job, uint64_t begin)
{
	struct archive_part part = { job->file->fd, begin, job->file->size };

	archive_begin_part(worker->archive, job->file->form, part,
	    job->file->path);
}

static void
run_part(struct job_worker *worker, struct job *job)
{
	begin_part(worker, job, job->begin);
	if (job->begin > 0 && !archive_find(worker->archive)) {
		job->found = job->stopped = UINT64_MAX;
		return;
	}
	read_part(worker, job, archive_offset(worker->archive));
}

static void
run_places(struct job_worker *worker, struct job *job)
{
	for (size_t i = 0; i < job->nplaces; i++) {
		struct archive_part part = { job->file->fd,
			job->place[i].offset, job->file->size };
		struct entry entry;

		if (job->place[i].length < part.end - part.begin)
			part.end = part.begin + job->place[i].length;
		archive_begin_part(worker->archive, job->file->form, part,
		    job->file->path);
		while (archive_next(worker->archive, &entry) &&
		    entry.offset == part.begin)
			take(worker, job, &entry);
	}
}

/* One record, as far as the archive must be read for it. */
static void
run_one(struct job_worker *worker, struct job *job)
{
	struct archive_form form;
	struct entry entry;

	archive_begin(worker->archive, job->file->fd, job->file->path);
	if (archive_divides(worker->archive, &form)) {
		job->file->form = form;
		begin_part(worker, job, job->begin);
	}
	while (
	    archive_next(worker->archive, &entry) && entry.offset <= job->begin)
		if (entry.offset == job->begin)
			take(worker, job, &entry);
}

static void
run_failed(struct job_worker *worker, struct job *job)
{
	warn(job, 0, job->why);
	document_reject_file(worker->documents, job->file->path, job->why);
}

void
job_run(struct job_worker *worker, struct job *job)
{
	document_begin(worker->documents, job->part, job->counts, job->before);
	switch (job->kind) {
	case JOB_INPUT:
		counts_add(job->counts, "extract.inputs", 1);
		break;
	case JOB_FAILED:
		run_failed(worker, job);
		break;
	case JOB_SPECIAL:
		counts_add(job->counts, "extract.passed_over.special_file", 1);
		break;
	case JOB_FILE:
		run_file(worker, job);
		break;
	case JOB_PART:
		run_part(worker, job);
		break;
	case JOB_ONE:
		run_one(worker, job);
		break;
	case JOB_PLACES:
		run_places(worker, job);
		break;
	}
	job->ndocuments = document_count(worker->documents);
}

void
job_redo(struct job_worker *worker, struct job *job, uint64_t begin)
{
	record_writer_free(job->part);
	counts_free(job->counts);
	job->part = record_writer_part();
	job->counts = counts_new();
	buf_reset(&job->warnings);
	buf_reset(&job->cdx);
	document_begin(worker->documents, job->part, job->counts, job->before);
	begin_part(worker, job, begin);
	read_part(worker, job, begin);
	job->ndocuments = document_count(worker->documents);
}
