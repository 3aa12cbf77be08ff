/* SPDX-License-Identifier: ISC */
#ifndef LOAD_SENDER_H
#define LOAD_SENDER_H

/*
 * Facts on their way to the server, in a thread of their own: while it takes in
 * those of one batch, the rows of the next are written.
 *
 * Between sender_start and sender_finish the session is the thread's.
 */

#include "load/run.h"
#include "load/table.h"
#include "schema/buf.h"
#include "schema/counts.h"

struct sender;

/* All is borrowed for as long; `bulk` as in load/bulk.h. */
struct sender *sender_new(struct run *run, struct counts *counts, bool bulk);
void sender_free(struct sender *sender); /* NULL is fine */

/*
 * Takes over the rows of all facts, whose reports are there, and gives empty
 * buffers for them.  Those taken before must have been sent.
 */
void sender_take(struct sender *sender, struct buf rows[TABLE_COUNT]);

/* Begins to send what was taken, if anything was. */
void sender_start(struct sender *sender);

/* Waits until it is sent, and ends the program if it could not be. */
void sender_finish(struct sender *sender);

#endif
