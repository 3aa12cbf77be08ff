/* SPDX-License-Identifier: ISC */
#ifndef LOAD_STREAM_H
#define LOAD_STREAM_H

/*
 * A stream of records as one transaction: it is kept once its `end` record
 * has been read and agrees with what came before it, and not at all otherwise.
 */

#include <stdio.h>

#include "load/session.h"
#include "schema/counts.h"

/*
 * Loads the stream `in`, called `name` in messages.  Adds to `counts` those
 * of the stages before and the loader's own, load.*.
 */
void stream_load(struct session *session, FILE *in, const char *name,
    struct counts *counts);

#endif
