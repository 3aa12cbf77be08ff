/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_FAKE_RESULT_H
#define TESTS_UNIT_FAKE_RESULT_H

/*
 * The results of the libpq of fake_pq.h, and libpq's own calls that read them;
 * PQclear gives one back.
 */

#include <libpq-fe.h>

enum { FAKE_CELL_MAX = 100 }; /* bytes of a cell; what is longer is cut */

/* A result of so many rows and columns of no bytes. */
PGresult *fake_answer(ExecStatusType status, int nrows, int ncolumns);
void fake_set(PGresult *result, int row, int column, const char *value);

/* One row with one cell. */
PGresult *fake_one(const char *value);

/* `n` rows with the same value in all columns, or with null. */
PGresult *fake_same(int n, int ncolumns, const char *value);

/* A failure, with an SQLSTATE that is borrowed, or NULL for a lost server. */
PGresult *fake_failure(char *sqlstate);

#endif
