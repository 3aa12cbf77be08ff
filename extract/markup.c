/* SPDX-License-Identifier: ISC */
#include "extract/markup.h"

#include <string.h>
#include <strings.h>

static const char *const pages[] = { "html", "body" };
static const char *const blocks[] = { "p", "div", "br", "li", "section",
	"article" };

/* Of a page of tags, so many lines have none for one that has a block. */
enum { BARE_LINES_MAX = 2 };

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
is_one_of(const char *at, const char *end, const char *const names[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_tag(at, end, names[i]))
			return true;
	return false;
}

/* What a text is, by what stands outside its tables. */
struct outside {
	size_t tables; /* that are open */
	size_t blocks;
	size_t bare_lines; /* with text and without a tag, in no paragraph */
	bool in_paragraph; /* that a tag began, and none has ended */
	bool is_page;
};

static void
count_tag(struct outside *outside, const char *at, const char *end)
{
	outside->tables += is_tag(at, end, "table");
	if (outside->tables > 0)
		return;
	outside->is_page |= is_one_of(at, end, pages, 2);
	outside->blocks += is_one_of(at, end, blocks,
	    sizeof(blocks) / sizeof(blocks[0]));
	outside->in_paragraph |= is_tag(at, end, "p");
}

static void
count_end_tag(struct outside *outside, const char *at, const char *end)
{
	if (outside->tables > 0)
		outside->tables -= is_tag(at, end, "table");
	else if (is_tag(at, end, "p"))
		outside->in_paragraph = false;
}

/* Counts the lines between two tags that have no part of either. */
static void
count_lines(struct outside *outside, const char *at, const char *end)
{
	const char *newline;

	if (outside->tables > 0)
		return;
	at = memchr(at, '\n', (size_t)(end - at));
	while (at != NULL &&
	    (newline = memchr(at + 1, '\n', (size_t)(end - at - 1))) != NULL) {
		while (at < newline && is_blank(*at))
			at++;
		outside->in_paragraph &= at < newline; /* as in Markdown */
		outside->bare_lines += at < newline && !outside->in_paragraph;
		at = newline;
	}
}

static bool
ends_lines(const struct outside *outside)
{
	return outside->is_page ||
	    (outside->blocks > 0 &&
		outside->bare_lines <= BARE_LINES_MAX * outside->blocks);
}

struct markup
markup_tame(char *text, size_t len)
{
	struct outside outside = { .is_page = false };
	size_t end_tags = 0;
	char *end = text + len;
	char *at = text;
	char *begin;

	while ((begin = memchr(at, '<', (size_t)(end - at))) != NULL) {
		bool ends = begin + 1 < end && begin[1] == '/';
		bool too_many;

		count_lines(&outside, at, begin);
		at = begin + 1;
		end_tags += ends;
		if (ends)
			count_end_tag(&outside, at + 1, end);
		if (at == end || !is_letter(*at))
			continue;
		count_tag(&outside, at, end);
		at = walk(at, end, &too_many);
		for (char *p = begin; too_many && p < at; p++)
			if (*p == '<')
				*p = ' ';
	}
	count_lines(&outside, at, end);
	return (struct markup){ end_tags, ends_lines(&outside) };
}
