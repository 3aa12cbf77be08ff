/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ATTRIBUTE_H
#define EXTRACT_ATTRIBUTE_H

/*
 * The attributes of a start tag, as libxml2 hands them over: name, value,
 * name, value, NULL.  An attribute list may itself be NULL.
 */

#include <stdbool.h>
#include <stdint.h>

#include <libxml/xmlstring.h>

#include "schema/slice.h"

/* The value, "" if the attribute has none, SLICE_NULL if it is not there. */
struct slice attribute_find(const xmlChar **attributes, const char *name);

/* Whether the attribute is there and has that value, in whatever case. */
bool attribute_is(const xmlChar **attributes, const char *name,
    const char *value);

/*
 * A span as browsers read it: 1 if it is absent or no number, `max` if it is
 * above that.
 */
uint32_t attribute_span(const xmlChar **attributes, const char *name,
    uint32_t max);

/* Why the text of an element is not to be read. */
enum unseen {
	UNSEEN_GONE = 1, /* it is not shown, and takes no place */
	UNSEEN_INVISIBLE = 2,
	UNSEEN_STRUCK = 4, /* struck out */
	UNSEEN_TINY = 8,   /* its letters have no size */
	UNSEEN_FAINT =
	    16,          /* they may be white on white, off the page, turned */
	SEEN_SIZED = 32, /* they have a size, whatever it is within */
	SEEN_INKED = 64, /* they have ink, or paper, that shows them */
	SQUEEZED = 128,  /* no room, or raised; in a line, it is faint */
	SEEN = SEEN_SIZED | SEEN_INKED | SQUEEZED
};

/*
 * All the reasons that the element itself gives, 0 if there is none; and what
 * of SEEN it has, which are none.
 */
unsigned attribute_unseen(const xmlChar **attributes);

#endif
