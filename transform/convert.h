/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CONVERT_H
#define TRANSFORM_CONVERT_H

/*
 * A whole stream of documents to a whole stream of reports, or to CSV: which
 * documents are reports, what each of them says, and what becomes of it.
 */

#include "schema/counts.h"

/* Records; CSV; or the texts in place of labels that are not known. */
enum convert_to { CONVERT_RECORDS, CONVERT_CSV, CONVERT_UNMATCHED };

/*
 * Reads the stream in `path`, or standard input if that is NULL, and writes
 * to standard output.  Counters of the stream and our own are added to
 * `counts`.  A damaged stream ends the program.
 */
void convert_stream(const char *path, enum convert_to to,
    struct counts *counts);

#endif
