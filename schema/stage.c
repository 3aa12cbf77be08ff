/* SPDX-License-Identifier: ISC */
#include "schema/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "schema/diag.h"
#include "schema/version.h"

/*
 * Whoever started the program may have closed a standard descriptor.  The next
 * file or socket to be opened would get its number, and be read or written in
 * its place; so it is taken, by one that can do neither what it is there for.
 */
static void
take_closed(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 &&
		    open("/dev/null", modes[fd]) != fd)
			exit(EX_OSERR);
}

void
stage_begin(const struct stage *stage)
{
	take_closed();
	diag_program(stage->program);
}

static void
flush_stdout(void)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		diag_die(EX_IOERR, "stdout: %s", strerror(errno));
}

static _Noreturn void
print_and_exit(const char *text)
{
	fputs(text, stdout);
	flush_stdout();
	exit(EX_OK);
}

void
stage_option(struct stage *stage, int option)
{
	char version[80];

	switch (option) {
	case 'h':
		print_and_exit(stage->usage);
	case 'V':
		snprintf(version, sizeof(version), "%s %s\n", stage->program,
		    GLASSHOUSE_VERSION);
		print_and_exit(version);
	case 'v':
		stage->verbose = true;
		break;
	case 'W':
		stage->strict = true;
		break;
	default: /* getopt_long has said what is wrong */
		stage_usage(stage, NULL);
	}
}

_Noreturn void
stage_usage(const struct stage *stage, const char *wrong)
{
	const char *line = strchr(stage->usage, '\n');

	if (wrong != NULL)
		fprintf(stderr, "%s: %s\n", stage->program, wrong);
	fprintf(stderr, "%.*s\n", (int)(line - stage->usage), stage->usage);
	exit(EX_USAGE);
}

int
stage_end(const struct stage *stage, const struct counts *counts,
    uint64_t rejects)
{
	struct buf sum = BUF_INIT;

	flush_stdout();
	if (stage->verbose) {
		counts_write(counts, &sum);
		fprintf(stderr, "%s: %s\n", stage->program,
		    sum.len > 0 ? sum.data : "nothing to count");
	}
	buf_release(&sum);
	if (diag_warnings() > 0 || (stage->strict && rejects > 0))
		return EX_DATAERR;
	return EX_OK;
}
