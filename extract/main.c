/* SPDX-License-Identifier: ISC */
#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/archive.h"
#include "extract/document.h"
#include "extract/name.h"
#include "extract/walk.h"
#include "schema/diag.h"
#include "schema/stage.h"

enum { MIB = 1 << 20, SIZE_DEFAULT = 32, SIZE_MAX_MIB = 1024 };

static const char usage[] =
    "usage: glasshouse-extract [-hVvW] [-m MIB] [PATH ...]\n"
    "Finds annual reports among files and writes them as records on stdout.\n"
    "\n"
    "  PATH              a file, a directory, or - for standard input, which\n"
    "                    is read if there is no PATH\n"
    "  -m, --max-size N  pass a document of more than N MiB, unpacked, to the\n"
    "                    rejects (32)\n"
    "  -v, --verbose     a closing sum on stderr\n"
    "  -W, --strict      exit 65 if anything was rejected\n"
    "  -h, --help        this text\n"
    "  -V, --version     the version\n"
    "\n"
    "Files are HTML, plain text, PDF, DOCX, XLSX or DOC, each perhaps packed\n"
    "by gzip; what they are is told by their bytes.  See\n"
    "glasshouse-extract(1).\n";

struct run {
	struct counts *counts;
	struct record_writer *writer;
	struct document_writer *documents;
	struct archive *archive;
	struct child *child;
	int64_t input_no;
};

/* Says that a file is left out, in both places where somebody may look. */
static void
leave_out(struct run *run, const char *path, const char *why)
{
	struct buf name = BUF_INIT;
	struct place place = { NULL, 0 };

	name_clean(slice_of(path), &name);
	place.name = name.data;
	diag_warn(&place, "%s", why);
	document_reject_file(run->documents, path, why);
	buf_release(&name);
}

/* Says what is wrong with a file, not with a document in it. */
static void
warn(const struct entry *entry)
{
	struct place place = { entry->archive.ptr, entry->trouble };

	if (entry->fault.reason == REASON_DAMAGED ||
	    entry->fault.reason == REASON_UNREADABLE_FILE)
		diag_warn(&place, "%s", entry->fault.detail);
	else if (entry->oddity != NULL)
		diag_warn(&place, "%s", entry->oddity);
}

static void
read_archive(struct run *run, int fd, const char *path)
{
	struct entry entry;

	archive_begin(run->archive, fd, path);
	while (archive_next(run->archive, &entry)) {
		warn(&entry);
		document_write(run->documents, &entry);
	}
}

static void
read_file(struct run *run, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0) {
		leave_out(run, path, strerror(errno));
		return;
	}
	read_archive(run, fd, path);
	close(fd);
}

static void
read_directory(struct run *run, const char *path)
{
	struct walk *walk = walk_open(path);
	struct walk_item item;

	while (walk_next(walk, &item)) {
		if (item.kind == WALK_FILE)
			read_file(run, item.path);
		else if (item.kind == WALK_FAILED)
			leave_out(run, item.path, item.detail);
		else
			counts_add(run->counts,
			    "extract.passed_over.special_file", 1);
	}
	walk_close(walk);
}

static void
write_input(struct run *run, const char *path, const struct stat *status)
{
	struct buf name = BUF_INIT;

	counts_add(run->counts, "extract.inputs", 1);
	name_clean(slice_of(path), &name);
	record_begin(run->writer, KIND_INPUT);
	record_number(run->writer, ++run->input_no);
	record_text(run->writer, (struct slice){ name.data, name.len });
	if (S_ISREG(status->st_mode))
		record_number(run->writer, status->st_size);
	else
		record_text(run->writer, SLICE_NULL);
	record_end(run->writer);
	buf_release(&name);
}

static void
read_operand(struct run *run, const char *path)
{
	struct stat status = { 0 };
	bool is_stdin = strcmp(path, "-") == 0;

	if (!is_stdin && stat(path, &status) != 0)
		status.st_mode = 0; /* read_file says why */
	write_input(run, path, &status);
	if (is_stdin)
		read_archive(run, STDIN_FILENO, path);
	else if (S_ISDIR(status.st_mode))
		read_directory(run, path);
	else
		read_file(run, path);
}

static size_t
parse_size(const struct stage *stage, const char *text)
{
	char *end;
	unsigned long mib;

	errno = 0;
	mib = strtoul(text, &end, 10);
	if (errno != 0 || *end != '\0' || text[0] < '0' || text[0] > '9' ||
	    mib < 1 || mib > SIZE_MAX_MIB)
		stage_usage(stage, "--max-size is a number from 1 to 1024");
	return mib;
}

/* Reads the options.  Returns the bound on a document, in MiB. */
static size_t
read_options(struct stage *stage, int argc, char *argv[])
{
	static const struct option options[] = {
		{ "max-size", required_argument, NULL, 'm' },
		STAGE_LONG_OPTIONS,
		{ NULL, 0, NULL, 0 },
	};
	size_t max = SIZE_DEFAULT;
	int option;

	while ((option = getopt_long(argc, argv, STAGE_OPTIONS "m:", options,
		    NULL)) != -1) {
		if (option == 'm')
			max = parse_size(stage, optarg);
		else
			stage_option(stage, option);
	}
	return max;
}

int
main(int argc, char *argv[])
{
	static char dash[] = "-";
	char *standard_input[] = { dash, NULL };
	struct stage stage = { .program = "glasshouse-extract",
		.usage = usage };
	struct run run = { 0 };
	struct buf sum = BUF_INIT;
	uint64_t rejects;
	size_t max;
	int status;

	stage_begin(&stage);
	max = read_options(&stage, argc, argv) * MIB;
	run.child = child_new(NULL, 0);
	run.archive = archive_new(max);
	run.counts = counts_new();
	counts_add(run.counts, "extract.inputs", 0);
	counts_add(run.counts, "extract.documents", 0);
	counts_add(run.counts, "extract.rejects", 0);
	counts_add(run.counts, "extract.bytes", 0);
	run.writer = record_writer_new(stdout, "extract");
	run.documents = document_writer_new(run.writer, run.counts, run.child,
	    max);
	argv = optind < argc ? argv + optind : standard_input;
	for (; *argv != NULL; argv++)
		read_operand(&run, *argv);
	counts_write(run.counts, &sum);
	record_close(run.writer, (struct slice){ sum.data, sum.len });
	rejects = counts_get(run.counts, "extract.rejects");
	status = stage_end(&stage, run.counts, rejects);
	document_writer_free(run.documents);
	record_writer_free(run.writer);
	archive_free(run.archive);
	child_free(run.child);
	counts_free(run.counts);
	buf_release(&sum);
	return status;
}
