/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PATTERN_H
#define TRANSFORM_PATTERN_H

/*
 * A compiled regular expression.  Subjects must be well-formed UTF-8.
 *
 * A match that would take too many steps is given up and counts as none: the
 * bounds below hold for one call.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"

enum {
	PATTERN_MATCH_MAX = 200000, /* steps */
	PATTERN_DEPTH_MAX = 2000,   /* nested choices left open */
	PATTERN_HEAP_MAX = 4096,    /* KiB */
	PATTERN_STACK_MAX = 262144, /* bytes, for the compiled code */
	PATTERN_GROUPS_MAX = 16
};

struct pattern;

/* Where the groups of a match stand: the whole is group 0. */
struct captures {
	size_t from[PATTERN_GROUPS_MAX]; /* SIZE_MAX if it took no part */
	size_t to[PATTERN_GROUPS_MAX];
};

/* An expression that does not compile is our bug and ends the program. */
struct pattern *pattern_new(const char *expression);
void pattern_free(struct pattern *pattern); /* NULL is fine */

/*
 * The first match at or after `from`; for an expression that begins with \G,
 * the one that begins there.  `captures` may be NULL.
 */
bool pattern_find(const struct pattern *pattern, struct slice text, size_t from,
    struct captures *captures);

/* The text of one group; SLICE_NULL if it took no part. */
struct slice captures_get(const struct captures *captures, struct slice text,
    size_t group);

#endif
