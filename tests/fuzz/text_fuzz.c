/* SPDX-License-Identifier: ISC */
/*
 * Lines, put together again, are the text that they were cut from; none holds
 * a line end, and as many are counted as there are.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/text.h"
#include "schema/buf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_lines(struct slice text)
{
	struct text_reader reader = text_begin(text);
	struct buf joined = BUF_INIT;
	struct slice line;
	uint32_t n = 0;

	buf_add(&joined, "", 0);
	while (text_next(&reader, &line)) {
		if (memchr(line.ptr, '\n', line.len) != NULL ||
		    memchr(line.ptr, '\r', line.len) != NULL ||
		    reader.source_line != ++n)
			abort();
		buf_add(&joined, line.ptr, line.len);
		buf_add_char(&joined, '\n');
	}
	if (text.len > 0 && text.ptr[text.len - 1] != '\n')
		joined.len--;
	if (joined.len != text.len ||
	    memcmp(joined.data, text.ptr, text.len) != 0)
		abort();
	buf_release(&joined);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = BUF_INIT;

	buf_add(&text, "", 0);
	buf_add(&text, data, size);
	text_clean(text.data, text.len);
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.data[i] < ' ' &&
		    strchr("\t\n\f\r", text.data[i]) == NULL)
			abort();
	check_lines(
	    (struct slice){ text.data, text_unify(text.data, text.len) });
	buf_release(&text);
	return 0;
}
