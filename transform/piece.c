/* SPDX-License-Identifier: ISC */
#include "transform/piece.h"

#include <stdlib.h>
#include <string.h>

#include "schema/room.h"
#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/footer.h"
#include "transform/spaced.h"
#include "transform/value.h"

enum { RULE_DASHES = 3, TORN_MAX = 15 };

/* Rows that end without a bar that make a habit, and one in how many others. */
enum { OPEN_ROWS_MIN = 2, OPEN_ROWS_PART = 4 };

static bool
is_full(const struct pieces *pieces)
{
	return pieces->npieces >= PIECES_MAX ||
	    pieces->fold.len >= PIECES_FOLD_MAX;
}

/* Writes a character of the basic plane, as all are that labels have. */
static size_t
encode(uint32_t c, char bytes[4])
{
	if (c < 0x80) {
		bytes[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	bytes[0] = (char)(0xe0 | c >> 12);
	bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
	bytes[2] = (char)(0x80 | (c & 0x3f));
	return 3;
}

/* Folds `raw` from `at` on, where it does not fold to itself. */
static void
fold_rest(struct pieces *pieces, struct slice raw, size_t at)
{
	size_t len = pieces->fold.len;
	size_t most = 3 * (raw.len - at); /* a byte folds to three at most */
	char *to = buf_room(&pieces->fold, most);

	pieces->source = room_for(pieces->source, &pieces->source_cap,
	    len + most, sizeof(pieces->source[0]));
	while (at < raw.len) {
		size_t from = at;
		uint32_t c = utf8_next(raw, &at);
		size_t n = 0;

		if (utf8_half_width(c) == '(' &&
		    (n = fold_gloss(raw, from)) > 0) {
			at = from + n;
			continue;
		}
		c = fold_char(c);
		n = c == 0 ? 0 : encode(c > 0xffff ? UTF8_LOST : c, to);
		to += n;
		while (n-- > 0)
			pieces->source[len++] = (uint32_t)from;
		n = fold_plain(slice_sub(raw, at, raw.len));
		if (n > 0)
			memcpy(to, raw.ptr + at, n);
		to += n;
		while (n-- > 0)
			pieces->source[len++] = (uint32_t)at++;
	}
	*to = '\0';
	pieces->fold.len = len;
}

/* The first `plain` bytes are known to fold to themselves. */
static void
fold_piece(struct pieces *pieces, struct piece *piece, size_t plain)
{
	struct slice raw = piece->raw;

	if (plain > raw.len)
		plain = raw.len;
	plain += fold_plain(slice_sub(raw, plain, raw.len));
	piece->same = (uint32_t)plain;
	buf_add(&pieces->fold, raw.ptr, piece->same);
	if (piece->same < raw.len)
		fold_rest(pieces, raw, piece->same);
}

/* Where the text that is being cut comes from. */
struct origin {
	uint32_t item;
	uint32_t source_line;
	uint32_t column;
	bool in_cells;
	bool has_borders; /* cells between bars, or of a grid */
	size_t plain;     /* bytes that are known to fold to themselves */
	const char *text; /* of the item */
};

/* Blanks of every kind, and the marks of no width, are no part of a cell. */
static struct slice
trim(struct slice raw)
{
	size_t at;

	raw = slice_trim(raw);
	while (raw.len > 0 && ((unsigned char)raw.ptr[0] & 0x80) != 0) {
		at = 0;
		if (!fold_is_blank(utf8_next(raw, &at)))
			break;
		raw = slice_trim(slice_sub(raw, at, raw.len));
	}
	return raw;
}

static enum piece_kind
kind_of(struct slice raw, const struct origin *origin)
{
	bool is_value = origin->has_borders ? value_is_bordered(raw)
					    : value_is(raw);

	return raw.len == 0 ? PIECE_BLANK : is_value ? PIECE_VALUE : PIECE_TEXT;
}

static void
put(struct pieces *pieces, struct slice raw, enum piece_kind kind,
    const struct origin *origin)
{
	struct piece *piece;

	pieces->piece = room_for(pieces->piece, &pieces->cap,
	    pieces->npieces + 2, sizeof(pieces->piece[0]));
	piece = &pieces->piece[pieces->npieces++];
	*piece = (struct piece){
		.raw = raw,
		.kind = kind,
		.item = origin->item,
		.line = pieces->line,
		.column = origin->column,
		.source_line = origin->source_line,
		.offset = (uint32_t)(raw.ptr - origin->text),
		.fold_at = (uint32_t)pieces->fold.len,
		.in_cells = origin->in_cells,
		.after_gap = pieces->after_gap,
	};
	pieces->after_gap = false;
	fold_piece(pieces, piece, origin->plain);
}

/* Adds a trimmed text of a known kind. */
static void
add_as(struct pieces *pieces, struct slice raw, enum piece_kind kind,
    const struct origin *origin)
{
	if (is_full(pieces))
		pieces->is_full = true;
	else
		put(pieces, raw, kind, origin);
}

static void
add(struct pieces *pieces, struct slice raw, const struct origin *origin)
{
	raw = slice_sub(trim(raw), 0, PIECES_FOLD_MAX);
	add_as(pieces, raw, kind_of(raw, origin), origin);
}

/*
 * A rule under a Markdown head: bars, colons and dashes, at least three in a
 * cell.  Fewer in all are cells with a sign for no number; but a bar and a dash
 * alone part the rows of MediaWiki.
 */
static bool
is_rule(struct slice line)
{
	size_t dashes = 0;
	size_t most = 0;

	line = slice_trim(line);
	if (slice_equal(line, SLICE("|-")))
		return true;
	for (size_t i = 0; i < line.len; i++) {
		char c = line.ptr[i];

		if (c == '-') {
			if (++dashes > most)
				most = dashes;
		} else if (c == '|') {
			dashes = 0;
		} else if (c != ':' && c != ' ' && c != '\t') {
			return false;
		}
	}
	return most >= RULE_DASHES;
}

/* Whether a line begins with one of several bars; and if it ends with one. */
static bool
begins_with_bar(const struct item *item, bool *ends_with_bar)
{
	struct slice line = item->text;

	if (item->table > 0 || line.len < 2 || line.ptr[0] != '|' ||
	    slice_find(line, SLICE("|"), 1) == SIZE_MAX)
		return false;
	line = slice_trim(line);
	*ends_with_bar = line.ptr[line.len - 1] == '|';
	return true;
}

/*
 * Whether a good part of the rows that begin with a bar end without one: then
 * every bar begins a cell, as in AsciiDoc, and one at the end of a row begins a
 * blank cell.  The first line of a cell that is broken over several is no row.
 */
static bool
bars_open(const struct document *document)
{
	size_t nopen = 0;
	size_t nclosed = 0;
	bool was_open = false;

	for (size_t i = 0; i < document->nitems; i++) {
		bool is_closed = false;
		bool is_row = begins_with_bar(&document->items[i], &is_closed);

		nopen += is_row && was_open;
		nclosed += is_row && is_closed;
		was_open = is_row && !is_closed;
	}
	return nopen >= OPEN_ROWS_MIN && OPEN_ROWS_PART * nopen > nclosed;
}

/*
 * Every bar ends a cell.  Two bars do not: the first of a Markdown row, and
 * one that stands alone below the cell that it ends.  Where bars begin cells,
 * there is another behind the last.
 */
static void
cut_bars(struct pieces *pieces, struct slice line, struct origin *origin)
{
	bool only_bars = slice_trim(line).len == 1;
	size_t at = 0;
	size_t bar;

	if (is_rule(line))
		return;
	origin->in_cells = true;
	origin->has_borders = true;
	if (only_bars && pieces->bar_is_due) {
		pieces->bar_is_due = false;
		return;
	}
	while (!is_full(pieces) &&
	    (bar = slice_find(line, SLICE("|"), at)) != SIZE_MAX) {
		struct slice cell = slice_sub(line, at, bar - at);

		if (at > 0 || slice_trim(cell).len > 0 || only_bars ||
		    slice_starts(slice_trim(line), SLICE("||")))
			add(pieces, cell, origin);
		at = bar + 1;
	}
	if (slice_trim(slice_sub(line, at, line.len)).len > 0 ||
	    (pieces->bars_open && line.ptr[0] == '|' && !only_bars))
		add(pieces, slice_sub(line, at, line.len), origin);
	pieces->bar_is_due = false;
}

/* Tabs begin cells; what stands before the first is one if it is not blank. */
static void
cut_tabs(struct pieces *pieces, struct slice line, struct origin *origin)
{
	size_t at = 0;
	size_t tab;

	origin->in_cells = true;
	while (!is_full(pieces) &&
	    (tab = slice_find(line, SLICE("\t"), at)) != SIZE_MAX) {
		struct slice cell = slice_sub(line, at, tab - at);

		if (at > 0 || slice_trim(cell).len > 0)
			add(pieces, cell, origin);
		at = tab + 1;
	}
	add(pieces, slice_sub(line, at, line.len), origin);
}

/* Commas part cells, which may be in quotation marks. */
static void
cut_commas(struct pieces *pieces, struct slice line, struct origin *origin)
{
	size_t at = 0;

	origin->in_cells = true;
	while (!is_full(pieces) && at <= line.len)
		add(pieces, comma_next(line, pieces->comma.mark, &at), origin);
}

/* Adds the text from `from` up to `to`, of so many words that are no value. */
static void
add_words(struct pieces *pieces, struct slice text, size_t nwords,
    const struct origin *origin)
{
	if (nwords == 1)
		add_as(pieces, text, PIECE_TEXT, origin);
	else if (nwords > 1)
		add(pieces, text, origin);
}

/* Adds a value, with its unit or without. */
static void
add_value(struct pieces *pieces, struct slice text, bool has_unit,
    const struct origin *origin)
{
	add_as(pieces, text, has_unit ? kind_of(text, origin) : PIECE_VALUE,
	    origin);
}

static bool
ends_in_digit(struct slice line)
{
	return line.len > 0 && line.ptr[line.len - 1] >= '0' &&
	    line.ptr[line.len - 1] <= '9';
}

/*
 * Columns made with blanks: two blanks part them, and one does beside a
 * number.  Words of text with one blank between them stay together; but an item
 * begins a column in a line that ends in a number, and behind what may be left
 * of a heading that is torn over lines.
 */
static void
cut_blanks(struct pieces *pieces, struct slice line, struct origin *origin)
{
	struct spaced words = { .line = line, .plain = origin->plain };
	struct slice text = { line.ptr, 0 }; /* the words that are no value */
	bool has_items = ends_in_digit(line);
	size_t nwords = 0;
	size_t at = 0;

	spaced_skip(line, &at);
	while (at < line.len) {
		size_t from = at;
		size_t to = spaced_end(&words, from);
		bool is_value = value_is(slice_sub(line, from, to - from)) &&
		    (nwords == 0 || !spaced_tells_count(text)) &&
		    !spaced_is_numbering(line, from, to);
		size_t end = is_value ? spaced_end_of_unit(&words, to) : to;
		size_t gap;

		at = end;
		gap = spaced_skip(line, &at);
		if (!is_value && nwords++ == 0)
			text.ptr = line.ptr + from;
		if (!is_value)
			text.len = (size_t)(line.ptr + end - text.ptr);
		if (!is_value && gap <= 1 && at < line.len &&
		    !((has_items || text.len <= TORN_MAX) &&
			spaced_is_item(slice_sub(line, at, line.len))))
			continue;
		origin->plain = text.ptr == line.ptr ? words.plain : 0;
		add_words(pieces, text, nwords, origin);
		nwords = 0;
		origin->plain = 0;
		if (is_value)
			add_value(pieces, slice_sub(line, from, end - from),
			    end > to, origin);
	}
}

static void
cut_line(struct pieces *pieces, const struct item *item, uint32_t index)
{
	struct origin origin = { .item = index,
		.source_line = item->source_line,
		.text = item->text.ptr };
	struct slice line = item->text;
	size_t plain = fold_plain(line);

	pieces->line++;
	if (footer_is(line, plain))
		return;
	if (slice_find(line, SLICE("|"), 0) != SIZE_MAX) {
		cut_bars(pieces, line, &origin);
		return;
	}
	if (plain < line.len && slice_find(line, SLICE("\t"), 0) != SIZE_MAX) {
		cut_tabs(pieces, line, &origin);
		return;
	}
	if (comma_parts(line, &pieces->comma)) {
		cut_commas(pieces, line, &origin);
		return;
	}
	if (plain == 0 && slice_trim(line).len == 0) {
		pieces->after_gap = true;
		return;
	}
	pieces->bar_is_due = true;
	origin.plain = plain;
	if (plain == line.len || !spaced_has_columns(line))
		add(pieces, line, &origin);
	else
		cut_blanks(pieces, line, &origin);
}

static void
cut_cell(struct pieces *pieces, const struct document *document, size_t i)
{
	const struct item *item = &document->items[i];
	const struct item *before = i > 0 ? item - 1 : NULL;
	struct origin origin = { (uint32_t)i, item->source_line, item->column,
		true, true, 0, item->text.ptr };

	if (before == NULL || before->table != item->table ||
	    before->row != item->row)
		pieces->line++;
	add(pieces, item->text, &origin);
}

void
pieces_cut(struct pieces *pieces, const struct document *document)
{
	struct slice none = SLICE("");
	struct origin end = { .item = (uint32_t)document->nitems,
		.text = none.ptr };

	pieces->npieces = 0;
	pieces->line = 0;
	pieces->after_gap = false;
	pieces->bar_is_due = false;
	pieces->bars_open = bars_open(document);
	pieces->comma = comma_of(document);
	pieces->is_full = false;
	buf_reset(&pieces->fold);
	for (size_t i = 0; i < document->nitems && !pieces->is_full; i++) {
		if (document->items[i].table > 0)
			cut_cell(pieces, document, i);
		else
			cut_line(pieces, &document->items[i], (uint32_t)i);
	}
	pieces->line++;
	put(pieces, none, PIECE_BLANK, &end);
	pieces->npieces--;
}

void
pieces_release(struct pieces *pieces)
{
	free(pieces->piece);
	free(pieces->source);
	buf_release(&pieces->fold);
	*pieces = PIECES_INIT;
}

size_t
pieces_at(const struct pieces *pieces, size_t at)
{
	size_t low = 0;
	size_t high = pieces->npieces;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (pieces->piece[middle].fold_at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct slice
pieces_fold(const struct pieces *pieces, size_t at)
{
	return slice_sub((struct slice){ pieces->fold.data, pieces->fold.len },
	    at, pieces->fold.len);
}
