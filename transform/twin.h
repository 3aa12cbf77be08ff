/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_TWIN_H
#define TRANSFORM_TWIN_H

/*
 * The tables of one report that stand in a document twice.
 */

#include "transform/fact.h"

/* Cells in which two copies may differ, and numbers that must be alike. */
enum { TWIN_DIFFERENCES_MAX = 2, TWIN_ALIKE_MIN = 8 };

/*
 * Whether two sets of tables are one report's: no cell differs, or so few that
 * one of the copies has a slip, among many numbers other than 0 that do not.
 */
bool twin_is(const struct facts *a, const struct facts *b);

/*
 * Takes into `facts` what only the copy tells, if enough numbers are alike to
 * be sure that it is one.  Where both have a number and they differ, neither
 * is certain.
 */
void twin_merge(struct facts *facts, const struct facts *copy);

#endif
