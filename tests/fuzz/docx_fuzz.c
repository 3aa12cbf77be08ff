/* SPDX-License-Identifier: ISC */
/*
 * Whatever the XML of a document, its lines and cells are those of a page, and
 * the document after it is read as if nothing had been.
 */
#include <stdint.h>

#include "extract/docx.h"
#include "extract/text.h"
#include "schema/buf.h"
#include "tests/fuzz/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char after[] = "<d><p><r><t>x</t></r></p></d>";

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page *page = page_new();
	struct docx *docx = docx_new(page);
	struct buf part = BUF_INIT;

	buf_add(&part, data, size);
	text_clean(part.data, part.len);
	docx_read_part(docx, (struct slice){ part.data, part.len });
	check_page(page);
	docx_read_part(docx, slice_of(after));
	if (page->fault.detail != NULL || page->nitems != 1)
		abort();
	docx_free(docx);
	page_free(page);
	buf_release(&part);
	return 0;
}
