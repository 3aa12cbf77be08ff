/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_UTF8_H
#define SCHEMA_UTF8_H

/*
 * UTF-8 as RFC 3629 has it: no surrogates, no overlong forms, nothing above
 * U+10FFFF.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

/* U+FFFD, which stands for what is lost. */
enum { UTF8_LOST = 0xfffd };

#define UTF8_LOST_TEXT SLICE("\xef\xbf\xbd")

/* Whether all of `text` is well formed. */
bool utf8_valid(struct slice text);

/* One that is no ASCII, for utf8_next. */
uint32_t utf8_next_long(struct slice text, size_t *at);

/*
 * The character at `*at`, which is moved behind it.  A byte that begins no
 * well-formed character counts as U+FFFD, one byte long.  `*at` must be less
 * than `text.len`.
 */
static inline uint32_t
utf8_next(struct slice text, size_t *at)
{
	unsigned char byte = (unsigned char)text.ptr[*at];

	if (byte >= 0x80)
		return utf8_next_long(text, at);
	(*at)++;
	return byte;
}

/* Appends one character. */
void utf8_put(struct buf *buf, uint32_t c);

/*
 * The half-width form of a full-width one (U+FF01 to U+FF5E, U+3000), the
 * character itself of any other.
 */
static inline uint32_t
utf8_half_width(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return c - 0xfee0;
	return c == 0x3000 ? ' ' : c;
}

#endif
