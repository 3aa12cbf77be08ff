/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_HAN_H
#define TRANSFORM_HAN_H

/*
 * Ideographs, most of any report, and which of them are traditional: the pairs
 * of schema/catalog/pattern.tsv.
 *
 * What is asked of every character stands here, so that no call is made for it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "gen/han.h" /* HAN_FIRST, HAN_LAST */

/* A bit for each character up to HAN_LAST: whether it is traditional. */
extern const uint64_t han_bits[HAN_LAST / 64 + 1];

/* Of a character up to HAN_LAST. */
static inline bool
han_is_traditional(uint32_t c)
{
	return (han_bits[c >> 6] >> (c & 63) & 1) != 0;
}

/* The simplified form of a traditional character, and any other as it is. */
uint32_t han_simplified(uint32_t c);

/* The character of three bytes from U+4000 to U+9FFF at `byte`, or 0. */
static inline uint32_t
han_at(const char *byte, const char *end)
{
	const unsigned char *b = (const unsigned char *)byte;

	if (end - byte < 3 || b[0] < 0xe4 || b[0] > 0xe9 ||
	    (((b[1] ^ 0x80) | (b[2] ^ 0x80)) & 0xc0) != 0)
		return 0;
	return (b[0] & 0xfU) << 12 | (b[1] & 0x3fU) << 6 | (b[2] & 0x3fU);
}

/* The same, but 0 if it is traditional. */
static inline uint32_t
han_plain_at(const char *byte, const char *end)
{
	uint32_t c = han_at(byte, end);

	return c != 0 && !han_is_traditional(c) ? c : 0;
}

#endif
