/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* memrchr */
#include "transform/wording.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/han.h"

/*
 * The text grows in memory that is taken before its length is known: no
 * character becomes longer but a byte that is no UTF-8 and becomes '?'.
 */
struct builder {
	const struct rules *rules;
	char *text;
	unsigned char *gap;
	size_t len;
	bool blank; /* since the last character */
};

/* Of how many bytes one at most begins a word that is looked for. */
enum { SPOT_ROOM = 6 };

enum { WHITE_CIRCLE = 0x25cb, HAN_ZERO = 0x3007 };

/* How far before a line the marks may open that it stands within, in bytes. */
enum { MARKS_MAX = 240 };

/* Says of the next character that blanks stand before it, if they do. */
static void
mark_gap(struct builder *builder)
{
	if (!builder->blank)
		return;
	builder->gap[builder->len >> 3] |= (unsigned char)(1u
	    << (builder->len & 7));
	builder->blank = false;
}

static void
put(struct builder *builder, const char *bytes, size_t len)
{
	mark_gap(builder);
	memcpy(builder->text + builder->len, bytes, len);
	builder->len += len;
}

static void
put_char(struct builder *builder, uint32_t c)
{
	char bytes[4];
	size_t len;

	if (c < 0x80) {
		bytes[0] = (char)c;
		len = 1;
	} else if (c < 0x800) {
		bytes[0] = (char)(0xc0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3f));
		len = 2;
	} else if (c < 0x10000) {
		bytes[0] = (char)(0xe0 | c >> 12);
		bytes[1] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[2] = (char)(0x80 | (c & 0x3f));
		len = 3;
	} else {
		bytes[0] = (char)(0xf0 | c >> 18);
		bytes[1] = (char)(0x80 | (c >> 12 & 0x3f));
		bytes[2] = (char)(0x80 | (c >> 6 & 0x3f));
		bytes[3] = (char)(0x80 | (c & 0x3f));
		len = 4;
	}
	put(builder, bytes, len);
}

static void
put_other(struct builder *builder, uint32_t c)
{
	if (fold_is_blank(c)) {
		builder->blank = true;
		return;
	}
	if (c == WHITE_CIRCLE)
		c = HAN_ZERO;
	if (c == UTF8_LOST)
		c = '?';
	put_char(builder, han_simplified(utf8_half_width(c)));
}

/* Whether a bracket holds the sound of the character before it. */
static bool
is_sound(struct slice text, size_t at)
{
	return at > 0 && (text.ptr[at - 1] & 0x80) != 0 &&
	    fold_gloss(text, at) > 0;
}

/*
 * How many bytes at `at` are characters that stay as they are, as most do: no
 * blanks, and no brackets with a sound.
 */
static size_t
same_at(struct slice text, size_t at)
{
	const char *end = text.ptr + text.len;
	const char *from = text.ptr + at;
	const char *to = from;

	while (to < end) {
		if (*to == '(' && is_sound(text, (size_t)(to - text.ptr)))
			break;
		if (*to > ' ' && *to < 0x7f)
			to++;
		else if (han_plain_at(to, end) != 0)
			to += 3;
		else
			break;
	}
	return (size_t)(to - from);
}

static void
add(struct builder *builder, struct slice text)
{
	for (size_t at = 0; at < text.len;) {
		size_t len = same_at(text, at);

		if (len > 0)
			put(builder, text.ptr + at, len);
		at += len;
		if (at < text.len && text.ptr[at] == '(')
			at += fold_gloss(text, at);
		else if (at < text.len)
			put_other(builder, utf8_next(text, &at));
	}
}

/* Adds a line; one without any character is as if it were not there. */
static void
add_line(struct builder *builder, struct slice line)
{
	size_t before = builder->len;

	builder->blank = false;
	add(builder, line);
	builder->blank = false;
	if (builder->len > before)
		put(builder, "\n", 1);
}

static void
begin(struct builder *builder, const struct rules *rules, size_t cap,
    struct arena *arena)
{
	builder->rules = rules;
	builder->text = arena_alloc(arena, cap + 1);
	builder->gap = arena_alloc(arena, cap / 8 + 2);
	builder->len = 0;
	builder->blank = false;
}

static struct wording
end(const struct builder *builder)
{
	return (struct wording){ .text = { builder->text, builder->len },
		.gap = builder->gap,
		.rules = builder->rules };
}

/* Walks over the text and keeps where words stand. */
static void
find_spots(struct wording *wording, struct arena *arena)
{
	const struct words *all = rules_words(wording->rules, WORDS_SPOT);
	struct slice text = wording->text;
	size_t cap = text.len / SPOT_ROOM + 1;
	size_t at = 0;
	uint32_t lists;

	wording->spots = arena_alloc(arena, cap * sizeof(wording->spots[0]));
	while (wording->nspots < cap &&
	    (at = words_tagged(all, text, at, &lists)) != SIZE_MAX) {
		wording->spots[wording->nspots++] =
		    (struct spot){ .at = (uint32_t)at, .lists = lists };
		at += (unsigned char)text.ptr[at] >= 0xe0 ? 3 : 1;
	}
}

/* The first spot at or after `from`. */
static size_t
spot_from(const struct wording *wording, size_t from)
{
	size_t low = 0;
	size_t high = wording->nspots;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (wording->spots[middle].at < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t
wording_find(const struct wording *wording, enum words_name list, size_t from,
    struct slice *found)
{
	uint32_t bit = rules_tag(list);

	for (size_t i = spot_from(wording, from); i < wording->nspots; i++) {
		size_t at = wording->spots[i].at;

		if ((wording->spots[i].lists & bit) == 0)
			continue;
		*found = words_at_start(rules_words(wording->rules, list),
		    slice_sub(wording->text, at, wording->text.len));
		return at;
	}
	return SIZE_MAX;
}

/*
 * How many items, from `items` on and `step` by step, have room in `max`
 * bytes; `size` grows by what they need.
 */
static size_t
items_within(const struct item *items, size_t nitems, size_t max, int step,
    size_t *size)
{
	size_t used = 0;
	size_t n = 0;

	while (n < nitems && used + items->text.len + 1 <= max) {
		used += items->text.len + 1;
		items += step;
		n++;
	}
	*size += used;
	return n;
}

struct wording
wording_read(const struct rules *rules, const struct document *document,
    size_t first, size_t last, struct arena *arena)
{
	struct builder builder;
	struct wording wording;
	const struct item *items = document->items + first;
	size_t nitems = last > first ? last - first : 0;
	size_t size = 0;
	size_t head = items_within(items, nitems, WORDING_HEAD_MAX, 1, &size);
	size_t tail = 0;
	struct slice cut = SLICE_NULL; /* of an item longer than the bounds */

	if (head < nitems) {
		tail = items_within(items + nitems - 1, nitems - head,
		    WORDING_TAIL_MAX, -1, &size);
		if (head + tail < nitems)
			cut = slice_sub(items[head].text, 0, WORDING_CUT_MAX);
	}
	begin(&builder, rules, size + cut.len + 1, arena);
	for (size_t i = 0; i < head; i++)
		add_line(&builder, items[i].text);
	add_line(&builder, cut);
	for (size_t i = nitems - tail; i < nitems; i++)
		add_line(&builder, items[i].text);
	wording = end(&builder);
	find_spots(&wording, arena);
	return wording;
}

/* The wording of a text, without the words that are looked for. */
static struct wording
plain(const struct rules *rules, struct slice text, struct arena *arena)
{
	struct builder builder;

	text = slice_sub(text, 0, WORDING_HEAD_MAX);
	begin(&builder, rules, text.len, arena);
	add(&builder, text);
	return end(&builder);
}

struct wording
wording_of(const struct rules *rules, struct slice text, struct arena *arena)
{
	struct wording wording = plain(rules, text, arena);

	find_spots(&wording, arena);
	return wording;
}

struct slice
wording_text(const struct rules *rules, struct slice text, struct arena *arena)
{
	return plain(rules, text, arena).text;
}

bool
wording_gap(const struct wording *wording, size_t at)
{
	if (at >= wording->text.len)
		return false;
	return (wording->gap[at >> 3] >> (at & 7) & 1) != 0;
}

bool
wording_break(const struct wording *wording, size_t at)
{
	if (at == 0 || at >= wording->text.len)
		return true;
	return wording->text.ptr[at] == '\n' ||
	    wording->text.ptr[at - 1] == '\n' || wording_gap(wording, at);
}

size_t
wording_line_start(const struct wording *wording, size_t at)
{
	const char *found;

	if (at > wording->text.len)
		at = wording->text.len;
	if (at == 0)
		return 0;
	found = memrchr(wording->text.ptr, '\n', at);
	return found == NULL ? 0 : (size_t)(found - wording->text.ptr) + 1;
}

size_t
wording_line_end(const struct wording *wording, size_t at)
{
	const char *found;

	if (at >= wording->text.len)
		return wording->text.len;
	found = memchr(wording->text.ptr + at, '\n', wording->text.len - at);
	return found == NULL ? wording->text.len
			     : (size_t)(found - wording->text.ptr);
}

struct slice
wording_line(const struct wording *wording, size_t at)
{
	size_t from = wording_line_start(wording, at);

	return slice_sub(wording->text, from,
	    wording_line_end(wording, at) - from);
}

/* Whether title marks open in a text and do not close behind. */
static bool
ends_in_marks(const struct rules *rules, struct slice text)
{
	struct slice open = rules_words(rules, WORDS_MARKS_OPEN)->word[0];
	struct slice close = rules_words(rules, WORDS_TITLE_CLOSE)->word[0];
	size_t last = SIZE_MAX;
	size_t at = 0;

	while ((at = slice_find(text, open, at)) != SIZE_MAX) {
		last = at;
		at += open.len;
	}
	return last != SIZE_MAX && slice_find(text, close, last) == SIZE_MAX;
}

bool
wording_in_marks(const struct wording *wording, size_t at)
{
	const struct rules *rules = wording->rules;
	struct slice open = rules_words(rules, WORDS_MARKS_OPEN)->word[0];
	struct slice close = rules_words(rules, WORDS_TITLE_CLOSE)->word[0];
	struct slice line = wording_line(wording, at);
	size_t from = wording_line_start(wording, at);
	struct slice before = wording_part(wording,
	    from < MARKS_MAX ? 0 : from - MARKS_MAX, from);

	return slice_find(line, close, 0) < slice_find(line, open, 0) ||
	    ends_in_marks(rules, line) || ends_in_marks(rules, before);
}

struct slice
wording_part(const struct wording *wording, size_t from, size_t to)
{
	struct slice text = wording->text;

	if (to > text.len)
		to = text.len;
	if (from > to)
		from = to;
	while (from < to && (text.ptr[from] & 0xc0) == 0x80)
		from++;
	while (to > from && to < text.len && (text.ptr[to] & 0xc0) == 0x80)
		to--;
	return slice_sub(text, from, to - from);
}

struct slice
wording_flow(const struct wording *wording, size_t from, size_t to,
    struct arena *arena)
{
	struct slice part = wording_part(wording, from, to);
	char *flow = arena_alloc(arena, part.len + 1);
	size_t len = 0;

	for (size_t at = 0, end; at < part.len; at = end + 1) {
		end = slice_find(part, SLICE("\n"), at);
		if (end == SIZE_MAX)
			end = part.len;
		memcpy(flow + len, part.ptr + at, end - at);
		len += end - at;
	}
	return (struct slice){ flow, len };
}
