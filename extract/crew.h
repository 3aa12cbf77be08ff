/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CREW_H
#define EXTRACT_CREW_H

/*
 * Jobs done by several threads and committed in the order in which they were
 * given, one at a time.  A crew of one does each job at once, without a
 * thread.
 */

#include <stddef.h>
#include <stdint.h>

/* Threads at most. */
enum { CREW_MAX = 64 };

/* What every job begins with; the crew's. */
struct crew_job {
	uint64_t number;
};

struct crew_plan {
	size_t nworkers;
	void **worker; /* one for each thread, to be used by it alone */

	void (*run)(void *worker, struct crew_job *job);

	/* The job is the commit's to free. */
	void (*commit)(void *worker, struct crew_job *job);
};

struct crew;

/* `plan` is borrowed. */
struct crew *crew_new(const struct crew_plan *plan);

/* Waits for all jobs and ends the threads; NULL is fine. */
void crew_free(struct crew *crew);

/* Gives a job, which is the crew's from here on.  Waits while it has enough. */
void crew_add(struct crew *crew, struct crew_job *job);

/*
 * Waits until all jobs before that one, which is being run, have been
 * committed.  So it may do now what its commit would.
 */
void crew_turn(struct crew *crew, const struct crew_job *job);

#endif
