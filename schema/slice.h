/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_SLICE_H
#define SCHEMA_SLICE_H

/*
 * Bytes that somebody else owns: text in UTF-8 unless it is said otherwise.
 *
 * A NULL pointer stands for SQL's NULL, which is not the same as no bytes.
 *
 * What is asked of every cell stands here, so that no call is made for it.
 */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *ptr;
	size_t len;
};

#define SLICE_NULL ((struct slice){ NULL, 0 })

/* A literal's bytes; not for pointers. */
#define SLICE(literal) ((struct slice){ "" literal, sizeof(literal) - 1 })

/* The bytes of a C string, or SLICE_NULL for NULL. */
struct slice slice_of(const char *string);

/* Whether both hold the same bytes.  NULL is equal to NULL alone. */
static inline bool
slice_equal(struct slice a, struct slice b)
{
	if (a.ptr == NULL || b.ptr == NULL)
		return a.ptr == b.ptr;
	return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* Of texts that differ, most differ in the last byte, too. */
static inline bool
slice_starts(struct slice text, struct slice prefix)
{
	return text.len >= prefix.len &&
	    (prefix.len == 0 ||
		(text.ptr[prefix.len - 1] == prefix.ptr[prefix.len - 1] &&
		    memcmp(text.ptr, prefix.ptr, prefix.len) == 0));
}

bool slice_ends(struct slice text, struct slice suffix);

/* Where `needle` begins in `text` at or after `from`, or SIZE_MAX. */
size_t slice_find(struct slice text, struct slice needle, size_t from);

/* The part from `from` on, of `len` bytes at most; bounds are clipped. */
struct slice slice_sub(struct slice text, size_t from, size_t len);

/* Without the ASCII blanks, U+00A0 and U+3000 at either end. */
struct slice slice_trim(struct slice text);

#endif
