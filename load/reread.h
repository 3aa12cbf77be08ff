/* SPDX-License-Identifier: ISC */
#ifndef LOAD_REREAD_H
#define LOAD_REREAD_H

/*
 * New readings of reports that are in the warehouse.
 *
 * They are put down in tables that last as long as the transaction, and are
 * compared with what is there once the whole stream has been read; see
 * schema/warehouse/46-reread.sql.  A report is read again at the place that it
 * was loaded from, its archive, offset and document; one of the same bytes at
 * another place is no new reading of it.
 */

#include <stdint.h>

#include "load/run.h"
#include "load/table.h"
#include "schema/buf.h"
#include "schema/counts.h"
#include "schema/record.h"

struct reread;

/* `run` and `counts` are borrowed for as long. */
struct reread *reread_new(struct run *run, struct counts *counts);
void reread_free(struct reread *reread); /* NULL is fine */

/* Takes in a report or a reject record: which documents the stream has met. */
void reread_add(struct reread *reread, const struct record *record);

/*
 * Of the reports numbered `first` to `last` in the stream, those that are there
 * already: the number of each and its key, which is null if it was loaded from
 * another place.  Clear it with PQclear.
 */
PGresult *reread_claim(struct reread *reread, int64_t first, int64_t last);

/* Puts down rows of a table, of reports that were claimed. */
void reread_send(struct reread *reread, enum table table,
    const struct buf *rows);

/* Replaces and withdraws what differs, if anything does. */
void reread_end(struct reread *reread);

#endif
