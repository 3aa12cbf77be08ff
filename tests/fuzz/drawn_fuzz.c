/* SPDX-License-Identifier: ISC */
/*
 * Whatever the text, its lines and the cells of the tables that it draws are
 * UTF-8 without control characters, lie within their bounds, and no two begin
 * at one place.
 */
#include <stdint.h>

#include "extract/charset.h"
#include "extract/drawn.h"
#include "extract/text.h"
#include "tests/fuzz/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct charset_decoder *decoder;
	static struct page *page;
	static struct drawn *drawn;
	struct buf bytes = BUF_INIT;
	struct charset_text text;

	if (drawn == NULL) {
		decoder = charset_decoder_new();
		page = page_new();
		drawn = drawn_new(page);
	}
	buf_add(&bytes, data, size);
	text = charset_decode(decoder, &bytes, CHARSET_UTF_8, CHARSET_UNKNOWN);
	if (text.len > 0) {
		text_clean(text.data, text.len);
		text.len = text_unify(text.data, text.len);
		page_reset(page);
		drawn_add_text(drawn, text.data, text.len);
		check_page(page);
	}
	buf_release(&bytes);
	return 0;
}
