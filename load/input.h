/* SPDX-License-Identifier: ISC */
#ifndef LOAD_INPUT_H
#define LOAD_INPUT_H

/* The inputs of a stream and what was found in each, for etl.input. */

#include "load/run.h"
#include "schema/record.h"

struct inputs;

struct inputs *inputs_new(void);
void inputs_free(struct inputs *inputs); /* NULL is fine */

/* Takes in an input record; the counts below are its own from here on. */
void inputs_add(struct inputs *inputs, const struct record *record);

/* Counts a report or a reject of the current input, if there is one. */
void inputs_count(struct inputs *inputs, enum kind kind);

/* Writes a row for each input, if the run has brought anything new. */
void inputs_end(struct inputs *inputs, struct run *run);

#endif
