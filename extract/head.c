/* SPDX-License-Identifier: ISC */
#include "extract/head.h"

#include <string.h>
#include <strings.h>

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the line at `at` ends, behind its LF if it has one. */
static size_t
line_end(struct slice bytes, size_t at)
{
	const char *end = at < bytes.len
	    ? memchr(bytes.ptr + at, '\n', bytes.len - at)
	    : NULL;

	return end == NULL ? bytes.len : (size_t)(end - bytes.ptr) + 1;
}

struct slice
head_line(struct slice bytes, size_t *at)
{
	size_t end = line_end(bytes, *at);
	struct slice line = slice_sub(bytes, *at, end - *at);

	*at = end;
	if (line.len > 0 && line.ptr[line.len - 1] == '\n')
		line.len--;
	while (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

size_t
head_end(struct slice bytes)
{
	size_t at = 0;

	while (at < bytes.len) {
		struct slice line = head_line(bytes, &at);

		if (line.len == 0 && bytes.ptr[at - 1] == '\n')
			return at;
	}
	return 0;
}

/* Moves `*at` behind the lines that go on with the one before. */
static void
pass_folded(struct slice head, size_t *at)
{
	while (
	    *at < head.len && (head.ptr[*at] == ' ' || head.ptr[*at] == '\t'))
		*at = line_end(head, *at);
}

bool
head_next(struct slice head, size_t *at, struct head_field *field)
{
	while (*at < head.len) {
		struct slice line = head_line(head, at);
		const char *colon;
		size_t from;

		/* The name of a pseudo field of HTTP/2 begins with one. */
		colon = line.len > 1 ? memchr(line.ptr + 1, ':', line.len - 1)
				     : NULL;
		pass_folded(head, at);
		if (colon == NULL || is_blank(line.ptr[0]))
			continue;
		field->name = head_trim(
		    (struct slice){ line.ptr, (size_t)(colon - line.ptr) });
		from = (size_t)(colon - head.ptr) + 1;
		field->value = head_trim(slice_sub(head, from, *at - from));
		return true;
	}
	return false;
}

/* Whether both may be the same letter in whatever case. */
static bool
may_be_same(char a, char b)
{
	return ((a ^ b) & ~('a' ^ 'A')) == 0;
}

bool
head_same(struct slice text, struct slice name)
{
	size_t len = text.len;

	/* Most names differ in their length or last letter: no call then. */
	return len == name.len &&
	    (len == 0 ||
		(may_be_same(text.ptr[len - 1], name.ptr[len - 1]) &&
		    strncasecmp(text.ptr, name.ptr, len) == 0));
}

struct slice
head_trim(struct slice text)
{
	while (text.len > 0 && is_blank(text.ptr[0]))
		text = slice_sub(text, 1, text.len);
	while (text.len > 0 && is_blank(text.ptr[text.len - 1]))
		text.len--;
	return text;
}

bool
head_item(struct slice list, char separator, size_t *at, struct slice *item)
{
	const char *end;
	size_t len;

	if (*at >= list.len)
		return false;
	end = memchr(list.ptr + *at, separator, list.len - *at);
	len = end == NULL ? list.len - *at : (size_t)(end - list.ptr) - *at;
	*item = head_trim(slice_sub(list, *at, len));
	*at += len + 1;
	return true;
}

uint64_t
head_number(struct slice text)
{
	uint64_t value = 0;

	if (text.len == 0)
		return HEAD_UNKNOWN;
	for (size_t i = 0; i < text.len; i++) {
		unsigned figure = (unsigned char)text.ptr[i] - '0';

		/* No file is as long as 2^63 bytes. */
		if (figure > 9 || value > (uint64_t)INT64_MAX / 10 - 1)
			return HEAD_UNKNOWN;
		value = value * 10 + figure;
	}
	return value;
}
