/* SPDX-License-Identifier: ISC */
#include "extract/tame.h"

#include <stdbool.h>
#include <string.h>

#include "extract/html.h"

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
static const char *
skip_value(const char *at, const char *end)
{
	const char *quote;

	while (at < end && is_blank(*at))
		at++;
	if (at == end || (*at != '"' && *at != '\''))
		return at;
	quote = memchr(at + 1, *at, (size_t)(end - at - 1));
	return quote == NULL ? end : quote + 1;
}

/*
 * Walks over a tag's attributes.  Returns where it ends, or where it was found
 * to have too many of them.
 */
static char *
walk(char *at, char *end, bool *too_many)
{
	size_t words = 0;

	*too_many = false;
	while (at < end && *at != '>') {
		if (*at == '=') {
			at += skip_value(at + 1, end) - at;
			words++;
			continue;
		}
		if (is_blank(*at) || *at == '/')
			words++;
		at++;
		if (words > HTML_ATTRIBUTES_MAX * 2) {
			*too_many = true;
			break;
		}
	}
	return at;
}

void
tame(char *text, size_t len)
{
	char *end = text + len;
	char *at = text;

	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		char *begin = at++;
		bool too_many;

		if (at == end || !is_letter(*at))
			continue;
		at = walk(at, end, &too_many);
		for (char *p = begin; too_many && p < at; p++)
			if (*p == '<')
				*p = ' ';
	}
}
