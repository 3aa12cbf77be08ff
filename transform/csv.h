/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CSV_H
#define TRANSFORM_CSV_H

/*
 * Tidy CSV: a header line, then one line a row, ended by CR LF and quoted as
 * RFC 4180 has it.  A null is an empty field.
 */

#include <stdio.h>

#include "schema/slice.h"

struct csv_row {
	struct slice document;
	struct slice uri;
	struct slice agency;
	struct slice year;
	struct slice fact;
	struct slice row;
	struct slice column;
	struct slice value;
	struct slice unit;
	struct slice state;
	struct slice raw;
};

struct csv;

/* Writes the header line to `out`, which stays the caller's. */
struct csv *csv_new(FILE *out);
void csv_free(struct csv *csv); /* NULL is fine */

/* A failed write ends the program with EX_IOERR. */
void csv_write(struct csv *csv, const struct csv_row *row);

#endif
