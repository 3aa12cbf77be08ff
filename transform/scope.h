/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SCOPE_H
#define TRANSFORM_SCOPE_H

/* What a body's report covers. */

#include "schema/slice.h"
#include "transform/rules.h"

/*
 * "consolidated" if the report counts in other bodies: that of a government
 * above the townships, or one whose `preamble` says so.  Otherwise "own";
 * NULL if the body is not known.
 */
const char *scope_of(const struct rules *rules, struct slice agency,
    struct slice preamble);

#endif
