/* SPDX-License-Identifier: ISC */
#include "extract/literal.h"

#include <stdint.h>
#include <string.h>

#include "extract/json.h"
#include "schema/utf8.h"

/* Where the string ends that a quote at `from` begins, or its line. */
static size_t
string_end(struct slice text, size_t from)
{
	char quote = text.ptr[from];
	size_t at = from + 1;

	for (; at < text.len && text.ptr[at] != quote; at++) {
		if (text.ptr[at] == '\\')
			at++;
		else if (text.ptr[at] == '\n' && quote != '`')
			break;
	}
	return at;
}

static void
open_object(struct literal_reader *reader)
{
	if (reader->depth < LITERAL_DEPTH_MAX)
		reader->object[reader->depth] = reader->at;
	reader->depth++;
}

static size_t
innermost(const struct literal_reader *reader)
{
	size_t depth = reader->depth < LITERAL_DEPTH_MAX ? reader->depth
							 : LITERAL_DEPTH_MAX;

	return depth == 0 ? SIZE_MAX : reader->object[depth - 1];
}

bool
literal_next(struct literal_reader *reader, struct literal *literal)
{
	struct slice text = reader->text;

	for (; reader->at < text.len; reader->at++) {
		char c = text.ptr[reader->at];
		size_t from = reader->at;

		if (c == '{')
			open_object(reader);
		else if (c == '}' && reader->depth > 0)
			reader->depth--;
		if (c != '"' && c != '\'' && c != '`')
			continue;
		reader->at = string_end(text, from);
		if (reader->at >= text.len || text.ptr[reader->at] != c)
			continue;
		reader->at++;
		literal->text = slice_sub(text, from + 1,
		    reader->at - from - 2);
		literal->object = innermost(reader);
		return true;
	}
	return false;
}

/* The character of the escape at `*at`, which moves behind it. */
static uint32_t
read_escape(struct slice text, size_t *at)
{
	uint32_t c = UINT32_MAX;

	if (text.ptr[*at + 1] == 'u')
		c = json_unicode(text, at);
	if (c != UINT32_MAX)
		return c;
	(*at)++;
	c = utf8_next(text, at);
	return c < 0x80 && strchr("nrtbfvu0", (char)c) != NULL ? ' ' : c;
}

void
literal_unescape(struct slice text, struct buf *buf)
{
	for (size_t at = 0; at < text.len;) {
		size_t next = slice_find(text, SLICE("\\"), at);
		uint32_t c;

		if (next == SIZE_MAX || next + 1 >= text.len)
			next = text.len;
		buf_add(buf, text.ptr + at, next - at);
		at = next;
		if (at == text.len)
			break;
		c = read_escape(text, &at);
		utf8_put(buf, c < ' ' || c == 0x7f ? ' ' : c);
	}
}
