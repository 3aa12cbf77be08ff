/* SPDX-License-Identifier: ISC */
#include "transform/step.h"

#include <stdint.h>
#include <string.h>

/* The place in the form that the row's label names, or SIZE_MAX. */
static size_t
place_of(const struct form *form, const struct scan_row *row)
{
	return row->label == NULL ? SIZE_MAX : form_find(form, row->label->row);
}

/* Marks the rows from `spare` to the next label without cells, one way. */
static void
doubt_way(const struct scan_row *spare, size_t nrows, int way,
    const struct steps *steps)
{
	bool found[FORM_ROWS_MAX] = { false };

	for (size_t i = 1; i <= nrows; i++) {
		const struct scan_row *row = way > 0 ? spare + i : spare - i;
		size_t at = place_of(steps->form, row);

		if (row->table != spare->table)
			return;
		if (at == SIZE_MAX)
			continue;
		if (row->nvalues == 0 && !steps->bound[at]) {
			for (size_t k = 0; k < steps->form->nrows; k++)
				steps->doubt[k] |= found[k];
			return;
		}
		found[at] = true;
	}
}

void
step_doubt(const struct scan_row *spare, const struct steps *steps)
{
	size_t at = (size_t)(spare - steps->scan->row);

	doubt_way(spare, at - steps->first, -1, steps);
	doubt_way(spare, steps->last - at - 1, 1, steps);
}
