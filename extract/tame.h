/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_TAME_H
#define EXTRACT_TAME_H

/*
 * Hostile markup made harmless before libxml2 sees it.
 *
 * libxml2 compares each attribute of a tag with all before it, so one tag of a
 * million attributes would keep it busy for hours.  A tag with more than
 * HTML_ATTRIBUTES_MAX loses its opening bracket, and with it its meaning.
 */

#include <stddef.h>

/* Changes `text` in place; its length and its lines stay. */
void tame(char *text, size_t len);

#endif
