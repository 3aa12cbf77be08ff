/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_JOB_H
#define EXTRACT_JOB_H

/* What a thread of extract's does at a time, and what came of it. */

#include <stdatomic.h>

#include "extract/archive.h"
#include "extract/crew.h"
#include "extract/document.h"
#include "extract/index.h"
#include "extract/run.h"
#include "schema/buf.h"

/* A file that is open for the jobs that read it. */
struct job_file {
	char *path;
	int fd;        /* closed with the last job, unless it is stdin */
	uint64_t size; /* 0 if it is not known */
	struct archive_form form;
	atomic_size_t njobs; /* and one for whoever still adds some */
	uint64_t next; /* where the next part begins, once those before it are
			  written */
};

enum job_kind {
	JOB_INPUT,   /* an operand, to be named in the stream */
	JOB_FAILED,  /* a file that cannot be read */
	JOB_SPECIAL, /* what is no file in a directory */
	JOB_FILE,    /* a whole file */
	JOB_PART,    /* the records that begin in a part of one */
	JOB_PLACES,  /* single records */
	JOB_ONE      /* the record at `begin`, with no index to name it */
};

struct job {
	struct crew_job crew; /* first, for the crew has a pointer to it */
	enum job_kind kind;
	struct job_file *file;
	uint64_t begin;
	uint64_t end;
	const struct index_place *place;
	size_t nplaces;
	const char *why; /* it cannot be read */
	int64_t before;  /* how many documents are known to come first */

	/* What came of it. */
	uint64_t found;   /* of a part: where its first record begins */
	uint64_t stopped; /* where the next would */
	bool is_written;  /* some of it, for it was too much to be held */
	struct record_writer *part;
	struct counts *counts;
	int64_t ndocuments;
	struct buf warnings; /* of struct job_warning */
	struct buf cdx;
};

struct job_warning {
	uint64_t offset;
	const char *what;
};

/* A thread's own tools. */
struct job_worker {
	struct child *child;
	struct archive *archive;
	struct document_writer *documents;
	const struct run_options *options;
	void *run;
	void (*full)(void *run, struct job *job); /* there is much to write */
};

struct job *job_new(enum job_kind kind, struct job_file *file);
void job_free(struct job *job); /* NULL is fine; the file stays */

struct job_file *job_file_new(const char *path, int fd);

/* Gives a job back; with the last one the file is closed and freed. */
void job_file_release(struct job_file *file);

struct job_worker *job_worker_new(const struct run_options *options);
void job_worker_free(struct job_worker *worker); /* NULL is fine */

void job_run(struct job_worker *worker, struct job *job);

/* Does a part again from where it must begin, forgetting what came of it. */
void job_redo(struct job_worker *worker, struct job *job, uint64_t begin);

#endif
