/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_ITEMS_H
#define TESTS_UNIT_EXTRACT_ITEMS_H

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "extract/page.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

/*
 * The page has these items, parted by bars: row,column+row_span+column_span=
 * before the text of a cell, the text alone of a line.
 */
static void
assert_items(const struct page *page, const char *wanted)
{
	struct buf got = BUF_INIT;

	buf_add(&got, "", 0);
	for (size_t i = 0; i < page->nitems; i++) {
		const struct page_item *item = &page->items[i];
		char place[64];

		snprintf(place, sizeof(place),
		    "%" PRIu32 ",%" PRIu32 "+%" PRIu32 "+%" PRIu32 "=",
		    item->row, item->column, item->row_span, item->column_span);
		if (i > 0)
			buf_add_char(&got, '|');
		if (item->table > 0)
			buf_add(&got, place, strlen(place));
		buf_add(&got, item->text.ptr, item->text.len);
	}
	assert_string_equal(got.data, wanted);
	buf_release(&got);
}

#endif
