/* SPDX-License-Identifier: ISC */
#include "extract/property.h"

#include <string.h>

struct property {
	struct page *page;
	struct buf text;
	const char *meta; /* its name, while one is open */
};

static const struct {
	const char *element;
	const char *meta;
} properties[] = {
	{ "title", "dc:title" },
	{ "created", "dcterms:created" },
};

static void
begin(struct xml *xml, const char *name, bool is_own)
{
	struct property *property = xml_context(xml);

	(void)is_own;
	for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++)
		if (strcmp(name, properties[i].element) == 0)
			property->meta = properties[i].meta;
	buf_reset(&property->text);
}

static void
end(struct xml *xml, const char *name, bool is_own)
{
	struct property *property = xml_context(xml);
	struct slice text = slice_trim(
	    (struct slice){ property->text.data, property->text.len });

	(void)name;
	(void)is_own;
	if (property->meta != NULL && text.len > 0)
		page_add_meta(property->page, slice_of(property->meta), text);
	property->meta = NULL;
}

static void
text(struct xml *xml, struct slice piece)
{
	struct property *property = xml_context(xml);

	if (property->meta != NULL &&
	    property->text.len + piece.len <= PAGE_META_LEN)
		buf_add(&property->text, piece.ptr, piece.len);
}

void
property_read(struct package *package,
    const struct package_relations *relations, struct page *page)
{
	static const struct xml_reader reader = { begin, end, text };
	struct slice part = package_by_type(relations, "core-properties");
	struct property property = { .page = page };

	if (part.ptr != NULL)
		(void)package_read(package, part, &reader, &property);
	buf_release(&property.text);
}
