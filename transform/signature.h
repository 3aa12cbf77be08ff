/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SIGNATURE_H
#define TRANSFORM_SIGNATURE_H

/*
 * The end of a report: the name of the body on a line of its own, and the day
 * below or behind it.
 */

#include "transform/date.h"
#include "transform/wording.h"

struct signature {
	struct slice name; /* SLICE_NULL if there is none */
	struct date date;  /* year 0 if there is none */
};

/* Looks for it behind byte `from` of the wording. */
struct signature signature_read(const struct rules *rules,
    const struct wording *wording, size_t from);

#endif
