/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_PART_H
#define SCHEMA_PART_H

/* Parts of a stream that were written apart, joined. */

#include "schema/record.h"

/*
 * Writes the records of a part, which is then empty, with `base` added to the
 * numbers of their documents.
 */
void part_join(struct record_writer *writer, struct record_writer *part,
    int64_t base);

#endif
