/* SPDX-License-Identifier: ISC */
/*
 * Whatever the XML of a sheet and, before a NUL, of its strings, its cells are
 * those of a page.
 */
#include <stdint.h>

#include "extract/text.h"
#include "extract/xlsx.h"
#include "schema/buf.h"
#include "tests/fuzz/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct page *page = page_new();
	struct xlsx *xlsx = xlsx_new(page);
	struct buf parts = BUF_INIT;
	size_t len;

	buf_add(&parts, data, size);
	buf_add_char(&parts, '\0');
	len = strlen(parts.data);
	text_clean(parts.data, len);
	if (len < size) {
		text_clean(parts.data + len + 1, size - len - 1);
		xlsx_read_parts(xlsx, (struct slice){ parts.data, len },
		    (struct slice){ parts.data + len + 1, size - len - 1 });
		check_page(page);
	}
	xlsx_free(xlsx);
	page_free(page);
	buf_release(&parts);
	return 0;
}
