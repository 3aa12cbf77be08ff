/* SPDX-License-Identifier: ISC */
/*
 * Which places are borders is decided first: a line across must end at lines
 * down or corners, a line down and a corner must go on above or below.  So a
 * dash, a bar or a plus in a cell is text.  What is left must be rectangles.
 */
#include "extract/drawn.h"

#include <stdlib.h>
#include <string.h>

#include "extract/canvas.h"
#include "extract/grid.h"
#include "extract/markdown.h"
#include "extract/text.h"
#include "schema/diag.h"
#include "schema/room.h"
#include "schema/utf8.h"

enum {
	FEW_RULES = 3,       /* above the head, below it, and at the end */
	IDEOGRAPHS = 0x3400, /* the first, */
	WIDE_FORMS = 0xf900  /* and what is none behind them */
};

/* A cell: from its first place and line to those behind it. */
struct rectangle {
	size_t left, right;
	size_t top, bottom;
};

/* What a place is, beside being drawn on. */
enum { STATE_OPEN, STATE_BORDER, STATE_TAKEN };

struct drawn {
	struct page *page;
	struct grid *grid;
	char *text; /* the page's */
	struct buf cell;
	struct canvas canvas;
	struct slice lines[CANVAS_LINES_MAX]; /* of the table, trimmed */
	struct slice whole[CANVAS_LINES_MAX]; /* as they stand */
	size_t nlines;
	uint32_t source_line; /* of the first */
	uint8_t *state;       /* of each place, line by line */
	size_t state_cap;
	struct rectangle *cells; /* in reading order */
	size_t ncells, cells_cap;
	size_t body;  /* from this line on, each is a row */
	bool in_list; /* the last line was an item of one */
	bool is_left[CANVAS_WIDTH_MAX];
	bool is_top[CANVAS_LINES_MAX];
};

struct drawn *
drawn_new(struct page *page)
{
	struct drawn *drawn = calloc(1, sizeof(*drawn));

	if (drawn == NULL)
		diag_die(EX_OSERR, "out of memory");
	drawn->page = page;
	drawn->grid = grid_new(page);
	return drawn;
}

void
drawn_free(struct drawn *drawn)
{
	if (drawn == NULL)
		return;
	grid_free(drawn->grid);
	buf_release(&drawn->cell);
	canvas_release(&drawn->canvas);
	free(drawn->state);
	free(drawn->cells);
	free(drawn);
}

static bool
goes_down(enum canvas_mark mark)
{
	return mark == MARK_DOWN || mark == MARK_CROSS;
}

static bool
goes_across(enum canvas_mark mark)
{
	return mark == MARK_ACROSS || mark == MARK_CROSS;
}

/* Whether a trimmed line leads from a corner across to another. */
static bool
is_rule(struct slice line)
{
	enum canvas_mark first = MARK_TEXT;
	enum canvas_mark last = MARK_TEXT;
	size_t across = 0;

	for (size_t at = 0; at < line.len;) {
		last = canvas_mark_of(utf8_next(line, &at));
		if (first == MARK_TEXT)
			first = last;
		if (!goes_across(last))
			return false;
		across += last == MARK_ACROSS;
	}
	return first == MARK_CROSS && last == MARK_CROSS && across > 0;
}

/* Whether a trimmed line begins with a border. */
static bool
is_bordered(struct slice line)
{
	size_t at = 0;

	return line.len > 0 && goes_down(canvas_mark_of(utf8_next(line, &at)));
}

/*
 * Gathers the lines of a table whose first was read; the reader moves on.  Two
 * rules part two tables.
 */
static void
gather(struct drawn *drawn, struct text_reader *reader, struct slice line)
{
	struct text_reader next = *reader;
	bool after_rule = false;
	size_t indent = (size_t)(slice_trim(line).ptr - line.ptr);

	drawn->source_line = reader->source_line;
	drawn->nlines = 0;
	do {
		struct slice trimmed = slice_trim(line);
		bool rules = is_rule(trimmed);

		if (!is_bordered(trimmed) || (rules && after_rule) ||
		    (size_t)(trimmed.ptr - line.ptr) != indent)
			break;
		after_rule = rules;
		*reader = next;
		drawn->whole[drawn->nlines] = line;
		drawn->lines[drawn->nlines++] = trimmed;
	} while (drawn->nlines < CANVAS_LINES_MAX && text_next(&next, &line));
}

static uint8_t *
state_at(struct drawn *drawn, size_t line, size_t place)
{
	return &drawn->state[line * drawn->canvas.width + place];
}

static bool
is_border(struct drawn *drawn, size_t line, size_t place)
{
	return *state_at(drawn, line, place) == STATE_BORDER;
}

/* The run of a line across that begins at `from`: a border, or dashes. */
static size_t
mark_run(struct drawn *drawn, size_t line, size_t from)
{
	const struct canvas *canvas = &drawn->canvas;
	size_t to = from;

	while (canvas_at(canvas, line, to) == MARK_ACROSS)
		to++;
	if (from > 0 && goes_down(canvas_at(canvas, line, from - 1)) &&
	    goes_down(canvas_at(canvas, line, to)))
		memset(state_at(drawn, line, from), STATE_BORDER, to - from);
	return to;
}

/* Whether what is drawn at a place goes on above or below it. */
static bool
goes_on(const struct canvas *canvas, size_t line, size_t place)
{
	if (canvas_at(canvas, line, place) == MARK_CROSS &&
	    !goes_across(canvas_at(canvas, line, place + 1)) &&
	    (place == 0 || !goes_across(canvas_at(canvas, line, place - 1))))
		return false;
	return (line > 0 && goes_down(canvas_at(canvas, line - 1, place))) ||
	    goes_down(canvas_at(canvas, line + 1, place));
}

static void
mark_borders(struct drawn *drawn)
{
	const struct canvas *canvas = &drawn->canvas;
	size_t nplaces = canvas->nlines * canvas->width;

	drawn->state = room_for(drawn->state, &drawn->state_cap, nplaces,
	    sizeof(drawn->state[0]));
	memset(drawn->state, STATE_OPEN, nplaces);
	for (size_t line = 0; line < canvas->nlines; line++)
		for (size_t place = 0; place < canvas->width;) {
			enum canvas_mark mark = canvas_at(canvas, line, place);

			if (mark == MARK_ACROSS) {
				place = mark_run(drawn, line, place);
				continue;
			}
			if (mark != MARK_TEXT && goes_on(canvas, line, place))
				*state_at(drawn, line, place) = STATE_BORDER;
			place++;
		}
}

/* Where each line is a row: behind the second rule of few, or nowhere. */
static size_t
find_body(const struct drawn *drawn)
{
	size_t nrules = 0;
	size_t body = 0;

	for (size_t i = 0; i < drawn->nlines; i++)
		if (is_rule(drawn->lines[i]) && ++nrules <= 2)
			body = i + 1;
	if (nrules == 2)
		body = 1;
	return nrules <= FEW_RULES && drawn->nlines > 2 * nrules
	    ? body
	    : drawn->nlines;
}

/* Whether a cell's places are open, all between borders; they are taken. */
static bool
take(struct drawn *drawn, const struct rectangle *cell)
{
	for (size_t line = cell->top; line < cell->bottom; line++) {
		if (cell->left == 0 || cell->right == drawn->canvas.width ||
		    !is_border(drawn, line, cell->left - 1) ||
		    !is_border(drawn, line, cell->right))
			return false;
		for (size_t i = cell->left; i < cell->right; i++) {
			if (*state_at(drawn, line, i) != STATE_OPEN)
				return false;
			*state_at(drawn, line, i) = STATE_TAKEN;
		}
	}
	return true;
}

/* Whether a cell ends below at a border, or where a row ends without. */
static bool
is_closed(struct drawn *drawn, const struct rectangle *cell)
{
	if (cell->bottom == drawn->nlines || cell->top >= drawn->body)
		return true;
	for (size_t i = cell->left; i < cell->right; i++)
		if (!is_border(drawn, cell->bottom, i))
			return false;
	return true;
}

/* The cell whose first place this is.  False if it is no rectangle. */
static bool
add_cell(struct drawn *drawn, size_t line, size_t place)
{
	struct rectangle cell = { place, place, line, line + 1 };

	while (cell.right < drawn->canvas.width &&
	    !is_border(drawn, line, cell.right))
		cell.right++;
	while (line < drawn->body && cell.bottom < drawn->nlines &&
	    !is_border(drawn, cell.bottom, place))
		cell.bottom++;
	if (!take(drawn, &cell) || !is_closed(drawn, &cell))
		return false;
	drawn->is_left[cell.left] = true;
	drawn->is_top[cell.top] = true;
	drawn->cells = room_for(drawn->cells, &drawn->cells_cap,
	    drawn->ncells + 1, sizeof(drawn->cells[0]));
	drawn->cells[drawn->ncells++] = cell;
	return true;
}

static uint32_t
count(const bool *is_first, size_t from, size_t to)
{
	uint32_t n = 0;

	while (from < to)
		n += is_first[from++];
	return n;
}

/* Whether the cells leave no place of the grid free: none was taken for lines.
 */
static bool
are_whole(const struct drawn *drawn)
{
	uint64_t places = count(drawn->is_left, 0, CANVAS_WIDTH_MAX);
	uint64_t taken = 0;

	places *= count(drawn->is_top, 0, CANVAS_LINES_MAX);
	for (size_t i = 0; i < drawn->ncells; i++) {
		const struct rectangle *cell = &drawn->cells[i];

		taken += (uint64_t)count(drawn->is_top, cell->top,
			     cell->bottom) *
		    count(drawn->is_left, cell->left, cell->right);
	}
	return taken == places;
}

static bool
find_cells(struct drawn *drawn)
{
	const struct canvas *canvas = &drawn->canvas;

	drawn->ncells = 0;
	drawn->body = find_body(drawn);
	memset(drawn->is_left, 0, sizeof(drawn->is_left));
	memset(drawn->is_top, 0, sizeof(drawn->is_top));
	for (size_t line = 0; line < canvas->nlines; line++)
		for (size_t place = 0; place < canvas->width; place++)
			if (*state_at(drawn, line, place) == STATE_OPEN &&
			    !add_cell(drawn, line, place))
				return false;
	return drawn->ncells > 0 && are_whole(drawn);
}

/* Whether a number may begin or go on with the line. */
static bool
begins_number(struct slice line)
{
	size_t at = 0;
	uint32_t c;

	if (line.len == 0)
		return false;
	c = utf8_half_width(utf8_next(line, &at));
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* Whether a text ends in a mark of emphasis, a letter or an ideograph. */
static bool
ends_in_word(const struct buf *text)
{
	struct slice rest = { text->data, text->len };
	size_t at = text->len - 1;
	uint32_t c;

	while (at > 0 && ((unsigned char)text->data[at] & 0xc0) == 0x80)
		at--;
	c = utf8_next(rest, &at);
	return c == '*' || c == '_' || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || (c >= IDEOGRAPHS && c < WIDE_FORMS);
}

/*
 * Adds a line to a cell that was wrapped, wherever there was room for no more:
 * only what may be a number is kept apart from what stands before it.
 */
static void
join(struct buf *cell, struct slice line)
{
	if (cell->len > 0 && begins_number(line) && !ends_in_word(cell))
		buf_add_char(cell, '\n');
	buf_add(cell, line.ptr, line.len);
}

static void
write_cell(struct drawn *drawn, const struct rectangle *cell)
{
	uint32_t line_no = drawn->source_line + (uint32_t)cell->top;
	struct buf *text = &drawn->cell;

	grid_begin_cell(drawn->grid, line_no,
	    count(drawn->is_top, cell->top, cell->bottom),
	    count(drawn->is_left, cell->left, cell->right));
	buf_reset(text);
	for (size_t line = cell->top; line < cell->bottom; line++)
		join(text,
		    canvas_text(&drawn->canvas, line, cell->left, cell->right));
	if (text->len > 0)
		grid_line(drawn->grid, markdown_plain(text->data, text->len),
		    line_no);
	grid_end_cell(drawn->grid);
}

static void
write_table(struct drawn *drawn)
{
	size_t top = SIZE_MAX;

	grid_begin_table(drawn->grid);
	for (size_t i = 0;
	     i < drawn->ncells && drawn->page->fault.detail == NULL; i++) {
		const struct rectangle *cell = &drawn->cells[i];

		if (cell->top != top) {
			if (top != SIZE_MAX)
				grid_end_row(drawn->grid);
			grid_begin_row(drawn->grid);
		}
		top = cell->top;
		write_cell(drawn, cell);
	}
	grid_end_row(drawn->grid);
	grid_end_table(drawn->grid);
}

static void
add_line(struct drawn *drawn, struct slice line, uint32_t source_line)
{
	size_t n = markdown_item(line, &drawn->in_list);
	char *at = drawn->text + (line.ptr - drawn->text) + n;

	page_add_line(drawn->page, markdown_plain(at, line.len - n),
	    source_line);
}

/* Adds the lines that were gathered as a table, or else as lines. */
static void
add_gathered(struct drawn *drawn)
{
	if (drawn->nlines > 2 &&
	    canvas_draw(&drawn->canvas, drawn->lines, drawn->nlines)) {
		mark_borders(drawn);
		if (find_cells(drawn)) {
			write_table(drawn);
			return;
		}
	}
	for (size_t i = 0; i < drawn->nlines; i++)
		add_line(drawn, drawn->whole[i],
		    drawn->source_line + (uint32_t)i);
}

void
drawn_add_text(struct drawn *drawn, char *text, size_t len)
{
	struct text_reader reader = text_begin((struct slice){ text, len });
	struct slice line;

	grid_reset(drawn->grid);
	drawn->in_list = false;
	drawn->text = text;
	while (drawn->page->fault.detail == NULL && text_next(&reader, &line)) {
		if (is_rule(slice_trim(line))) {
			gather(drawn, &reader, line);
			add_gathered(drawn);
			continue;
		}
		add_line(drawn, line, reader.source_line);
	}
}
