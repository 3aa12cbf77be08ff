/* SPDX-License-Identifier: ISC */
#include "extract/media.h"

#include <stdlib.h>

#include "extract/docx.h"
#include "extract/foreign.h"
#include "extract/xlsx.h"
#include "schema/diag.h"

struct media {
	struct page *page;
	size_t max;
	struct docx *docx;
	struct xlsx *xlsx;
	struct foreign foreign;
};

struct media_kind {
	const char *name;
	bool (*is)(struct slice bytes);
	void (*read)(struct media *media, struct slice bytes);
};

static void
read_pdf(struct media *media, struct slice bytes)
{
	foreign_read_pdf(&media->foreign, bytes);
}

static void
read_docx(struct media *media, struct slice bytes)
{
	docx_read(media->docx, bytes, media->max);
}

static void
read_xlsx(struct media *media, struct slice bytes)
{
	xlsx_read(media->xlsx, bytes, media->max);
}

static void
read_doc(struct media *media, struct slice bytes)
{
	foreign_read_doc(&media->foreign, bytes);
}

static void
refuse_locked(struct media *media, struct slice bytes)
{
	(void)bytes;
	page_reset(media->page);
	media->page->fault = (struct fault){ REASON_ENCRYPTED,
		"the document wants a password" };
}

static const struct media_kind kinds[] = {
	{ "pdf", foreign_is_pdf, read_pdf },
	{ "docx", docx_is, read_docx },
	{ "xlsx", xlsx_is, read_xlsx },
	{ "doc", foreign_is_doc, read_doc },
	{ "locked", foreign_is_locked, refuse_locked },
};

struct media *
media_new(struct page *page, struct child *child, size_t max)
{
	struct media *media = calloc(1, sizeof(*media));

	if (media == NULL)
		diag_die(EX_OSERR, "out of memory");
	media->page = page;
	media->max = max;
	media->docx = docx_new(page);
	media->xlsx = xlsx_new(page);
	media->foreign = (struct foreign){ .child = child,
		.page = page,
		.html = html_new(page) };
	return media;
}

void
media_free(struct media *media)
{
	if (media == NULL)
		return;
	docx_free(media->docx);
	xlsx_free(media->xlsx);
	html_free(media->foreign.html);
	buf_release(&media->foreign.text);
	free(media);
}

const struct media_kind *
media_find(struct slice bytes)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (kinds[i].is(bytes))
			return &kinds[i];
	return NULL;
}

const char *
media_name(const struct media_kind *kind)
{
	return kind->name;
}

void
media_read(struct media *media, const struct media_kind *kind,
    struct slice bytes)
{
	kind->read(media, bytes);
}
