/* SPDX-License-Identifier: ISC */
#include "extract/attribute.h"

#include <string.h>
#include <strings.h>

#include "extract/ink.h"

enum { OUTSIDE_DIGITS = 3 }; /* of a place that is off the page */

struct slice
attribute_find(const xmlChar **attributes, const char *name)
{
	for (; attributes != NULL && *attributes != NULL; attributes += 2)
		if (strcasecmp((const char *)attributes[0], name) == 0)
			return attributes[1] == NULL
			    ? SLICE("")
			    : slice_of((const char *)attributes[1]);
	return SLICE_NULL;
}

bool
attribute_is(const xmlChar **attributes, const char *name, const char *value)
{
	struct slice found = attribute_find(attributes, name);

	return found.ptr != NULL && strcasecmp(found.ptr, value) == 0;
}

uint32_t
attribute_span(const xmlChar **attributes, const char *name, uint32_t max)
{
	struct slice text = slice_trim(attribute_find(attributes, name));
	uint32_t value = 0;

	if (text.len == 0 || text.ptr[0] < '0' || text.ptr[0] > '9')
		return 1;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			break;
		value = value * 10 + (uint32_t)(text.ptr[i] - '0');
		if (value > max)
			return max;
	}
	return value;
}

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

/* A size of letters that nobody can read. */
static bool
is_tiny(struct slice value)
{
	return is_zero(value) || starts(value, "1px") || starts(value, "2px") ||
	    starts(value, "1pt") || (starts(value, "0.") && is_absolute(value));
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
	if (is_name(name, "font-size")) {
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
};

/* A place far out of the page: -999px or more, whichever way. */
static bool
is_outside(struct slice value)
{
	size_t n = 0;

	while (n < value.len && value.ptr[n] >= (n == 0 ? '-' : '0') &&
	    value.ptr[n] <= (n == 0 ? '-' : '9'))
		n++;
	return n > OUTSIDE_DIGITS;
}

/* What else may hide letters: how they are drawn, and where. */
static bool
is_faint(struct slice name, struct slice value)
{
	if (is_name(name, "opacity"))
		return is_zero(value) || starts(value, "0.0") ||
		    starts(value, ".0");
	if (is_name(name, "unicode-bidi"))
		return has_word(value, "override");
	if (is_name(name, "zoom"))
		return is_zero(value);
	if (is_name(name, "transform"))
		return starts(value, "scale(0)");
	if (is_name(name, "clip"))
		return starts(value, "rect(0") || starts(value, "rect(1px");
	if (is_name(name, "clip-path"))
		return starts(value, "inset(100") ||
		    starts(value, "inset(50") || starts(value, "circle(0");
	return (is_name(name, "left") || is_name(name, "top") ||
		   is_name(name, "text-indent") ||
		   is_name(name, "margin-left")) &&
	    is_outside(value);
}

/* Ink and paper: the last word on each counts. */
static void
paint(struct style *style, struct slice name, struct slice value)
{
	if (is_name(name, "color")) {
		style->is_white = ink_is_faint(value);
		style->has_ink = !style->is_white && !starts(value, "inherit");
	} else if (starts(name, "background") && value.len > 0) {
		style->has_paper = !ink_is_faint(value) &&
		    !starts(value, "none") && !starts(value, "in");
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

/* Looks at each declaration of a style. */
static unsigned
unseen_by(const char *text)
{
	static const char blanks[] = " \t\r\n\f";
	struct style style = { .unseen = 0 };

	while (*text != '\0') {
		size_t len = strcspn(text, ";");
		size_t colon = strcspn(text, ":;");
		struct slice name = slice_trim((struct slice){ text, colon });

		if (colon < len) {
			colon++;
			colon += strspn(text + colon, blanks);
			declare(&style, name,
			    (struct slice){ text + colon, len - colon });
		}
		text += len + (text[len] == ';');
	}
	if (style.is_white && !style.has_paper)
		style.unseen |= UNSEEN_FAINT;
	return style.unseen |
	    (style.has_ink || style.has_paper ? (unsigned)SEEN_INKED : 0);
}

unsigned
attribute_unseen(const xmlChar **attributes)
{
	struct slice style = attribute_find(attributes, "style");
	unsigned unseen = style.ptr == NULL ? 0 : unseen_by(style.ptr);

	if (attribute_find(attributes, "hidden").ptr != NULL)
		unseen |= UNSEEN_GONE;
	if (ink_is_faint(attribute_find(attributes, "color")) ||
	    attribute_is(attributes, "dir", "rtl"))
		unseen |= UNSEEN_FAINT;
	return unseen;
}
