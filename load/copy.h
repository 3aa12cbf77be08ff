/* SPDX-License-Identifier: ISC */
#ifndef LOAD_COPY_H
#define LOAD_COPY_H

/*
 * Rows in COPY's text format, and sending them.
 *
 * A row is a key, then other fields, each with a tab before it, then a
 * newline, which the caller adds; no other newline stands in it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "load/session.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* Appends the first field of a row. */
void copy_key(struct buf *rows, int64_t number);

/* Appends a further field, escaped; SLICE_NULL becomes null. */
void copy_text(struct buf *rows, struct slice text);
void copy_number(struct buf *rows, int64_t number);

/*
 * Appends all rows of `body`, which lack their first fields and so begin with
 * a tab, each behind `key`.
 */
void copy_rows(struct buf *rows, struct slice key, struct slice body);

/*
 * Sends `rows` through the COPY statement, whole, and returns how many the
 * server took.  Ends the program if it took none of them.
 */
uint64_t copy_send(struct session *session, const struct statement *statement,
    const struct buf *rows);

/*
 * The same, and how many there were in `n`.  False if the server took none, and
 * what it says in `failed`, for session_fail; NULL if it says nothing.
 */
bool copy_try(struct session *session, const struct statement *statement,
    const struct buf *rows, uint64_t *n, PGresult **failed);

#endif
