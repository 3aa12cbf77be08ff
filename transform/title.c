/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* memrchr */
#include "transform/title.h"

#include <stdint.h>
#include <string.h>

#include "transform/beside.h"
#include "transform/date.h"
#include "transform/name.h"

/* All in bytes. */
enum {
	PREFIX_MAX = 150, /* of a title before its fixed words */
	OPEN_MAX = 36,    /* of its fixed words, up to the anchor */
	LINE_MAX = 120,   /* of a line that a title may begin on or go on to */
	NEAR = 1600       /* where a report follows its title */
};

/* A title while it is put together. */
struct draft {
	const struct rules *rules;
	const struct wording *wording;
	struct arena *arena;
	size_t from;   /* of the title */
	size_t open;   /* of its fixed words */
	size_t to;     /* behind them */
	int tail_year; /* named within them */
	bool edge;     /* it begins behind a mark, not at a line's start */
	struct slice before; /* its name, if a mark parts it from the rest */
};

static struct slice
between(const struct wording *wording, size_t from, size_t to)
{
	return slice_sub(wording->text, from, to - from);
}

/*
 * The same where a line ends within the words: how many bytes they have before
 * `end`, with the line's end, or 0.
 */
static size_t
broken_opening(const struct words *words, struct slice before)
{
	char joined[2 * OPEN_MAX];
	size_t from = before.len > OPEN_MAX ? before.len - OPEN_MAX : 0;
	const char *newline = memrchr(before.ptr + from, '\n',
	    before.len - from);
	size_t above;
	size_t below;
	struct slice open;

	if (newline == NULL)
		return 0;
	above = (size_t)(newline - before.ptr);
	below = before.len - above - 1;
	from = above > OPEN_MAX ? above - OPEN_MAX : 0;
	memcpy(joined, before.ptr + from, above - from);
	memcpy(joined + (above - from), newline + 1, below);
	open = words_at_end(words,
	    (struct slice){ joined, above - from + below });
	return open.len > below ? open.len + 1 : 0;
}

/* Where the words begin that the anchor ends at `end`, or SIZE_MAX. */
static size_t
opening(const struct rules *rules, const struct wording *wording, size_t end)
{
	const struct words *words = rules_words(rules, WORDS_TITLE_OPEN);
	struct slice before = slice_sub(wording->text, 0, end);
	size_t len = broken_opening(words, before);

	if (len == 0)
		len = words_at_end(words, before).len;
	return len > 0 ? end - len : SIZE_MAX;
}

/* Letters, digits and ideographs: most of a text, and never an edge. */
static bool
is_plain(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte >= 0xe4 && byte <= 0xe9) || (c >= '0' && c <= '9') ||
	    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * Where the prefix of a title begins that ends at `open`: behind the last
 * mark that no title reaches across, or at the start of the line.
 */
static size_t
prefix_start(const struct draft *draft, bool *edge)
{
	const struct words *edges = rules_words(draft->rules, WORDS_TITLE_EDGE);
	const char *text = draft->wording->text.ptr;
	size_t at = draft->open;

	*edge = true;
	while (draft->open - at < PREFIX_MAX) {
		size_t end = at;

		if (at == 0 || text[at - 1] == '\n') {
			*edge = false;
			return at;
		}
		do
			at--;
		while (at > 0 && (text[at] & 0xc0) == 0x80);
		if (!is_plain(text[at]) &&
		    (text[at] == '|' ||
			words_has(edges, between(draft->wording, at, end))))
			return end;
	}
	return at;
}

/* Takes the years off both ends of a title's prefix; the last one counts. */
static struct slice
strip_years(const struct rules *rules, struct slice text, int *year)
{
	const struct pattern *pattern = rules_pattern(rules,
	    PATTERN_TITLE_YEAR);
	struct captures captures;
	size_t from = 0;

	while (pattern_find(pattern, text, from, &captures)) {
		struct slice digits = captures_get(&captures, text,
		    captures.from[1] == SIZE_MAX ? 2 : 1);
		size_t begin = captures.from[0];
		size_t end = captures.to[0];

		*year = date_numeral(rules, digits);
		from = end;
		if (end == text.len)
			return slice_sub(text, 0, begin);
		if (begin == 0 || text.len - end > begin) {
			text = slice_sub(text, end, text.len);
			from = 0;
		}
	}
	return text;
}

/* Takes off the words that a title may have about a name. */
static struct slice
strip_words(const struct rules *rules, struct slice text)
{
	const struct words *leads = rules_words(rules, WORDS_TITLE_LEAD);
	const struct words *trails = rules_words(rules, WORDS_TITLE_TRAIL);
	struct slice word;

	text = slice_trim(text);
	while ((word = words_at_start(leads, text)).len > 0 &&
	    !name_begins_with_division(text))
		text = slice_sub(text, word.len, text.len);
	while ((word = words_at_end(trails, text)).len > 0)
		text.len -= word.len;
	return slice_trim(text);
}

/* The name of a body in the prefix of a title. */
static struct slice
name_in(const struct rules *rules, struct slice prefix, struct slice open,
    int *year)
{
	struct slice name = strip_words(rules,
	    strip_years(rules, strip_words(rules, prefix), year));
	struct slice shared = words_at_end(rules_words(rules,
					       WORDS_TITLE_SHARED),
	    name);
	struct slice with = words_at_start(rules_words(rules,
					       WORDS_TITLE_SHARED_WITH),
	    open);

	if (name.len == 0)
		return SLICE_NULL;
	if (shared.len > 0 && name.ptr + name.len == open.ptr)
		name.len += with.len;
	return name_clean(rules, name);
}

/*
 * The name before a title's fixed words.  In a text whose lines ran together
 * a name begins behind some blanks: the leftmost place where one stands.
 */
static struct slice
prefix_name(const struct draft *draft, size_t *from, int *year)
{
	struct slice open = between(draft->wording, draft->open, draft->to);
	struct slice name = name_in(draft->rules,
	    between(draft->wording, draft->from, draft->open), open, year);

	for (size_t at = draft->from + 1; name.len == 0 && at < draft->open;
	     at++) {
		if (!wording_gap(draft->wording, at))
			continue;
		name = name_in(draft->rules,
		    between(draft->wording, at, draft->open), open, year);
		if (name.len > 0)
			*from = at;
	}
	return name;
}

/* Whether the line that ends before `at` may be the first of a title. */
static bool
line_above(const struct draft *draft, size_t at, size_t *from)
{
	size_t start;
	struct slice line;
	int year = 0;

	if (at == 0)
		return false;
	start = wording_line_start(draft->wording, at - 1);
	line = between(draft->wording, start, at - 1);
	if (line.len == 0 || line.len > LINE_MAX)
		return false;
	line = strip_years(draft->rules, line, &year);
	if (line.len > 0 &&
	    (name_kind(draft->rules, line) == NAME_NONE ||
		beside_menu(draft->rules, draft->wording, start)))
		return false;
	*from = start;
	return true;
}

/* Whether a line has a year, or "on" that year, and no name. */
static bool
is_year(const struct rules *rules, struct slice line)
{
	const struct words *trails = rules_words(rules, WORDS_TITLE_TRAIL);
	int year = 0;
	struct slice rest = strip_years(rules, line, &year);

	return words_at_end(trails, rest).len == rest.len;
}

/* A title's name may stand on a line of its own above its year. */
static void
reach_up(struct draft *draft)
{
	size_t from;
	struct slice line = between(draft->wording, draft->from, draft->open);
	int tries = 2;

	if (draft->edge)
		return;
	while (tries-- > 0 && is_year(draft->rules, line) &&
	    line_above(draft, draft->from, &from)) {
		line = between(draft->wording, from, draft->from - 1);
		draft->from = from;
	}
}

/* A title's name may stand before a mark that a title does not reach across. */
static void
reach_left(struct draft *draft)
{
	size_t from;

	if (!draft->edge ||
	    !is_year(draft->rules,
		between(draft->wording, draft->from, draft->open)))
		return;
	from = beside_before(draft->rules, draft->wording, draft->from,
	    &draft->before);
	if (from == SIZE_MAX)
		return;
	draft->from = from;
	draft->edge = false;
}

static bool
behind_caption(const struct draft *draft)
{
	const struct words *captions = rules_words(draft->rules,
	    WORDS_TITLE_CAPTION);
	size_t start = wording_line_start(draft->wording, draft->from);
	struct slice before = between(draft->wording, start, draft->from);

	if (before.len == 0 || before.ptr[before.len - 1] != ':')
		return false;
	before.len--;
	return words_at_end(captions, before).len == before.len;
}

static enum title_place
place_of(const struct draft *draft)
{
	struct captures captures;
	bool ends = pattern_find(rules_pattern(draft->rules,
				     PATTERN_TITLE_REST),
	    draft->wording->text, draft->to, &captures);
	struct slice text = draft->wording->text;

	if (draft->edge && !behind_caption(draft)) {
		if (ends && text.ptr[draft->from - 1] != ',' &&
		    !wording_in_marks(draft->wording, draft->to))
			return TITLE_QUOTED;
		return slice_starts(slice_sub(text, draft->to, text.len),
			   rules_words(draft->rules, WORDS_TITLE_CLOSE)
			       ->word[0])
		    ? TITLE_QUOTED
		    : TITLE_SENTENCE;
	}
	if (ends)
		return TITLE_LINE;
	return wording_gap(draft->wording, draft->to) ? TITLE_RUN
						      : TITLE_SENTENCE;
}

static struct slice
without_line_ends(struct slice text, struct arena *arena)
{
	char *copy;
	size_t len = 0;

	if (text.len == 0 || memchr(text.ptr, '\n', text.len) == NULL)
		return text;
	copy = arena_alloc(arena, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\n')
			copy[len++] = text.ptr[i];
	return (struct slice){ copy, len };
}

/* Where a title begins that stands behind a caption and blanks. */
static size_t
behind_blanks(const struct draft *draft)
{
	const struct words *captions = rules_words(draft->rules,
	    WORDS_TITLE_CAPTION);
	size_t end = draft->from +
	    words_at_start(captions,
		between(draft->wording, draft->from, draft->open))
		.len;

	return wording_gap(draft->wording, end) ? end : draft->from;
}

static void
finish(struct draft *draft, struct title *title)
{
	size_t from;

	title->year = draft->tail_year;
	draft->before = SLICE_NULL;
	draft->from = prefix_start(draft, &draft->edge);
	draft->from = behind_blanks(draft);
	reach_up(draft);
	reach_left(draft);
	title->place = place_of(draft);
	from = draft->from;
	title->name = without_line_ends(prefix_name(draft, &from, &title->year),
	    draft->arena);
	if (draft->before.len > 0)
		title->name = draft->before;
	if (draft->tail_year != 0)
		title->year = draft->tail_year;
	if (from != draft->from && title->place < TITLE_RUN)
		title->place = TITLE_RUN;
	if (title->year == 0)
		title->year = beside_year(draft->rules, draft->wording,
		    draft->to);
	if (title->name.len == 0 && title->place == TITLE_LINE &&
	    (title->year != 0 ||
		slice_starts(slice_sub(draft->wording->text, draft->to, 1),
		    SLICE("-"))))
		title->name = beside_behind(draft->rules, draft->wording,
		    draft->to);
	title->from = from;
	title->to = draft->to;
	title->text = without_line_ends(between(draft->wording, from,
					    draft->to),
	    draft->arena);
}

/* Reads the title whose anchor ends at `end`, if one does. */
static bool
title_at(struct draft *draft, size_t end, struct title *title)
{
	struct captures captures;
	struct slice text = draft->wording->text;

	if (!pattern_find(rules_pattern(draft->rules, PATTERN_TITLE_TAIL), text,
		end, &captures))
		return false;
	draft->open = opening(draft->rules, draft->wording, end);
	if (draft->open == SIZE_MAX)
		return false;
	draft->to = captures.to[0];
	draft->tail_year = captures.from[1] == SIZE_MAX
	    ? 0
	    : date_numeral(draft->rules, captures_get(&captures, text, 1));
	finish(draft, title);
	return title->to - title->from <= PREFIX_MAX + LINE_MAX ||
	    title->place == TITLE_SENTENCE;
}

/* Whether a title says once more, and no more than, what is right above it. */
static bool
repeats(const struct title *title, const struct title *above)
{
	return title->name.len == 0 && title->year == above->year &&
	    title->from == above->to + 1;
}

/* Where another title begins behind title `i` on a line of its own. */
static size_t
next_title(const struct titles *titles, size_t i)
{
	size_t end = titles->title[i].to + NEAR;

	for (size_t j = i + 1; j < titles->ntitles; j++)
		if (titles->title[j].place >= TITLE_RUN &&
		    titles->title[j].from < end &&
		    !repeats(&titles->title[j], &titles->title[j - 1]))
			return titles->title[j].from;
	return end;
}

/* How surely title `i` is that of the report in hand. */
static int
weight(const struct rules *rules, const struct wording *wording,
    const struct titles *titles, size_t i)
{
	const struct title *title = &titles->title[i];
	int sum = 4 * (int)title->place;
	struct slice next = wording_part(wording, title->to,
	    next_title(titles, i));

	if (title->year != 0)
		sum += 2;
	if (title->name.len > 0)
		sum += 2;
	if (words_in(rules_words(rules, WORDS_PREAMBLE), next))
		sum += 3;
	return sum;
}

static void
choose(const struct rules *rules, const struct wording *wording,
    struct titles *titles)
{
	int best = 0;

	titles->own = NULL;
	for (size_t i = 0; i < titles->ntitles; i++) {
		int sum = titles->title[i].place == TITLE_SENTENCE
		    ? 0
		    : weight(rules, wording, titles, i);

		if (sum <= best)
			continue;
		best = sum;
		titles->own = &titles->title[i];
	}
}

void
titles_read(const struct rules *rules, const struct wording *wording,
    struct arena *arena, struct titles *titles)
{
	struct draft draft = { .rules = rules,
		.wording = wording,
		.arena = arena };
	struct slice anchor;
	size_t from = 0;
	size_t at;

	titles->ntitles = 0;
	while (titles->ntitles < TITLES_MAX &&
	    (at = wording_find(wording, WORDS_TITLE_ANCHOR, from, &anchor)) !=
		SIZE_MAX) {
		struct title *title = &titles->title[titles->ntitles];

		from = at + anchor.len;
		if (title_at(&draft, from, title)) {
			titles->ntitles++;
			from = title->to;
		}
	}
	choose(rules, wording, titles);
}
