/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PROSE_H
#define TRANSFORM_PROSE_H

/*
 * The totals that a report tells in its text, beside its tables: requests
 * received in the year, reviews and suits, and what was disclosed unasked.
 * They are for comparing, and for reports that have no table.
 *
 * A number is taken only if the text has one and no other of its kind: what
 * is told of a part, of another year or twice in two ways is left out.
 */

#include "schema/arena.h"
#include "transform/fact.h"
#include "transform/identity.h"
#include "transform/rules.h"
#include "transform/wording.h"

/*
 * Fills TEXT_COUNT cells, TEXT_DISCLOSED not; `asked` is false where the text
 * has no number.  `year` is the report's, or 0: what is told of all since its
 * beginning is the year's.
 */
void prose_read(const struct rules *rules, const struct wording *wording,
    int year, struct arena *arena, struct fact_cell *text);

/* Fills the cell of TEXT_DISCLOSED. */
void prose_disclosed(const struct rules *rules, const struct wording *wording,
    int year, struct arena *arena, struct fact_cell *text);

#endif
