/* SPDX-License-Identifier: ISC */
#include "extract/format.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { TAGS_WANTED = 3, LINES_PER_TAG = 4, ESC = 27 };

/* Of eight bytes, the lowest bits and the top ones. */
static const uint64_t ones = 0x0101010101010101;
static const uint64_t tops = 0x8080808080808080;

static const struct {
	size_t offset;
	struct slice bytes;
	const char *name;
} formats[] = {
	{ 0, { "PK\3\4", 4 }, "ZIP is not read" },
	{ 0, { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8 },
	    "XLS and PPT are not read" },
	{ 0, { "{\\rtf", 5 }, "RTF is not read" },
	{ 0, { "WARC/", 5 }, "WARC is not read" },
	{ 257, { "ustar", 5 }, "tar is not read" },
	{ 0, { "\x28\xb5\x2f\xfd", 4 }, "zstd is not read" },
	{ 0,
	    { "\xfd"
	      "7zXZ",
		5 },
	    "xz is not read" },
	{ 0, { "BZh", 3 }, "bzip2 is not read" },
	{ 0, { "7z\xbc\xaf\x27\x1c", 6 }, "7z is not read" },
	{ 0, { "Rar!\x1a\x07", 6 }, "RAR is not read" },
	{ 0, { "glasshouse\t", 11 }, "a stream of records is not read" },
};

/* Tags that shape a page, with what may follow their names. */
static const char *const shaping[] = { "html", "head", "body", "title", "meta",
	"div", "p", "table", "tbody", "tr", "td", "th", "ul", "li", "h1", "h2",
	"h3", "span", "section", "article" };

const char *
format_unread(struct slice bytes)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (slice_starts(slice_sub(bytes, formats[i].offset, bytes.len),
			formats[i].bytes))
			return formats[i].name;
	return NULL;
}

/* The top bits of those bytes that are `least` or more, but for their own. */
static uint64_t
at_least(uint64_t word, unsigned least)
{
	return (word & ~tops) + ones * (0x80 - least);
}

/* Whether one of eight bytes is below a blank. */
static bool
has_low(uint64_t word)
{
	return ((word - ones * ' ') & ~word & tops) != 0;
}

/* How many of eight bytes are below a blank but \t to \r, and ESC. */
static size_t
count_odd(uint64_t word)
{
	uint64_t even = word | at_least(word, ' ') |
	    (at_least(word, '\t') & ~at_least(word, '\r' + 1)) |
	    (at_least(word, ESC) & ~at_least(word, ESC + 1));

	return ((~even & tops) >> 7) * ones >> 56;
}

/* Eight bytes, with blanks behind the last. */
static uint64_t
word_at(struct slice bytes, size_t at)
{
	uint64_t word = ones * ' ';

	if (bytes.len - at >= sizeof(word))
		memcpy(&word, bytes.ptr + at, sizeof(word));
	else
		memcpy(&word, bytes.ptr + at, bytes.len - at);
	return word;
}

bool
format_is_binary(struct slice bytes)
{
	struct slice head = slice_sub(bytes, 0, FORMAT_LOOK_WITHIN);
	size_t odd = 0;

	for (size_t i = 0; i < head.len; i += sizeof(uint64_t)) {
		uint64_t word = word_at(head, i);

		if (has_low(word))
			odd += count_odd(word);
	}
	return odd > head.len / 32;
}

/* Whether `text`, behind its opening bracket, is a tag that shapes a page. */
static bool
is_shaping(struct slice text)
{
	if (slice_starts(text, SLICE("/")))
		text = slice_sub(text, 1, text.len);
	for (size_t i = 0; i < sizeof(shaping) / sizeof(shaping[0]); i++) {
		size_t len = strlen(shaping[i]);

		if (text.len > len &&
		    strncasecmp(text.ptr, shaping[i], len) == 0 &&
		    strchr("> \t\r\n/", text.ptr[len]) != NULL)
			return true;
	}
	return false;
}

static bool
is_prologue(struct slice text)
{
	return slice_starts(text, SLICE("<?xml")) ||
	    slice_starts(text, SLICE("<!--")) ||
	    (text.len > 9 && strncasecmp(text.ptr, "<!doctype", 9) == 0);
}

static size_t
count_lines(struct slice text)
{
	size_t n = 1;

	for (size_t at = 0; (at = slice_find(text, SLICE("\n"), at)) < text.len;
	     at++)
		n++;
	return n;
}

/* Whether a table in tags stands in a text, as Markdown may have it. */
static bool
has_table(struct slice text)
{
	size_t from = slice_find(text, SLICE("<table"), 0);

	return from != SIZE_MAX &&
	    slice_find(text, SLICE("</td>"), from) != SIZE_MAX;
}

bool
format_is_html(struct slice text)
{
	struct slice trimmed = slice_trim(text);
	size_t tags = 0;

	if (is_prologue(trimmed))
		return true;
	if (slice_starts(trimmed, SLICE("<")) &&
	    is_shaping(slice_sub(trimmed, 1, trimmed.len)))
		return true;
	for (size_t at = 0; (at = slice_find(text, SLICE("<"), at)) < text.len;
	     at++)
		tags += is_shaping(slice_sub(text, at + 1, text.len));
	return tags >= TAGS_WANTED &&
	    (tags >= count_lines(text) / LINES_PER_TAG || has_table(text));
}
