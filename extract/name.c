/* SPDX-License-Identifier: ISC */
#include "extract/name.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "schema/utf8.h"

/* What MS-DOS had above ASCII: code page 437. */
static const uint16_t dos_characters[] = { 0x00c7, 0x00fc, 0x00e9, 0x00e2,
	0x00e4, 0x00e0, 0x00e5, 0x00e7, 0x00ea, 0x00eb, 0x00e8, 0x00ef, 0x00ee,
	0x00ec, 0x00c4, 0x00c5, 0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2,
	0x00fb, 0x00f9, 0x00ff, 0x00d6, 0x00dc, 0x00a2, 0x00a3, 0x00a5, 0x20a7,
	0x0192, 0x00e1, 0x00ed, 0x00f3, 0x00fa, 0x00f1, 0x00d1, 0x00aa, 0x00ba,
	0x00bf, 0x2310, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb, 0x2591,
	0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563,
	0x2551, 0x2557, 0x255d, 0x255c, 0x255b, 0x2510, 0x2514, 0x2534, 0x252c,
	0x251c, 0x2500, 0x253c, 0x255e, 0x255f, 0x255a, 0x2554, 0x2569, 0x2566,
	0x2560, 0x2550, 0x256c, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559, 0x2558,
	0x2552, 0x2553, 0x256b, 0x256a, 0x2518, 0x250c, 0x2588, 0x2584, 0x258c,
	0x2590, 0x2580, 0x03b1, 0x00df, 0x0393, 0x03c0, 0x03a3, 0x03c3, 0x00b5,
	0x03c4, 0x03a6, 0x0398, 0x03a9, 0x03b4, 0x221e, 0x03c6, 0x03b5, 0x2229,
	0x2261, 0x00b1, 0x2265, 0x2264, 0x2320, 0x2321, 0x00f7, 0x2248, 0x00b0,
	0x2219, 0x00b7, 0x221a, 0x207f, 0x00b2, 0x25a0, 0x00a0 };

/* How many bytes at `at` are ASCII that can be printed. */
static size_t
count_printable(struct slice name, size_t at)
{
	size_t end = at;

	while (end < name.len && name.ptr[end] >= ' ' && name.ptr[end] <= '~')
		end++;
	return end - at;
}

/* Appends the character at `*at`, and moves behind it. */
static void
clean_one(struct slice name, size_t *at, struct buf *buf)
{
	size_t begin = *at;
	uint32_t c = utf8_next(name, at);
	char escaped[8];

	if (c >= 0x20 && c != 0x7f &&
	    utf8_valid(slice_sub(name, begin, *at - begin))) {
		buf_add(buf, name.ptr + begin, *at - begin);
		return;
	}
	snprintf(escaped, sizeof(escaped), "\\x%02x",
	    (unsigned)(unsigned char)name.ptr[begin]);
	buf_add(buf, escaped, strlen(escaped));
}

void
name_clean(struct slice name, struct buf *buf)
{
	size_t at = 0;

	buf_reset(buf);
	buf_add(buf, "", 0);
	while (at < name.len) {
		size_t n = count_printable(name, at);

		buf_add(buf, name.ptr + at, n);
		at += n;
		if (at < name.len)
			clean_one(name, &at, buf);
	}
}

/* Makes `buf` of the bytes as GB18030.  False if they are no such text. */
static bool
add_gb18030(struct charset_decoder *decoder, struct slice name, struct buf *buf)
{
	struct buf bytes = BUF_INIT;
	struct charset_text text;
	bool is_whole;

	buf_add(&bytes, name.ptr, name.len);
	text = charset_decode(decoder, &bytes, CHARSET_GB18030,
	    CHARSET_UNKNOWN);
	is_whole = text.charset == CHARSET_GB18030 &&
	    slice_find((struct slice){ text.data, text.len },
		SLICE("\xef\xbf\xbd"), 0) == SIZE_MAX;
	if (is_whole)
		name_clean((struct slice){ text.data, text.len }, buf);
	buf_release(&bytes);
	return is_whole;
}

/* The same of code page 437, which all bytes are. */
static void
add_dos(struct slice name, struct buf *buf)
{
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];

		utf8_put(&text, c < 0x80 ? c : dos_characters[c - 0x80]);
	}
	name_clean((struct slice){ text.data, text.len }, buf);
	buf_release(&text);
}

void
name_decode(struct charset_decoder *decoder, struct slice name, bool is_dos,
    struct buf *buf)
{
	if (!utf8_valid(name) && add_gb18030(decoder, name, buf))
		return;
	if (!utf8_valid(name) && is_dos)
		add_dos(name, buf);
	else
		name_clean(name, buf);
}
