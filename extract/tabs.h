/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_TABS_H
#define EXTRACT_TABS_H

/*
 * Panels of which a page shows one at a time, for its reader to choose: hidden
 * elements that hold tables, beside one that is shown, holds tables too, and
 * has the same tag and the same first class.
 */

#include <stdbool.h>
#include <stdint.h>

#include <libxml/xmlstring.h>

#include "extract/page.h"
#include "schema/slice.h"

/* What no panel is known by, and what all hidden elements are. */
enum { TABS_NONE = 0, TABS_ALL = 1 };

/*
 * What the panels of a page are known by that was read with so many tables
 * hidden, or TABS_NONE if it has none: one that hides its tables but for one at
 * most opens all one after the other.
 */
uint32_t tabs_find(const struct page *page, uint32_t hidden_tables,
    struct slice text);

/* Whether an element is such a panel. */
bool tabs_have(uint32_t tabs, const xmlChar *name, const xmlChar **attributes);

#endif
