/* SPDX-License-Identifier: ISC */
#include "schema/utf8.h"

#include <string.h>

static bool
is_tail(unsigned char byte)
{
	return (byte & 0xc0) == 0x80;
}

/* How many bytes a character has that begins with `lead`, or 0. */
static size_t
length_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if ((lead & 0xf0) == 0xe0)
		return 3;
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

static bool
in_range(uint32_t c, size_t len)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

	return c >= least[len] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

/* Decodes one character of `len` bytes at most.  Returns its length, or 0. */
static size_t
decode_any(const unsigned char *bytes, size_t len, uint32_t *c)
{
	size_t n = length_of(bytes[0]);

	if (n == 0 || n > len)
		return 0;
	*c = n == 1 ? bytes[0] : (uint32_t)(bytes[0] & (0xff >> (n + 1)));
	for (size_t i = 1; i < n; i++) {
		if (!is_tail(bytes[i]))
			return 0;
		*c = *c << 6 | (bytes[i] & 0x3fU);
	}
	return in_range(*c, n) ? n : 0;
}

/* The same, with the most common characters first: ASCII, Chinese and its
 * marks. */
static inline size_t
decode(const unsigned char *bytes, size_t len, uint32_t *c)
{
	if (bytes[0] < 0x80) {
		*c = bytes[0];
		return 1;
	}
	if (bytes[0] > 0xe0 && bytes[0] < 0xf0 && bytes[0] != 0xed &&
	    len >= 3 && is_tail(bytes[1]) && is_tail(bytes[2])) {
		*c = (bytes[0] & 0xfU) << 12 | (bytes[1] & 0x3fU) << 6 |
		    (bytes[2] & 0x3fU);
		return 3;
	}
	return decode_any(bytes, len, c);
}

bool
utf8_valid(struct slice text)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	uint32_t c;

	for (size_t at = 0, n; at < text.len; at += n) {
		uint64_t word;

		while (text.len - at >= 8) {
			memcpy(&word, bytes + at, 8);
			if ((word & 0x8080808080808080) != 0)
				break;
			at += 8;
		}
		if (at == text.len)
			break;
		n = decode(bytes + at, text.len - at, &c);
		if (n == 0)
			return false;
	}
	return true;
}

uint32_t
utf8_next_long(struct slice text, size_t *at)
{
	uint32_t c;
	size_t n = decode((const unsigned char *)text.ptr + *at, text.len - *at,
	    &c);

	*at += n == 0 ? 1 : n;
	return n == 0 ? UTF8_LOST : c;
}

void
utf8_put(struct buf *buf, uint32_t c)
{
	char bytes[4];
	size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

	if (n == 1) {
		buf_add_char(buf, (char)c);
		return;
	}
	for (size_t i = n - 1; i > 0; i--, c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3f));
	bytes[0] = (char)((0xf00 >> n & 0xf0) | c);
	buf_add(buf, bytes, n);
}
