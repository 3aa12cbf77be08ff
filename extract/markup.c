/* SPDX-License-Identifier: ISC */
#include "extract/markup.h"

#include <string.h>
#include <strings.h>

static const char *const blocks[] = { "p", "div", "br", "li", "body", "html",
	"section", "article" };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind a value that follows an equals sign: to its quote, if it has one. */
static char *
skip_value(char *at, char *end)
{
	char *quote;

	while (at < end && is_blank(*at))
		at++;
	if (at == end || (*at != '"' && *at != '\''))
		return at;
	quote = memchr(at + 1, *at, (size_t)(end - at - 1));
	return quote == NULL ? end : quote + 1;
}

/*
 * Walks over a tag's attributes.  Returns where it ends, or where it was found
 * to have too many of them.  Each has one or two of the bytes that are counted.
 */
static char *
walk(char *at, char *end, bool *too_many)
{
	static const size_t max = MARKUP_ATTRIBUTES_MAX;
	size_t words = 0;

	*too_many = false;
	while (at < end && *at != '>' && !*too_many) {
		if (*at == '=') {
			at = skip_value(at + 1, end);
			words++;
		} else {
			words += is_blank(*at) || *at == '/';
			at++;
		}
		*too_many = words > 2 * max;
	}
	return at;
}

/* Whether a tag, at its first letter, is the one that is named. */
static bool
is_tag(const char *at, const char *end, const char *name)
{
	size_t len = strlen(name);

	return (size_t)(end - at) > len && (*at | 32) == *name &&
	    strncasecmp(at, name, len) == 0 && !is_letter(at[len]);
}

static bool
is_block(const char *at, const char *end)
{
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (is_tag(at, end, blocks[i]))
			return true;
	return false;
}

struct markup
markup_tame(char *text, size_t len)
{
	struct markup markup = { 0, false };
	size_t tables = 0;
	char *end = text + len;
	char *at = text;

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		char *begin = at++;
		bool ends = at < end && *at == '/';
		bool too_many;

		markup.end_tags += ends;
		if (ends)
			tables -= tables > 0 && is_tag(at + 1, end, "table");
		if (at == end || !is_letter(*at))
			continue;
		tables += is_tag(at, end, "table");
		if (tables == 0 && !markup.has_blocks)
			markup.has_blocks = is_block(at, end);
		at = walk(at, end, &too_many);
		for (char *p = begin; too_many && p < at; p++)
			if (*p == '<')
				*p = ' ';
	}
	return markup;
}
