/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_MENTION_H
#define TRANSFORM_MENTION_H

/*
 * Where a body lies that a title names without its place: what the text says
 * before its name.
 */

#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/*
 * The divisions that stand before `what` somewhere in the text: the longest
 * chain of them, without the province, or SLICE_NULL.  Those before another
 * body, under whose guidance or with whom something is done, do not count; and
 * none do if two are of two bodies or places.
 */
struct slice mention_divisions(const struct rules *rules,
    const struct wording *wording, struct slice what);

#endif
