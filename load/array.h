/* SPDX-License-Identifier: ISC */
#ifndef LOAD_ARRAY_H
#define LOAD_ARRAY_H

/*
 * An array as PostgreSQL reads it in a parameter: {"one","two",NULL}.  It is
 * what lets a statement be asked once for a whole batch.
 */

#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

/* Appends an element, and a brace before the first; NULL stands for null. */
void array_add(struct buf *array, struct slice text);
void array_add_number(struct buf *array, int64_t number);

/* Closes the array, which may be empty, and lends it as a C string. */
const char *array_end(struct buf *array);

#endif
