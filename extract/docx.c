/* SPDX-License-Identifier: ISC */
/*
 * A cell's spans stand inside it, so it begins with its first paragraph or
 * table, or, if it has neither, where it ends.
 */
#include "extract/docx.h"

#include <stdlib.h>
#include <string.h>

#include "extract/flow.h"
#include "extract/grid.h"
#include "extract/package.h"
#include "extract/property.h"
#include "schema/diag.h"

struct docx {
	struct page *page;
	struct grid *grid;
	struct flow *flow;
	uint32_t paragraph; /* how many have begun */
	unsigned hidden;    /* the depth of what is not shown; 0 if all is */
	bool in_run;
	bool in_text;
	bool run_is_hidden;

	/* A cell that is known of and has not begun. */
	bool cell_is_due;
	bool cell_goes_on; /* it is the one above */
	unsigned cell_depth;
	uint32_t column_span;
};

struct element {
	const char *name;
	void (*begin)(struct docx *docx, struct xml *xml);
	void (*end)(struct docx *docx);
};

static uint32_t
source_line(const struct docx *docx)
{
	return docx->paragraph == 0 ? 1 : docx->paragraph;
}

/* A number that an element has as its value, `max` at most. */
static uint32_t
value_of(const struct xml *xml, uint32_t max)
{
	struct slice text = xml_attribute(xml, "val");
	uint32_t value = 0;

	for (size_t i = 0; i < text.len && value < max; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			break;
		value = value * 10 + (uint32_t)(text.ptr[i] - '0');
	}
	return value < max ? value : max;
}

static void
hide(struct docx *docx, struct xml *xml)
{
	docx->hidden = xml_depth(xml);
}

static void
open_cell(struct docx *docx)
{
	if (!docx->cell_is_due)
		return;
	docx->cell_is_due = false;
	if (docx->cell_goes_on &&
	    grid_extend_cell(docx->grid, docx->column_span))
		docx->hidden = docx->cell_depth;
	else
		grid_begin_cell(docx->grid, source_line(docx), 1,
		    docx->column_span);
}

static void
break_line(struct docx *docx)
{
	flow_break(docx->flow);
}

static void
begin_break(struct docx *docx, struct xml *xml)
{
	(void)xml;
	flow_break(docx->flow);
}

static void
begin_paragraph(struct docx *docx, struct xml *xml)
{
	(void)xml;
	docx->paragraph++;
	docx->in_run = false;
	flow_break(docx->flow);
	open_cell(docx);
}

static void
begin_run(struct docx *docx, struct xml *xml)
{
	(void)xml;
	docx->in_run = true;
	docx->run_is_hidden = false;
}

static void
end_run(struct docx *docx)
{
	docx->in_run = false;
	docx->run_is_hidden = false;
}

static void
begin_vanish(struct docx *docx, struct xml *xml)
{
	struct slice value = xml_attribute(xml, "val");

	if (docx->in_run)
		docx->run_is_hidden = !slice_equal(value, SLICE("0")) &&
		    !slice_equal(value, SLICE("false")) &&
		    !slice_equal(value, SLICE("off"));
}

static void
begin_text(struct docx *docx, struct xml *xml)
{
	(void)xml;
	docx->in_text = true;
}

static void
end_text(struct docx *docx)
{
	docx->in_text = false;
}

static void
put(struct docx *docx, struct slice text)
{
	if (!docx->run_is_hidden)
		flow_text(docx->flow, text, source_line(docx));
}

/* A tab of the text: those of its style stand outside the runs. */
static void
begin_tab(struct docx *docx, struct xml *xml)
{
	(void)xml;
	if (docx->in_run)
		put(docx, SLICE("\t"));
}

static void
begin_hyphen(struct docx *docx, struct xml *xml)
{
	(void)xml;
	put(docx, SLICE("-"));
}

static void
begin_table(struct docx *docx, struct xml *xml)
{
	(void)xml;
	flow_break(docx->flow);
	open_cell(docx);
	if (docx->hidden == 0)
		grid_begin_table(docx->grid);
}

static void
end_table(struct docx *docx)
{
	flow_break(docx->flow);
	grid_end_table(docx->grid);
}

static void
begin_row(struct docx *docx, struct xml *xml)
{
	(void)xml;
	flow_break(docx->flow);
	grid_begin_row(docx->grid);
}

static void
end_row(struct docx *docx)
{
	flow_break(docx->flow);
	grid_end_row(docx->grid);
}

/* Columns that a row leaves out at its beginning. */
static void
begin_before(struct docx *docx, struct xml *xml)
{
	uint32_t columns = value_of(xml, GRID_COLUMNS_MAX + 1);

	if (columns == 0)
		return;
	grid_begin_cell(docx->grid, source_line(docx), 1, columns);
	grid_end_cell(docx->grid);
}

static void
begin_cell(struct docx *docx, struct xml *xml)
{
	flow_break(docx->flow);
	docx->cell_is_due = true;
	docx->cell_goes_on = false;
	docx->cell_depth = xml_depth(xml);
	docx->column_span = 1;
}

static void
end_cell(struct docx *docx)
{
	open_cell(docx);
	flow_break(docx->flow);
	grid_end_cell(docx->grid);
	docx->hidden = 0;
}

static void
begin_span(struct docx *docx, struct xml *xml)
{
	uint32_t columns = value_of(xml, GRID_COLUMNS_MAX + 1);

	docx->column_span = columns == 0 ? 1 : columns;
}

static void
begin_merge(struct docx *docx, struct xml *xml)
{
	docx->cell_goes_on = !slice_equal(xml_attribute(xml, "val"),
	    SLICE("restart"));
}

/* In the order of strcmp.  Elements that are not here have no effect. */
static const struct element elements[] = {
	{ "br", begin_break, NULL },
	{ "cr", begin_break, NULL },
	{ "gridBefore", begin_before, NULL },
	{ "gridSpan", begin_span, NULL },
	{ "moveFrom", hide, NULL },
	{ "noBreakHyphen", begin_hyphen, NULL },
	{ "p", begin_paragraph, break_line },
	{ "ptab", begin_tab, NULL },
	{ "r", begin_run, end_run },
	{ "t", begin_text, end_text },
	{ "tab", begin_tab, NULL },
	{ "tbl", begin_table, end_table },
	{ "tc", begin_cell, end_cell },
	{ "tr", begin_row, end_row },
	{ "vMerge", begin_merge, NULL },
	{ "vanish", begin_vanish, NULL },
};

static int
compare_element(const void *name, const void *element)
{
	return strcmp(name, ((const struct element *)element)->name);
}

static const struct element *
element_find(const char *name)
{
	return bsearch(name, elements, sizeof(elements) / sizeof(elements[0]),
	    sizeof(elements[0]), compare_element);
}

static void
begin(struct xml *xml, const char *name, bool is_own)
{
	struct docx *docx = xml_context(xml);
	const struct element *element = element_find(name);

	if (docx->page->fault.detail != NULL) {
		xml_stop(xml);
		return;
	}
	if (docx->hidden > 0)
		return;
	if (!is_own && strcmp(name, "Fallback") == 0)
		hide(docx, xml); /* the same again, for older programs */
	else if (is_own && element != NULL)
		element->begin(docx, xml);
}

static void
end(struct xml *xml, const char *name, bool is_own)
{
	struct docx *docx = xml_context(xml);
	const struct element *element = element_find(name);

	if (docx->hidden > 0) {
		if (xml_depth(xml) == docx->hidden)
			docx->hidden = 0;
		return;
	}
	if (is_own && element != NULL && element->end != NULL)
		element->end(docx);
}

/* Breaks of the source are blanks, as Word has it. */
static void
text(struct xml *xml, struct slice piece)
{
	struct docx *docx = xml_context(xml);

	if (docx->hidden > 0 || !docx->in_text)
		return;
	while (piece.len > 0) {
		const char *newline = memchr(piece.ptr, '\n', piece.len);
		size_t len = newline == NULL ? piece.len
					     : (size_t)(newline - piece.ptr);

		put(docx, slice_sub(piece, 0, len));
		if (newline != NULL)
			put(docx, SLICE(" "));
		piece = slice_sub(piece, len + 1, piece.len);
	}
}

static const struct xml_reader reader = { begin, end, text };

struct docx *
docx_new(struct page *page)
{
	struct docx *docx = calloc(1, sizeof(*docx));

	if (docx == NULL)
		diag_die(EX_OSERR, "out of memory");
	docx->page = page;
	docx->grid = grid_new(page);
	docx->flow = flow_new(docx->grid);
	return docx;
}

void
docx_free(struct docx *docx)
{
	if (docx == NULL)
		return;
	flow_free(docx->flow);
	grid_free(docx->grid);
	free(docx);
}

bool
docx_is(struct slice bytes)
{
	return package_has(bytes, SLICE("word/"));
}

/* Forgets the document before. */
static void
prepare(struct docx *docx)
{
	page_reset(docx->page);
	grid_reset(docx->grid);
	flow_reset(docx->flow);
	flow_set_preformatted(docx->flow, true);
	docx->paragraph = 0;
	docx->hidden = 0;
	docx->in_run = false;
	docx->in_text = false;
	docx->run_is_hidden = false;
	docx->cell_is_due = false;
}

/* Ends what is open.  A fault of the page's own is the first. */
static void
finish(struct docx *docx, struct fault fault)
{
	flow_break(docx->flow);
	while (grid_is_open(docx->grid))
		grid_end_table(docx->grid);
	if (docx->page->fault.detail == NULL)
		docx->page->fault = fault;
}

void
docx_read_part(struct docx *docx, struct slice xml)
{
	prepare(docx);
	finish(docx, xml_read(xml, &reader, docx));
}

void
docx_read(struct docx *docx, struct slice bytes, size_t max)
{
	struct package package;
	struct package_relations relations = { 0 };
	struct slice part;
	struct fault fault;

	prepare(docx);
	fault = package_begin(&package, bytes, docx->page->arena, max);
	if (fault.detail == NULL)
		fault = package_relate(&package, SLICE(""), &relations);
	if (fault.detail == NULL) {
		part = package_by_type(&relations, "officeDocument");
		fault = package_read(&package,
		    part.ptr == NULL ? SLICE("word/document.xml") : part,
		    &reader, docx);
		property_read(&package, &relations, docx->page);
	}
	finish(docx, fault);
	package_end(&package);
}
