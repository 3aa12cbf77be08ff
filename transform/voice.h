/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_VOICE_H
#define TRANSFORM_VOICE_H

/*
 * The kind of body that a report speaks as: "our bureau", "this town".  It
 * tells whether a name that stands beside the report may be its body's.
 */

#include <stdbool.h>

#include "schema/slice.h"
#include "transform/rules.h"

/* The word for the kind, in `text`; SLICE_NULL if it does not say. */
struct slice voice_find(const struct rules *rules, struct slice text);

/* Whether a body of that kind may have the name: its end has the word. */
bool voice_fits(struct slice voice, struct slice name);

#endif
