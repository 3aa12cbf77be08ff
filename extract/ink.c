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

/* #fff, #fefefe, with a part for how much it covers or without. */
static bool
is_faint_hex(struct slice digits)
{
	size_t n = 0;
	size_t step;

	while (n < digits.len && isxdigit((unsigned char)digits.ptr[n]))
		n++;
	if (n != 3 && n != 4 && n != 6 && n != 8)
		return false;
	step = n > 4 ? 2 : 1;
	for (size_t i = 0; i < 3 * step; i += step)
		if (digits.ptr[i] != 'f' && digits.ptr[i] != 'F')
			return false;
	return true;
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
		is_light = is_light && value >= FAINT_MIN;
	}
	return is_light && part + 1 == PARTS;
}

bool
ink_is_faint(struct slice colour)
{
	if (starts(colour, "white") || starts(colour, "transparent"))
		return true;
	if (starts(colour, "#"))
		return is_faint_hex(slice_sub(colour, 1, colour.len));
	if (starts(colour, "rgba("))
		return is_faint_rgb(slice_sub(colour, 5, colour.len));
	if (starts(colour, "hsl"))
		return slice_find(colour, SLICE("100%)"), 0) != SIZE_MAX;
	return starts(colour, "rgb(") &&
	    is_faint_rgb(slice_sub(colour, 4, colour.len));
}
