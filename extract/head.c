/* SPDX-License-Identifier: ISC */
#include "extract/head.h"

#include <string.h>

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
	size_t from = *at < end ? *at : end;
	size_t to = end;

	*at = end;
	if (to > from && bytes.ptr[to - 1] == '\n')
		to--;
	while (to > from && bytes.ptr[to - 1] == '\r')
		to--;
	return slice_sub(bytes, from, to - from);
}

bool
head_next_line(struct slice bytes, size_t *at, struct slice *line)
{
	const char *begin, *end;

	if (*at >= bytes.len)
		return false;
	begin = bytes.ptr + *at;
	end = memchr(begin, '\n', bytes.len - *at);
	if (end == NULL)
		return false;
	*at = (size_t)(end - bytes.ptr) + 1;
	while (end > begin && end[-1] == '\r')
		end--;
	*line = (struct slice){ begin, (size_t)(end - begin) };
	return true;
}

size_t
head_end(struct slice bytes)
{
	struct slice line;
	size_t at = 0;

	while (head_next_line(bytes, &at, &line))
		if (line.len == 0)
			return at;
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

		/* The name of a pseudo field of HTTP/2 begins with one. */
		colon = line.len > 1 ? memchr(line.ptr + 1, ':', line.len - 1)
				     : NULL;
		pass_folded(head, at);
		if (colon == NULL || is_blank(line.ptr[0]))
			continue;
		field->name = head_trim(
		    (struct slice){ line.ptr, (size_t)(colon - line.ptr) });
		colon++;
		field->value = head_trim(
		    (struct slice){ colon, (size_t)(head.ptr + *at - colon) });
		return true;
	}
	return false;
}

struct slice
head_trim(struct slice text)
{
	size_t from = 0;
	size_t to = text.len;

	while (to > 0 && is_blank(text.ptr[to - 1]))
		to--;
	while (from < to && is_blank(text.ptr[from]))
		from++;
	if (from > 0)
		text.ptr += from;
	text.len = to - from;
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
