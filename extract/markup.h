/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MARKUP_H
#define EXTRACT_MARKUP_H

/*
 * A look at a page's tags before libxml2 parses it, to keep it from harm.
 *
 * libxml2 compares each attribute of a tag with all before it, so one tag of a
 * million attributes would keep it busy for hours.  A tag with more than
 * MARKUP_ATTRIBUTES_MAX loses its opening bracket, and with it its meaning.
 */

#include <stdbool.h>
#include <stddef.h>

enum { MARKUP_ATTRIBUTES_MAX = 256 };

struct markup {
	size_t end_tags;
	bool has_blocks; /* its lines end by tags, and not as in Markdown */
};

/* Changes `text` in place; its length and its lines stay. */
struct markup markup_tame(char *text, size_t len);

#endif
