/* SPDX-License-Identifier: ISC */
#ifndef LOAD_RESOLVE_H
#define LOAD_RESOLVE_H

/*
 * Rejects of earlier runs that no longer stand.
 *
 * A reject is resolved by the first later stream that has its document, by
 * its place or as a report of the same bytes, and does not have that reject.
 * One that is met again afterwards stands again.
 */

#include "load/run.h"
#include "schema/buf.h"
#include "schema/counts.h"
#include "schema/record.h"

struct resolver;

/* `run` and `counts` are borrowed for as long. */
struct resolver *resolver_new(struct run *run, struct counts *counts);
void resolver_free(struct resolver *resolver); /* NULL is fine */

/* Takes in a report or a reject record. */
void resolver_add(struct resolver *resolver, const struct record *record);

/*
 * Resolves what is to be, after all rejects of the stream have been written;
 * `seen` has the keys of those that were there, elements of an array.
 */
void resolver_end(struct resolver *resolver, const struct buf *seen);

#endif
