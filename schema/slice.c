/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* memmem */
#include "schema/slice.h"

#include <stdint.h>
#include <string.h>

struct slice
slice_of(const char *string)
{
	if (string == NULL)
		return SLICE_NULL;
	return (struct slice){ string, strlen(string) };
}

bool
slice_ends(struct slice text, struct slice suffix)
{
	return text.len >= suffix.len &&
	    (suffix.len == 0 ||
		memcmp(text.ptr + text.len - suffix.len, suffix.ptr,
		    suffix.len) == 0);
}

/* Where one ideograph is: by its last byte, which few others have. */
static const char *
find_ideograph(const char *from, const char *end, const char *needle)
{
	const char *at = from + 2;

	while (at < end &&
	    (at = memchr(at, needle[2], (size_t)(end - at))) != NULL) {
		if (at[-1] == needle[1] && at[-2] == needle[0])
			return at - 2;
		at++;
	}
	return NULL;
}

size_t
slice_find(struct slice text, struct slice needle, size_t from)
{
	const char *at;

	if (from > text.len || needle.len == 0 || needle.len > text.len - from)
		return SIZE_MAX;
	if (needle.len == 1)
		at = memchr(text.ptr + from, needle.ptr[0], text.len - from);
	else if (needle.len == 3)
		at = find_ideograph(text.ptr + from, text.ptr + text.len,
		    needle.ptr);
	else
		at = memmem(text.ptr + from, text.len - from, needle.ptr,
		    needle.len);
	return at == NULL ? SIZE_MAX : (size_t)(at - text.ptr);
}

struct slice
slice_sub(struct slice text, size_t from, size_t len)
{
	if (text.ptr == NULL)
		return SLICE_NULL;
	if (from > text.len)
		from = text.len;
	if (len > text.len - from)
		len = text.len - from;
	return (struct slice){ text.ptr + from, len };
}

/* How many bytes of blank `text` begins with, 0 if it begins with none. */
static size_t
blank_at_start(struct slice text)
{
	unsigned char c = text.len > 0 ? (unsigned char)text.ptr[0] : 'x';

	if (c > ' ' && c < 0x80)
		return 0;
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	if (slice_starts(text, SLICE("\xc2\xa0")))
		return 2;
	return slice_starts(text, SLICE("\xe3\x80\x80")) ? 3 : 0;
}

static size_t
blank_at_end(struct slice text)
{
	unsigned char c = text.len > 0 ? (unsigned char)text.ptr[text.len - 1]
				       : 'x';

	if (c > ' ' && c < 0x80)
		return 0;
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	if (c == 0xa0 && slice_ends(text, SLICE("\xc2\xa0")))
		return 2;
	return c == 0x80 && slice_ends(text, SLICE("\xe3\x80\x80")) ? 3 : 0;
}

struct slice
slice_trim(struct slice text)
{
	size_t n;

	while ((n = blank_at_start(text)) > 0)
		text = slice_sub(text, n, text.len);
	while ((n = blank_at_end(text)) > 0)
		text.len -= n;
	return text;
}
