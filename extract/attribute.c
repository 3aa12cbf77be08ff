/* SPDX-License-Identifier: ISC */
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

static unsigned
with(unsigned unseen, enum unseen bit, bool set)
{
	return set ? unseen | bit : unseen & ~(unsigned)bit;
}

/* Of several declarations of one property, the last counts. */
static unsigned
declare(unsigned unseen, struct slice name, struct slice value)
{
	if (is_name(name, "display"))
		return with(unseen, UNSEEN_GONE, starts(value, "none"));
	if (is_name(name, "visibility"))
		return with(unseen, UNSEEN_INVISIBLE, starts(value, "hidden"));
	if (is_name(name, "text-decoration") ||
	    is_name(name, "text-decoration-line"))
		return with(unseen, UNSEEN_STRUCK,
		    has_word(value, "line-through"));
	return unseen;
}

/* Looks at each declaration of a style. */
static unsigned
unseen_by(const char *style)
{
	static const char blanks[] = " \t\r\n\f";
	unsigned unseen = 0;

	while (*style != '\0') {
		size_t len = strcspn(style, ";");
		size_t colon = strcspn(style, ":;");
		struct slice name = slice_trim((struct slice){ style, colon });

		if (colon < len) {
			colon++;
			colon += strspn(style + colon, blanks);
			unseen = declare(unseen, name,
			    (struct slice){ style + colon, len - colon });
		}
		style += len + (style[len] == ';');
	}
	return unseen;
}

unsigned
attribute_unseen(const xmlChar **attributes)
{
	struct slice style = attribute_find(attributes, "style");
	unsigned unseen = style.ptr == NULL ? 0 : unseen_by(style.ptr);

	if (attribute_find(attributes, "hidden").ptr != NULL)
		unseen |= UNSEEN_GONE;
	return unseen;
}
