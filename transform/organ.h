/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_ORGAN_H
#define TRANSFORM_ORGAN_H

/*
 * Organs by what they are called behind the name of a place: the rows of
 * catalog_organ, which schema/catalog/organ.tsv fills.
 */

#include <stdbool.h>

#include "schema/catalog.h"
#include "schema/slice.h"

/* No row. */
enum { ORGAN_UNKNOWN = -1 };

/* The organ that `text` is a name of, whole or cut short. */
int organ_find(struct slice text);

/*
 * The organ whose work `text`, the name of a department, begins with, for
 * departments that do the work of several.
 */
int organ_like(struct slice text);

/* What it belongs to today: itself, if nothing took its place. */
int organ_family(int organ);

/* A short name written out, as far as the catalogue has the long one. */
struct slice organ_written_out(int organ, struct slice text);

bool organ_is_vertical(int organ);

#endif
