/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FOREIGN_H
#define EXTRACT_FOREIGN_H

/*
 * Documents that other people's programs read: PDF, and Word's own format
 * before 2007.  pdftotext prints a page as it looks, blanks and all, so its
 * text is lines; wvWare makes HTML of a document, spans and all.
 *
 * What the machine has not got is a fault that names the package.
 */

#include <stdbool.h>

#include "extract/child.h"
#include "extract/html.h"
#include "extract/page.h"

struct foreign {
	struct child *child;
	struct page *page;
	struct html *html; /* of the same page */
	struct buf text;
};

bool foreign_is_pdf(struct slice bytes);
bool foreign_is_doc(struct slice bytes);

/* Whether it is a document of a later Word or Excel, locked by a password. */
bool foreign_is_locked(struct slice bytes);

/* Each reads a document into the page, which is emptied first. */
void foreign_read_pdf(struct foreign *foreign, struct slice bytes);
void foreign_read_doc(struct foreign *foreign, struct slice bytes);

#endif
