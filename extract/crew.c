/* SPDX-License-Identifier: ISC */
#include "extract/crew.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "schema/diag.h"

/* So many jobs a thread are taken in before the first is committed. */
enum { JOBS_PER_WORKER = 4 };

struct slot {
	struct crew_job *job;
	bool done;
};

struct crew {
	const struct crew_plan *plan;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	size_t nslots;
	struct slot *slot;  /* of job n, at n modulo nslots */
	uint64_t committed; /* jobs, from the first on */
	uint64_t begun;
	uint64_t given;
	bool committing;
	bool ended;
	size_t nthreads;
	pthread_t thread[CREW_MAX];
};

/* What a thread is started with. */
struct start {
	struct crew *crew;
	void *worker;
};

/* Commits what is due, unless somebody else does.  Holds the mutex. */
static void
commit(struct crew *crew, void *worker)
{
	struct slot *slot = &crew->slot[crew->committed % crew->nslots];

	if (crew->committing)
		return;
	crew->committing = true;
	while (crew->committed < crew->begun && slot->done) {
		pthread_mutex_unlock(&crew->mutex);
		crew->plan->commit(worker, slot->job);
		pthread_mutex_lock(&crew->mutex);
		slot->done = false;
		crew->committed++;
		pthread_cond_broadcast(&crew->changed);
		slot = &crew->slot[crew->committed % crew->nslots];
	}
	crew->committing = false;
}

static void *
work(void *argument)
{
	struct start *start = argument;
	struct crew *crew = start->crew;
	void *worker = start->worker;

	free(start);
	pthread_mutex_lock(&crew->mutex);
	for (;;) {
		struct slot *slot;

		while (crew->begun == crew->given && !crew->ended)
			pthread_cond_wait(&crew->changed, &crew->mutex);
		if (crew->begun == crew->given)
			break;
		slot = &crew->slot[crew->begun++ % crew->nslots];
		pthread_mutex_unlock(&crew->mutex);
		crew->plan->run(worker, slot->job);
		pthread_mutex_lock(&crew->mutex);
		slot->done = true;
		commit(crew, worker);
	}
	pthread_mutex_unlock(&crew->mutex);
	return NULL;
}

struct crew *
crew_new(const struct crew_plan *plan)
{
	struct crew *crew = calloc(1, sizeof(*crew));

	if (crew == NULL)
		diag_die(EX_OSERR, "out of memory");
	crew->plan = plan;
	crew->nslots = plan->nworkers * JOBS_PER_WORKER;
	crew->slot = calloc(crew->nslots, sizeof(*crew->slot));
	if (crew->slot == NULL || pthread_mutex_init(&crew->mutex, NULL) != 0 ||
	    pthread_cond_init(&crew->changed, NULL) != 0)
		diag_die(EX_OSERR, "out of memory");
	while (plan->nworkers > 1 && crew->nthreads < plan->nworkers) {
		struct start *start = malloc(sizeof(*start));

		if (start == NULL)
			diag_die(EX_OSERR, "out of memory");
		start->crew = crew;
		start->worker = plan->worker[crew->nthreads];
		if (pthread_create(&crew->thread[crew->nthreads], NULL, work,
			start) != 0)
			diag_die(EX_OSERR, "no new thread");
		crew->nthreads++;
	}
	return crew;
}

void
crew_free(struct crew *crew)
{
	if (crew == NULL)
		return;
	pthread_mutex_lock(&crew->mutex);
	crew->ended = true;
	pthread_cond_broadcast(&crew->changed);
	pthread_mutex_unlock(&crew->mutex);
	for (size_t i = 0; i < crew->nthreads; i++)
		(void)pthread_join(crew->thread[i], NULL);
	pthread_cond_destroy(&crew->changed);
	pthread_mutex_destroy(&crew->mutex);
	free(crew->slot);
	free(crew);
}

void
crew_add(struct crew *crew, struct crew_job *job)
{
	if (crew->nthreads == 0) {
		crew->plan->run(crew->plan->worker[0], job);
		crew->plan->commit(crew->plan->worker[0], job);
		return;
	}
	pthread_mutex_lock(&crew->mutex);
	while (crew->given - crew->committed == crew->nslots)
		pthread_cond_wait(&crew->changed, &crew->mutex);
	job->number = crew->given++;
	crew->slot[job->number % crew->nslots].job = job;
	pthread_cond_broadcast(&crew->changed);
	pthread_mutex_unlock(&crew->mutex);
}

void
crew_turn(struct crew *crew, const struct crew_job *job)
{
	if (crew->nthreads == 0)
		return;
	pthread_mutex_lock(&crew->mutex);
	while (crew->committed != job->number)
		pthread_cond_wait(&crew->changed, &crew->mutex);
	pthread_mutex_unlock(&crew->mutex);
}
