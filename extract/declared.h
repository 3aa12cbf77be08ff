/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DECLARED_H
#define EXTRACT_DECLARED_H

/*
 * What a page says of itself in its head: its title, its meta elements and its
 * address.  Attributes are as attribute.h has them.
 */

#include <libxml/xmlstring.h>

#include "extract/page.h"
#include "schema/buf.h"

/*
 * The first title that says anything is the page's, its words parted by single
 * blanks.  Others stand inside drawings, or are the work of sloppy templates.
 * `text` is changed.
 */
void declared_title(struct page *page, struct buf *text);

void declared_meta(struct page *page, const xmlChar **attributes);
void declared_link(struct page *page, const xmlChar **attributes);
void declared_base(struct page *page, const xmlChar **attributes);

#endif
