/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "extract/crew.h"
#include "tests/unit/unit.h"

enum { NJOBS = 1000, NWORKERS = 4 };

struct job {
	struct crew_job crew;
	int number;
	int worker;
};

struct worker {
	struct crew *crew;
	int number;
	int *next; /* the number of the job that is to be committed next */
};

static void
run(void *state, struct crew_job *crew_job)
{
	struct worker *worker = state;
	struct job *job = (struct job *)crew_job;

	job->worker = worker->number;
	if (job->number % 7 == 0) {
		crew_turn(worker->crew, crew_job);
		assert_int_equal(*worker->next, job->number);
	}
}

static void
commit(void *state, struct crew_job *crew_job)
{
	struct worker *worker = state;
	struct job *job = (struct job *)crew_job;

	assert_int_equal(job->number, *worker->next);
	++*worker->next;
	free(job);
}

static void
do_jobs(size_t nworkers)
{
	struct worker worker[NWORKERS];
	void *workers[NWORKERS];
	struct crew_plan plan = { nworkers, workers, run, commit };
	struct crew *crew;
	int next = 0;

	for (int i = 0; i < NWORKERS; i++) {
		worker[i] = (struct worker){ NULL, i, &next };
		workers[i] = &worker[i];
	}
	crew = crew_new(&plan);
	for (int i = 0; i < NWORKERS; i++)
		worker[i].crew = crew;
	for (int i = 0; i < NJOBS; i++) {
		struct job *job = calloc(1, sizeof(*job));

		assert_non_null(job);
		job->number = i;
		crew_add(crew, &job->crew);
	}
	crew_free(crew);
	assert_int_equal(next, NJOBS);
}

static void
commits_all_jobs_in_their_order(void **state)
{
	(void)state;
	for (size_t n = 1; n <= NWORKERS; n++)
		do_jobs(n);
	crew_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commits_all_jobs_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
