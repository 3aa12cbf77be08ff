/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_JSON_H
#define EXTRACT_JSON_H

/*
 * One JSON object, member by member, and a string of JSON written.  Not a
 * parser for all of JSON: what stands in an inner object or list is passed
 * over and not looked at.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/arena.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* How deep the objects and lists within a member may be. */
enum { JSON_DEPTH_MAX = 16 };

struct json_reader {
	struct slice rest;
	struct arena *arena;
	bool begun;
	bool bad; /* what was read is no JSON, or is too deep */
};

/* A member's name and value; SLICE_NULL for null, an object or a list. */
struct json_member {
	struct slice name;
	struct slice value; /* without quotes, its escapes read */
};

/* Strings with escapes go to `arena`; others are parts of `text`. */
struct json_reader json_begin(struct slice text, struct arena *arena);

/*
 * The next member.  False behind the last, and where `bad` is set.  What
 * stands behind the object is `rest` then.
 */
bool json_next(struct json_reader *reader, struct json_member *member);

/*
 * The character of the \u at `*at`, which moves behind it; half a pair is
 * U+FFFD.  UINT32_MAX if it is none.
 */
uint32_t json_unicode(struct slice text, size_t *at);

/*
 * Appends `text` as a string, quotes and all.  Bytes that are not UTF-8,
 * and NUL, become U+FFFD.
 */
void json_write(struct slice text, struct buf *buf);

#endif
