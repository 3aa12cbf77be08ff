/* SPDX-License-Identifier: ISC */
#include "extract/html.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "extract/attribute.h"
#include "extract/declared.h"
#include "extract/flow.h"
#include "extract/grid.h"
#include "extract/markdown.h"
#include "extract/markup.h"
#include "extract/ruled.h"
#include "extract/tabs.h"
#include "extract/text.h"
#include "extract/veil.h"
#include "schema/buf.h"
#include "schema/diag.h"

enum { SPAN_COLUMNS_MAX = 1000, KNOWN_NAMES = 64 };

/* A name where the parser keeps it, the same for all its elements. */
struct known {
	const xmlChar *name;
	const struct element *element;
};

struct html {
	struct page *page;
	struct grid *grid;
	struct flow *flow;
	htmlParserCtxtPtr parser; /* while a page is being read */
	size_t depth;
	size_t depth_max;
	size_t hidden; /* the depth of what is not shown; 0 if all is */
	struct veil veil;
	struct ruled ruled;
	uint32_t hidden_tables;
	uint32_t tabs; /* what is shown that its attributes hide */
	bool in_title;
	struct buf title;
	struct known known[KNOWN_NAMES];
};

/* An element's effect: on its start tag with its attributes, on its end. */
struct element {
	const char *name;
	void (*begin)(struct html *html, const xmlChar **attributes);
	void (*end)(struct html *html);
};

static uint32_t
source_line(const struct html *html)
{
	int line = html->parser->input == NULL ? 1 : html->parser->input->line;

	return line < 1 ? 1 : (uint32_t)line;
}

static void
hide(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	html->hidden = html->depth;
}

static void
begin_raised(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_begin_raised(html->flow);
}

static void
end_raised(struct html *html)
{
	flow_end_raised(html->flow);
}

static void
end_small(struct html *html)
{
	flow_end_small(html->flow);
}

static void
break_line(struct html *html)
{
	flow_break(html->flow);
}

static void
begin_block(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_break(html->flow);
}

static void
begin_pre(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_set_preformatted(html->flow, true);
}

static void
end_pre(struct html *html)
{
	flow_set_preformatted(html->flow, false);
}

static void
begin_table(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_break(html->flow);
	grid_begin_table(html->grid);
}

static void
end_table(struct html *html)
{
	flow_break(html->flow);
	grid_end_table(html->grid);
}

static void
begin_part(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_break(html->flow);
	grid_part(html->grid);
}

static void
end_part(struct html *html)
{
	flow_break(html->flow);
	grid_part(html->grid);
}

static void
begin_row(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	flow_break(html->flow);
	grid_begin_row(html->grid);
}

static void
end_row(struct html *html)
{
	flow_break(html->flow);
	grid_end_row(html->grid);
}

static void
begin_cell(struct html *html, const xmlChar **attributes)
{
	uint32_t columns = attribute_span(attributes, "colspan",
	    SPAN_COLUMNS_MAX);

	flow_break(html->flow);
	grid_begin_cell(html->grid, source_line(html),
	    attribute_span(attributes, "rowspan", GRID_SPAN_MAX),
	    columns == 0 ? 1 : columns);
}

static void
end_cell(struct html *html)
{
	flow_break(html->flow);
	grid_end_cell(html->grid);
}

static void
begin_title(struct html *html, const xmlChar **attributes)
{
	(void)attributes;
	html->in_title = true;
	buf_reset(&html->title);
}

static void
end_title(struct html *html)
{
	if (html->in_title)
		declared_title(html->page, &html->title);
	html->in_title = false;
}

static void
begin_meta(struct html *html, const xmlChar **attributes)
{
	declared_meta(html->page, attributes);
}

static void
begin_link(struct html *html, const xmlChar **attributes)
{
	declared_link(html->page, attributes);
}

static void
begin_base(struct html *html, const xmlChar **attributes)
{
	declared_base(html->page, attributes);
}

/* In the order of strcmp.  Elements that are not here are inline. */
static const struct element elements[] = {
	{ "address", begin_block, break_line },
	{ "article", begin_block, break_line },
	{ "aside", begin_block, break_line },
	{ "base", begin_base, NULL },
	{ "blockquote", begin_block, break_line },
	{ "body", begin_block, break_line },
	{ "br", begin_block, NULL },
	{ "caption", begin_block, break_line },
	{ "center", begin_block, break_line },
	{ "dd", begin_block, break_line },
	{ "del", hide, NULL },
	{ "details", begin_block, break_line },
	{ "dir", begin_block, break_line },
	{ "div", begin_block, break_line },
	{ "dl", begin_block, break_line },
	{ "dt", begin_block, break_line },
	{ "fieldset", begin_block, break_line },
	{ "figcaption", begin_block, break_line },
	{ "figure", begin_block, break_line },
	{ "footer", begin_block, break_line },
	{ "form", begin_block, break_line },
	{ "h1", begin_block, break_line },
	{ "h2", begin_block, break_line },
	{ "h3", begin_block, break_line },
	{ "h4", begin_block, break_line },
	{ "h5", begin_block, break_line },
	{ "h6", begin_block, break_line },
	{ "header", begin_block, break_line },
	{ "hr", begin_block, NULL },
	{ "iframe", hide, NULL },
	{ "legend", begin_block, break_line },
	{ "li", begin_block, break_line },
	{ "link", begin_link, NULL },
	{ "listing", begin_pre, end_pre },
	{ "main", begin_block, break_line },
	{ "menu", begin_block, break_line },
	{ "meta", begin_meta, NULL },
	{ "nav", begin_block, break_line },
	{ "noframes", hide, NULL },
	{ "noscript", hide, NULL },
	{ "ol", begin_block, break_line },
	{ "p", begin_block, break_line },
	{ "plaintext", begin_pre, end_pre },
	{ "pre", begin_pre, end_pre },
	{ "rp", hide, NULL },
	{ "rt", hide, NULL },
	{ "s", hide, NULL },
	{ "script", hide, NULL },
	{ "section", begin_block, break_line },
	{ "select", hide, NULL },
	{ "small", begin_raised, end_small },
	{ "strike", hide, NULL },
	{ "style", hide, NULL },
	{ "sub", begin_raised, end_small },
	{ "summary", begin_block, break_line },
	{ "sup", begin_raised, end_raised },
	{ "svg", hide, NULL },
	{ "table", begin_table, end_table },
	{ "tbody", begin_part, end_part },
	{ "td", begin_cell, end_cell },
	{ "template", hide, NULL },
	{ "textarea", begin_pre, end_pre },
	{ "tfoot", begin_part, end_part },
	{ "th", begin_cell, end_cell },
	{ "thead", begin_part, end_part },
	{ "title", begin_title, end_title },
	{ "tr", begin_row, end_row },
	{ "ul", begin_block, break_line },
	{ "xmp", begin_pre, end_pre },
};

static int
compare_element(const void *name, const void *element)
{
	return strcmp(name, ((const struct element *)element)->name);
}

static const struct element *
element_find(struct html *html, const xmlChar *name)
{
	struct known *known = &html->known[(uintptr_t)name % KNOWN_NAMES];

	if (known->name != name) {
		known->name = name;
		known->element = bsearch(name, elements,
		    sizeof(elements) / sizeof(elements[0]), sizeof(elements[0]),
		    compare_element);
	}
	return known->element;
}

static bool
is_table(const xmlChar *name)
{
	return strcmp((const char *)name, "table") == 0;
}

/* Not what may hold a part of a page, which a reader may open. */
static bool
is_inline(struct html *html, const xmlChar *name)
{
	const struct element *element = element_find(html, name);

	return element == NULL || element->begin == begin_cell ||
	    element->begin == begin_row;
}

/* Scripts show a body that hides itself, so that is no sign. */
static void
look(struct html *html, const xmlChar *name, const xmlChar **attributes)
{
	unsigned style = ruled_unseen(&html->ruled, attributes);

	if ((style & SQUEEZED) != 0 && is_inline(html, name))
		style |= UNSEEN_FAINT;
	if ((style & ~(unsigned)SEEN) != 0 &&
	    (tabs_have(html->tabs, name, attributes) ||
		strcmp((const char *)name, "body") == 0))
		style &= UNSEEN_STRUCK;
	veil_begin(&html->veil, html->depth, style);
	flow_set_faint(html->flow, veil_is_faint(&html->veil));
	if ((style & UNSEEN_GONE) != 0 ||
	    (veil_covers(&html->veil) && is_table(name)))
		html->hidden = html->depth;
}

static void
begin_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
	struct html *html = context;
	const struct element *element;

	html->depth++;
	if (html->depth > html->depth_max)
		html->page->fault = (struct fault){ REASON_TOO_LARGE,
			"elements are nested too deeply" };
	if (html->page->fault.detail != NULL) {
		xmlStopParser(html->parser);
		return;
	}
	if (html->hidden == 0)
		look(html, name, attributes);
	if (html->hidden > 0) {
		html->hidden_tables += is_table(name);
		return;
	}
	element = element_find(html, name);
	if (element != NULL && element->begin != NULL)
		element->begin(html, attributes);
}

static void
end_element(void *context, const xmlChar *name)
{
	struct html *html = context;
	const struct element *element;

	if (html->depth == 0)
		return;
	html->depth--;
	veil_end(&html->veil, html->depth);
	flow_set_faint(html->flow, veil_is_faint(&html->veil));
	if (html->hidden > 0) {
		if (html->depth < html->hidden)
			html->hidden = 0;
		return;
	}
	element = element_find(html, name);
	if (element != NULL && element->end != NULL)
		element->end(html);
}

static void
add_text(void *context, const xmlChar *text, int len)
{
	struct html *html = context;

	if (html->hidden > 0 || veil_covers(&html->veil) || len <= 0 ||
	    text_is_invisible((const char *)text, (size_t)len))
		return;
	if (html->in_title)
		buf_add(&html->title, text, (size_t)len);
	else
		flow_text(html->flow,
		    (struct slice){ (const char *)text, (size_t)len },
		    source_line(html));
}

static const htmlSAXHandler handlers = {
	.startElement = begin_element,
	.endElement = end_element,
	.characters = add_text,
	.ignorableWhitespace = add_text,
	.cdataBlock = add_text,
};

struct html *
html_new(struct page *page)
{
	struct html *html = calloc(1, sizeof(*html));

	if (html == NULL)
		diag_die(EX_OSERR, "out of memory");
	xmlInitParser(); /* before there are threads */
	html->page = page;
	html->grid = grid_new(page);
	html->flow = flow_new(html->grid);
	return html;
}

void
html_free(struct html *html)
{
	if (html == NULL)
		return;
	flow_free(html->flow);
	grid_free(html->grid);
	buf_release(&html->title);
	free(html);
}

static size_t
depth_for(size_t end_tags)
{
	size_t depth = HTML_WORK_MAX / (end_tags + 1);

	depth = depth > HTML_DEPTH_MAX ? HTML_DEPTH_MAX : depth;
	return depth < HTML_DEPTH_SURE ? HTML_DEPTH_SURE : depth;
}

/* Forgets the page before. */
static void
forget(struct html *html)
{
	page_reset(html->page);
	grid_reset(html->grid);
	flow_reset(html->flow);
	buf_reset(&html->title);
	html->depth = 0;
	html->hidden = 0;
	html->veil = (struct veil){ .from = 0 };
	html->hidden_tables = 0;
	html->in_title = false;
	memset(html->known, 0, sizeof(html->known));
}

static void
parse(struct html *html, struct slice text)
{
	forget(html);
	html->parser = htmlNewParserCtxt();
	if (html->parser == NULL)
		diag_die(EX_OSERR, "out of memory");
	*html->parser->sax = handlers;
	html->parser->userData = html;
	(void)htmlCtxtReadMemory(html->parser, text.ptr, (int)text.len, NULL,
	    "UTF-8", HTML_OPTIONS);
	flow_break(html->flow);
	while (grid_is_open(html->grid))
		grid_end_table(html->grid);
	htmlFreeParserCtxt(html->parser);
	html->parser = NULL;
}

void
html_read(struct html *html, char *text, size_t len)
{
	struct markup markup;
	struct slice page;

	len = text_drop_invisible(text, len);
	markup = markup_tame(text, len);
	flow_set_lines(html->flow, !markup.has_blocks);
	html->depth_max = depth_for(markup.end_tags);
	if (!markup.has_blocks)
		len = markdown_drop_marks(text, len);
	page = (struct slice){ text, len };
	ruled_read(&html->ruled, page);
	html->tabs = TABS_NONE;
	parse(html, page);
	html->tabs = tabs_find(html->page, html->hidden_tables, page);
	if (html->tabs != TABS_NONE)
		parse(html, page);
}
