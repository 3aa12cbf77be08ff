/* SPDX-License-Identifier: ISC */
#ifndef LOAD_OUTCOME_H
#define LOAD_OUTCOME_H

/*
 * What a run came to, and its summary: a file that is written when the
 * program ends, however it ends but by a signal.
 *
 * The file is written whole or not at all: beside it first, and then put in
 * its place.  One that is there already is removed before anything is read,
 * so what is there afterwards is of this run.
 */

#include <stdint.h>

#include "schema/counts.h"

enum end {
	END_FAILED,
	END_BUSY,
	END_TOO_MANY_REJECTS,
	END_NOTHING_NEW, /* from here on all is kept */
	END_LOADED
};

struct outcome {
	enum end end;
	struct counts *counts; /* the loader's and those of stages before */
	uint64_t reports;      /* read so far, new or not */
	uint64_t rejects;
	int64_t run_id; /* 0 if the run has no row */
	char program[80];
	char version[80]; /* of what wrote the stream; "" until that is known */
};

/*
 * A run that has failed so far.  `path` is where its summary goes, - for
 * standard output, and NULL for none; borrowed for good.  The program's end
 * frees it.  Ends the program with EX_IOERR if the summary has no place.
 */
struct outcome *outcome_new(const char *path);

/* Keeps who wrote the stream, cut to what there is room for. */
void outcome_stream(struct outcome *outcome, const char *program,
    const char *version);

#endif
