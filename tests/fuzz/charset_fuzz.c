/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes and whatever is said of them, what is decoded is UTF-8
 * and stays so when it is cleaned.  The first byte says what is said.
 */
#include <stdint.h>
#include <stdlib.h>

#include "extract/charset.h"
#include "extract/format.h"
#include "extract/markdown.h"
#include "extract/needle.h"
#include "extract/text.h"
#include "schema/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(struct charset_text text)
{
	struct slice slice = { text.data == NULL ? "" : text.data, text.len };

	if (text.charset == CHARSET_UNKNOWN) {
		if (text.data != NULL || text.len != 0)
			abort();
		return;
	}
	if (!utf8_valid(slice))
		abort();
	(void)format_is_html(slice);
	if (text.len == 0)
		return;
	text_clean(text.data, text.len);
	slice.len = text_unify(text.data, text.len);
	slice.len = text_drop_invisible(text.data, slice.len);
	slice.len = markdown_drop_marks(text.data, slice.len);
	slice.len = markdown_resolve(text.data, slice.len);
	if (!utf8_valid(slice))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct charset_decoder *decoder;
	static struct needle_set *needles;
	struct buf bytes = BUF_INIT;
	struct slice slice;
	enum charset seen;

	if (needles == NULL) {
		decoder = charset_decoder_new();
		needles = needle_set_new();
	}
	if (size > 0)
		buf_add(&bytes, data + 1, size - 1);
	slice = (struct slice){ size > 1 ? bytes.data : "", bytes.len };
	seen = size > 0 && data[0] < CHARSET_COUNT
	    ? (enum charset)data[0]
	    : needle_scan(needles, slice).seen;
	check(charset_decode(decoder, &bytes, seen, charset_declared(slice)));
	buf_release(&bytes);
	return 0;
}
