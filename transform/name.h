/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_NAME_H
#define TRANSFORM_NAME_H

/*
 * Names of bodies: a chain of divisions, each within the one before it, and
 * an organ.  There is no list of bodies; a name is known by what it ends in.
 *
 * Texts are those of a wording; names that had to be put together live in
 * the arena.
 */

#include <stdbool.h>

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/rules.h"

/* Longest name, in bytes. */
enum { NAME_MAX_LEN = 150 };

enum name_kind {
	NAME_NONE,
	NAME_DIVISION,   /* a place and not a body */
	NAME_ZONE,       /* a place that is no division */
	NAME_GOVERNMENT, /* of a county or higher */
	NAME_OFFICE,     /* of a government or of a zone's board */
	NAME_TOWNSHIP,   /* town, township or street office, or its place */
	NAME_BOARD,      /* of a zone */
	NAME_ORGAN       /* any other */
};

/* What all of `text` is, as a name. */
enum name_kind name_kind(const struct rules *rules, struct slice text);

/* Whether it says a level or "we" and not whose. */
bool name_is_relative(const struct rules *rules, struct slice text);
bool name_is_generic(const struct rules *rules, struct slice text);

/*
 * The name that stands there, without brackets about it or behind it, and not
 * that of an office within it.
 */
struct slice name_signed(const struct rules *rules, struct slice text);

/*
 * The name in `text` without the words that may stand about one; SLICE_NULL
 * if none is left.
 */
struct slice name_clean(const struct rules *rules, struct slice text);

/*
 * Whether `full` is `part` with the divisions before it that it lies in, or
 * the very same; words that pages drop freely do not matter.
 */
bool name_extends(const struct rules *rules, struct slice full,
    struct slice part);

/* The full form of a name that stands for a place or is cut short. */
struct slice name_complete(const struct rules *rules, struct slice name,
    struct arena *arena);

/*
 * How long the chain of divisions is that `text` ends with, in bytes: 0 if it
 * ends with none.  `bounded` says that nothing of a name can stand before
 * `text`.
 */
size_t name_chain(const struct rules *rules, struct slice text, bool bounded);

/* Whether the full name of a division of the list is where `text` begins. */
bool name_begins_with_division(struct slice text);

/* The first division of a name that has one: SLICE_NULL if it has none. */
struct slice name_division(const struct rules *rules, struct slice name);

#endif
