/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_BESIDE_H
#define TRANSFORM_BESIDE_H

/*
 * The name of a body, or the year, beside a title that has none of its own: on
 * its line, with a mark between them, in brackets, or on the line below.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/*
 * Where the line begins of which the title at `from` is the rest, with the
 * name that the line begins with; SIZE_MAX if it begins with none.
 */
size_t beside_before(const struct rules *rules, const struct wording *wording,
    size_t from, struct slice *name);

/* Whether the name on the line at `from` stands below that of another body. */
bool beside_menu(const struct rules *rules, const struct wording *wording,
    size_t from);

/* The name behind the title that ends at `to`, or SLICE_NULL. */
struct slice beside_behind(const struct rules *rules,
    const struct wording *wording, size_t to);

/* The year in brackets behind the title that ends at `to`, or 0. */
int beside_year(const struct rules *rules, const struct wording *wording,
    size_t to);

#endif
