/* SPDX-License-Identifier: ISC */
#include "extract/markdown.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "schema/utf8.h"

enum {
	RUN_MAX = 3,        /* stars or underscores: strong and weak at once */
	SPAN_MAX = 256,     /* bytes that are emphasized */
	TARGET_MAX = 1024,  /* bytes of what a link leads to */
	REFERENCE_MAX = 10, /* bytes between & and ; */
	HEADING_MAX = 6,    /* levels */
	PLAIN_LINE_MAX = 1 << 16, /* bytes of a line that is looked through */
	FIRST_PRINTED = 0xa0,
	LAST_BASIC = 0xffff,
	SURROGATES = 0xd800
};

static const bool may_be_mark[UCHAR_MAX + 1] = { ['*'] = true,
	['_'] = true,
	['['] = true,
	[']'] = true,
	['#'] = true,
	['\\'] = true };

static bool
is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* Whether nothing can begin or end there that is emphasized. */
static bool
is_edge(char c)
{
	return c == '\0' || strchr(" \t\n\f|<>", c) != NULL;
}

static bool
is_mark(char c)
{
	return c == '*' || c == '_';
}

/* How many of the same mark stand from `at` on. */
static size_t
run_at(struct slice text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && text.ptr[at + n] == text.ptr[at])
		n++;
	return n;
}

/* Whether a run of `n` marks at `at` may begin what is emphasized. */
static bool
opens(struct slice text, size_t at, size_t n)
{
	return n <= RUN_MAX && at + n < text.len &&
	    !is_edge(text.ptr[at + n]) &&
	    (at == 0 || !is_word(text.ptr[at - 1]));
}

static bool
closes(struct slice text, size_t at, size_t n)
{
	return !is_edge(text.ptr[at - 1]) &&
	    (at + n == text.len || !is_word(text.ptr[at + n]));
}

/* A backslash before a mark that would mean something without it. */
static bool
is_escape(struct slice text, size_t at)
{
	return text.ptr[at] == '\\' && at + 1 < text.len &&
	    text.ptr[at + 1] != '\0' &&
	    strchr("!#&'()*+-.:<>[]_`{}~", text.ptr[at + 1]) != NULL;
}

/* Where the run begins that ends what one of `n` at `at` begins. */
static size_t
find_end(struct slice text, size_t at, size_t n)
{
	char mark = text.ptr[at];
	size_t end = at + SPAN_MAX < text.len ? at + SPAN_MAX : text.len;

	at += n;
	while (at < end && strchr("\n|<", text.ptr[at]) == NULL) {
		size_t len = text.ptr[at] == mark ? run_at(text, at) : 0;

		if (len == n && closes(text, at, n))
			return at;
		at += len > 0 ? len : is_escape(text, at) ? 2 : 1;
	}
	return SIZE_MAX;
}

/* The runs that end what has begun, the next one last. */
struct ends {
	size_t at[RUN_MAX];
	size_t n;
	size_t behind; /* the last run that ended something */
};

/* Whether the run of `n` marks at `at` emphasizes something. */
static bool
emphasizes(struct slice text, size_t at, size_t n, struct ends *ends)
{
	size_t end;

	while (ends->n > 0 && ends->at[ends->n - 1] < at)
		ends->n--; /* it was part of another run */
	if (ends->n > 0 && ends->at[ends->n - 1] == at) {
		ends->n--;
		ends->behind = at + n;
		return true;
	}
	if (ends->n == RUN_MAX || at == ends->behind || !opens(text, at, n))
		return false;
	end = find_end(text, at, n);
	if (end == SIZE_MAX || (ends->n > 0 && end > ends->at[ends->n - 1]))
		return false;
	ends->at[ends->n++] = end;
	return true;
}

/* The end of a link, from its closing bracket up to what follows it. */
struct link {
	size_t from, to;
};

/* Where `close` stands at or after `at` in the same cell, not too far. */
static size_t
find_close(struct slice text, size_t at, size_t max, char open, char close)
{
	size_t end = at + max < text.len ? at + max : text.len;

	for (; at < end && text.ptr[at] != open; at++) {
		if (text.ptr[at] == close)
			return at;
		if (text.ptr[at] == '\n' || text.ptr[at] == '|')
			break;
	}
	return SIZE_MAX;
}

static bool
has_letter(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.ptr[i] | 32) >= 'a' && (text.ptr[i] | 32) <= 'z')
			return true;
	return false;
}

/* Whether a link leads somewhere, and is no remark behind a bracket. */
static bool
is_target(struct slice target)
{
	return target.len > 0 &&
	    (strchr("/#.", target.ptr[0]) != NULL || has_letter(target));
}

static bool
is_digit_at(struct slice text, size_t at)
{
	return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* Whether two numbers would become one without the brackets. */
static bool
joins_digits(struct slice text, size_t at, const struct link *link)
{
	return (at > 0 && is_digit_at(text, at - 1) &&
		   is_digit_at(text, at + 1)) ||
	    (is_digit_at(text, link->from - 1) && is_digit_at(text, link->to));
}

/* The link, or the words with attributes, that begin with the bracket at `at`.
 */
static bool
read_link(struct slice text, size_t at, struct link *link)
{
	size_t from = find_close(text, at + 1, SPAN_MAX, '[', ']');
	size_t target = from + 2;
	size_t to;

	if (from == SIZE_MAX || from + 1 == text.len)
		return false;
	if (text.ptr[from + 1] == '(')
		to = find_close(text, target, TARGET_MAX, '(', ')');
	else if (text.ptr[from + 1] == '{')
		to = find_close(text, target, TARGET_MAX, '{', '}');
	else
		return false;
	if (to == SIZE_MAX || !is_target(slice_sub(text, target, to - target)))
		return false;
	*link = (struct link){ from, to + 1 };
	if (!joins_digits(text, at, link))
		return true;
	link->from = SIZE_MAX;
	return false;
}

/* How many bytes mark a line as a heading (CommonMark 0.30, section 4.2). */
static size_t
heading_at(struct slice text, size_t at)
{
	size_t n = run_at(text, at);

	return (at == 0 || text.ptr[at - 1] == '\n') && n <= HEADING_MAX &&
		at + n < text.len && text.ptr[at + n] == ' '
	    ? n + 1
	    : 0;
}

/*
 * How many bytes at `at` are left out: marks, and the parts of a link that are
 * not its words.
 */
static size_t
drop_at(struct slice text, size_t at, struct ends *ends, struct link *link)
{
	char c = text.ptr[at];
	size_t n;

	if (at == link->from)
		return link->to - at;
	if (is_mark(c)) {
		n = run_at(text, at);
		return emphasizes(text, at, n, ends) ? n : 0;
	}
	if (c == '#')
		return heading_at(text, at);
	if (c == '[' && (link->from == SIZE_MAX || link->from < at))
		return read_link(text, at, link);
	return 0;
}

/* How many bytes from `at` on can be no mark, nor a part of one. */
static size_t
plain_at(struct slice text, size_t at)
{
	size_t n = 0;

	while (
	    at + n < text.len && !may_be_mark[(unsigned char)text.ptr[at + n]])
		n++;
	return n;
}

size_t
markdown_drop_marks(char *text, size_t len)
{
	struct slice whole = { text, len };
	struct ends ends = { .behind = SIZE_MAX };
	struct link link = { SIZE_MAX, SIZE_MAX };
	size_t to = 0;

	if (len > MARKDOWN_TEXT_MAX)
		return len;

	for (size_t at = 0; at < len;) {
		size_t n = plain_at(whole, at);

		if (n == 0) {
			size_t dropped = drop_at(whole, at, &ends, &link);

			at += dropped;
			if (dropped > 0)
				continue;
			n = is_mark(text[at]) ? run_at(whole, at) : 1;
			at += is_escape(whole, at);
		}
		memmove(text + to, text + at, n);
		to += n;
		at += n;
	}
	return to;
}

/* Whether `c` is printed, alone or as a blank. */
static bool
is_printed(unsigned long c)
{
	return (c >= ' ' && c < 0x7f && c != '|') ||
	    (c >= FIRST_PRINTED && c <= LAST_BASIC &&
		(c & 0xf800) != SURROGATES);
}

/* The character that is named between & and ;, or 0. */
static uint32_t
character(struct slice name)
{
	char copy[REFERENCE_MAX + 1];
	const htmlEntityDesc *entity;
	bool is_hex = name.len > 1 && (name.ptr[1] | 32) == 'x';
	unsigned long c;
	char *end;

	memcpy(copy, name.ptr, name.len);
	copy[name.len] = '\0';
	if (copy[0] != '#') {
		entity = htmlEntityLookup((const xmlChar *)copy);
		return entity == NULL ? 0 : (uint32_t)entity->value;
	}
	if (!is_word(copy[is_hex ? 2 : 1]))
		return 0;
	c = strtoul(copy + (is_hex ? 2 : 1), &end, is_hex ? 16 : 10);
	return *end == '\0' && is_printed(c) ? (uint32_t)c : 0;
}

/* The reference at `at`, a byte &: how long it is, or 0 if it is none. */
static size_t
reference_at(struct slice text, size_t at, uint32_t *c)
{
	struct slice rest = slice_sub(text, at + 1, REFERENCE_MAX + 1);
	size_t end = slice_find(rest, SLICE(";"), 0);

	if (end == SIZE_MAX || end == 0)
		return 0;
	*c = character(slice_sub(rest, 0, end));
	return *c == 0 ? 0 : end + 2;
}

size_t
markdown_resolve(char *text, size_t len)
{
	struct slice whole = { text, len };
	struct buf one = BUF_INIT;
	size_t to = 0;

	for (size_t at = 0; at < len;) {
		const char *mark = memchr(text + at, '&', len - at);
		size_t n = mark == NULL ? len - at : (size_t)(mark - text) - at;
		uint32_t c;

		memmove(text + to, text + at, n);
		to += n;
		at += n;
		if (at == len)
			break;
		n = reference_at(whole, at, &c);
		buf_reset(&one);
		utf8_put(&one, n == 0 ? '&' : c);
		memcpy(text + to, one.data, one.len);
		to += one.len;
		at += n == 0 ? 1 : n;
	}
	buf_release(&one);
	return to;
}

/* How long a tag for a break at `at` is, or 0. */
static size_t
break_at(struct slice text, size_t at)
{
	size_t end = at + 3;

	if (end >= text.len || (text.ptr[at + 1] | 32) != 'b' ||
	    (text.ptr[at + 2] | 32) != 'r')
		return 0;
	while (end < text.len && strchr(" /", text.ptr[end]) != NULL)
		end++;
	return end < text.len && text.ptr[end] == '>' ? end + 1 - at : 0;
}

static void
blank_breaks(char *line, size_t len)
{
	const char *at = memchr(line, '|', len) == NULL
	    ? NULL
	    : memchr(line, '<', len);

	while (at != NULL) {
		size_t from = (size_t)(at - line);
		size_t n = break_at((struct slice){ line, len }, from);

		memset(line + from, ' ', n);
		from += n == 0 ? 1 : n;
		at = memchr(line + from, '<', len - from);
	}
}

/* Grave accents, but not where two numbers would become one. */
static size_t
drop_accents(char *line, size_t len)
{
	struct slice whole = { line, len };
	size_t to = 0;

	if (memchr(line, '`', len) == NULL)
		return len;
	for (size_t at = 0; at < len; at++)
		if (line[at] != '`' ||
		    (to > 0 && is_digit_at(whole, to - 1) &&
			is_digit_at(whole, at + 1)))
			line[to++] = line[at];
	return to;
}

struct slice
markdown_plain(char *line, size_t len)
{
	if (len > PLAIN_LINE_MAX)
		return (struct slice){ line, len };
	len = markdown_drop_marks(line, len);
	len = drop_accents(line, markdown_resolve(line, len));
	blank_breaks(line, len);
	return (struct slice){ line, len };
}

/* How long the mark of an item is that `text` begins with. */
static size_t
bullet_of(struct slice text)
{
	size_t n = slice_starts(text, SLICE("\xe2\x80\xa2"))     ? 3
	    : text.len > 0 && strchr("*+-", text.ptr[0]) != NULL ? 1
								 : 0;

	return n > 0 && n < text.len && text.ptr[n] == ' ' ? n : 0;
}

/* Whether `text` is numbers alone, or a sign for none. */
static bool
is_numbers(struct slice text)
{
	for (size_t i = text.ptr[0] == '-' || text.ptr[0] == '+'; i < text.len;
	     i++)
		if (strchr("0123456789., \t\r/", text.ptr[i]) == NULL)
			return false;
	return true;
}

static bool
has_words(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (((unsigned char)text.ptr[i] & 0x80) != 0)
			return true;
	return has_letter(text);
}

size_t
markdown_item(struct slice line, bool *in_list)
{
	struct slice item = slice_trim(line);
	size_t n = bullet_of(item);
	struct slice words;

	if (item.len == 0)
		return 0;
	words = slice_trim(slice_sub(item, n, item.len));
	if (n == 0 || words.len == 0)
		*in_list = false;
	else if (!is_numbers(words))
		*in_list = has_words(words);
	return *in_list ? (size_t)(words.ptr - line.ptr) : 0;
}
