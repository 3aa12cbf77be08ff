/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PERIOD_H
#define TRANSFORM_PERIOD_H

/*
 * The days that a report says its figures run from and to, whatever an
 * extraction has left of them.
 */

#include <stdbool.h>

#include "schema/arena.h"
#include "transform/date.h"
#include "transform/wording.h"

struct period {
	struct date start; /* year 0: only the end is stated */
	struct date end;
};

/* Looks for it from byte `from` of the wording on. */
bool period_read(const struct rules *rules, const struct wording *wording,
    size_t from, struct arena *arena, struct period *period);

/* The year that holds most of its days. */
int period_year(struct period period);

#endif
