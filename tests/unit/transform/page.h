/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_TRANSFORM_PAGE_H
#define TESTS_UNIT_TRANSFORM_PAGE_H

/*
 * A page as a test writes it down: lines of text, from which a document is
 * made and its head read.  All bodies are invented.
 */

#include <string.h>

#include "tests/unit/unit.h"
#include "transform/head.h"

enum { PAGE_ITEMS_MAX = 400 };

struct page {
	struct rules *rules;
	struct arena *arena;
	struct item items[PAGE_ITEMS_MAX];
	struct document document;
	struct head head;
};

/* For cmocka's setup and teardown of a group: *state is a struct page. */
static inline int
page_begin(void **state)
{
	static struct page page;

	page.rules = rules_new();
	page.arena = arena_new();
	*state = &page;
	return 0;
}

static inline int
page_end(void **state)
{
	struct page *page = *state;

	arena_free(page->arena);
	rules_free(page->rules);
	return 0;
}

/* Reads the head of the lines of `text`. */
static inline struct head *
page_read(struct page *page, const char *text)
{
	struct wording wording;
	size_t n = 0;

	arena_reset(page->arena);
	while (*text != '\0' && n < PAGE_ITEMS_MAX) {
		size_t len = strcspn(text, "\n");

		page->items[n++] = (struct item){ .text = { text, len } };
		text += len + (text[len] == '\n');
	}
	page->document.items = page->items;
	page->document.nitems = n;
	wording = wording_read(page->rules, &page->document, 0, n, page->arena);
	head_read(page->rules, &page->document, &wording, page->arena,
	    &page->head);
	return &page->head;
}

static inline void
assert_text(struct slice found, const char *wanted)
{
	char text[512];
	size_t len = found.len < sizeof(text) - 1 ? found.len
						  : sizeof(text) - 1;

	if (found.ptr == NULL) {
		assert_null(wanted);
		return;
	}
	memcpy(text, found.ptr, len);
	text[len] = '\0';
	assert_non_null(wanted);
	assert_string_equal(text, wanted);
}

static inline void
assert_date(struct date found, int year, int month, int day)
{
	assert_int_equal(found.year, year);
	assert_int_equal(found.month, month);
	assert_int_equal(found.day, day);
}

#endif
