/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* strcasestr */
#include "extract/attribute.h"

#include <string.h>
#include <strings.h>

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

/* Whether the first declaration of `name` in a style has that value. */
static bool
declares(const char *style, const char *name, const char *value)
{
	static const char blanks[] = " \t\r\n\f";

	while (*style != '\0' &&
	    ((*style | 32) != *name ||
		strncasecmp(style, name, strlen(name)) != 0))
		style++;
	if (*style == '\0')
		return false;
	style += strlen(name);
	style += strspn(style, blanks);
	if (*style != ':')
		return false;
	style++;
	style += strspn(style, blanks);
	return strncasecmp(style, value, strlen(value)) == 0;
}

bool
attribute_hides(const xmlChar **attributes)
{
	struct slice style = attribute_find(attributes, "style");

	if (attribute_find(attributes, "hidden").ptr != NULL)
		return true;
	return style.ptr != NULL &&
	    (declares(style.ptr, "display", "none") ||
		declares(style.ptr, "visibility", "hidden"));
}

bool
attribute_strikes(const xmlChar **attributes)
{
	struct slice style = attribute_find(attributes, "style");

	return style.ptr != NULL &&
	    strcasestr(style.ptr, "line-through") != NULL;
}
