/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FUZZ_PAGE_H
#define TESTS_FUZZ_PAGE_H

/* What is true of every page, whatever it was read from. */

#include <stdlib.h>
#include <string.h>

#include "extract/grid.h"
#include "schema/utf8.h"

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

#endif
