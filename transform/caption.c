/* SPDX-License-Identifier: ISC */
#include "transform/caption.h"

#include <stdint.h>
#include <string.h>

/* How many marks and line ends may part two cells. */
enum { MARKS_MAX = 64 };

/* Marks that may stand about a caption, all of one byte. */
static const char frame[] = "|[](){}*-:";

/* How long the mark is at `at`, if one that stands about captions does. */
static size_t
frame_len(const struct rules *rules, struct slice text, size_t at)
{
	if (at >= text.len || text.ptr[at] == '\0')
		return 0;
	if (strchr(frame, text.ptr[at]) != NULL)
		return 1;
	return words_at_start(rules_words(rules, WORDS_CAPTION_FRAME),
	    slice_sub(text, at, text.len))
	    .len;
}

/* The caption that `text` begins with, if it ends there. */
static size_t
caption_len(const struct rules *rules, struct slice text)
{
	size_t len =
	    words_at_start(rules_words(rules, WORDS_CAPTION), text).len;

	if (len == 0 || len == text.len || text.ptr[len] == '\n' ||
	    frame_len(rules, text, len) > 0)
		return len;
	return 0;
}

/* Where the value ends that begins at `at`. */
static size_t
value_end(const struct rules *rules, const struct wording *wording, size_t at)
{
	const struct words *closes = rules_words(rules, WORDS_CAPTION_CLOSE);
	struct slice text = wording->text;
	size_t end = at;

	while (end < text.len && end - at < CAPTION_VALUE_MAX &&
	    text.ptr[end] != '\n' && text.ptr[end] != '|' &&
	    (end == at ||
		(!wording_gap(wording, end) &&
		    words_at_start(closes, slice_sub(text, end, text.len))
			    .len == 0)))
		end++;
	return end;
}

/* The value at `at`, or nothing if another caption stands there. */
static struct slice
value_at(const struct rules *rules, const struct wording *wording, size_t at)
{
	if (caption_len(rules,
		slice_sub(wording->text, at, CAPTION_VALUE_MAX)) > 0)
		return (struct slice){ wording->text.ptr + at, 0 };
	return wording_part(wording, at, value_end(rules, wording, at));
}

/* Moves behind the marks and line ends between two cells. */
static size_t
next_cell(const struct rules *rules, const struct wording *wording, size_t at)
{
	size_t len = 0;
	int n = 0;

	do {
		at += len;
		if (n++ == MARKS_MAX)
			break;
		if (at < wording->text.len && wording->text.ptr[at] == '\n')
			len = 1;
		else
			len = frame_len(rules, wording->text, at);
	} while (len > 0);
	return at;
}

/* Whether the byte before `at` parts two cells. */
static bool
parted(struct slice text, size_t at)
{
	return at > 0 &&
	    (text.ptr[at - 1] == '\n' ||
		(text.ptr[at - 1] != '\0' &&
		    strchr(frame, text.ptr[at - 1]) != NULL));
}

/* Where the row of captions ends, of which the one at `at` is one. */
static size_t
row_end(const struct rules *rules, const struct wording *wording, size_t at)
{
	size_t len;

	for (size_t n = 0; n < CAPTION_ROW_MAX; n++) {
		len = caption_len(rules,
		    slice_sub(wording->text, at, CAPTION_VALUE_MAX));
		if (len == 0)
			break;
		at = next_cell(rules, wording, at + len);
	}
	return at;
}

/* How many captions stand in a row before the one at `at`. */
static size_t
captions_before(const struct rules *rules, const struct wording *wording,
    size_t at)
{
	size_t n = 0;

	while (at > 1 && n < CAPTION_ROW_MAX) {
		size_t end = at;
		size_t start;

		while (parted(wording->text, end))
			end--;
		start = end;
		while (start > 0 && end - start < CAPTION_VALUE_MAX &&
		    !parted(wording->text, start))
			start--;
		if (caption_len(rules,
			slice_sub(wording->text, start, end - start)) == 0)
			break;
		at = start;
		n++;
	}
	return n;
}

/* The value of the caption that stands from `at` to `end`. */
static struct slice
value_of(const struct rules *rules, const struct wording *wording, size_t at,
    size_t end)
{
	struct slice text = wording->text;
	size_t next = next_cell(rules, wording, end);
	size_t n;

	if (caption_len(rules, slice_sub(text, next, CAPTION_VALUE_MAX)) == 0 ||
	    (end < text.len && text.ptr[end] == ':'))
		return value_at(rules, wording, next);
	next = row_end(rules, wording, at);
	for (n = captions_before(rules, wording, at); n > 0; n--)
		next = next_cell(rules, wording,
		    value_end(rules, wording, next));
	return value_at(rules, wording, next);
}

/* Whether a caption may begin at `at`: not inside of a longer word. */
static bool
begins(const struct rules *rules, const struct wording *wording, size_t at)
{
	unsigned char before;

	if (wording_break(wording, at))
		return true;
	before = (unsigned char)wording->text.ptr[at - 1];
	if (before < 0x80)
		return before < '0' || before > '9';
	return words_at_end(rules_words(rules, WORDS_CAPTION_FRAME),
		   slice_sub(wording->text, 0, at))
		   .len > 0;
}

void
captions_read(const struct rules *rules, const struct wording *wording,
    struct captions *captions)
{
	struct slice found;
	size_t at = 0;

	captions->ncaptions = 0;
	while (captions->ncaptions < CAPTIONS_MAX &&
	    (at = wording_find(wording, WORDS_CAPTION, at, &found)) !=
		SIZE_MAX) {
		size_t end = at + found.len;

		if (begins(rules, wording, at) &&
		    (wording_break(wording, end) ||
			frame_len(rules, wording->text, end) > 0))
			captions->caption[captions->ncaptions++] =
			    (struct caption){ found,
				    value_of(rules, wording, at, end) };
		at = end;
	}
}
