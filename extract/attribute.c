/* SPDX-License-Identifier: ISC */
#include "extract/attribute.h"

#include <string.h>
#include <strings.h>

#include "extract/ink.h"
#include "extract/style.h"

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

unsigned
attribute_unseen(const xmlChar **attributes)
{
	struct slice style = attribute_find(attributes, "style");
	unsigned unseen = style_unseen(style);

	if (attribute_find(attributes, "hidden").ptr != NULL)
		unseen |= UNSEEN_GONE;
	if (ink_is_faint(attribute_find(attributes, "color")) ||
	    attribute_is(attributes, "dir", "rtl"))
		unseen |= UNSEEN_FAINT;
	return unseen;
}
