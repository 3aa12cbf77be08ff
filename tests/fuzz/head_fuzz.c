/* SPDX-License-Identifier: ISC */
/*
 * Whatever a document says, its head is read or not: what is found is
 * well-formed text and days that exist, and a verdict is a reason or none.
 */
#include <stdlib.h>
#include <string.h>

#include "schema/utf8.h"
#include "transform/authority.h"
#include "transform/context.h"
#include "transform/head.h"
#include "transform/prose.h"
#include "transform/standing.h"
#include "transform/verdict.h"

enum { ITEMS_MAX = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool right)
{
	if (!right)
		abort();
}

static void
check_date(struct date date)
{
	check(date.year == 0 || date_is_valid(date));
}

static void
check_head(const struct head *head)
{
	check(utf8_valid(head->wording.text));
	check(head->agency.ptr == NULL || utf8_valid(head->agency));
	check(head->title.ptr == NULL || utf8_valid(head->title));
	check((head->agency.ptr == NULL) == (head->agency_evidence == NULL));
	check((head->year == 0) == (head->year_evidence == NULL));
	check_date(head->published);
	check_date(head->signed_on);
	check_date(head->period_end);
	for (size_t i = 0; i < head->titles->ntitles; i++)
		check(head->titles->title[i].from <= head->titles->title[i].to);
}

static void
check_context(const struct document *document, const struct head *head,
    struct arena *arena)
{
	struct place_context context;
	struct standing standing;

	context_read(document, head, arena, &context);
	check(context.nmentions <= PLACE_MENTIONS_MAX);
	check(context.host.len <= CONTEXT_HOST_MAX);
	if (head->agency.ptr == NULL)
		return;
	standing_read(head->agency, &context, arena, &standing);
	check(utf8_valid(standing.key) && utf8_valid(standing.name));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct item items[ITEMS_MAX];
	static struct rules *rules;
	static struct arena *arena;
	struct document document = { .items = items };
	struct fact_cell text[TEXT_COUNT];
	struct wording wording;
	struct head head;

	if (rules == NULL) {
		rules = rules_new();
		arena = arena_new();
	}
	for (size_t at = 0; at < size && document.nitems < ITEMS_MAX;) {
		const uint8_t *end = memchr(data + at, '\n', size - at);
		size_t stop = end == NULL ? size : (size_t)(end - data);

		items[document.nitems++] = (struct item){
			.text = { (const char *)data + at, stop - at }
		};
		at = stop + 1;
	}
	if (document.nitems > 0)
		document.title = document.uri = items[0].text;
	arena_reset(arena);
	wording = wording_read(rules, &document, 0, document.nitems, arena);
	head_read(rules, &document, &wording, arena, &head);
	check_head(&head);
	check(verdict(rules, &document, &head, NULL) < (int)REASON_COUNT);
	prose_read(rules, &head.wording, head.year, arena, text);
	(void)authority_of(rules, head.agency);
	check_context(&document, &head, arena);
	return 0;
}
