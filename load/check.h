/* SPDX-License-Identifier: ISC */
#ifndef LOAD_CHECK_H
#define LOAD_CHECK_H

/*
 * Whether the fields of a record are what field.tsv says, beyond what every
 * reader of records sees to.  The server would refuse them too, but only
 * after it had taken in the rows before them, and less clearly.
 */

#include "schema/record.h"

/* What is wrong with the first field that is, or NULL. */
const char *check_record(const struct record *record);

#endif
