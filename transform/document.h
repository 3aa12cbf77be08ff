/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_DOCUMENT_H
#define TRANSFORM_DOCUMENT_H

/*
 * One document as extract wrote it: its text and its tables, in the order in
 * which a person reads them.
 *
 * An item is a line (a block of text of a page, or one line of a plain text,
 * with its blanks, tabs and bars) or a cell of a table.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/arena.h"
#include "schema/record.h"

struct item {
	struct slice text;
	uint32_t source_line;
	uint32_t table; /* from 1; 0 for a line */
	uint32_t row;   /* these four are 0 for a line */
	uint32_t column;
	uint32_t row_span;
	uint32_t column_span;
};

struct meta {
	struct slice name;
	struct slice content;
};

struct document {
	struct record head;  /* the document record, copied */
	struct slice name;   /* as extract was given it, with #entry */
	struct slice uri;    /* SLICE_NULL if unknown */
	struct slice title;  /* of the page's title element, or SLICE_NULL */
	bool title_is_taken; /* by a report above; false when it is read */
	bool is_html;
	const struct item *items;
	size_t nitems;
	const struct meta *metas;
	size_t nmetas;
};

struct document_reader;

/*
 * Gathers documents from `reader`, which stays the caller's.  Records that
 * belong to no document (input, reject) are passed to `writer`, in their
 * place, if it is not NULL.
 */
struct document_reader *document_reader_new(struct record_reader *reader,
    struct record_writer *writer);
void document_reader_free(struct document_reader *documents); /* NULL is fine */

/*
 * The next document, whose parts live in `arena`, which is emptied first.
 * False at the end of the stream.
 */
bool document_read(struct document_reader *reader, struct arena *arena,
    struct document *document);

#endif
