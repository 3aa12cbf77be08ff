/* SPDX-License-Identifier: ISC */
#include "extract/page.h"

#include <stdlib.h>

#include "extract/text.h"
#include "schema/diag.h"
#include "schema/room.h"

struct page *
page_new(void)
{
	struct page *page = calloc(1, sizeof(*page));

	if (page == NULL)
		diag_die(EX_OSERR, "out of memory");
	page->arena = arena_new();
	page_reset(page);
	return page;
}

void
page_free(struct page *page)
{
	if (page == NULL)
		return;
	arena_free(page->arena);
	free(page->items);
	free(page);
}

void
page_reset(struct page *page)
{
	arena_reset(page->arena);
	page->nitems = 0;
	page->text = 0;
	page->ntables = 0;
	page->nmetas = 0;
	page->title = SLICE_NULL;
	page->uri = SLICE_NULL;
	page->witness = WITNESS_NONE;
	page->fault = FAULT_NONE;
}

void
page_add_cell(struct page *page, const struct page_item *cell)
{
	page->text += cell->text.len;
	if (page->nitems == PAGE_ITEMS_MAX || page->text > PAGE_TEXT_MAX) {
		page->fault = (struct fault){ REASON_TOO_LARGE,
			"more lines and cells, or text, than a page may have" };
		return;
	}
	page->items = room_for(page->items, &page->cap, page->nitems + 1,
	    sizeof(page->items[0]));
	page->items[page->nitems++] = *cell;
}

void
page_add_line(struct page *page, struct slice text, uint32_t source_line)
{
	struct page_item line = { .text = text, .source_line = source_line };

	page_add_cell(page, &line);
}

void
page_add_lines(struct page *page, struct slice text)
{
	struct text_reader reader = text_begin(text);
	struct slice line;

	while (page->fault.detail == NULL && text_next(&reader, &line))
		page_add_line(page, line, reader.source_line);
}

/* Not more than `len` bytes of `text`, and no half character. */
static struct slice
cut(struct slice text, size_t len)
{
	if (text.len <= len)
		return text;
	while (len > 0 && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
		len--;
	return slice_sub(text, 0, len);
}

void
page_add_meta(struct page *page, struct slice name, struct slice content)
{
	struct page_meta *meta;

	if (page->nmetas == PAGE_METAS_MAX)
		return;
	meta = &page->metas[page->nmetas++];
	meta->name = arena_copy(page->arena, cut(name, PAGE_META_LEN));
	meta->content = arena_copy(page->arena, cut(content, PAGE_META_LEN));
}

void
page_set_title(struct page *page, struct slice title)
{
	page->title = arena_copy(page->arena, cut(title, PAGE_TITLE_LEN));
}

void
page_set_uri(struct page *page, struct slice uri, enum page_witness witness)
{
	uri = slice_trim(uri);
	if (witness <= page->witness || uri.len > PAGE_URI_LEN)
		return;
	if (!slice_starts(uri, SLICE("http://")) &&
	    !slice_starts(uri, SLICE("https://")))
		return;
	page->uri = arena_copy(page->arena, uri);
	page->witness = witness;
}
