/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CANVAS_H
#define EXTRACT_CANVAS_H

/*
 * Lines of text as places on a screen, each with what is drawn there.
 *
 * How wide a character is depends on the program that drew the lines: Chinese
 * ones take two places or, to programs that count characters, one; those that
 * Unicode calls ambiguous, the lines of boxes among them, take one or two.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

enum {
	CANVAS_WIDTH_MAX = 1024, /* places in a line */
	CANVAS_BYTES_MAX = 4096, /* in a line */
	CANVAS_LINES_MAX = 1024,
};

enum canvas_mark {
	MARK_TEXT,
	MARK_ACROSS, /* a line from left to right */
	MARK_DOWN,   /* a line from top to bottom */
	MARK_CROSS,  /* where lines meet, or a corner */
};

/* How many places characters take. */
struct canvas_widths {
	uint8_t wide;
	uint8_t ambiguous;
	uint8_t box;
};

struct canvas {
	const struct slice *lines; /* the caller's */
	size_t nlines;
	struct canvas_widths widths;
	size_t width;
	uint8_t *mark; /* of each place, line by line */
	size_t cap;
};

/*
 * Puts lines on the canvas.  False if, in every way of counting, some line is
 * longer than another, or than the bounds.  The lines must not be empty.
 */
bool canvas_draw(struct canvas *canvas, const struct slice *lines, size_t n);
void canvas_release(struct canvas *canvas);

/* What is drawn at a place; MARK_TEXT beyond the edges. */
enum canvas_mark canvas_at(const struct canvas *canvas, size_t line,
    size_t place);

/* The trimmed text of a line between two places. */
struct slice canvas_text(const struct canvas *canvas, size_t line, size_t from,
    size_t to);

/* What a character draws by itself. */
enum canvas_mark canvas_mark_of(uint32_t c);

#endif
