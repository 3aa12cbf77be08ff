/* SPDX-License-Identifier: ISC */
#include "extract/style.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "extract/ink.h"

enum { OUTSIDE_DIGITS = 3 }; /* of a place that is off the page */

/* Both in whatever case; `word` is in ASCII. */
static bool
starts(struct slice text, const char *word)
{
	size_t len = strlen(word);

	return text.len >= len && strncasecmp(text.ptr, word, len) == 0;
}

static bool
is_name(struct slice text, const char *name)
{
	return text.len == strlen(name) && starts(text, name);
}

static bool
has_word(struct slice text, const char *word)
{
	for (; text.len > 0; text.ptr++, text.len--)
		if (starts(text, word))
			return true;
	return false;
}

/* A length of nothing, in whatever unit. */
static bool
is_zero(struct slice value)
{
	size_t n = 0;

	while (n < value.len && (value.ptr[n] == '0' || value.ptr[n] == '.'))
		n++;
	return n > 0 &&
	    (n == value.len || value.ptr[n] < '0' || value.ptr[n] > '9');
}

/* Whether it is a size of its own, and not a part of that around it. */
static bool
is_absolute(struct slice value)
{
	return !is_zero(value) &&
	    (has_word(value, "px") || has_word(value, "pt") ||
		has_word(value, "rem"));
}

/* One digit of a hundred, or none. */
static bool
is_small_part(struct slice value)
{
	return value.len > 1 && value.ptr[0] >= '0' && value.ptr[0] <= '9' &&
	    value.ptr[1] == '%';
}

/* A size of letters that nobody can read. */
static bool
is_tiny(struct slice value)
{
	return is_zero(value) || starts(value, "1px") || starts(value, "2px") ||
	    starts(value, "1pt") || starts(value, "0.0") ||
	    is_small_part(value) || (starts(value, "0.") && is_absolute(value));
}

/* What a property tells of, and whether its value says that. */
static unsigned
property(struct slice name, struct slice value, bool *says)
{
	if (is_name(name, "display")) {
		*says = starts(value, "none");
		return UNSEEN_GONE;
	}
	if (is_name(name, "visibility")) {
		*says = starts(value, "hidden") || starts(value, "collapse");
		return UNSEEN_INVISIBLE;
	}
	if (is_name(name, "font-size") ||
	    (is_name(name, "font") && is_zero(value))) {
		*says = is_tiny(value);
		return UNSEEN_TINY;
	}
	*says = has_word(value, "line-through");
	return is_name(name, "text-decoration") ||
		is_name(name, "text-decoration-line")
	    ? UNSEEN_STRUCK
	    : 0;
}

/* What a style has said: why its text is unseen, and what is !important. */
struct style {
	unsigned unseen;
	unsigned fixed;
	bool is_white;
	bool has_ink;
	bool has_paper;
	struct slice ink; /* as they are written */
	struct slice paper;
	bool is_raised; /* or lowered */
	bool is_empty;  /* it has no room */
	bool is_cut;    /* and what is outside of that is not shown */
};

/* A place far out of the page: -999px or more, or 9999px, whichever way. */
static bool
is_outside(struct slice value)
{
	size_t n = 0;

	for (size_t i = 0; i < value.len; i++) {
		bool is_digit = value.ptr[i] >= '0' && value.ptr[i] <= '9';

		if (n == 0 && value.ptr[i] == '-')
			n = 1;
		else
			n = is_digit ? n + 1 : 0;
		if (n > OUTSIDE_DIGITS)
			return true;
	}
	return false;
}

static bool
is_clear(struct slice value)
{
	return is_zero(value) || is_small_part(value) || starts(value, "0.0") ||
	    starts(value, ".0");
}

/* What stands behind the first bracket. */
static struct slice
argument(struct slice value)
{
	size_t open = slice_find(value, SLICE("("), 0);

	return open == SIZE_MAX ? SLICE("")
				: slice_sub(value, open + 1, value.len);
}

static bool
is_filtered(struct slice value)
{
	size_t is = slice_find(value, SLICE("="), 0);

	return has_word(value, "opacity") &&
	    is_clear(is == SIZE_MAX ? argument(value)
				    : slice_sub(value, is + 1, value.len));
}

static bool
is_turned_away(struct slice value)
{
	return (starts(value, "scale") && is_zero(argument(value))) ||
	    ((starts(value, "rotatex") || starts(value, "rotatey")) &&
		starts(argument(value), "90")) ||
	    is_outside(value);
}

static bool
is_override(struct slice value)
{
	return has_word(value, "override");
}

static bool
is_clipped(struct slice value)
{
	return starts(value, "rect(0") || starts(value, "rect(1px") ||
	    starts(value, "inset(100") || starts(value, "inset(50") ||
	    starts(value, "circle(0") || starts(value, "polygon(0 0,");
}

static bool
is_hidden(struct slice value)
{
	return starts(value, "hidden");
}

static bool
is_set(struct slice value)
{
	return !starts(value, "none") && !starts(value, "in");
}

/* What else may hide letters: how they are drawn, and where. */
static bool
is_faint(struct slice name, struct slice value)
{
	static const struct {
		const char *name;
		bool (*hides)(struct slice value);
	} veils[] = {
		{ "opacity", is_clear },
		{ "filter", is_filtered },
		{ "unicode-bidi", is_override },
		{ "zoom", is_zero },
		{ "scale", is_zero },
		{ "transform", is_turned_away },
		{ "translate", is_outside },
		{ "clip", is_clipped },
		{ "clip-path", is_clipped },
		{ "content-visibility", is_hidden },
		{ "-webkit-text-fill-color", ink_is_faint },
		{ "-webkit-text-security", is_set },
		{ "mask", is_set },
		{ "left", is_outside },
		{ "right", is_outside },
		{ "top", is_outside },
		{ "bottom", is_outside },
		{ "text-indent", is_outside },
		{ "letter-spacing", is_outside },
	};

	for (size_t i = 0; i < sizeof(veils) / sizeof(veils[0]); i++)
		if (is_name(name, veils[i].name))
			return veils[i].hides(value);
	return starts(name, "margin") && is_outside(value);
}

/* Whether it is as wide or as high as may be, and that is nothing. */
static bool
is_room(struct slice name)
{
	if (starts(name, "max-"))
		name = slice_sub(name, 4, name.len);
	return is_name(name, "width") || is_name(name, "height");
}

/* Ink and paper: the last word on each counts. */
static void
paint(struct style *style, struct slice name, struct slice value)
{
	if (is_name(name, "color")) {
		style->is_white = ink_is_faint(value);
		style->has_ink = !style->is_white && !starts(value, "inherit");
		style->ink = value;
	} else if (starts(name, "background") && value.len > 0) {
		style->has_paper = !ink_is_faint(value) &&
		    !starts(value, "none") && !starts(value, "in");
		style->paper = value;
	} else if (is_room(name)) {
		style->is_empty |= is_zero(value);
	} else if (is_name(name, "vertical-align")) {
		style->is_raised = starts(value, "su");
	} else if (starts(name, "overflow")) {
		style->is_cut |= is_hidden(value);
	} else if (is_faint(name, value)) {
		style->unseen |= UNSEEN_FAINT;
	}
}

/* The last declaration of a property counts, if none is important. */
static void
declare(struct style *style, struct slice name, struct slice value)
{
	bool important = has_word(value, "important");
	bool says;
	unsigned bit = property(name, value, &says);

	paint(style, name, value);
	if ((style->fixed & bit) != 0 && !important)
		return;
	if (bit == UNSEEN_TINY && !says && is_absolute(value))
		style->unseen |= SEEN_SIZED;
	else if (bit == UNSEEN_TINY)
		style->unseen &= ~(unsigned)SEEN_SIZED;
	style->unseen = says ? style->unseen | bit : style->unseen & ~bit;
	style->fixed |= important ? bit : 0;
}

/* Whether letters are of the colour that is behind them, as it is written. */
static bool
is_one_colour(const struct style *style)
{
	return style->has_ink && style->paper.ptr != NULL &&
	    style->paper.len == style->ink.len &&
	    strncasecmp(style->paper.ptr, style->ink.ptr, style->ink.len) == 0;
}

unsigned
style_unseen(struct slice text)
{
	struct style style = { .unseen = 0 };

	for (size_t at = 0, end; at < text.len; at = end + 1) {
		struct slice one;
		size_t colon;

		end = slice_find(text, SLICE(";"), at);
		if (end == SIZE_MAX)
			end = text.len;
		one = slice_sub(text, at, end - at);
		colon = slice_find(one, SLICE(":"), 0);
		if (colon != SIZE_MAX)
			declare(&style, slice_trim(slice_sub(one, 0, colon)),
			    slice_trim(slice_sub(one, colon + 1, one.len)));
	}
	if ((style.is_white && !style.has_paper) || is_one_colour(&style))
		return style.unseen | UNSEEN_FAINT;
	if (style.is_raised || (style.is_empty && style.is_cut))
		style.unseen |= SQUEEZED;
	return style.unseen |
	    (style.has_ink || style.has_paper ? (unsigned)SEEN_INKED : 0);
}
