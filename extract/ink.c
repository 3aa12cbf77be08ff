/* SPDX-License-Identifier: ISC */
#include "extract/ink.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { PARTS = 4, FAINT_MIN = 240 }; /* red, green, blue; of 255 */

static bool
starts(struct slice text, const char *word)
{
	size_t len = strlen(word);

	return text.len >= len && strncasecmp(text.ptr, word, len) == 0;
}

/* #fff, #fefefe, and whatever covers nothing: #0000, #12345600. */
static bool
is_faint_hex(struct slice digits)
{
	size_t n = 0;
	size_t step;
	bool is_light = true;
	bool is_none;

	while (n < digits.len && isxdigit((unsigned char)digits.ptr[n]))
		n++;
	if (n != 3 && n != 4 && n != 6 && n != 8)
		return false;
	step = n > 4 ? 2 : 1;
	for (size_t i = 0; i < 3 * step; i += step)
		is_light &= digits.ptr[i] == 'f' || digits.ptr[i] == 'F';
	is_none = n == 4 * step;
	for (size_t i = 3 * step; i < n; i++)
		is_none &= digits.ptr[i] == '0';
	return is_light || is_none;
}

/* Whether the fourth part, how much it covers, begins with a nought and is it.
 */
static bool
is_nought(struct slice text)
{
	size_t n = 0;

	while (n < text.len && (text.ptr[n] == '0' || text.ptr[n] == '.'))
		n++;
	return n > 0 && (n == text.len || !isdigit((unsigned char)text.ptr[n]));
}

/* Of 255, or of a hundred if a percent sign ends its text. */
static bool
is_light_part(unsigned value, struct slice text)
{
	return value >= FAINT_MIN ||
	    (value == 100 && slice_ends(text, SLICE("%")));
}

/* Behind the bracket of rgb( or rgba(. */
static bool
is_faint_rgb(struct slice text)
{
	bool is_light = true;
	size_t at = 0;
	int part = 0;

	for (; part < PARTS && at < text.len; part++) {
		unsigned value = 0;

		while (at < text.len && strchr(" ,/", text.ptr[at]) != NULL)
			at++;
		if (part + 1 == PARTS)
			return is_light ||
			    is_nought(slice_sub(text, at, text.len));
		for (; at < text.len && isdigit((unsigned char)text.ptr[at]);
		     at++)
			value = value < 1000
			    ? 10 * value + (unsigned)(text.ptr[at] - '0')
			    : value;
		while (at < text.len && strchr(".%", text.ptr[at]) != NULL)
			at++;
		is_light &= is_light_part(value, slice_sub(text, 0, at));
	}
	return is_light && part + 1 == PARTS;
}

/* hsl( or hsla(: as light as may be, or with a fourth part of nothing. */
static bool
is_faint_hsl(struct slice text)
{
	int part = 1;

	if (slice_find(text, SLICE("100%)"), 0) != SIZE_MAX)
		return true;
	for (size_t at = 1; at < text.len; at++) {
		bool parts = strchr(" ,/(", text.ptr[at - 1]) != NULL;

		part += parts && strchr(" ,/(", text.ptr[at]) == NULL;
		if (parts && part > PARTS)
			return is_nought(slice_sub(text, at, text.len));
	}
	return false;
}

/* Colours that are almost white, by their names. */
static bool
is_faint_name(struct slice colour)
{
	static const char *const names[] = { "white", "transparent", "snow",
		"ivory", "ghostwhite", "floralwhite", "azure", "mintcream" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (starts(colour, names[i]))
			return true;
	return false;
}

bool
ink_is_faint(struct slice colour)
{
	if (starts(colour, "#"))
		return is_faint_hex(slice_sub(colour, 1, colour.len));
	if (starts(colour, "rgba("))
		return is_faint_rgb(slice_sub(colour, 5, colour.len));
	if (starts(colour, "rgb("))
		return is_faint_rgb(slice_sub(colour, 4, colour.len));
	if (starts(colour, "hsl"))
		return is_faint_hsl(colour);
	return is_faint_name(colour);
}
