/* SPDX-License-Identifier: ISC */
#include "extract/tabs.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "extract/attribute.h"
#include "extract/html.h"
#include "schema/diag.h"

enum {
	DEPTH_MAX = 256,     /* panels that stand deeper are not found */
	SHOWN_TABLES_MAX = 2 /* of a page that is looked through for them */
};

/* An element that is open, and its last children with tables. */
struct open {
	uint32_t kind;
	uint32_t shown;
	uint32_t hidden;
	size_t tables; /* of the page, before it */
	bool is_gone;
};

struct seeker {
	struct open open[DEPTH_MAX];
	size_t depth;
	size_t tables;
	uint32_t found;
};

/* FNV-1a */
static uint32_t
hash(uint32_t sum, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		sum = (sum ^ (unsigned char)text[i]) * 16777619U;
	return sum;
}

/* Elements of one tag and first class are of one kind; 0 is none's. */
static uint32_t
kind_of(const xmlChar *name, const xmlChar **attributes)
{
	struct slice class = slice_trim(attribute_find(attributes, "class"));
	const char *tag = (const char *)name;
	uint32_t sum = hash(2166136261U, tag, strlen(tag));

	if (class.len == 0)
		return TABS_NONE;
	sum = hash(hash(sum, " ", 1), class.ptr, strcspn(class.ptr, " \t\r\n"));
	return sum <= TABS_ALL ? TABS_ALL + 1 : sum;
}

static void
begin_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct seeker *seeker = context;

	if (seeker->depth < DEPTH_MAX)
		seeker->open[seeker->depth] = (struct open){
			.kind = kind_of(name, attributes),
			.tables = seeker->tables,
			.is_gone = (attribute_unseen(attributes) &
				       UNSEEN_GONE) != 0,
		};
	seeker->depth++;
	seeker->tables += strcmp((const char *)name, "table") == 0;
}

static void
end_element(void *context, const xmlChar *name)
{
	struct seeker *seeker = context;
	const struct open *open;
	struct open *parent;

	if (seeker->depth > 0)
		seeker->depth--;
	if (seeker->depth == 0 || seeker->depth >= DEPTH_MAX)
		return;
	open = &seeker->open[seeker->depth];
	parent = &seeker->open[seeker->depth - 1];
	if (open->tables == seeker->tables || open->kind == TABS_NONE ||
	    strcmp((const char *)name, "table") == 0)
		return;
	if (open->is_gone)
		parent->hidden = open->kind;
	else
		parent->shown = open->kind;
	if (parent->hidden == parent->shown)
		seeker->found = open->kind;
}

static uint32_t
find_panels(struct slice text)
{
	static const htmlSAXHandler handlers = {
		.startElement = begin_element,
		.endElement = end_element,
	};
	struct seeker seeker = { .found = TABS_NONE };
	htmlParserCtxtPtr parser = htmlNewParserCtxt();

	if (parser == NULL)
		diag_die(EX_OSERR, "out of memory");
	*parser->sax = handlers;
	parser->userData = &seeker;
	(void)htmlCtxtReadMemory(parser, text.ptr, (int)text.len, NULL, "UTF-8",
	    HTML_OPTIONS);
	htmlFreeParserCtxt(parser);
	return seeker.found;
}

uint32_t
tabs_find(const struct page *page, uint32_t hidden_tables, struct slice text)
{
	if (page->fault.detail != NULL || hidden_tables == 0 ||
	    page->ntables > SHOWN_TABLES_MAX)
		return TABS_NONE;
	if (page->ntables <= 1 && hidden_tables > 1)
		return TABS_ALL;
	return find_panels(text);
}

bool
tabs_have(uint32_t tabs, const xmlChar *name, const xmlChar **attributes)
{
	return tabs == TABS_ALL ||
	    (tabs != TABS_NONE && tabs == kind_of(name, attributes));
}
