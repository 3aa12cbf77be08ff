/* SPDX-License-Identifier: ISC */
/* transform: documents in, reports and their cells out. */
#define _GNU_SOURCE /* getopt_long */
#include <getopt.h>

#include "schema/stage.h"
#include "transform/convert.h"

static const char usage[] =
    "usage: glasshouse-transform [-hvVW] [--csv | --unmatched] [file]\n"
    "\n"
    "Reads documents as glasshouse-extract writes them, from file or standard\n"
    "input, and writes the annual reports among them as records for\n"
    "glasshouse-load.\n"
    "\n"
    "  --csv          write tidy CSV instead, one cell a row\n"
    "  --unmatched    write what stands where labels do and is none that is\n"
    "                 known, by frequency\n"
    "  -h, --help     print this and exit\n"
    "  -v, --verbose  print a closing sum on standard error\n"
    "  -V, --version  print the version and exit\n"
    "  -W, --strict   exit with 65 if a document was rejected\n";

int
main(int argc, char *argv[])
{
	static const struct option options[] = {
		{ "csv", no_argument, NULL, 'c' },
		{ "unmatched", no_argument, NULL, 'u' },
		STAGE_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	struct stage stage = { .program = "glasshouse-transform",
		.usage = usage };
	struct counts *counts = counts_new();
	enum convert_to to = CONVERT_RECORDS;
	int status;
	int option;

	stage_begin(&stage);
	while ((option = getopt_long(argc, argv, STAGE_OPTIONS, options,
		    NULL)) != -1) {
		if (option == 'c')
			to = CONVERT_CSV;
		else if (option == 'u')
			to = CONVERT_UNMATCHED;
		else
			stage_option(&stage, option);
	}
	if (argc - optind > 1)
		stage_usage(&stage, "one file at most");
	convert_stream(optind < argc ? argv[optind] : NULL, to, counts);
	status = stage_end(&stage, counts,
	    counts_get(counts, "transform.rejects"));
	counts_free(counts);
	return status;
}
