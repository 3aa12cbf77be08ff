/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_COUNTS_H
#define SCHEMA_COUNTS_H

/*
 * Named counters, as the `end` record carries them: NAME=NUMBER, parted by
 * blanks, in the order in which the names were first met.  A stage's own
 * names begin with its name and a stop: extract.documents.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

struct counts;

struct counts *counts_new(void);
void counts_free(struct counts *counts); /* NULL is fine */

/* Adds `n` to a counter, which is made if there is none of that name. */
void counts_add(struct counts *counts, const char *name, uint64_t n);

/* The same, the name being `prefix` and `code`: counts_add_code(c, "a.", b). */
void counts_add_code(struct counts *counts, const char *prefix,
    const char *code);

/* A counter's value, 0 if there is none of that name. */
uint64_t counts_get(const struct counts *counts, const char *name);

/* Adds all counters of an `end` record.  False if it is malformed. */
bool counts_parse(struct counts *counts, struct slice text);

/* Appends all counters to `buf` in the form of the `end` record. */
void counts_write(const struct counts *counts, struct buf *buf);

/* One counter after the other: NULL behind the last. */
const char *counts_name(const struct counts *counts, size_t i);

#endif
