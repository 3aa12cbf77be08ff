/* SPDX-License-Identifier: ISC */
#ifndef LOAD_REJECT_H
#define LOAD_REJECT_H

/*
 * The rejects of a stream, for etl.reject.  One that is there already, field
 * for field, is no new row; it is marked as seen again if the run brings
 * anything new at all, and one that was thought to be resolved stands again.
 */

#include "load/run.h"
#include "schema/counts.h"
#include "schema/record.h"

struct rejects;

/* `run` and `counts` are borrowed for as long. */
struct rejects *rejects_new(struct run *run, struct counts *counts);
void rejects_free(struct rejects *rejects); /* NULL is fine */

/* Takes in a reject record. */
void rejects_add(struct rejects *rejects, const struct record *record);

/* Writes what is still held. */
void rejects_end(struct rejects *rejects);

/* The keys of those that were there, elements of an array that is not closed.
 */
const struct buf *rejects_seen(const struct rejects *rejects);

#endif
