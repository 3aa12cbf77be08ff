/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_RUN_H
#define EXTRACT_RUN_H

/*
 * All inputs to one stream of records, by as many threads as are wanted: the
 * stream is the same for any number of them.
 */

#include <stdio.h>

#include "extract/index.h"
#include "extract/select.h"
#include "schema/counts.h"
#include "schema/record.h"

/*
 * An archive is divided into parts of RUN_PART bytes for several threads.  A
 * thread holds back RUN_HELD bytes of records at most before its turn.
 */
enum { RUN_PART = 2 << 20, RUN_HELD = 2 << 20 };

struct run_options {
	size_t max;      /* bytes of a document */
	size_t nthreads; /* CREW_MAX at most */
	bool verify;     /* digests */
	bool progress;   /* on stderr */
	struct select select;
	const struct index *index; /* of what is to be read, or NULL for all */
	FILE *cdx;                 /* for an index of what was read, or NULL */
};

struct run;

/*
 * Starts the processes and threads.  `options` is borrowed, `writer` and
 * `counts` stay the caller's.
 */
struct run *run_new(const struct run_options *options,
    struct record_writer *writer, struct counts *counts);

/* Waits until all is written; NULL is fine. */
void run_free(struct run *run);

/*
 * Reads an operand: a file, a directory, - for standard input, ARCHIVE@OFFSET
 * for one record, or @LIST for the operands in a file.
 */
void run_operand(struct run *run, const char *operand);

/* Why the program is not confined, or NULL if it is. */
const char *run_unconfined(const struct run *run);

#endif
