/* SPDX-License-Identifier: ISC */
#include "extract/arc.h"

#include <string.h>

enum { DATE_LEN = 14 };

static bool
is_figure(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
arc_is(struct slice head)
{
	return slice_starts(head, SLICE("filedesc:"));
}

/* How many characters that a scheme may have stand at its beginning. */
static size_t
count_scheme(struct slice text)
{
	size_t n = 0;

	if (text.len == 0 || !is_letter(text.ptr[0]))
		return 0;
	while (n < text.len &&
	    (is_letter(text.ptr[n]) || is_figure(text.ptr[n]) ||
		text.ptr[n] == '+' || text.ptr[n] == '-' || text.ptr[n] == '.'))
		n++;
	return n;
}

static bool
is_uri(struct slice text)
{
	size_t n = count_scheme(text);

	return n > 0 && n < text.len && text.ptr[n] == ':';
}

/* The last word of `*text`, which is cut off it with the blanks before. */
static struct slice
cut_word(struct slice *text)
{
	size_t len = text->len;
	struct slice word;

	while (len > 0 && text->ptr[len - 1] != ' ')
		len--;
	word = slice_sub(*text, len, text->len - len);
	while (len > 0 && text->ptr[len - 1] == ' ')
		len--;
	text->len = len;
	return word;
}

static bool
is_date(struct slice word)
{
	if (word.len != DATE_LEN)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!is_figure(word.ptr[i]))
			return false;
	return true;
}

/* An address of version 4 or 6, as far as its characters tell. */
static bool
is_address(struct slice word)
{
	static const char known[] = "0123456789abcdefABCDEF.:";

	for (size_t i = 0; i < word.len; i++)
		if (memchr(known, word.ptr[i], sizeof(known) - 1) == NULL)
			return false;
	return word.len > 0;
}

/*
 * Reads a line from its right end, for a URI may have blanks in it, and a
 * media type too.  What is left is the URI.
 */
static bool
read_line(struct slice line, struct arc_head *head)
{
	struct slice type, word;

	head->content_length = head_number(cut_word(&line));
	if (head->content_length == HEAD_UNKNOWN)
		return false;
	type = line;
	do
		word = cut_word(&line);
	while (line.len > 0 && !is_date(word));
	if (line.len == 0)
		return false;
	head->date = word;
	type = slice_sub(type, (size_t)(word.ptr - type.ptr) + word.len,
	    type.len);
	head->content_type = head_trim(type);
	head->address = cut_word(&line);
	head->uri = line;
	return line.len > 0 && is_address(head->address);
}

enum head_state
arc_head_read(struct slice bytes, struct arc_head *head)
{
	struct slice within = slice_sub(bytes, 0, ARC_HEAD_MAX);
	struct slice line;
	size_t at = 0;

	*head = (struct arc_head){ .content_length = HEAD_UNKNOWN };
	while (at < within.len &&
	    (within.ptr[at] == '\n' || within.ptr[at] == '\r'))
		at++;
	if (at == within.len)
		return at < ARC_HEAD_MAX ? HEAD_MORE : HEAD_NONE;
	line = head_line(within, &at);
	if (within.ptr[at - 1] == '\n') {
		head->len = at;
		head->describes = arc_is(line);
		return is_uri(line) && read_line(line, head) ? HEAD_WHOLE
							     : HEAD_NONE;
	}
	if (within.len == ARC_HEAD_MAX)
		return HEAD_NONE;
	return is_uri(line) || count_scheme(line) == line.len ? HEAD_MORE
							      : HEAD_NONE;
}

/*
 * Where in a line a head begins, or SIZE_MAX.  Before its URI may stand what
 * is left of the record before, if that is damaged.
 */
static size_t
find_in_line(struct slice line)
{
	struct arc_head head;
	size_t cut = line.len > ARC_HEAD_MAX ? line.len - ARC_HEAD_MAX : 0;
	size_t at;

	line = slice_sub(line, cut, line.len);
	if (!read_line(line, &head))
		return SIZE_MAX;
	if (cut == 0 && is_uri(head.uri))
		return 0;
	at = slice_find(head.uri, SLICE("://"), 0);
	if (at == SIZE_MAX || at == 0 || !is_letter(head.uri.ptr[at - 1]))
		return SIZE_MAX;
	while (at > 0 && is_letter(head.uri.ptr[at - 1]))
		at--;
	return cut + at;
}

size_t
arc_find(struct slice bytes, size_t from)
{
	while (from < bytes.len) {
		size_t next = from;
		struct slice line = head_line(bytes, &next);
		size_t at;

		if (bytes.ptr[next - 1] != '\n')
			return line.len < ARC_HEAD_MAX &&
				(is_uri(line) || count_scheme(line) == line.len)
			    ? from
			    : SIZE_MAX;
		at = find_in_line(line);
		if (at != SIZE_MAX)
			return from + at;
		from = next;
	}
	return SIZE_MAX;
}
