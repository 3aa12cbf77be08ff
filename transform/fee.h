/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_FEE_H
#define TRANSFORM_FEE_H

/*
 * The fees for processing requests, which reports since 2021 tell of in a
 * sentence of their last section: how many notices were sent, what they ask
 * for in all, and what was collected.
 */

#include "schema/arena.h"
#include "transform/fact.h"
#include "transform/rules.h"
#include "transform/wording.h"

/* The first year that the fees could be asked for. */
enum { FEE_FIRST = 2021 };

/*
 * Fills the cells of CAT_PROCESSING_FEE with what the text of a report for
 * `year` says, in yuan and with the words as their text.  A number that is
 * told in two ways is left out, and so are rates and other years' fees.
 */
void fee_read(const struct rules *rules, const struct wording *wording,
    int year, struct arena *arena, struct facts *facts);

#endif
