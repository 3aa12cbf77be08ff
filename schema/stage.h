/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_STAGE_H
#define SCHEMA_STAGE_H

/*
 * A stage as a process: the options that all three have, the closing sum,
 * and the exit status.
 *
 *	-h, --help	the usage on stdout, and 0
 *	-V, --version	the version on stdout, and 0
 *	-v, --verbose	a closing sum on stderr
 *	-W, --strict	EX_DATAERR if anything was rejected
 */

#include <stdbool.h>

#include "schema/counts.h"

struct stage {
	const char *program; /* the installed name, glasshouse-NAME */
	const char *usage;   /* what -h prints, 25 lines at most */
	bool verbose;
	bool strict;
};

/* The letters and long options above, for getopt_long. */
#define STAGE_OPTIONS "hVvW"
#define STAGE_LONG_OPTIONS                         \
	{ "help", no_argument, NULL, 'h' },        \
	    { "version", no_argument, NULL, 'V' }, \
	    { "verbose", no_argument, NULL, 'v' }, \
	{                                          \
		"strict", no_argument, NULL, 'W'   \
	}

/*
 * Names the program in messages, and sees to it that a standard descriptor
 * that is closed stays of no use: reading or writing it fails.  Comes before
 * anything is opened.
 */
void stage_begin(const struct stage *stage);

/*
 * Takes one of the options above.  -h and -V end the program; any other
 * letter does too, as bad usage.
 */
void stage_option(struct stage *stage, int option);

/* Says what is wrong with the command line and exits with EX_USAGE. */
_Noreturn void stage_usage(const struct stage *stage, const char *wrong);

/*
 * Flushes stdout and makes sure that it could be written, prints the closing
 * sum if it was asked for, and picks the exit status: EX_DATAERR if a warning
 * was given, or if `rejects` is not 0 under -W.
 */
int stage_end(const struct stage *stage, const struct counts *counts,
    uint64_t rejects);

#endif
