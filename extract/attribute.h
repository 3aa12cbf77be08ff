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

/* Whether they say that the element is not to be shown. */
bool attribute_hides(const xmlChar **attributes);

/* Whether their style strikes the text out. */
bool attribute_strikes(const xmlChar **attributes);

#endif
