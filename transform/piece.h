/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PIECE_H
#define TRANSFORM_PIECE_H

/*
 * A document cut into pieces: each is what may be one cell of a table,
 * whatever the table is drawn with (grid, bars, tabs, blanks, one cell a
 * line), or a stretch of text.
 *
 * Beside the pieces stands the whole text folded, so that a label is found
 * even if it was broken over several pieces.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "transform/comma.h"
#include "transform/document.h"

enum piece_kind {
	PIECE_TEXT,
	PIECE_VALUE, /* a number, or a sign that stands for none */
	PIECE_BLANK  /* a cell that is there and empty */
};

/*
 * No report is as long as this, in pieces or in bytes of folded text: the
 * longest that were met have a twentieth of it.
 */
enum { PIECES_MAX = 20000, PIECES_FOLD_MAX = 512 << 10 };

/* In bytes: a text from this on is more than noise, and may name something. */
enum { PIECE_NAME_MIN = 6 };

struct piece {
	struct slice raw; /* trimmed */
	enum piece_kind kind;
	uint32_t item;        /* of the document */
	uint32_t line;        /* pieces of one line or grid row share it */
	uint32_t column;      /* in a grid, from 1; 0 elsewhere */
	uint32_t source_line; /* of the document's source */
	uint32_t offset;      /* in its line or cell, in bytes */
	uint32_t fold_at;     /* where its folded text begins */
	uint32_t same;        /* of `raw`, bytes that fold to themselves */
	bool in_cells;  /* the line parts its cells by bars, tabs, a grid */
	bool after_gap; /* a blank line stands before it */
};

struct pieces {
	struct piece *piece; /* npieces, and one more that marks the end */
	size_t npieces;
	size_t cap;
	struct buf fold; /* all folded text */
	/* Per byte of it, behind those that are the same: offset in `raw`. */
	uint32_t *source;
	size_t source_cap;
	bool after_gap;  /* while cutting: a blank line was met */
	bool bar_is_due; /* while cutting: the last line had no bar */
	bool bars_open;  /* while cutting: a bar begins a cell, and ends none */
	struct comma comma; /* while cutting: what parts cells */
	uint32_t line;
	bool is_full; /* what stands behind so many was not looked at */
};

#define PIECES_INIT ((struct pieces){ .npieces = 0 })

/*
 * Cuts the document, whose text the pieces borrow.  `pieces` is reused from
 * document to document; give it back with pieces_release.
 */
void pieces_cut(struct pieces *pieces, const struct document *document);
void pieces_release(struct pieces *pieces);

/* The piece that byte `at` of the folded text belongs to. */
size_t pieces_at(const struct pieces *pieces, size_t at);

/* The folded text from `at` on. */
struct slice pieces_fold(const struct pieces *pieces, size_t at);

#endif
