/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SCOPE_H
#define TRANSFORM_SCOPE_H

/* What a body's report covers. */

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/*
 * "consolidated" if the report counts in other bodies: that of a government
 * above the townships, or one whose title, which ends at byte `from`, or whose
 * words behind it say so.  Otherwise "own"; NULL if the body is not known.
 */
const char *scope_of(const struct rules *rules, struct slice agency,
    const struct wording *wording, size_t from, struct arena *arena);

#endif
