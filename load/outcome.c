/* SPDX-License-Identifier: ISC */
/*
 * The summary is written by a function that exit() calls, for whatever fails
 * ends the program where it is found.
 */
#define _GNU_SOURCE
#include "load/outcome.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/utf8.h"
#include "schema/version.h"

struct summary {
	struct outcome outcome; /* first: one is the other */
	const char *path;
	struct timespec start; /* of the wall's clock */
	struct timespec began; /* of the one that never goes back */
	struct buf text;
};

static const char *const ends[] = { "failed", "busy", "too_many_rejects",
	"nothing_new", "loaded" };

static void
add(struct buf *text, const char *words)
{
	buf_add(text, words, strlen(words));
}

/* A string as JSON has it; what is not UTF-8 is lost. */
static void
add_string(struct buf *text, const char *string)
{
	bool valid = utf8_valid(slice_of(string));
	char escape[8];

	buf_add_char(text, '"');
	for (const char *c = string; *c != '\0'; c++) {
		unsigned char byte = (unsigned char)*c;

		if (byte < ' ' || byte == '"' || byte == '\\') {
			snprintf(escape, sizeof(escape), "\\u%04x", byte);
			add(text, escape);
		} else {
			char shown = '?';

			if (byte < 0x80 || valid)
				shown = *c;
			buf_add_char(text, shown);
		}
	}
	buf_add_char(text, '"');
}

static void
add_number(struct buf *text, const char *name, uint64_t number)
{
	char line[48];

	add(text, "  \"");
	add(text, name);
	snprintf(line, sizeof(line), "\": %" PRIu64 ",\n", number);
	add(text, line);
}

static void
add_text(struct buf *text, const char *name, const char *value)
{
	add(text, "  \"");
	add(text, name);
	add(text, "\": ");
	if (value[0] == '\0')
		add(text, "null");
	else
		add_string(text, value);
	add(text, ",\n");
}

static void
add_time(struct buf *text, const char *name, time_t at)
{
	struct tm tm;
	char time[32] = "";

	if (gmtime_r(&at, &tm) != NULL)
		strftime(time, sizeof(time), "%Y-%m-%dT%H:%M:%SZ", &tm);
	add_text(text, name, time);
}

/* The counters; of a run that was undone, the loader's own are 0. */
static void
add_counts(struct buf *text, const struct outcome *outcome)
{
	const char *name;
	char number[24];

	add(text, "  \"counts\": {");
	for (size_t i = 0; (name = counts_name(outcome->counts, i)) != NULL;
	     i++) {
		bool undone = outcome->end < END_NOTHING_NEW &&
		    strncmp(name, "load.", 5) == 0;

		add(text, i == 0 ? "\n    " : ",\n    ");
		add_string(text, name);
		snprintf(number, sizeof(number), ": %" PRIu64,
		    undone ? 0 : counts_get(outcome->counts, name));
		add(text, number);
	}
	add(text, "\n  }\n}\n");
}

static void
compose(struct summary *summary, int status)
{
	const struct outcome *outcome = &summary->outcome;
	struct buf *text = &summary->text;
	struct timespec now;
	char seconds[40];

	add(text, "{\n");
	add_text(text, "program", "glasshouse-load");
	add_text(text, "version", GLASSHOUSE_VERSION);
	add_number(text, "status", (uint64_t)status);
	add_text(text, "outcome", ends[outcome->end]);
	add(text, "  \"committed\": ");
	add(text, outcome->end == END_LOADED ? "true,\n" : "false,\n");
	if (outcome->end == END_LOADED)
		add_number(text, "run_id", (uint64_t)outcome->run_id);
	else
		add_text(text, "run_id", "");
	add_time(text, "started_at", summary->start.tv_sec);
	add_time(text, "finished_at", time(NULL));
	clock_gettime(CLOCK_MONOTONIC, &now);
	snprintf(seconds, sizeof(seconds), "  \"seconds\": %.3f,\n",
	    (double)(now.tv_sec - summary->began.tv_sec) +
		(double)(now.tv_nsec - summary->began.tv_nsec) / 1e9);
	add(text, seconds);
	add_text(text, "stream_program", outcome->program);
	add_text(text, "stream_version", outcome->version);
	add_number(text, "reports_read", outcome->reports);
	add_number(text, "rejects_read", outcome->rejects);
	add_counts(text, outcome);
}

/* Writes all of `text` and sees it safely to the disk. */
static bool
write_all(int fd, const struct buf *text)
{
	for (size_t at = 0; at < text->len;) {
		ssize_t n = write(fd, text->data + at, text->len - at);

		if (n < 0 && errno != EINTR)
			return false;
		at += n < 0 ? 0 : (size_t)n;
	}
	return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

/* The folder that a file is in; in `room`, which is as long as the path. */
static const char *
folder_of(const char *path, char *room)
{
	memcpy(room, path, strlen(path) + 1);
	return dirname(room);
}

/* Sees a new name of a file safely to the disk, as far as can be. */
static void
sync_folder(const char *path)
{
	char *room = malloc(strlen(path) + 1);
	int fd = room == NULL
	    ? -1
	    : open(folder_of(path, room), O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
	free(room);
}

/* Writes the summary beside its place and puts it there. */
static bool
put(const char *path, const struct buf *text)
{
	size_t size = strlen(path) + 32;
	char *beside = malloc(size);
	bool well = false;
	int fd;

	if (beside == NULL)
		return false;
	snprintf(beside, size, "%s.%ld.new", path, (long)getpid());
	unlink(beside);
	fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0) {
		well = write_all(fd, text);
		well = close(fd) == 0 && well;
		well = well && rename(beside, path) == 0;
		if (!well)
			unlink(beside);
	}
	if (well)
		sync_folder(path);
	free(beside);
	return well;
}

static void
finish(int status, void *arg)
{
	struct summary *summary = arg;
	bool well = true;

	if (summary->path != NULL) {
		compose(summary, status);
		well = strcmp(summary->path, "-") == 0
		    ? write_all(STDOUT_FILENO, &summary->text)
		    : put(summary->path, &summary->text);
	}
	if (!well) {
		fprintf(stderr, "glasshouse-load: %s: %s\n", summary->path,
		    strerror(errno));
		if (status == EX_OK)
			_exit(EX_IOERR);
	}
	buf_release(&summary->text);
	counts_free(summary->outcome.counts);
	free(summary);
}

/* Makes sure that there is a place for the file, and that it is empty. */
static void
clear_place(const char *path)
{
	char *room = malloc(strlen(path) + 1);
	struct stat stat;

	if (room == NULL)
		diag_die(EX_OSERR, "out of memory");
	if (lstat(path, &stat) == 0 && !S_ISREG(stat.st_mode))
		diag_die(EX_IOERR, "%s: it is there and no ordinary file",
		    path);
	if (access(folder_of(path, room), W_OK | X_OK) != 0 ||
	    (unlink(path) != 0 && errno != ENOENT))
		diag_die(EX_IOERR, "%s: %s", path, strerror(errno));
	free(room);
}

struct outcome *
outcome_new(const char *path)
{
	struct summary *summary = calloc(1, sizeof(*summary));

	if (summary == NULL)
		diag_die(EX_OSERR, "out of memory");
	if (path != NULL && strcmp(path, "-") != 0)
		clear_place(path);
	summary->path = path;
	summary->outcome.counts = counts_new();
	clock_gettime(CLOCK_REALTIME, &summary->start);
	clock_gettime(CLOCK_MONOTONIC, &summary->began);
	if (on_exit(finish, summary) != 0)
		diag_die(EX_OSERR, "out of memory");
	return &summary->outcome;
}

void
outcome_stream(struct outcome *outcome, const char *program,
    const char *version)
{
	snprintf(outcome->program, sizeof(outcome->program), "%s", program);
	snprintf(outcome->version, sizeof(outcome->version), "%s", version);
}
