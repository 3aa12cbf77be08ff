/* SPDX-License-Identifier: ISC */
#include "extract/markdown.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "schema/utf8.h"

enum {
	RUN_MAX = 3,        /* stars or underscores: strong and weak at once */
	SPAN_MAX = 256,     /* bytes that are emphasized */
	REFERENCE_MAX = 10, /* bytes between & and ; */
	FIRST_PRINTED = 0xa0,
	LAST_BASIC = 0xffff,
	SURROGATES = 0xd800
};

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
	return c == ' ' || c == '\t' || c == '\n' || c == '|' || c == '\f';
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

/* Where the run begins that ends what one of `n` at `at` begins. */
static size_t
find_end(struct slice text, size_t at, size_t n)
{
	char mark = text.ptr[at];
	size_t end = at + SPAN_MAX < text.len ? at + SPAN_MAX : text.len;

	at += n;
	while (at < end && text.ptr[at] != '\n' && text.ptr[at] != '|') {
		size_t len = text.ptr[at] == mark ? run_at(text, at) : 0;

		if (len == n && closes(text, at, n))
			return at;
		at += len > 0 ? len : 1;
	}
	return SIZE_MAX;
}

/* A backslash before a mark that would mean something without it. */
static bool
is_escape(struct slice text, size_t at)
{
	return text.ptr[at] == '\\' && at + 1 < text.len &&
	    text.ptr[at + 1] != '\0' &&
	    strchr("!#&'()*+-.:<>[]_`{}~", text.ptr[at + 1]) != NULL;
}

/* The runs that end what has begun, the next one last. */
struct ends {
	size_t at[RUN_MAX];
	size_t n;
};

/* Whether the run of `n` marks at `at` emphasizes something. */
static bool
emphasizes(struct slice text, size_t at, size_t n, struct ends *ends)
{
	size_t end;

	if (ends->n > 0 && ends->at[ends->n - 1] == at) {
		ends->n--;
		return true;
	}
	if (ends->n == RUN_MAX || !opens(text, at, n))
		return false;
	end = find_end(text, at, n);
	if (end == SIZE_MAX || (ends->n > 0 && end > ends->at[ends->n - 1]))
		return false;
	ends->at[ends->n++] = end;
	return true;
}

size_t
markdown_drop_marks(char *text, size_t len)
{
	struct slice whole = { text, len };
	struct ends ends = { .n = 0 };
	size_t to = 0;

	for (size_t at = 0; at < len;) {
		bool is_mark = text[at] == '*' || text[at] == '_';
		size_t n = is_mark ? run_at(whole, at) : 1;

		if (is_mark ? emphasizes(whole, at, n, &ends)
			    : is_escape(whole, at)) {
			at += n;
			n = is_mark ? 0 : 1;
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
	return (c >= ' ' && c < 0x7f) ||
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
