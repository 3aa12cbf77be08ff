/* SPDX-License-Identifier: ISC */
#include "transform/caption.h"

#include <stdint.h>
#include <string.h>

/* Marks that may stand about a caption, all of one byte. */
static const char frame[] = "|[](){}*-:";

/* The caption that `text` begins with, if it ends there. */
static size_t
caption_len(const struct rules *rules, struct slice text)
{
	struct slice word = words_at_start(rules_words(rules, WORDS_CAPTION),
	    text);
	char next = word.len < text.len ? text.ptr[word.len] : '\n';

	return word.len > 0 && strchr("\n:|", next) != NULL ? word.len : 0;
}

static bool
is_frame(struct slice text, size_t at)
{
	return at < text.len && text.ptr[at] != '\0' &&
	    strchr(frame, text.ptr[at]) != NULL;
}

/* Where the value ends that begins at `at`. */
static size_t
value_end(const struct wording *wording, size_t at)
{
	size_t end = at;

	while (end < wording->text.len && end - at < CAPTION_VALUE_MAX &&
	    wording->text.ptr[end] != '\n' && wording->text.ptr[end] != '|' &&
	    (end == at || !wording_gap(wording, end)))
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
	return wording_part(wording, at, value_end(wording, at));
}

/* Moves behind the marks and line ends between two cells. */
static size_t
next_cell(const struct wording *wording, size_t at)
{
	while (at < wording->text.len &&
	    (wording->text.ptr[at] == '\n' || is_frame(wording->text, at)))
		at++;
	return at;
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
		at = next_cell(wording, at + len);
	}
	return at;
}

/* How many captions stand in a row up to the one at `at`. */
static size_t
captions_before(const struct rules *rules, const struct wording *wording,
    size_t at)
{
	size_t n = 0;

	while (at > 1 && n < CAPTION_ROW_MAX) {
		size_t end = at;
		size_t start;

		while (end > 0 &&
		    (wording->text.ptr[end - 1] == '\n' ||
			is_frame(wording->text, end - 1)))
			end--;
		start = end;
		while (start > 0 && wording->text.ptr[start - 1] != '\n' &&
		    !is_frame(wording->text, start - 1))
			start--;
		if (caption_len(rules,
			slice_sub(wording->text, start, end - start)) == 0)
			break;
		at = start;
		n++;
	}
	return n;
}

/* The cell that is `n` cells on from `at`. */
static size_t
cells_on(const struct wording *wording, size_t at, size_t n)
{
	while (n-- > 0)
		at = next_cell(wording, value_end(wording, at));
	return at;
}

static struct slice
value_of(const struct rules *rules, const struct wording *wording, size_t at,
    size_t end)
{
	struct slice text = wording->text;
	size_t next = end;
	bool colon = false;

	while (is_frame(text, next)) {
		colon = colon || text.ptr[next] == ':';
		next++;
	}
	if (next < text.len && text.ptr[next] != '\n') {
		if (caption_len(rules,
			slice_sub(text, next, CAPTION_VALUE_MAX)) == 0)
			return value_at(rules, wording, next);
	} else if (colon) {
		return slice_sub(text, end, 0);
	}
	next = next_cell(wording, next);
	if (colon ||
	    caption_len(rules, slice_sub(text, next, CAPTION_VALUE_MAX)) == 0)
		return value_at(rules, wording, next);
	next = cells_on(wording, row_end(rules, wording, at),
	    captions_before(rules, wording, at));
	return value_at(rules, wording, next);
}

/* Whether a caption may begin at `at`: not inside of a longer word. */
static bool
begins(const struct wording *wording, size_t at)
{
	unsigned char before;

	if (wording_break(wording, at))
		return true;
	before = (unsigned char)wording->text.ptr[at - 1];
	return before < 0x80 && (before < '0' || before > '9');
}

void
captions_read(const struct rules *rules, const struct wording *wording,
    struct captions *captions)
{
	const struct words *words = rules_words(rules, WORDS_CAPTION);
	struct slice found;
	size_t at = 0;

	captions->ncaptions = 0;
	while (captions->ncaptions < CAPTIONS_MAX &&
	    (at = words_find(words, wording->text, at, &found)) != SIZE_MAX) {
		size_t end = at + found.len;

		if (begins(wording, at) &&
		    (wording_break(wording, end) ||
			is_frame(wording->text, end)))
			captions->caption[captions->ncaptions++] =
			    (struct caption){ found,
				    value_of(rules, wording, at, end) };
		at = end;
	}
}
