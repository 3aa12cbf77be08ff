/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_HTML_H
#define EXTRACT_HTML_H

/*
 * A page of HTML to its lines, its tables, and what its head says.
 *
 * libxml2 parses it; what browsers would not show is dropped: scripts, styles,
 * comments, elements that are hidden by their own attributes, and characters
 * without width that editors leave behind.
 */

#include <stddef.h>

#include <libxml/HTMLparser.h>

#include "extract/page.h"

enum {
	HTML_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
	    HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC,
};

/*
 * Elements may stand within elements HTML_DEPTH_MAX deep, and no deeper than
 * HTML_DEPTH_SURE if that depth times the number of end tags comes to more
 * than HTML_WORK_MAX: for each of them, libxml2 looks at all that are open.
 */
enum {
	HTML_DEPTH_MAX = 8192,
	HTML_DEPTH_SURE = 256,
	HTML_WORK_MAX = 1 << 30,
};

struct html;

/* What is read goes to `page`, which stays the caller's. */
struct html *html_new(struct page *page);
void html_free(struct html *html); /* NULL is fine */

/*
 * Reads a page of `len` bytes of UTF-8, which it may change, into the page,
 * which is emptied first.  What ended the reading, if anything did, is in
 * page->fault.
 */
void html_read(struct html *html, char *text, size_t len);

#endif
