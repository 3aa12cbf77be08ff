/* SPDX-License-Identifier: ISC */
#include "load/array.h"

#include <inttypes.h>
#include <stdio.h>

static void
part(struct buf *array)
{
	buf_add_char(array, array->len == 0 ? '{' : ',');
}

void
array_add(struct buf *array, struct slice text)
{
	part(array);
	if (text.ptr == NULL) {
		buf_add(array, "NULL", 4);
		return;
	}
	buf_add_char(array, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"' || text.ptr[i] == '\\')
			buf_add_char(array, '\\');
		buf_add_char(array, text.ptr[i]);
	}
	buf_add_char(array, '"');
}

void
array_add_number(struct buf *array, int64_t number)
{
	char text[24];
	int len = snprintf(text, sizeof(text), "%" PRId64, number);

	part(array);
	buf_add(array, text, (size_t)len);
}

const char *
array_end(struct buf *array)
{
	if (array->len == 0)
		buf_add_char(array, '{');
	buf_add_char(array, '}');
	return array->data;
}
