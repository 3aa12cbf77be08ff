/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_XML_H
#define EXTRACT_XML_H

/*
 * XML as offices write it, element by element: libxml2 reads it, and what
 * could be turned against a reader is refused.  There is no document type and
 * so no entity; nothing is fetched; names, attributes, depth and namespaces
 * are bounded.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "schema/slice.h"

enum {
	XML_DEPTH_MAX = 256,
	XML_ATTRIBUTES_MAX = 256, /* of one element */
	XML_NAMESPACES_MAX = 512, /* declared at once */
};

struct xml;

/* What reads the elements; any may be NULL. */
struct xml_reader {
	/*
	 * `name` has no prefix, and `is_own` says whether it is of the root
	 * element's vocabulary.
	 */
	void (*begin)(struct xml *xml, const char *name, bool is_own);
	void (*end)(struct xml *xml, const char *name, bool is_own);
	void (*text)(struct xml *xml, struct slice text);
};

/* The root's depth is 1, in `begin` and `end` alike. */
unsigned xml_depth(const struct xml *xml);

/* What xml_read was given for the reader's own use. */
void *xml_context(const struct xml *xml);

/*
 * In `begin`: the attribute of that name, whatever its prefix, or SLICE_NULL.
 * It lasts until `begin` returns.
 */
struct slice xml_attribute(const struct xml *xml, const char *name);

/* Ends the reading; `begin`, `end` and `text` are not called again. */
void xml_stop(struct xml *xml);

/*
 * Reads `text`, which is UTF-8.  A fault of the text's own is returned; a
 * reader that stopped it knows why.
 */
struct fault xml_read(struct slice text, const struct xml_reader *reader,
    void *context);

#endif
