/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_STEP_H
#define TRANSFORM_STEP_H

/*
 * Labels and cells of table 3 that are out of step: lines of a PDF that were
 * not level put a label above the cells of the row before it, and so on, until
 * a line of cells is left without a label.
 */

#include "transform/form.h"
#include "transform/scan.h"

/* A form, which of its rows have cells, and which may have another row's. */
struct steps {
	const struct form *form;
	const bool *bound;
	bool *doubt; /* the answer */
};

/*
 * Marks the rows of the form that may have another row's cells, since `spare`
 * has cells and no label, and near by a label has no cells: those between.
 */
void step_doubt(const struct scan *scan, const struct scan_row *spare,
    const struct steps *steps);

#endif
