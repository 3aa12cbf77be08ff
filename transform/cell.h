/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CELL_H
#define TRANSFORM_CELL_H

/*
 * What is printed in one cell, as the value that the form asks for there:
 * money in the form's unit, counts as counts.
 */

#include "transform/fact.h"
#include "transform/scan.h"
#include "transform/word.h"

/*
 * Reads a cell that is to hold `measure` (a row of measure.tsv) in `unit`;
 * `money` is the unit of money that its head or label names, or NULL.  A cell
 * that was set before keeps its value if both agree, and else is unreadable:
 * the document contradicts itself.
 */
void cell_read(struct fact_cell *cell, const struct scan_value *printed,
    int measure, const char *unit, const struct word *money);

/* A number that was told by arithmetic from text that is no single cell. */
void cell_infer(struct fact_cell *cell, const struct scan_value *printed,
    struct number number, const char *unit);

/* Something is printed there, and it cannot be told what. */
void cell_give_up(struct fact_cell *cell, const struct scan_value *printed);

#endif
