/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/crew.h"
#include "extract/dump.h"
#include "extract/operand.h"
#include "extract/run.h"
#include "schema/diag.h"
#include "schema/stage.h"

enum { MIB = 1 << 20, SIZE_DEFAULT = 32, SIZE_MAX_MIB = 1024 };

static const char usage[] =
    "usage: glasshouse-extract [-hVvW] [-j N] [-m MIB] [PATH ...]\n"
    "Finds annual reports among files and writes them as records on stdout.\n"
    "\n"
    "  PATH              a file, a directory, ARCHIVE@OFFSET for one record,\n"
    "                    @LIST for a file of paths, or - for standard input\n"
    "  -j, --jobs N      read with N threads; the records stay the same (1)\n"
    "  --host SUFFIX     only pages of that host or below it; repeatable\n"
    "  --cdx FILE        read only the records that an index names\n"
    "  --mime TYPE       of those, only the ones of a media type; repeatable\n"
    "  --write-cdx FILE  write an index of the records that are read\n"
    "  --dump PLACE      print the record at ARCHIVE@OFFSET as it is\n"
    "  --verify-digest   reject what has another digest than is stated\n"
    "  -m, --max-size N  pass a document of more than N MiB, unpacked, to the\n"
    "                    rejects (32)\n"
    "  -v, --verbose     a closing sum on stderr\n"
    "  -W, --strict      exit 65 if anything was rejected\n"
    "  -h, --help        this text\n"
    "  -V, --version     the version\n"
    "\n"
    "Files are HTML, plain text, PDF, DOCX, XLSX or DOC, alone or in WARC, ARC,\n"
    "tar or ZIP archives, and packed by gzip or zstd; what they are is told by\n"
    "their bytes.  See glasshouse-extract(1).\n";

/* What the command line says. */
struct command {
	struct run_options run;
	const char *index; /* --cdx, --write-cdx */
	const char *written;
	const char *dumped; /* --dump */
};

enum {
	OPTION_HOST = 256,
	OPTION_MIME,
	OPTION_CDX,
	OPTION_WRITE,
	OPTION_VERIFY,
	OPTION_DUMP
};

static size_t
parse_number(const struct stage *stage, const char *text, size_t max,
    const char *wrong)
{
	char *end;
	unsigned long number;

	errno = 0;
	number = strtoul(text, &end, 10);
	if (errno != 0 || *end != '\0' || text[0] < '0' || text[0] > '9' ||
	    number < 1 || number > max)
		stage_usage(stage, wrong);
	return number;
}

/* An empty name would pass over all, and say nothing. */
static void
take_host(const struct stage *stage, struct command *command)
{
	if (optarg[strspn(optarg, ".")] == '\0')
		stage_usage(stage, "--host wants a host or a domain");
	if (!select_add(&command->run.select.hosts, optarg))
		stage_usage(stage, "too many hosts");
}

static void
take_option(struct stage *stage, struct command *command, int option)
{
	switch (option) {
	case 'm':
		command->run.max = MIB *
		    parse_number(stage, optarg, SIZE_MAX_MIB,
			"--max-size is a number from 1 to 1024");
		break;
	case 'j':
		command->run.nthreads = parse_number(stage, optarg, CREW_MAX,
		    "--jobs is a number from 1 to 64");
		break;
	case OPTION_HOST:
		take_host(stage, command);
		break;
	case OPTION_MIME:
		if (!select_add(&command->run.select.media, optarg))
			stage_usage(stage, "too many media types");
		break;
	case OPTION_CDX:
		command->index = optarg;
		break;
	case OPTION_WRITE:
		command->written = optarg;
		break;
	case OPTION_DUMP:
		command->dumped = optarg;
		break;
	case OPTION_VERIFY:
		command->run.verify = true;
		break;
	default:
		stage_option(stage, option);
	}
}

static void
read_options(struct stage *stage, struct command *command, int argc,
    char *argv[])
{
	static const struct option options[] = {
		{ "max-size", required_argument, NULL, 'm' },
		{ "jobs", required_argument, NULL, 'j' },
		{ "host", required_argument, NULL, OPTION_HOST },
		{ "mime", required_argument, NULL, OPTION_MIME },
		{ "cdx", required_argument, NULL, OPTION_CDX },
		{ "write-cdx", required_argument, NULL, OPTION_WRITE },
		{ "verify-digest", no_argument, NULL, OPTION_VERIFY },
		{ "dump", required_argument, NULL, OPTION_DUMP },
		STAGE_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	int option;

	while ((option = getopt_long(argc, argv, STAGE_OPTIONS "m:j:", options,
		    NULL)) != -1)
		take_option(stage, command, option);
	if (command->run.select.media.n > 0 && command->index == NULL)
		stage_usage(stage, "--mime is of use with --cdx only");
	if (command->dumped != NULL && optind < argc)
		stage_usage(stage, "--dump takes no path");
}

static struct index *
open_index(const struct command *command)
{
	struct index *index;
	int fd;

	if (command->index == NULL)
		return NULL;
	fd = open(command->index, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		diag_die(EX_DATAERR, "%s: %s", command->index, strerror(errno));
	index = index_new(fd, command->index, &command->run.select);
	close(fd);
	return index;
}

static void
begin_counts(struct counts *counts)
{
	counts_add(counts, "extract.inputs", 0);
	counts_add(counts, "extract.documents", 0);
	counts_add(counts, "extract.rejects", 0);
	counts_add(counts, "extract.bytes", 0);
}

static void
close_written(const struct command *command)
{
	if (command->run.cdx != NULL && fclose(command->run.cdx) != 0)
		diag_die(EX_IOERR, "%s: %s", command->written, strerror(errno));
}

/* All operands, or standard input, to one stream. */
static void
run_all(const struct stage *stage, const struct command *command,
    struct counts *counts, char *operands[])
{
	static char dash[] = "-";
	static char *standard_input[] = { dash, NULL };
	struct record_writer *writer = record_writer_new(stdout, "extract");
	struct run *run = run_new(&command->run, writer, counts);
	struct buf sum = BUF_INIT;

	if (stage->verbose && run_unconfined(run) != NULL)
		fprintf(stderr, "%s: not confined: %s\n", stage->program,
		    run_unconfined(run));
	if (*operands == NULL)
		operands = standard_input;
	for (; *operands != NULL; operands++)
		run_operand(run, *operands);
	run_free(run);
	counts_write(counts, &sum);
	record_close(writer, (struct slice){ sum.data, sum.len });
	record_writer_free(writer);
	buf_release(&sum);
}

static int
dump(const struct stage *stage, const struct command *command)
{
	struct buf path = BUF_INIT;
	struct counts *counts = counts_new();
	uint64_t offset;
	int status;

	if (!operand_is_place(command->dumped, &path, &offset))
		stage_usage(stage, "--dump wants ARCHIVE@OFFSET");
	dump_record(path.data, offset, command->run.max, stdout);
	status = stage_end(stage, counts, 0);
	counts_free(counts);
	buf_release(&path);
	return status;
}

int
main(int argc, char *argv[])
{
	struct stage stage = { .program = "glasshouse-extract",
		.usage = usage };
	struct command command = { .run = { .max = (size_t)SIZE_DEFAULT * MIB,
				       .nthreads = 1 } };
	struct counts *counts;
	struct index *index;
	int status;

	stage_begin(&stage);
	read_options(&stage, &command, argc, argv);
	if (command.dumped != NULL)
		return dump(&stage, &command);
	counts = counts_new();
	begin_counts(counts);
	index = open_index(&command);
	command.run.index = index;
	command.run.progress = isatty(STDERR_FILENO);
	if (command.written != NULL) {
		command.run.cdx = fopen(command.written, "we");
		if (command.run.cdx == NULL)
			diag_die(EX_IOERR, "%s: %s", command.written,
			    strerror(errno));
	}
	run_all(&stage, &command, counts, argv + optind);
	close_written(&command);
	status = stage_end(&stage, counts,
	    counts_get(counts, "extract.rejects"));
	index_free(index);
	counts_free(counts);
	return status;
}
