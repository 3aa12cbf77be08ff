/* SPDX-License-Identifier: ISC */
/*
 * Whatever the page, its lines and cells are UTF-8 without control characters,
 * its cells lie within their bounds, and no two begin at one place.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/charset.h"
#include "extract/grid.h"
#include "extract/html.h"
#include "extract/text.h"
#include "schema/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_text(struct slice text)
{
	if (text.ptr != NULL &&
	    (!utf8_valid(text) || memchr(text.ptr, '\0', text.len) != NULL))
		abort();
}

/* Cells come row by row, and from left to right in a row. */
static void
check_cell(const struct page_item *cell, const struct page_item *before)
{
	if (cell->row < 1 || cell->column < 1 || cell->row_span < 1 ||
	    cell->column_span < 1 || cell->source_line < 1 ||
	    cell->column + cell->column_span - 1 > GRID_COLUMNS_MAX)
		abort();
	if (before == NULL || before->table != cell->table)
		return;
	if (cell->row < before->row ||
	    (cell->row == before->row &&
		cell->column < before->column + before->column_span))
		abort();
}

static void
check_page(const struct page *page)
{
	const struct page_item *before = NULL;

	check_text(page->title);
	check_text(page->uri);
	for (size_t i = 0; i < page->nmetas; i++) {
		check_text(page->metas[i].name);
		check_text(page->metas[i].content);
	}
	for (size_t i = 0; i < page->nitems; i++) {
		const struct page_item *item = &page->items[i];

		check_text(item->text);
		if (item->table == 0)
			continue;
		check_cell(item, before);
		before = item;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct charset_decoder *decoder;
	static struct page *page;
	static struct html *html;
	struct buf bytes = BUF_INIT;
	struct charset_text text;

	if (html == NULL) {
		decoder = charset_decoder_new();
		page = page_new();
		html = html_new(page);
	}
	buf_add(&bytes, data, size);
	text = charset_decode(decoder, &bytes, CHARSET_UTF_8, CHARSET_UNKNOWN);
	if (text.len > 0) {
		text_clean(text.data, text.len);
		text.len = text_unify(text.data, text.len);
		html_read(html, text.data, text.len);
		check_page(page);
	}
	buf_release(&bytes);
	return 0;
}
