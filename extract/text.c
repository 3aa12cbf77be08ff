/* SPDX-License-Identifier: ISC */
#include "extract/text.h"

#include <string.h>

struct text_reader
text_begin(struct slice text)
{
	return (struct text_reader){ text, 0 };
}

bool
text_next(struct text_reader *reader, struct slice *line)
{
	struct slice rest = reader->rest;
	const char *newline;
	size_t len;

	if (rest.len == 0)
		return false;
	newline = memchr(rest.ptr, '\n', rest.len);
	len = newline == NULL ? rest.len : (size_t)(newline - rest.ptr);
	*line = slice_sub(rest, 0, len);
	reader->rest = slice_sub(rest, len + 1, rest.len);
	reader->source_line++;
	return true;
}

static bool
is_control(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c == 0x7f || (c < 0x20 && strchr("\t\n\f\r", c) == NULL) ||
	    c == '\0';
}

/* Whether one of eight bytes is below U+0020 or is U+007F. */
static bool
has_control(const char *bytes)
{
	static const uint64_t ones = 0x0101010101010101;
	uint64_t word;
	uint64_t del;

	memcpy(&word, bytes, sizeof(word));
	del = word ^ ones * 0x7f;
	return ((word - ones * 0x20) & ~word & ones * 0x80) != 0 ||
	    ((del - ones) & ~del & ones * 0x80) != 0;
}

void
text_clean(char *text, size_t len)
{
	for (size_t i = 0; i < len;) {
		if (len - i >= 8 && !has_control(text + i)) {
			i += 8;
			continue;
		}
		if (is_control(text[i]))
			text[i] = ' ';
		i++;
	}
}

size_t
text_unify(char *text, size_t len)
{
	size_t to = 0;

	if (memchr(text, '\r', len) == NULL)
		return len;
	for (size_t i = 0; i < len; i++) {
		if (text[i] != '\r')
			text[to++] = text[i];
		else if (i + 1 == len || text[i + 1] != '\n')
			text[to++] = '\n';
	}
	return to;
}

/*
 * Of U+2000 to U+207F: blanks of no width, joiners, and marks of the direction
 * of writing, but not those that turn the characters round.
 */
static bool
is_invisible(unsigned char second, unsigned char third)
{
	if (second == 0x80)
		return (third >= 0x8b && third <= 0x8f) ||
		    (third >= 0xaa && third <= 0xac);
	return second == 0x81 &&
	    ((third >= 0xa0 && third <= 0xa4) ||
		(third >= 0xa6 && third <= 0xa9));
}

/* How many bytes the invisible character has that begins at `at`, or 0. */
static size_t
invisible_at(const char *at, size_t len)
{
	switch ((unsigned char)*at) {
	case 0xc2:
		return len >= 2 && memcmp(at, "\xc2\xad", 2) == 0 ? 2 : 0;
	case 0xe2:
		return len >= 3 &&
			is_invisible((unsigned char)at[1], (unsigned char)at[2])
		    ? 3
		    : 0;
	case 0xef:
		return len >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	default:
		return 0;
	}
}

/* Whether an invisible character may begin with that byte. */
static bool
is_lead(char byte)
{
	return byte == '\xc2' || byte == '\xe2' || byte == '\xef';
}

size_t
text_drop_invisible(char *text, size_t len)
{
	size_t at = 0;
	size_t to;

	while (at < len &&
	    (!is_lead(text[at]) || invisible_at(text + at, len - at) == 0))
		at++;
	for (to = at; at < len;) {
		size_t n = invisible_at(text + at, len - at);

		if (n == 0)
			text[to++] = text[at++];
		else
			at += n;
	}
	return to;
}

bool
text_is_invisible(const char *text, size_t len)
{
	char copy[4];

	if (len > 3)
		return false;
	memcpy(copy, text, len);
	return text_drop_invisible(copy, len) == 0;
}
