/* SPDX-License-Identifier: ISC */
#ifndef LOAD_RUN_H
#define LOAD_RUN_H

/*
 * The one transaction of a stream, and its row in etl.run.
 *
 * Both are put off until they are needed: a stream that brings nothing new
 * leaves no trace, and one that ends early has only to be forgotten.
 */

#include <stdbool.h>
#include <stdint.h>

#include "load/session.h"
#include "schema/counts.h"
#include "schema/slice.h"

struct run;

/* Adds the counters of a run to `counts`, each 0. */
void run_counters(struct counts *counts);

/* `program` and `version` wrote the stream; all is borrowed for as long. */
struct run *run_new(struct session *session, const char *program,
    const char *version);
void run_free(struct run *run); /* NULL is fine; does not commit */

/*
 * The session, inside the transaction, which the first call opens.
 */
struct session *run_session(struct run *run);

/* The key of the run; its row is made by the first call. */
int64_t run_id(struct run *run);
bool run_has_id(const struct run *run);

/* The version of the program that wrote the stream. */
const char *run_version(const struct run *run);

/* Works out what follows from the reports of the run, if it has brought any. */
void run_settle(struct run *run);

/*
 * Completes the run's row with the loader's counts and those of the stages
 * before it, and commits.
 */
void run_end(struct run *run, const struct counts *counts,
    struct slice stage_counts);

#endif
