/* SPDX-License-Identifier: ISC */
#include "extract/canvas.h"

#include <stdlib.h>
#include <string.h>

#include "schema/room.h"
#include "schema/utf8.h"

enum { BOX_FIRST = 0x2500, BOX_LAST = 0x257f };

/* Unicode's ranges, in order; after UAX #11, coarsely. */
struct range {
	uint32_t first, last;
};

static const struct range none[] = { { 0x300, 0x36f }, { 0x200b, 0x200f },
	{ 0xfe00, 0xfe0f }, { 0xfeff, 0xfeff } };
static const struct range wide[] = { { 0x1100, 0x115f }, { 0x2e80, 0x303e },
	{ 0x3041, 0x4dbf }, { 0x4e00, 0xa4cf }, { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff }, { 0xfe30, 0xfe6f }, { 0xff00, 0xff60 },
	{ 0xffe0, 0xffe6 }, { 0x20000, 0x3fffd } };
static const struct range ambiguous[] = { { 0xa7, 0xa8 }, { 0xb0, 0xb1 },
	{ 0xb7, 0xb7 }, { 0xd7, 0xd7 }, { 0xf7, 0xf7 }, { 0x2010, 0x2027 },
	{ 0x2030, 0x203e }, { 0x2103, 0x2126 }, { 0x2150, 0x219f },
	{ 0x2200, 0x22ff }, { 0x2460, 0x24ff }, { 0x2580, 0x266f } };

/* The ways of counting, the usual first. */
static const struct canvas_widths ways[] = { { 2, 1, 1 }, { 2, 2, 2 },
	{ 2, 2, 1 }, { 1, 1, 1 } };

#define IS_IN(c, ranges) \
	is_in(c, (ranges), sizeof(ranges) / sizeof((ranges)[0]))

static bool
is_in(uint32_t c, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n && ranges[i].first <= c; i++)
		if (c <= ranges[i].last)
			return true;
	return false;
}

enum canvas_mark
canvas_mark_of(uint32_t c)
{
	/* Box drawings by their two lowest digits; dashed ones at 4c. */
	static const char across[] = "\x00\x01\x04\x05\x08\x09\x4c\x4d\x50";
	static const char down[] = "\x02\x03\x06\x07\x0a\x0b\x4e\x4f\x51";

	if (c == '-' || c == '=')
		return MARK_ACROSS;
	if (c == '|')
		return MARK_DOWN;
	if (c == '+')
		return MARK_CROSS;
	if (c < BOX_FIRST || c > BOX_LAST)
		return MARK_TEXT;
	c -= BOX_FIRST;
	if (memchr(across, (int)c, sizeof(across) - 1) != NULL)
		return MARK_ACROSS;
	if (memchr(down, (int)c, sizeof(down) - 1) != NULL)
		return MARK_DOWN;
	return c < 0x71 ? MARK_CROSS : MARK_TEXT;
}

static size_t
width_of(uint32_t c, const struct canvas_widths *widths)
{
	if (c < 0xa0)
		return 1;
	if (c >= BOX_FIRST && c <= BOX_LAST)
		return widths->box;
	if (IS_IN(c, none))
		return 0;
	if (IS_IN(c, wide))
		return widths->wide;
	return IS_IN(c, ambiguous) ? widths->ambiguous : 1;
}

static size_t
line_width(struct slice line, const struct canvas_widths *widths)
{
	size_t width = 0;

	for (size_t at = 0; at < line.len && width <= CANVAS_WIDTH_MAX;)
		width += width_of(utf8_next(line, &at), widths);
	return width;
}

/* Whether all lines are of one width, counted like this. */
static bool
are_even(const struct canvas *canvas, const struct canvas_widths *widths)
{
	size_t width = line_width(canvas->lines[0], widths);

	for (size_t i = 1; i < canvas->nlines; i++)
		if (line_width(canvas->lines[i], widths) != width ||
		    canvas->lines[i].len > CANVAS_BYTES_MAX)
			return false;
	return width <= CANVAS_WIDTH_MAX &&
	    canvas->lines[0].len <= CANVAS_BYTES_MAX;
}

static void
draw_line(struct canvas *canvas, size_t i)
{
	struct slice line = canvas->lines[i];
	uint8_t *mark = canvas->mark + i * canvas->width;

	for (size_t at = 0; at < line.len;) {
		uint32_t c = utf8_next(line, &at);
		size_t n = width_of(c, &canvas->widths);

		memset(mark, (int)canvas_mark_of(c), n);
		mark += n;
	}
}

bool
canvas_draw(struct canvas *canvas, const struct slice *lines, size_t n)
{
	size_t way = 0;

	canvas->lines = lines;
	canvas->nlines = n;
	while (!are_even(canvas, &ways[way]))
		if (++way == sizeof(ways) / sizeof(ways[0]))
			return false;
	canvas->widths = ways[way];
	canvas->width = line_width(lines[0], &ways[way]);
	canvas->mark = room_for(canvas->mark, &canvas->cap, n * canvas->width,
	    sizeof(canvas->mark[0]));
	for (size_t i = 0; i < n; i++)
		draw_line(canvas, i);
	return true;
}

void
canvas_release(struct canvas *canvas)
{
	free(canvas->mark);
	*canvas = (struct canvas){ .mark = NULL };
}

enum canvas_mark
canvas_at(const struct canvas *canvas, size_t line, size_t place)
{
	return line < canvas->nlines && place < canvas->width
	    ? canvas->mark[line * canvas->width + place]
	    : MARK_TEXT;
}

struct slice
canvas_text(const struct canvas *canvas, size_t line, size_t from, size_t to)
{
	struct slice text = canvas->lines[line];
	size_t first = text.len;
	size_t at = 0;
	size_t place = 0;

	while (at < text.len && place < to) {
		if (place >= from && first > at)
			first = at;
		place += width_of(utf8_next(text, &at), &canvas->widths);
	}
	return slice_trim(slice_sub(text, first, at > first ? at - first : 0));
}
