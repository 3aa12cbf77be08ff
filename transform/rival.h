/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_RIVAL_H
#define TRANSFORM_RIVAL_H

/*
 * Several tables under one title: last year's beside this year's, a part's
 * beside the whole's, one beside its correction.  What stands above them
 * decides; if that leaves it open, what they do not agree in is unreadable.
 */

#include "transform/banner.h"
#include "transform/fact.h"

/* The tables of a report, or of what may be one, and what stands above. */
struct rival {
	struct facts *facts;
	struct banner *banner; /* of each fact but indicators */
};

/*
 * Settles the tables of `report`, on that year or 0, with those of another,
 * which come behind them under the same title.
 */
void rival_settle(const struct rival *report, const struct rival *other,
    int year);

/*
 * Makes the tables unreadable that are not those of a report on that year, or
 * those of a part of the body alone; its name is none of a part.
 */
void rival_drop(const struct rival *report, int year, struct slice name);

#endif
