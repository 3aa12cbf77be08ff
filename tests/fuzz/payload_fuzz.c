/* SPDX-License-Identifier: ISC */
/*
 * Whatever a text holds, what is found in it is UTF-8 without control
 * characters, and takes no line from it and adds none; and what stands beside
 * it can be declared.  Words of a report are put behind the first end tag, so
 * that something is found.
 */
#include <stdint.h>

#include "extract/charset.h"
#include "extract/html.h"
#include "extract/payload.h"
#include "extract/text.h"
#include "tests/fuzz/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char words[] = "\xe7\xbb\x9f\xe8\xae\xa1\xe6\x9c\x9f\xe9\x99\x90";

static size_t
count_lines(struct slice text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++)
		n += text.ptr[i] == '\n';
	return n;
}

/* The input, with enough of a report before its first "/p". */
static void
fill(struct buf *bytes, struct slice input)
{
	size_t at = slice_find(input, SLICE("/p"), 0);

	if (at > input.len)
		at = input.len;
	buf_add(bytes, input.ptr, at > 0 ? at - 1 : 0);
	for (size_t i = 0; i < PAYLOAD_LEN_MIN; i += sizeof(words) - 1)
		buf_add(bytes, words, sizeof(words) - 1);
	buf_add(bytes, input.ptr + (at > 0 ? at - 1 : 0),
	    input.len - (at > 0 ? at - 1 : 0));
}

static void
check(struct payload *payload, struct slice text, struct html *html,
    struct page *page)
{
	for (int revealed = 0; revealed < 2; revealed++) {
		struct buf *got = payload_page(payload, revealed == 1);
		struct slice result = { got->data, got->len };

		check_text(result);
		if (count_lines(result) != count_lines(text))
			abort();
		html_read(html, got->data, got->len);
		if (revealed == 1)
			payload_declare(payload, page);
		(void)payload_is_shown(payload, page);
		check_page(page);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct charset_decoder *decoder;
	static struct payload *payload;
	static struct page *page;
	static struct html *html;
	struct buf bytes = BUF_INIT;
	struct charset_text text;
	struct slice slice;

	if (html == NULL) {
		decoder = charset_decoder_new();
		payload = payload_new(needle_set_new());
		page = page_new();
		html = html_new(page);
	}
	fill(&bytes, (struct slice){ (const char *)data, size });
	page_reset(page);
	slice = (struct slice){ bytes.data, bytes.len };
	(void)payload_is_likely(slice, page);
	(void)payload_is_hinted(payload, slice);
	text = charset_decode(decoder, &bytes, CHARSET_UTF_8, CHARSET_UNKNOWN);
	if (text.len > 0) {
		text_clean(text.data, text.len);
		text.len = text_unify(text.data, text.len);
		slice = (struct slice){ text.data, text.len };
		if (payload_find(payload, slice))
			check(payload, slice, html, page);
	}
	buf_release(&bytes);
	return 0;
}
