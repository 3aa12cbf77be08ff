/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_STAMP_H
#define EXTRACT_STAMP_H

/*
 * When a page was fetched: in WARC as 2024-01-31T08:00:00Z, with a fraction
 * of a second if need be, in ARC and in an index as 20240131080000.
 */

#include <stdbool.h>

#include "schema/slice.h"

/* Both forms, each with a NUL behind it. */
struct stamp {
	char figures[14 + 1];
	char time[20 + 1];
};

/* Reads either form, all of `text`.  False if it is no time that there is. */
bool stamp_read(struct slice text, struct stamp *stamp);

#endif
