/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BIND_H
#define TRANSFORM_BIND_H

/*
 * From rows of tables to the cells of a form.
 *
 * A row with a label of its own goes to that row of the form.  Rows without
 * one are bound by order, and only where as many rows of the form are missing
 * between two labelled rows as there are rows to place.  A row with more
 * cells than the form has must show by its blanks which are meant; one with
 * fewer is unreadable, for it cannot be told which is missing.  What cannot
 * be bound for certain is STATE_UNREADABLE, and never a number.
 */

#include "transform/era.h"
#include "transform/fact.h"
#include "transform/form.h"

/*
 * Fills `facts`, which must be all zeros, from the rows.  Returns the era of
 * the tables ("e2019" ...), or NULL if they do not tell; then no cell of tables
 * 2 to 4 is asked.
 */
const char *bind_rows(const struct forms *forms, const struct era_rows *rows,
    struct facts *facts);

#endif
