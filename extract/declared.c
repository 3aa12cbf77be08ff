/* SPDX-License-Identifier: ISC */
#include "extract/declared.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "extract/attribute.h"

void
declared_title(struct page *page, struct buf *text)
{
	static const char blanks[] = " \t\r\n\f";
	size_t to = 0;

	for (size_t i = 0; i < text->len; i++) {
		bool blank = strchr(blanks, text->data[i]) != NULL;

		if (!blank)
			text->data[to++] = text->data[i];
		else if (to > 0 && text->data[to - 1] != ' ')
			text->data[to++] = ' ';
	}
	if (page->title.ptr == NULL && to > 0)
		page_set_title(page,
		    slice_trim((struct slice){ text->data, to }));
}

void
declared_meta(struct page *page, const xmlChar **attributes)
{
	struct slice name = attribute_find(attributes, "name");
	struct slice content = attribute_find(attributes, "content");

	if (name.ptr == NULL)
		name = attribute_find(attributes, "property");
	if (name.ptr == NULL || content.ptr == NULL)
		return;
	page_add_meta(page, name, content);
	if (strcasecmp(name.ptr, "og:url") == 0)
		page_set_uri(page, content, WITNESS_OPEN_GRAPH);
}

void
declared_link(struct page *page, const xmlChar **attributes)
{
	struct slice href = attribute_find(attributes, "href");

	if (href.ptr != NULL && attribute_is(attributes, "rel", "canonical"))
		page_set_uri(page, href, WITNESS_CANONICAL);
}

void
declared_base(struct page *page, const xmlChar **attributes)
{
	struct slice href = attribute_find(attributes, "href");

	if (href.ptr != NULL)
		page_set_uri(page, href, WITNESS_BASE);
}
