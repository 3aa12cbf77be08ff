/* SPDX-License-Identifier: ISC */
#include "extract/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "schema/diag.h"

enum { PERIOD_MS = 250, MIB = 1 << 20 };

struct progress {
	bool shown;
	uint64_t inputs;
	uint64_t bytes;
	uint64_t expected;
	int64_t began; /* in milliseconds */
	int64_t said;
	bool on_screen;
};

static int64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct progress *
progress_new(bool shown)
{
	struct progress *progress = calloc(1, sizeof(*progress));

	if (progress == NULL)
		diag_die(EX_OSERR, "out of memory");
	progress->shown = shown;
	progress->began = now();
	return progress;
}

void
progress_free(struct progress *progress)
{
	if (progress == NULL)
		return;
	if (progress->on_screen)
		fputs("\r\033[K", stderr);
	free(progress);
}

void
progress_expect(struct progress *progress, uint64_t bytes)
{
	progress->expected += bytes;
}

/* All records that were met: documents, rejects, and what was passed over. */
static uint64_t
count_records(const struct counts *counts)
{
	const char *name;
	uint64_t sum = 0;

	for (size_t i = 0; (name = counts_name(counts, i)) != NULL; i++)
		if (strncmp(name, "extract.passed_over.", 20) == 0)
			sum += counts_get(counts, name);
	return sum + counts_get(counts, "extract.documents") +
	    counts_get(counts, "extract.rejects");
}

static void
say(struct progress *progress, const struct counts *counts, int64_t time)
{
	uint64_t rate = progress->bytes * 1000 /
	    (uint64_t)(time > progress->began ? time - progress->began : 1);
	uint64_t left = progress->expected > progress->bytes
	    ? progress->expected - progress->bytes
	    : 0;

	fprintf(stderr,
	    "\r%" PRIu64 " inputs, %" PRIu64 " of %" PRIu64 " MiB, %" PRIu64
	    " records, %" PRIu64 " candidates, %" PRIu64 " MiB/s, %" PRIu64
	    " s left\033[K",
	    progress->inputs, progress->bytes / MIB, progress->expected / MIB,
	    count_records(counts), counts_get(counts, "extract.documents"),
	    rate / MIB, rate == 0 ? 0 : left / rate);
	progress->on_screen = true;
}

void
progress_add(struct progress *progress, bool is_input, uint64_t bytes,
    const struct counts *counts)
{
	int64_t time;

	progress->inputs += is_input;
	progress->bytes += bytes;
	if (!progress->shown)
		return;
	time = now();
	if (time - progress->said < PERIOD_MS)
		return;
	progress->said = time;
	say(progress, counts, time);
}
