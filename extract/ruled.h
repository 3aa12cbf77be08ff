/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_RULED_H
#define EXTRACT_RULED_H

/*
 * The classes whose elements a page's own style sheets hide, by rules for a
 * class alone or one of a tag, and for every medium.
 */

#include "extract/attribute.h"

enum { RULED_MAX = 32 }; /* classes that are known */

struct ruled {
	struct slice name[RULED_MAX]; /* in the page's text */
	size_t n;
};

/* Reads the style sheets of a page. */
void ruled_read(struct ruled *ruled, struct slice text);

/*
 * As attribute_unseen, with SQUEEZED if one of the element's classes is there:
 * what is hidden a script may show.
 */
unsigned ruled_unseen(const struct ruled *ruled, const xmlChar **attributes);

#endif
