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

/*
 * The rows `first` to `last` of a scan, the form that they are of, which of its
 * rows have cells, and which may have another row's.
 */
struct steps {
	const struct scan *scan;
	size_t first;
	size_t last;
	const struct form *form;
	const bool *bound;
	bool *doubt; /* the answer */
};

/*
 * Marks the rows of the form that may have another row's cells, since `spare`
 * has cells and no label, and the next label without cells: those between.
 */
void step_doubt(const struct scan_row *spare, const struct steps *steps);

#endif
