/* SPDX-License-Identifier: ISC */
#include "extract/name.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "schema/utf8.h"

void
name_clean(struct slice name, struct buf *buf)
{
	char escaped[8];

	buf_reset(buf);
	buf_add(buf, "", 0);
	for (size_t at = 0, next = 0; at < name.len; at = next) {
		uint32_t c = utf8_next(name, &next);
		bool bad = c < 0x20 || c == 0x7f ||
		    !utf8_valid(slice_sub(name, at, next - at));

		if (!bad) {
			buf_add(buf, name.ptr + at, next - at);
			continue;
		}
		snprintf(escaped, sizeof(escaped), "\\x%02x",
		    (unsigned)(unsigned char)name.ptr[at]);
		buf_add(buf, escaped, strlen(escaped));
	}
}
