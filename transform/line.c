/* SPDX-License-Identifier: ISC */
#include "transform/line.h"

#include "transform/value.h"

enum { HEAD_LINE_MAX = 1024 }; /* bytes before a piece that are looked at */

uint32_t
line_place(const struct piece *piece)
{
	const char *at = piece->raw.ptr - piece->offset;
	uint32_t n = 0;

	if (piece->offset > HEAD_LINE_MAX)
		return 0;
	for (; at < piece->raw.ptr; at++)
		n += (*at & 0xc0) != 0x80;
	return n;
}

size_t
line_values(const struct piece *piece, const struct pieces *pieces)
{
	const struct piece *end = pieces->piece + pieces->npieces;
	size_t n = 0;

	for (uint32_t line = piece->line; piece < end && piece->line == line;
	     piece++)
		if (piece->kind == PIECE_VALUE)
			n++;
	return n;
}

size_t
line_run(const struct piece *piece, const struct pieces *pieces, size_t most)
{
	const struct piece *end = pieces->piece + pieces->npieces;
	size_t n = 0;

	while (n < most && piece < end && piece->kind == PIECE_VALUE) {
		piece++;
		n++;
	}
	return n;
}

bool
line_is_number(const struct piece *piece)
{
	struct value value;

	if (piece->kind != PIECE_VALUE || piece->column > 0)
		return false;
	value_read(piece->raw, &value);
	return value.state == STATE_STATED;
}
