/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PROGRESS_H
#define EXTRACT_PROGRESS_H

/* How far a run has come, in one line on a terminal that is written over. */

#include <stdbool.h>
#include <stdint.h>

#include "schema/counts.h"

struct progress;

/* `shown` is whether there is somebody to see it. */
struct progress *progress_new(bool shown);
void progress_free(
    struct progress *progress); /* wipes the line; NULL is fine */

/* How many bytes are to be read in all, more of them being found. */
void progress_expect(struct progress *progress, uint64_t bytes);

/* An operand was begun, or that many bytes were done. */
void progress_add(struct progress *progress, bool is_input, uint64_t bytes,
    const struct counts *counts);

#endif
