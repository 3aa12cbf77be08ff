/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CHILD_H
#define EXTRACT_CHILD_H

/*
 * Other people's programs, run on one document each: bytes in, bytes out.
 *
 * A small process is forked at the start, before anything hostile is read,
 * and runs the tools from then on.  So the caller may give up the right to
 * fork, to run programs and to open files: all that a conversion asks of it
 * is to send, to receive, and to read and write two memory files that are
 * open already.  It can name a tool by its number only; path and arguments
 * are fixed.
 *
 * A tool runs alone in a session of its own, with no descriptor but its input,
 * its output and its complaints, in an environment of three fixed words, in a
 * folder where nothing can be made, and under the limits below.  No shell is
 * used.
 *
 * One conversion at a time: a thread that wants its own has its own child.
 */

#include "schema/buf.h"
#include "schema/slice.h"

enum {
	CHILD_SECONDS = 30,         /* by the clock, and of the processor */
	CHILD_MEMORY_MIB = 512,     /* of address space */
	CHILD_OUTPUT_MIB = 16,      /* of any file that it writes */
	CHILD_FILES_MAX = 64,       /* open at once */
	CHILD_COMPLAINT_LEN = 4096, /* bytes that are kept of its complaints */
};

enum child_tool { CHILD_PDFTOTEXT, CHILD_WVWARE, CHILD_TOOL_COUNT };

/* How a conversion ended. */
enum child_end {
	CHILD_DONE,
	CHILD_FAILED, /* the tool said so, or crashed */
	CHILD_MISSING,
	CHILD_TIMED_OUT,
	CHILD_TOO_LARGE, /* it wrote more than it may */
};

struct child;

/*
 * Starts the process.  `folder` is the tools' full path, or NULL for /usr/bin,
 * and `seconds` their time, or 0 for CHILD_SECONDS.
 */
struct child *child_new(const char *folder, unsigned seconds);
void child_free(struct child *child); /* ends it; NULL is fine */

/*
 * Converts `in` by a tool; without a child, all of them are missing.  Replaces
 * the content of `out`, in which the part that was written before a bad end
 * stands too.
 */
enum child_end child_run(struct child *child, enum child_tool tool,
    struct slice in, struct buf *out);

/* What the tool last run wrote on stderr, borrowed until the next run. */
struct slice child_complaint(const struct child *child);

#endif
