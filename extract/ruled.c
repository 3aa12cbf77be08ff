/* SPDX-License-Identifier: ISC */
#include "extract/ruled.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "extract/style.h"

/* The end of a name of letters, digits, hyphens and low lines at `at`. */
static size_t
name_end(struct slice text, size_t at)
{
	while (at < text.len &&
	    (isalnum((unsigned char)text.ptr[at]) || text.ptr[at] == '-' ||
		text.ptr[at] == '_'))
		at++;
	return at;
}

/* Takes each selector that is a class, or one of a tag. */
static void
take_selectors(struct ruled *ruled, struct slice list)
{
	for (size_t at = 0, end; at < list.len; at = end + 1) {
		struct slice one;
		size_t dot;

		end = slice_find(list, SLICE(","), at);
		if (end == SIZE_MAX)
			end = list.len;
		one = slice_trim(slice_sub(list, at, end - at));
		dot = name_end(one, 0);
		if (dot + 1 < one.len && one.ptr[dot] == '.' &&
		    name_end(one, dot + 1) == one.len && ruled->n < RULED_MAX)
			ruled->name[ruled->n++] = slice_sub(one, dot + 1,
			    one.len);
	}
}

/* Behind the block that begins at `at`, with the blocks within it. */
static size_t
block_end(struct slice text, size_t at)
{
	size_t depth = 0;

	for (; at < text.len; at++) {
		depth += text.ptr[at] == '{';
		if (text.ptr[at] == '}' && --depth == 0)
			return at + 1;
	}
	return text.len;
}

static void
read_sheet(struct ruled *ruled, struct slice sheet)
{
	for (size_t at = 0, open; at < sheet.len;) {
		struct slice list;
		struct slice block;
		size_t close;

		open = slice_find(sheet, SLICE("{"), at);
		if (open == SIZE_MAX)
			return;
		list = slice_sub(sheet, at, open - at);
		close = slice_find(list, SLICE("*/"), 0);
		if (close != SIZE_MAX)
			list = slice_sub(list, close + 2, list.len);
		list = slice_trim(list);
		at = block_end(sheet, open);
		block = slice_sub(sheet, open + 1, at - open - 2);
		if (!slice_starts(list, SLICE("@")) &&
		    (style_unseen(block) & ~(unsigned)(SEEN ^ SQUEEZED)) != 0)
			take_selectors(ruled, list);
	}
}

void
ruled_read(struct ruled *ruled, struct slice text)
{
	size_t at = 0;

	ruled->n = 0;
	while ((at = slice_find(text, SLICE("<style"), at)) != SIZE_MAX) {
		size_t from = slice_find(text, SLICE(">"), at);
		size_t to = slice_find(text, SLICE("</style"), at);

		if (from == SIZE_MAX || to == SIZE_MAX || from > to)
			return;
		read_sheet(ruled, slice_sub(text, from + 1, to - from - 1));
		at = to;
	}
}

unsigned
ruled_unseen(const struct ruled *ruled, const xmlChar **attributes)
{
	unsigned unseen = attributes == NULL ? 0 : attribute_unseen(attributes);
	struct slice classes;

	if (ruled->n == 0)
		return unseen;
	classes = attribute_find(attributes, "class");
	for (size_t at = 0, end; at < classes.len; at = end + 1) {
		end = name_end(classes, at);
		for (size_t i = 0; i < ruled->n; i++)
			if (slice_equal(ruled->name[i],
				slice_sub(classes, at, end - at)))
				return unseen | SQUEEZED;
	}
	return unseen;
}
