/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_MONEY_H
#define TRANSFORM_MONEY_H

/*
 * The unit of money that a cell is printed in, where the cell does not say it.
 */

#include "transform/columns.h"
#include "transform/word.h"

/*
 * The unit that the row's label names, or in table 2 the head of that column;
 * NULL if the form's is meant.  It is one that no number but 0 can be read in
 * if the head names one in other words than the form's, or several, or if it
 * names none and a line of the document another than the form's: which columns
 * that line is for is not told.
 */
const struct word *money_unit(const struct scan *scan,
    const struct scan_row *row, const struct columns *columns, int column);

#endif
