/* SPDX-License-Identifier: ISC */
#include "extract/json.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "schema/utf8.h"

struct json_reader
json_begin(struct slice text, struct arena *arena)
{
	return (struct json_reader){ .rest = text, .arena = arena };
}

static void
skip(struct json_reader *reader, size_t len)
{
	reader->rest = slice_sub(reader->rest, len, reader->rest.len);
}

/* The next character that is no blank, or NUL at the end. */
static char
peek(struct json_reader *reader)
{
	while (reader->rest.len > 0 &&
	    (reader->rest.ptr[0] == ' ' || reader->rest.ptr[0] == '\t' ||
		reader->rest.ptr[0] == '\r' || reader->rest.ptr[0] == '\n'))
		skip(reader, 1);
	if (reader->rest.len == 0)
		return '\0';
	return reader->rest.ptr[0];
}

/* Passes over that character, or is bad. */
static bool
expect(struct json_reader *reader, char c)
{
	if (peek(reader) == c)
		skip(reader, 1);
	else
		reader->bad = true;
	return !reader->bad;
}

/* Four hexadecimal figures at `at`, or UINT32_MAX. */
static uint32_t
read_hex(struct slice text, size_t at)
{
	static const char figures[] = "0123456789abcdef0123456789ABCDEF";
	uint32_t value = 0;

	if (text.len < at + 4)
		return UINT32_MAX;
	for (size_t i = at; i < at + 4; i++) {
		const char *figure = memchr(figures, text.ptr[i],
		    sizeof(figures) - 1);

		if (figure == NULL)
			return UINT32_MAX;
		value = value << 4 | ((uint32_t)(figure - figures) & 15);
	}
	return value;
}

/* Two that make a pair are one, and no text may hold a NUL. */
uint32_t
json_unicode(struct slice text, size_t *at)
{
	uint32_t c = read_hex(text, *at + 2);
	uint32_t low;

	if (c == UINT32_MAX || c == 0)
		return UINT32_MAX;
	*at += 6;
	if (c < 0xd800 || c > 0xdfff)
		return c;
	if (c > 0xdbff || !slice_starts(slice_sub(text, *at, 2), SLICE("\\u")))
		return UTF8_LOST;
	low = read_hex(text, *at + 2);
	if (low < 0xdc00 || low > 0xdfff)
		return UTF8_LOST;
	*at += 6;
	return 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
}

/* The character of the escape at `*at`, which moves behind it. */
static uint32_t
read_escape(struct slice text, size_t *at)
{
	static const char names[] = "\"\\/bfnrt";
	static const char values[] = "\"\\/\b\f\n\r\t";
	const char *name;

	if (*at + 1 >= text.len)
		return UINT32_MAX;
	if (text.ptr[*at + 1] == 'u')
		return json_unicode(text, at);
	name = memchr(names, text.ptr[*at + 1], sizeof(names) - 1);
	*at += 2;
	return name == NULL ? UINT32_MAX
			    : (uint32_t)(unsigned char)values[name - names];
}

/* Reads escapes into the arena.  No escape is shorter than its character. */
static struct slice
unescape(struct json_reader *reader, struct slice text)
{
	char *copy = arena_alloc(reader->arena, text.len + 1);
	struct buf one = BUF_INIT;
	size_t n = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t c;

		if (text.ptr[at] != '\\') {
			copy[n++] = text.ptr[at++];
			continue;
		}
		c = read_escape(text, &at);
		if (c == UINT32_MAX) {
			reader->bad = true;
			break;
		}
		buf_reset(&one);
		utf8_put(&one, c);
		memcpy(copy + n, one.data, one.len);
		n += one.len;
	}
	buf_release(&one);
	return (struct slice){ copy, n };
}

/* Where the string ends that `text` begins with, its quote passed. */
static size_t
string_len(struct slice text, bool *escaped)
{
	bool found = false;
	size_t at = 0;

	for (; at < text.len; at++) {
		unsigned char c = (unsigned char)text.ptr[at];

		if (c == '"' || c < ' ')
			break;
		if (c == '\\') {
			found = true;
			at++;
		}
	}
	*escaped = found;
	return at;
}

/* Passes over a string, and gives what is between its quotes. */
static struct slice
skip_string(struct json_reader *reader, bool *escaped)
{
	struct slice text;
	size_t len;

	*escaped = false;
	if (!expect(reader, '"'))
		return SLICE("");
	text = reader->rest;
	len = string_len(text, escaped);
	if (len >= text.len || text.ptr[len] != '"') {
		reader->bad = true;
		return SLICE("");
	}
	skip(reader, len + 1);
	return slice_sub(text, 0, len);
}

static struct slice
read_string(struct json_reader *reader)
{
	bool escaped;
	struct slice text = skip_string(reader, &escaped);

	return escaped && !reader->bad ? unescape(reader, text) : text;
}

/* A number, true, false or null. */
static struct slice
read_word(struct json_reader *reader)
{
	static const char known[] =
	    "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	struct slice text = reader->rest;

	text.len = 0;
	while (text.len < reader->rest.len &&
	    memchr(known, text.ptr[text.len], sizeof(known) - 1) != NULL)
		text.len++;
	if (text.len == 0)
		reader->bad = true;
	skip(reader, text.len);
	return slice_equal(text, SLICE("null")) ? SLICE_NULL : text;
}

/* Passes over an object or a list, whatever is in it. */
static void
skip_nested(struct json_reader *reader)
{
	size_t depth = 0;
	bool escaped;

	do {
		char c = peek(reader);

		if (c == '"') {
			(void)skip_string(reader, &escaped);
			continue;
		}
		if (c == '{' || c == '[')
			depth++;
		else if (c == '}' || c == ']')
			depth--;
		if (reader->rest.len == 0 || depth > JSON_DEPTH_MAX)
			reader->bad = true;
		skip(reader, 1);
	} while (depth > 0 && !reader->bad);
}

static struct slice
read_value(struct json_reader *reader)
{
	char c = peek(reader);

	if (c == '"')
		return read_string(reader);
	if (c != '{' && c != '[')
		return read_word(reader);
	skip_nested(reader);
	return SLICE_NULL;
}

bool
json_next(struct json_reader *reader, struct json_member *member)
{
	if (reader->bad || (!reader->begun && !expect(reader, '{')))
		return false;
	if (peek(reader) == '}') {
		skip(reader, 1);
		return false;
	}
	if (reader->begun && !expect(reader, ','))
		return false;
	reader->begun = true;
	(void)peek(reader);
	member->name = read_string(reader);
	if (reader->bad || !expect(reader, ':'))
		return false;
	member->value = read_value(reader);
	return !reader->bad;
}

void
json_write(struct slice text, struct buf *buf)
{
	char escape[8];

	buf_add_char(buf, '"');
	for (size_t at = 0; at < text.len;) {
		uint32_t c = utf8_next(text, &at);

		if (c == 0) /* which few readers expect */
			c = UTF8_LOST;
		if (c >= ' ' && c != '"' && c != '\\') {
			utf8_put(buf, c);
			continue;
		}
		snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)c);
		if (c >= ' ') {
			escape[1] = (char)c;
			escape[2] = '\0';
		}
		buf_add(buf, escape, strlen(escape));
	}
	buf_add_char(buf, '"');
}
