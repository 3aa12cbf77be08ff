/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_SCAN_H
#define TRANSFORM_SCAN_H

/*
 * The rows of tables, as they stand in a document: a label, if there is one,
 * and the cells that follow it.  Nothing is decided here about what a row
 * means: that is for bind.h, when all rows are known.
 */

#include <stdbool.h>
#include <stdint.h>

#include "transform/piece.h"
#include "transform/table.h"

/* A cell of numbers, or what was printed in its place. */
struct scan_value {
	struct slice raw;
	uint32_t source_line;
	uint32_t column; /* in a grid, from 1; 0 elsewhere */
};

struct scan_row {
	enum table table;
	const struct label *label; /* the first of nlabels; NULL: no label */
	size_t nlabels;            /* what its wording may name */
	size_t value;              /* its first one in scan.value */
	size_t nvalues;
	uint32_t item;     /* of the document, where it begins */
	bool is_beside;    /* the first value stands in the label's line */
	bool is_stray;     /* values where a label should be */
	bool is_below;     /* the label stands below such a value */
	bool is_firm;      /* the label is certain to belong to the values */
	bool is_glued;     /* nothing parts the label from the values */
	bool has_text;     /* some text stands between them */
	bool has_parts;    /* and another before values behind them: the label
			      heads rows of which these are the first */
	struct slice name; /* text in its line that is no known label */
	struct slice unit; /* behind the label, in brackets or a cell; folded or
			      not; no bytes if there is none */
};

/* A label in the head of a table, or a text that is none that is known. */
struct scan_head {
	enum table table;
	enum label_kind kind;
	int code;          /* in the catalogue of its kind; -1 for a text */
	struct slice text; /* of the piece that it begins in */
	struct slice unit; /* behind the label, in brackets */
	uint32_t line;     /* of pieces */
	uint32_t source_line;
	uint32_t column; /* in a grid, from 1; 0 elsewhere */
	uint32_t place;  /* characters before it in its line */
	size_t row;      /* the next row, in scan.row */
};

/* A text in the place of a label, that is none that is known. */
struct scan_stranger {
	struct slice raw;
	uint32_t source_line;
};

struct scan {
	struct scan_row *row;
	size_t nrows;
	size_t rows_cap;
	struct scan_value *value;
	size_t nvalues;
	size_t values_cap;
	struct scan_head *head;
	size_t nheads;
	size_t heads_cap;
	struct scan_stranger *stranger;
	size_t nstrangers;
	size_t strangers_cap;
	const struct pieces *pieces; /* that it was made of */
};

#define SCAN_INIT ((struct scan){ .nrows = 0 })

/* Finds the rows of all tables; `scan` is reused, and borrows from both. */
void scan_rows(struct scan *scan, const struct labels *labels,
    const struct pieces *pieces);
void scan_release(struct scan *scan);

#endif
