/* SPDX-License-Identifier: ISC */
/* load: records in, a warehouse's rows out. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/lock.h"
#include "load/migrate.h"
#include "load/run.h"
#include "load/session.h"
#include "load/status.h"
#include "load/stream.h"
#include "schema/diag.h"
#include "schema/stage.h"

enum task { TASK_LOAD, TASK_MIGRATE, TASK_STATUS };

struct options {
	char *target; /* NULL: what the environment says; to be freed */
	const char *summary;
	enum task task;
	bool quiet;
	bool has_wait;
	unsigned wait;
	struct terms terms;
};

static const char usage[] =
    "usage: glasshouse-load [-qvW] [-d CONNECTION] [--bulk | --reread]\n"
    "           [--wait SECONDS] [--max-rejects N|P%] [--summary FILE]\n"
    "           [--migrate | --status]\n"
    "\n"
    "Loads the records of standard input into a warehouse, all or nothing.\n"
    "\n"
    "  -d, --dbname CONNECTION  a database, a connection string or a URI;\n"
    "                           PGHOST and its like say what it leaves out\n"
    "      --bulk               check the keys of all facts at once, at the end\n"
    "      --max-rejects N|P%   keep nothing if more was rejected: N, or P\n"
    "                           percent of reports and rejects together\n"
    "      --migrate            create the warehouse or bring it up to date,\n"
    "                           and load nothing\n"
    "      --reread             replace what is known by what the stream has\n"
    "      --status             print the state of the warehouse, and load\n"
    "                           nothing\n"
    "      --summary FILE       write what the run came to as JSON\n"
    "      --wait SECONDS       wait so long for another run to end\n"
    "  -q, --quiet              do not say what was done\n"
    "  -v, --verbose            print all counters at the end\n"
    "  -W, --strict             exit with 65 if anything was rejected\n"
    "  -h, --help               print this\n"
    "  -V, --version            print the version\n";

static void
set_task(const struct stage *stage, struct options *options, enum task task)
{
	if (options->task != TASK_LOAD && options->task != task)
		stage_usage(stage, "--migrate and --status exclude each other");
	options->task = task;
}

static void
set_wait(const struct stage *stage, struct options *options, const char *text)
{
	size_t len = strlen(text);
	unsigned long seconds = strtoul(text, NULL, 10);

	if (len == 0 || len > 9 || strspn(text, "0123456789") != len ||
	    seconds > LOCK_WAIT_MAX)
		stage_usage(stage, "--wait takes seconds, 604800 at most");
	options->wait = (unsigned)seconds;
	options->has_wait = true;
}

/*
 * Keeps a copy of an argument, and takes one that may hold a password out of
 * the list of processes, where others can read it.
 */
static void
keep_target(struct options *options, char *argument)
{
	free(options->target);
	options->target = strdup(argument);
	if (options->target == NULL)
		diag_die(EX_OSERR, "out of memory");
	if (strpbrk(argument, "=:") != NULL)
		memset(argument, 'x', strlen(argument));
}

static void
take(struct stage *stage, struct options *options, int option)
{
	switch (option) {
	case 'b':
		options->terms.bulk = true;
		break;
	case 'd':
		keep_target(options, optarg);
		break;
	case 'a':
		options->terms.reread = true;
		break;
	case 'm':
		set_task(stage, options, TASK_MIGRATE);
		break;
	case 'q':
		options->quiet = true;
		break;
	case 'r':
		if (!limit_parse(optarg, &options->terms.max_rejects))
			stage_usage(stage, "--max-rejects takes N or P%");
		break;
	case 's':
		set_task(stage, options, TASK_STATUS);
		break;
	case 'u':
		options->summary = optarg;
		break;
	case 'w':
		set_wait(stage, options, optarg);
		break;
	default:
		stage_option(stage, option);
	}
}

static void
check_terms(const struct stage *stage, const struct options *options)
{
	const struct terms *terms = &options->terms;

	if (options->task != TASK_LOAD &&
	    (options->summary != NULL || terms->max_rejects.is_set ||
		terms->bulk || terms->reread))
		stage_usage(stage,
		    "--bulk, --reread, --summary and --max-rejects are for "
		    "loading");
	if (terms->bulk && terms->reread)
		stage_usage(stage, "--bulk and --reread exclude each other");
}

static void
parse(struct stage *stage, struct options *options, int argc, char *argv[])
{
	static const struct option longs[] = { { "bulk", no_argument, NULL,
						   'b' },
		{ "dbname", required_argument, NULL, 'd' },
		{ "max-rejects", required_argument, NULL, 'r' },
		{ "migrate", no_argument, NULL, 'm' },
		{ "quiet", no_argument, NULL, 'q' },
		{ "reread", no_argument, NULL, 'a' },
		{ "status", no_argument, NULL, 's' },
		{ "summary", required_argument, NULL, 'u' },
		{ "wait", required_argument, NULL, 'w' }, STAGE_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 } };
	int option;

	while ((option = getopt_long(argc, argv, "d:q" STAGE_OPTIONS, longs,
		    NULL)) != -1)
		take(stage, options, option);
	if (optind != argc)
		stage_usage(stage, "no operands are taken");
	check_terms(stage, options);
}

/* What became of reports that were read again, if any was. */
static void
say_reread(const struct counts *counts)
{
	static const char *const words[] = { "reread", "withdrawn", "kept",
		"elsewhere" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		char name[24];
		uint64_t n;

		snprintf(name, sizeof(name), "load.%s", words[i]);
		n = counts_get(counts, name);
		if (n > 0)
			fprintf(stderr, ", %" PRIu64 " %s", n, words[i]);
	}
}

/* One line on what the stream changed. */
static void
say_sum(const struct counts *counts)
{
	uint64_t reports = counts_get(counts, "load.reports");
	uint64_t rejects = counts_get(counts, "load.rejects");
	uint64_t resolved = counts_get(counts, "load.rejects_resolved");
	uint64_t other = counts_get(counts, "load.reread") +
	    counts_get(counts, "load.withdrawn");

	fprintf(stderr,
	    "glasshouse-load: %sreports: %" PRIu64 " loaded, %" PRIu64
	    " unchanged",
	    reports + rejects + resolved + other == 0 ? "nothing new: " : "",
	    reports, counts_get(counts, "load.unchanged"));
	say_reread(counts);
	fprintf(stderr,
	    "; cells: %" PRIu64 "; checks: %" PRIu64 "; rejects: %" PRIu64
	    " new, %" PRIu64 " known",
	    counts_get(counts, "load.cells"),
	    counts_get(counts, "load.identities"), rejects,
	    counts_get(counts, "load.rejects_known"));
	if (resolved > 0)
		fprintf(stderr, ", %" PRIu64 " resolved", resolved);
	fputc('\n', stderr);
}

/* A migration waits for as long as it takes, unless it was told not to. */
static void
migrate(const struct options *options)
{
	struct session *session = session_open(options->target);

	if (!lock_take(session,
		options->has_wait ? options->wait : LOCK_WAIT_MAX))
		lock_refuse(session);
	migrate_run(session, options->quiet);
	lock_drop(session);
	session_close(session);
}

static int
show_status(const struct options *options)
{
	struct session *session = session_open(options->target);
	int status = status_print(session);

	session_close(session);
	return status;
}

static int
load(const struct stage *stage, const struct options *options)
{
	struct outcome *outcome = outcome_new(options->summary);
	struct session *session;

	run_counters(outcome->counts);
	session = session_open(options->target);
	if (!lock_take(session, options->wait)) {
		outcome->end = END_BUSY;
		lock_refuse(session);
	}
	migrate_check(session);
	stream_load(session, stdin, "stdin", &options->terms, outcome);
	lock_drop(session);
	session_close(session);
	if (!options->quiet)
		say_sum(outcome->counts);
	return stage_end(stage, outcome->counts, outcome->rejects);
}

int
main(int argc, char *argv[])
{
	struct stage stage = { .program = "glasshouse-load", .usage = usage };
	struct options options = { .task = TASK_LOAD };
	int status = EX_OK;

	stage_begin(&stage);
	parse(&stage, &options, argc, argv);
	switch (options.task) {
	case TASK_MIGRATE:
		migrate(&options);
		break;
	case TASK_STATUS:
		status = show_status(&options);
		break;
	case TASK_LOAD:
		status = load(&stage, &options);
		break;
	}
	free(options.target);
	return status;
}
