/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PAGE_H
#define EXTRACT_PAGE_H

/*
 * What was read out of one page: lines of text and cells of tables in reading
 * order, and what the page says of itself.
 */

#include <stddef.h>
#include <stdint.h>

#include "extract/fault.h"
#include "schema/arena.h"
#include "schema/slice.h"

enum {
	PAGE_ITEMS_MAX = 20000,  /* lines and cells */
	PAGE_TEXT_MAX = 1 << 20, /* bytes of them */
	PAGE_METAS_MAX = 256,    /* more are left out */
	PAGE_META_LEN = 4096,    /* of a name or content; the rest is cut */
	PAGE_TITLE_LEN = 4096,   /* the same */
	PAGE_URI_LEN = 2048,     /* longer ones are left out */
};

struct page_item {
	struct slice text;
	uint32_t source_line;
	uint32_t table; /* from 1; 0 for a line, and so the next four */
	uint32_t row;
	uint32_t column;
	uint32_t row_span;
	uint32_t column_span;
};

struct page_meta {
	struct slice name;
	struct slice content;
};

/* Where the page was published; a later one is the better witness. */
enum page_witness {
	WITNESS_NONE,
	WITNESS_BASE,
	WITNESS_OPEN_GRAPH,
	WITNESS_CANONICAL
};

struct page {
	struct arena *arena; /* of all text */
	struct page_item *items;
	size_t nitems;
	size_t cap;
	size_t text; /* bytes of the items */
	uint32_t ntables;
	struct page_meta metas[PAGE_METAS_MAX];
	size_t nmetas;
	struct slice title; /* SLICE_NULL if it has none */
	struct slice uri;   /* the same */
	enum page_witness witness;
	struct fault fault; /* what ended the reading, if anything did */
};

struct page *page_new(void);
void page_free(struct page *page); /* NULL is fine */

/* Empties it for the next page and keeps its memory. */
void page_reset(struct page *page);

/*
 * Text is not copied: it is the arena's already, or outlives the page.  Too
 * many items, or too much text, become the page's fault.
 */
void page_add_line(struct page *page, struct slice text, uint32_t source_line);
void page_add_lines(struct page *page, struct slice text);
void page_add_cell(struct page *page, const struct page_item *cell);

/* These copy.  An address is kept if it is absolute and a better witness. */
void page_add_meta(struct page *page, struct slice name, struct slice content);
void page_set_title(struct page *page, struct slice title);
void page_set_uri(struct page *page, struct slice uri,
    enum page_witness witness);

#endif
