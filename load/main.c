/* SPDX-License-Identifier: ISC */
/* load: records in, a warehouse's rows out. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>

#include "load/migrate.h"
#include "load/session.h"
#include "load/stream.h"
#include "schema/diag.h"
#include "schema/stage.h"

struct options {
	const char *target; /* NULL: what the environment says */
	bool migrate;
	bool quiet;
};

static const char usage[] =
    "usage: glasshouse-load [-qvW] [-d CONNECTION] [--migrate]\n"
    "\n"
    "Loads the records of standard input into a warehouse, all or nothing.\n"
    "\n"
    "  -d, --dbname CONNECTION  a database, a connection string or a URI;\n"
    "                           PGHOST and its like say what it leaves out\n"
    "      --migrate            create the warehouse or bring it up to date,\n"
    "                           and load nothing\n"
    "  -q, --quiet              do not say what was done\n"
    "  -v, --verbose            print all counters at the end\n"
    "  -W, --strict             exit with 65 if anything was rejected\n"
    "  -h, --help               print this\n"
    "  -V, --version            print the version\n";

static void
parse(struct stage *stage, struct options *options, int argc, char *argv[])
{
	static const struct option longs[] = { { "dbname", required_argument,
						   NULL, 'd' },
		{ "migrate", no_argument, NULL, 'm' },
		{ "quiet", no_argument, NULL, 'q' }, STAGE_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 } };
	int option;

	while ((option = getopt_long(argc, argv, "d:q" STAGE_OPTIONS, longs,
		    NULL)) != -1) {
		if (option == 'd')
			options->target = optarg;
		else if (option == 'm')
			options->migrate = true;
		else if (option == 'q')
			options->quiet = true;
		else
			stage_option(stage, option);
	}
	if (optind != argc)
		stage_usage(stage, "no operands are taken");
}

/* One line on what the stream changed. */
static void
say_sum(const struct counts *counts)
{
	uint64_t reports = counts_get(counts, "load.reports");
	uint64_t rejects = counts_get(counts, "load.rejects");

	fprintf(stderr,
	    "glasshouse-load: %sreports: %" PRIu64 " loaded, %" PRIu64
	    " unchanged; cells: %" PRIu64 "; checks: %" PRIu64
	    "; rejects: %" PRIu64 " new, %" PRIu64 " known\n",
	    reports + rejects == 0 ? "nothing new: " : "", reports,
	    counts_get(counts, "load.unchanged"),
	    counts_get(counts, "load.cells"),
	    counts_get(counts, "load.identities"), rejects,
	    counts_get(counts, "load.rejects_known"));
}

int
main(int argc, char *argv[])
{
	struct stage stage = { .program = "glasshouse-load", .usage = usage };
	struct options options = { NULL, false, false };
	struct counts *counts;
	struct session *session;
	uint64_t rejects;
	int status;

	stage_begin(&stage);
	parse(&stage, &options, argc, argv);
	session = session_open(options.target);
	if (options.migrate) {
		migrate_run(session, options.quiet);
		session_close(session);
		return EX_OK;
	}
	migrate_check(session);
	counts = counts_new();
	stream_load(session, stdin, "stdin", counts);
	session_close(session);
	if (!options.quiet)
		say_sum(counts);
	rejects = counts_get(counts, "load.rejects") +
	    counts_get(counts, "load.rejects_known");
	status = stage_end(&stage, counts, rejects);
	counts_free(counts);
	return status;
}
