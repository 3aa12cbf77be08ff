/* SPDX-License-Identifier: ISC */
#include "extract/foreign.h"

#include <string.h>

#include "extract/text.h"
#include "schema/utf8.h"

enum { OLE_ENTRY_LEN = 128 };

bool
foreign_is_pdf(struct slice bytes)
{
	return slice_starts(slice_trim(slice_sub(bytes, 0, 1024)),
	    SLICE("%PDF-"));
}

/*
 * Whether an OLE file has a stream of that name: the entries of its directory
 * begin with it, in UTF-16.
 */
static bool
has_stream(struct slice bytes, const char *name)
{
	static const struct slice mark = { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		8 };
	char wide[OLE_ENTRY_LEN] = { 0 };
	size_t len = 2 * (strlen(name) + 1);

	if (!slice_starts(bytes, mark))
		return false;
	for (size_t i = 0; name[i] != '\0'; i++)
		wide[2 * i] = name[i];
	for (size_t at = 0; at + OLE_ENTRY_LEN <= bytes.len;
	     at += OLE_ENTRY_LEN)
		if (memcmp(bytes.ptr + at, wide, len) == 0)
			return true;
	return false;
}

bool
foreign_is_doc(struct slice bytes)
{
	return has_stream(bytes, "WordDocument");
}

bool
foreign_is_locked(struct slice bytes)
{
	return has_stream(bytes, "EncryptedPackage");
}

static bool
complained(const struct foreign *foreign, const char *words)
{
	struct slice complaint = child_complaint(foreign->child);

	return slice_find(complaint, slice_of(words), 0) < complaint.len;
}

/*
 * Runs a tool.  What was wrong is in the fault: `missing` if the tool is,
 * `broken` if the tool could not read the document.
 */
static struct fault
convert(struct foreign *foreign, enum child_tool tool, struct slice bytes,
    const char *missing, const char *broken)
{
	switch (child_run(foreign->child, tool, bytes, &foreign->text)) {
	case CHILD_DONE:
		return FAULT_NONE;
	case CHILD_MISSING:
		return (struct fault){ REASON_MISSING_TOOL, missing };
	case CHILD_TIMED_OUT:
		return (struct fault){ REASON_TIMED_OUT,
			"its conversion takes too long" };
	case CHILD_TOO_LARGE:
		return (struct fault){ REASON_TOO_LARGE,
			"it converts to more bytes than it may" };
	default:
		return (struct fault){ REASON_DAMAGED, broken };
	}
}

/* Puts U+FFFD for what is no UTF-8, and makes it text. */
static struct slice
mend(struct foreign *foreign)
{
	struct buf *text = &foreign->text;
	struct slice old = { text->data, text->len };

	if (text->len == 0)
		return SLICE("");
	if (!utf8_valid(old)) {
		struct buf mended = BUF_INIT;

		for (size_t at = 0; at < old.len;)
			utf8_put(&mended, utf8_next(old, &at));
		buf_release(text);
		*text = mended;
	}
	text_clean(text->data, text->len);
	text->len = text_unify(text->data, text->len);
	return (struct slice){ text->data, text->len };
}

static bool
is_blank(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr(" \t\n\f", text.ptr[i]) == NULL)
			return false;
	return true;
}

/* Why a PDF that was converted, or was not, is no use. */
static struct fault
fault_of_pdf(const struct foreign *foreign, struct fault fault)
{
	if (complained(foreign, "Incorrect password"))
		return (struct fault){ REASON_ENCRYPTED,
			"the PDF wants a password" };
	if (complained(foreign, "Missing language pack"))
		return (struct fault){ REASON_MISSING_TOOL,
			"the PDF wants the package poppler-data" };
	if (fault.detail == NULL &&
	    is_blank((struct slice){ foreign->text.data, foreign->text.len }))
		return (struct fault){ REASON_NO_TEXT, "the PDF has no text" };
	return fault;
}

/* An empty page, of a document that could be converted or could not. */
static bool
begin_page(struct page *page, struct fault fault)
{
	page_reset(page);
	page->fault = fault;
	return fault.detail == NULL;
}

void
foreign_read_pdf(struct foreign *foreign, struct slice bytes)
{
	struct page *page = foreign->page;
	struct fault fault = convert(foreign, CHILD_PDFTOTEXT, bytes,
	    "PDF is read by pdftotext of the package poppler-utils",
	    "pdftotext cannot read the PDF");

	if (begin_page(page, fault_of_pdf(foreign, fault)))
		page_add_lines(page, arena_copy(page->arena, mend(foreign)));
}

/*
 * wvWare writes a cell that is the one above with a row span of nothing, which
 * in HTML would be one that never ends.
 */
static void
hide_covered(struct buf *html)
{
	static const char hidden[] = "hidden     ";
	struct slice covered = SLICE("rowspan=\"0\"");
	struct slice text = { html->data, html->len };
	size_t at = 0;

	while ((at = slice_find(text, covered, at)) < text.len)
		memcpy(html->data + at, hidden, covered.len);
}

/* The HTML's head says nothing of the document. */
static void
forget_head(struct page *page)
{
	page->title = SLICE_NULL;
	page->uri = SLICE_NULL;
	page->nmetas = 0;
}

void
foreign_read_doc(struct foreign *foreign, struct slice bytes)
{
	struct page *page = foreign->page;
	struct fault fault = convert(foreign, CHILD_WVWARE, bytes,
	    "DOC is read by wvWare of the package wv",
	    "wvWare cannot read the document");
	struct slice text;

	if (complained(foreign, "assword"))
		fault = (struct fault){ REASON_ENCRYPTED,
			"the document wants a password" };
	if (!begin_page(page, fault))
		return;
	hide_covered(&foreign->text);
	text = mend(foreign);
	if (text.len > 0)
		html_read(foreign->html, foreign->text.data, text.len);
	forget_head(page);
	if (page->fault.detail == NULL && page->nitems == 0)
		page->fault = (struct fault){ REASON_NO_TEXT,
			"the document has no text" };
}
