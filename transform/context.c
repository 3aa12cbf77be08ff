/* SPDX-License-Identifier: ISC */
#include "transform/context.h"

#include <string.h>
#include <strings.h>

#include "schema/buf.h"
#include "transform/breadcrumb.h"
#include "transform/division.h"
#include "transform/identifier.h"

struct mentions {
	struct slice *mention;
	size_t n;
};

static void
add(struct mentions *mentions, struct slice text)
{
	if (text.len == 0 || mentions->n == PLACE_MENTIONS_MAX)
		return;
	for (size_t i = 0; i < mentions->n; i++)
		if (slice_equal(mentions->mention[i], text))
			return;
	mentions->mention[mentions->n++] = text;
}

/* Adds what stands between marks, such as those of a path through a site. */
static void
add_parts(struct mentions *mentions, struct slice text, const char *marks)
{
	size_t from = 0;

	for (size_t at = 0; at <= text.len; at++) {
		if (at < text.len &&
		    (text.ptr[at] == '\0' ||
			strchr(marks, text.ptr[at]) == NULL))
			continue;
		add(mentions, slice_trim(slice_sub(text, from, at - from)));
		from = at + 1;
	}
}

static void
add_site(struct mentions *mentions, const struct document *document)
{
	static const char *const names[] = { "SiteName", "og:site_name" };

	for (size_t i = 0; i < document->nmetas; i++) {
		const struct meta *meta = &document->metas[i];

		for (size_t j = 0; j < sizeof(names) / sizeof(names[0]); j++)
			if (meta->name.len == strlen(names[j]) &&
			    strncasecmp(meta->name.ptr, names[j],
				meta->name.len) == 0)
				add(mentions, meta->content);
	}
	add_parts(mentions, document->title, "_-|>");
}

/* Six digits as a division's code has them. */
static uint32_t
division_of_digits(struct slice digits)
{
	uint32_t code = 0;

	for (size_t i = 0; i < digits.len; i++)
		code = code * 10 + (uint32_t)(digits.ptr[i] - '0');
	return code * 1000;
}

/* The division that a credit code was given in, from its province on. */
static void
add_registrar(struct mentions *mentions, const struct head *head,
    struct arena *arena)
{
	struct slice credit = head->registration.credit_code;
	struct buf chain = BUF_INIT;
	uint32_t code;

	if (credit.len == 0)
		return;
	code = division_of_digits(identifier_division(credit));
	for (enum division_level level = DIVISION_PROVINCE;
	     level < DIVISION_TOWNSHIP; level++) {
		uint16_t row;

		if (division_row(division_outer(code, level), head->year,
			&row) &&
		    division_level(row) == level)
			buf_add(&chain, division_name(row).ptr,
			    division_name(row).len);
	}
	add(mentions,
	    arena_copy(arena, (struct slice){ chain.data, chain.len }));
	buf_release(&chain);
}

static bool
is_host_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
	    c == '.';
}

/* The part of an address that names the host, with its port. */
static struct slice
authority_of_uri(struct slice uri)
{
	size_t from = slice_find(uri, SLICE("://"), 0);
	size_t to;

	if (from == SIZE_MAX)
		return SLICE_NULL;
	from += 3;
	for (to = from; to < uri.len; to++) {
		char c = uri.ptr[to];

		if (c == '/' || c == '?' || c == '#')
			break;
		if (c == '@')
			from = to + 1;
	}
	return slice_sub(uri, from, to - from);
}

struct slice
context_host(struct slice uri, struct arena *arena)
{
	const struct slice www = SLICE("www.");
	struct slice host = authority_of_uri(uri);
	size_t port = slice_find(host, SLICE(":"), 0);
	char *text;

	host = slice_sub(host, 0, port < host.len ? port : host.len);
	if (host.len == 0 || host.len > CONTEXT_HOST_MAX)
		return SLICE_NULL;
	text = arena_alloc(arena, host.len);
	for (size_t i = 0; i < host.len; i++) {
		char c = host.ptr[i];

		text[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
		if (!is_host_char(text[i]))
			return SLICE_NULL;
	}
	host = (struct slice){ text, host.len };
	return slice_starts(host, www) ? slice_sub(host, www.len, host.len)
				       : host;
}

void
context_read(const struct document *document, const struct head *head,
    struct arena *arena, struct place_context *context)
{
	struct mentions mentions = { .n = 0 };

	mentions.mention = arena_alloc(arena,
	    PLACE_MENTIONS_MAX * sizeof(mentions.mention[0]));
	for (size_t i = 0; i < head->nnamed; i++)
		add(&mentions, head->named[i]);
	add_registrar(&mentions, head, arena);
	add_parts(&mentions, breadcrumb_find(&head->wording, head->titles),
	    ">:\n");
	add_site(&mentions, document);
	for (size_t i = 0; i < head->site.nnames; i++)
		add(&mentions, head->site.name[i]);
	*context = (struct place_context){ .mentions = mentions.mention,
		.nmentions = mentions.n,
		.host = context_host(document->uri, arena),
		.year = head->year };
}
