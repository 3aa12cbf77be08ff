/* SPDX-License-Identifier: ISC */
#include "transform/signature.h"

#include <stdint.h>
#include <string.h>

#include "transform/name.h"

/*
 * How much of the end is looked at, from its last heading on if it has one,
 * how long the words between a name and the end of a sentence may be, and how
 * many lines below the heading a name without a day may stand; in bytes but
 * for the last.
 */
enum { END_MAX = 6000, SEARCH_MAX = 24000, RUN_MAX = 180, LINES_MAX = 4 };

/* Where the last section of the report begins, or the end is near. */
static size_t
last_section(const struct wording *wording, size_t from, bool *found_heading)
{
	struct slice text = wording->text;
	size_t end = text.len > SEARCH_MAX ? text.len - SEARCH_MAX : 0;
	size_t best = SIZE_MAX;
	struct slice found;
	size_t at = from > end ? from : end;

	while ((at = wording_find(wording, WORDS_SECTION_LAST, at, &found)) !=
	    SIZE_MAX) {
		best = at;
		at += found.len;
	}
	*found_heading = best != SIZE_MAX;
	if (best != SIZE_MAX)
		return best;
	end = text.len > END_MAX / 3 ? text.len - END_MAX / 3 : 0;
	if (end < from)
		end = from;
	while (end < text.len && (text.ptr[end] & 0xc0) == 0x80)
		end++;
	return end;
}

/* Where the run of words begins that ends at `end`, with no break in it. */
static size_t
run_start(const struct rules *rules, const struct wording *wording, size_t end)
{
	const struct words *edges = rules_words(rules, WORDS_TITLE_EDGE);
	struct slice text = wording->text;
	size_t at = end;

	while (at > 0 && end - at < RUN_MAX && !wording_break(wording, at)) {
		if (words_at_end(edges, slice_sub(text, 0, at)).len > 0 ||
		    text.ptr[at - 1] == '\n')
			break;
		do
			at--;
		while (at > 0 && (text.ptr[at] & 0xc0) == 0x80);
	}
	return at;
}

static struct slice
name_of(const struct rules *rules, struct slice text)
{
	if (name_kind(rules, text) != NAME_TOWNSHIP)
		text = name_signed(rules, text);
	if (name_kind(rules, text) == NAME_NONE || name_is_generic(rules, text))
		return SLICE_NULL;
	return text;
}

/* Whether a name is that of a department, or of a township. */
static bool
is_body(const struct rules *rules, struct slice name)
{
	enum name_kind kind = name_kind(rules, name);

	return (kind == NAME_ORGAN || kind == NAME_TOWNSHIP) &&
	    !name_is_generic(rules, name);
}

/* Whether blanks part a line into the names of two bodies. */
static bool
is_joint(const struct rules *rules, const struct wording *wording,
    struct slice line)
{
	size_t from = (size_t)(line.ptr - wording->text.ptr);

	for (size_t at = 1; at < line.len && line.len <= RUN_MAX; at++)
		if (wording_gap(wording, from + at) &&
		    is_body(rules, slice_sub(line, 0, at)) &&
		    is_body(rules, slice_sub(line, at, line.len)))
			return true;
	return false;
}

/* The words from `start` to `end`, with a place that blanks part from them. */
static struct slice
with_place(const struct rules *rules, const struct wording *wording,
    size_t start, size_t end)
{
	size_t from = wording_line_start(wording, start);

	if (name_kind(rules, slice_sub(wording->text, from, start - from)) ==
	    NAME_DIVISION)
		start = from;
	return slice_sub(wording->text, start, end - start);
}

/* The name that ends at `end`, or before a line end or blanks there. */
static struct slice
name_before(const struct rules *rules, const struct wording *wording,
    size_t end)
{
	struct slice name;
	size_t start;
	size_t at;

	if (end > 0 && wording->text.ptr[end - 1] == '\n')
		end--;
	if (end == 0)
		return SLICE_NULL;
	/* A break at `end` is what parts the name from the day. */
	start = run_start(rules, wording, end - 1);
	if (start == end - 1)
		start = run_start(rules, wording, end);
	name = name_of(rules, with_place(rules, wording, start, end));
	at = wording_line_start(wording, start);
	return name.len > 0 && start > at &&
		is_joint(rules, wording, slice_sub(wording->text, at, end - at))
	    ? SLICE_NULL
	    : name;
}

static struct slice
name_after(const struct rules *rules, const struct wording *wording, size_t at)
{
	size_t end;

	if (at >= wording->text.len || wording->text.ptr[at] != '\n')
		return SLICE_NULL;
	end = wording_line_end(wording, at + 1);
	return name_of(rules, slice_sub(wording->text, at + 1, end - at - 1));
}

/* Whether the day at `at` stands beside or below a caption, or in a link. */
static bool
is_captioned(const struct rules *rules, const struct wording *wording,
    size_t at)
{
	struct slice text = wording->text;

	static const enum words_name captions[] = { WORDS_CAPTION_PUBLISHED,
		WORDS_CAPTION_MADE, WORDS_CAPTION_DATE, WORDS_CAPTION_UPDATED };

	if (at > 0 && text.ptr[at - 1] == ':')
		return true;
	if (words_at_start(rules_words(rules, WORDS_LINK_BEFORE),
		wording_line(wording, at))
		.len > 0)
		return true;
	while (at > 0 && strchr("\n|", text.ptr[at - 1]) != NULL)
		at--;
	text.len = at;
	for (size_t i = 0; i < sizeof(captions) / sizeof(captions[0]); i++)
		if (words_at_end(rules_words(rules, captions[i]), text).len > 0)
			return true;
	return false;
}

/* Whether a day that stands from `at` to `end` is more than part of a line. */
static bool
stands_free(const struct rules *rules, const struct wording *wording, size_t at,
    size_t end)
{
	struct slice text = wording->text;

	if (is_captioned(rules, wording, at))
		return false;

	if (end < text.len && text.ptr[end] != '(' && text.ptr[end] != ')' &&
	    !wording_break(wording, end))
		return false;
	return wording_break(wording, at) || text.ptr[at - 1] == '(';
}

/* A name alone on one of the first lines of the last section. */
static struct slice
undated(const struct rules *rules, const struct wording *wording, size_t from)
{
	for (int n = 0; n < LINES_MAX; n++) {
		struct slice line;

		from = wording_line_end(wording, from) + 1;
		if (from >= wording->text.len)
			break;
		line = wording_line(wording, from);
		if (is_joint(rules, wording, line))
			break;
		line = name_of(rules, line);
		if (line.len > 0)
			return line;
	}
	return SLICE_NULL;
}

struct signature
signature_read(const struct rules *rules, const struct wording *wording,
    size_t from)
{
	const struct words *periods = rules_words(rules, WORDS_DAY_IN_PERIOD);
	struct signature signature = { SLICE_NULL, { 0, 0, 0 } };
	bool has_heading;
	size_t start = last_section(wording, from, &has_heading);
	struct slice text = slice_sub(wording->text, 0, start + END_MAX);
	struct slice found;
	struct date date;
	size_t at = start;

	while (text.len < wording->text.len && text.len > 0 &&
	    (wording->text.ptr[text.len] & 0xc0) == 0x80)
		text.len--;
	while (date_find(rules, text, at, &date, &found)) {
		size_t begin = (size_t)(found.ptr - text.ptr);
		struct slice name = name_before(rules, wording, begin);

		at = begin + found.len;
		if (words_at_start(periods, slice_sub(text, at, text.len)).len >
			0 ||
		    (name.len == 0 && !stands_free(rules, wording, begin, at)))
			continue;
		if (name.len == 0)
			name = name_after(rules, wording, at);
		if (name.len == 0 && signature.date.year != 0)
			continue;
		signature = (struct signature){ name, date };
		if (name.len > 0)
			return signature;
	}
	if (signature.name.len == 0 && has_heading)
		signature.name = undated(rules, wording, start);
	return signature;
}
