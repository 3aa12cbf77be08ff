/* SPDX-License-Identifier: ISC */
#include "extract/text.h"

#include <string.h>

struct text_reader
text_begin(struct slice text)
{
	return (struct text_reader){ text, 0 };
}

bool
text_next(struct text_reader *reader, struct slice *line)
{
	struct slice rest = reader->rest;
	const char *newline;
	size_t len;

	if (rest.len == 0)
		return false;
	newline = memchr(rest.ptr, '\n', rest.len);
	len = newline == NULL ? rest.len : (size_t)(newline - rest.ptr);
	*line = slice_sub(rest, 0, len);
	reader->rest = slice_sub(rest, len + 1, rest.len);
	reader->source_line++;
	return true;
}

void
text_clean(char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)text[i];
		int keep = c >= 0x20 || c == '\t' || c == '\n' || c == '\f' ||
		    c == '\r';

		text[i] = keep && c != 0x7f ? text[i] : ' ';
	}
}

size_t
text_unify(char *text, size_t len)
{
	size_t to = 0;

	if (memchr(text, '\r', len) == NULL)
		return len;
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
			continue;
		text[to++] = text[i] == '\r' ? '\n' : text[i];
	}
	return to;
}
