/* SPDX-License-Identifier: ISC */
#ifndef LOAD_STREAM_H
#define LOAD_STREAM_H

/*
 * A stream of records as one transaction: it is kept once its `end` record
 * has been read and agrees with what came before it, and not at all otherwise.
 */

#include <stdio.h>

#include "load/limit.h"
#include "load/outcome.h"
#include "load/session.h"

/* On what terms a stream is kept. */
struct terms {
	struct limit max_rejects;
	bool bulk;   /* as load/bulk.h says */
	bool reread; /* what is known is read again, as load/reread.h says */
};

/*
 * Loads the stream `in`, called `name` in messages, and puts into `outcome`
 * what it came to.  Its counts are those of the stages before and the
 * loader's own, load.*.  Ends the program with EX_REJECTS if more was
 * rejected than the terms allow.
 */
void stream_load(struct session *session, FILE *in, const char *name,
    const struct terms *terms, struct outcome *outcome);

#endif
