/* SPDX-License-Identifier: ISC */
/*
 * One walk over the pieces, with two things kept in mind: which table this
 * is, and which row is open.  A label opens a row, cells fill it, and it
 * closes where the layout says that a row ends: at the next label, at the end
 * of a line of several cells, at a blank line between rows of tabbed cells.
 */
#include "transform/scan.h"

#include <stdlib.h>
#include <string.h>

#include "schema/catalog.h"
#include "schema/room.h"
#include "transform/choice.h"
#include "transform/fold.h"
#include "transform/line.h"
#include "transform/value.h"
#include "transform/walk.h"

enum {
	NOISE_MAX = 60,  /* a text up to this may stand inside a row */
	HEAD_MIN = 6,    /* a text from this on may head a column */
	LINE_VALUES = 3, /* cells that make a line a row of its own */
	NEXT_LINES = 2   /* to the next line, one that is blank between */
};

struct walker {
	struct scan *scan;
	struct walk walk;
	enum table table;
	struct scan_row *open; /* NULL if no row is */
	bool in_head;          /* between a table's mark and its first row */
	struct slice name;     /* unknown text in this line, or no bytes */
	struct slice above;    /* the last one behind any label and any cell */
	uint32_t above_line;   /* of the source */
	uint32_t open_line;    /* of the open row's label or last cell */
	size_t line_values;    /* cells that the open row has in that line */
	uint32_t stray_line;   /* that begins with cells of no row */
};

static void
open_row(struct walker *w, const struct walk_event *event)
{
	struct scan *scan = w->scan;
	const struct piece *piece = event->piece;

	scan->row = room_for(scan->row, &scan->rows_cap, scan->nrows + 1,
	    sizeof(scan->row[0]));
	w->open = &scan->row[scan->nrows++];
	*w->open = (struct scan_row){
		.table = w->table,
		.value = scan->nvalues,
		.item = piece->item,
		.name = w->name.len > 0 ? w->name : w->above,
	};
	w->open_line = piece->line;
	w->line_values = 0;
}

static void
close_row(struct walker *w)
{
	w->open = NULL;
}

/* A text before a cell, in a table, where a row's label should be. */
static void
add_stranger(struct walker *w)
{
	struct scan *scan = w->scan;

	if (w->table == TABLE_NONE || w->above.len < PIECE_NAME_MIN)
		return;
	scan->stranger = room_for(scan->stranger, &scan->strangers_cap,
	    scan->nstrangers + 1, sizeof(scan->stranger[0]));
	scan->stranger[scan->nstrangers++] = (struct scan_stranger){
		.raw = w->above,
		.source_line = w->above_line
	};
}

/*
 * In table 2 a place may part a row in rows with names of their own: then the
 * values of the first are not those of the row.
 */
static void
tell_parts(struct walker *w)
{
	const struct scan *scan = w->scan;
	struct scan_row *last;

	if (scan->nrows == 0 || w->table != TABLE_DISCLOSURE || w->in_head ||
	    w->above.len < PIECE_NAME_MIN)
		return;
	last = &scan->row[scan->nrows - 1];
	if (w->open == NULL)
		last->has_parts |= last->has_text;
	else
		last->has_text |= last->nvalues == 0;
}

static void
add_value(struct walker *w, const struct walk_event *event)
{
	struct scan *scan = w->scan;
	const struct piece *piece = event->piece;

	scan->value = room_for(scan->value, &scan->values_cap,
	    scan->nvalues + 1, sizeof(scan->value[0]));
	scan->value[scan->nvalues++] = (struct scan_value){ event->raw,
		piece->source_line, piece->column };
	if (w->open->nvalues++ == 0)
		w->open->is_beside = w->open->label != NULL &&
		    piece->line == w->open_line;
	w->line_values = piece->line == w->open_line ? w->line_values + 1 : 1;
	w->open_line = piece->line;
	w->above = SLICE("");
}

static void
add_head(struct walker *w, const struct label *label,
    const struct walk_event *event)
{
	struct scan *scan = w->scan;

	scan->head = room_for(scan->head, &scan->heads_cap, scan->nheads + 1,
	    sizeof(scan->head[0]));
	scan->head[scan->nheads++] = (struct scan_head){
		.table = w->table,
		.kind = label == NULL ? LABEL_MARK : label->kind,
		.code = label == NULL ? -1 : label->row,
		.text = event->piece->raw,
		.unit = event->remark,
		.line = event->piece->line,
		.source_line = event->piece->source_line,
		.column = event->piece->column,
		.place = line_place(event->piece),
		.row = scan->nrows,
	};
}

static bool
is_heading(const struct catalog *catalog, int row)
{
	return strcmp(catalog->rows[row].role, "heading") == 0;
}

/*
 * A label behind cells that no row is open for, with none behind it in their
 * line: it may be theirs, and the cells of the next line are not its own.
 */
static bool
is_behind_cells(const struct walker *w, const struct walk_event *event)
{
	const struct pieces *pieces = w->walk.pieces;
	const struct piece *next = &pieces->piece[w->walk.at];
	struct slice rest = pieces_fold(pieces, w->walk.fold_at);

	if (w->stray_line != event->piece->line)
		return false;
	if (!event->is_whole && rest.len > 0 && rest.ptr[0] >= '0' &&
	    rest.ptr[0] <= '9')
		return false;
	return next->line != w->stray_line || line_values(next, pieces) == 0;
}

static void
open_labelled(struct walker *w, const struct label *label,
    const struct walk_event *event)
{
	w->name = SLICE("");
	w->in_head = false;
	if (is_behind_cells(w, event)) {
		close_row(w);
		return;
	}
	open_row(w, event);
	w->open->label = label;
	w->open->nlabels = 1;
	w->open->is_firm = true;
	w->open->unit = event->remark;
	w->open->is_below = w->stray_line > 0 &&
	    event->piece->line - w->stray_line <= NEXT_LINES;
	if (label->kind != LABEL_INDICATOR)
		return;
	w->open->label = event->label;
	w->open->nlabels = event->nlabels;
}

/* A word of a head tells the table, and ends the row above it. */
static void
on_mark(struct walker *w, const struct walk_event *event)
{
	enum table table = table_of_mark(event->label);

	close_row(w);
	if (table == TABLE_NONE)
		return;
	w->table = table;
	w->in_head = true;
}

static void
on_section(struct walker *w, const struct label *label)
{
	close_row(w);
	w->table = table_of_section(label->row);
	w->in_head = false;
}

static void
on_category(struct walker *w, const struct label *label,
    const struct walk_event *event)
{
	if (is_heading(&catalog_category, label->row))
		close_row(w);
	else
		open_labelled(w, label, event);
}

static void
on_head(struct walker *w, const struct label *label,
    const struct walk_event *event)
{
	add_head(w, label, event);
	close_row(w);
	w->in_head = label->kind == LABEL_APPLICANT ||
	    label->kind == LABEL_MEASURE;
}

/* Whether the row ends before a cell in another line than its last one. */
static bool
ends_before(const struct walker *w, const struct piece *piece)
{
	if (piece->line == w->open_line || w->open->nvalues == 0)
		return false;
	if (piece->column > 0 || w->line_values >= LINE_VALUES ||
	    w->open->is_beside)
		return true;
	return piece->after_gap && piece->in_cells;
}

/* A line of cells below a label may be that label's, or another's. */
static bool
is_line_below(const struct walker *w, const struct piece *piece)
{
	return w->open->label != NULL && piece->line != w->open_line &&
	    w->table == TABLE_REQUEST &&
	    line_values(piece, w->walk.pieces) >= LINE_VALUES;
}

/* Whether the label above can be no label of this line's cells. */
static bool
is_of_another(const struct walker *w)
{
	const struct catalog_row *row =
	    &catalog_outcome.rows[w->open->label->row];

	if (strcmp(row->role, "heading") == 0)
		return true;
	return w->name.len >= PIECE_NAME_MIN &&
	    !fold_is_like(w->name, slice_of(row->label));
}

/*
 * A full line of cells below an open row: the row's label may be theirs, and
 * what single cells it has are strays, such as a page's number.
 */
static void
take_line_below(struct walker *w)
{
	w->open->is_firm = false;
	w->scan->nvalues -= w->open->nvalues;
	w->open->nvalues = 0;
}

/* A heading has no cells: those below a text are the text's. */
static bool
is_under_text(const struct walker *w)
{
	const struct label *label = w->open->label;

	return w->table == TABLE_REQUEST && w->above.len >= PIECE_NAME_MIN &&
	    w->open->nvalues == 0 && label != NULL &&
	    label->kind == LABEL_OUTCOME &&
	    is_heading(&catalog_outcome, label->row);
}

/* Cells without a label: a row if they are many, and a row of this table. */
static bool
opens_row(const struct walker *w, const struct walk_event *event)
{
	const struct piece *piece = event->piece;

	if (w->table == TABLE_REVIEW)
		return piece->kind == PIECE_VALUE || piece->in_cells ||
		    event->is_glued;
	if (w->table != TABLE_REQUEST || piece->kind != PIECE_VALUE)
		return false;
	return line_values(piece, w->walk.pieces) >= LINE_VALUES ||
	    (w->above.len >= PIECE_NAME_MIN &&
		line_run(piece, w->walk.pieces, LINE_VALUES) >= LINE_VALUES);
}

/* Numbers that no row is open for: their label may stand behind them. */
static bool
are_stray(const struct walker *w, const struct piece *piece)
{
	if (w->table == TABLE_REQUEST)
		return line_is_number(piece) &&
		    line_run(piece, w->walk.pieces, LINE_VALUES) >= LINE_VALUES;
	return w->table == TABLE_DISCLOSURE && line_is_number(piece);
}

/* Opens a row for cells without a label, if they are to be kept. */
static bool
open_unlabelled(struct walker *w, const struct walk_event *event)
{
	bool is_row = opens_row(w, event);

	if (!is_row) {
		w->stray_line = w->name.len > 0 ? 0 : event->piece->line;
		w->above = SLICE("");
		if (!are_stray(w, event->piece))
			return false;
	}
	open_row(w, event);
	w->open->is_stray = !is_row;
	return true;
}

static void
on_value(struct walker *w, const struct walk_event *event)
{
	const struct piece *piece = event->piece;

	add_stranger(w);
	tell_parts(w);
	if (w->open != NULL && (ends_before(w, piece) || is_under_text(w)))
		close_row(w);
	if (w->open != NULL && is_line_below(w, piece)) {
		if (is_of_another(w))
			close_row(w);
		else
			take_line_below(w);
	}
	if (w->table == TABLE_APPENDIX && piece->kind == PIECE_VALUE)
		w->in_head = false;
	if (w->open == NULL && w->in_head && piece->kind == PIECE_TEXT &&
	    !event->is_glued) {
		add_head(w, NULL, event); /* such as the name of a year */
		return;
	}
	if (w->open == NULL && !open_unlabelled(w, event))
		return;
	if (event->is_glued)
		w->open->is_glued = true;
	if (event->remark.len > 0)
		w->open->unit = event->remark;
	add_value(w, event);
}

static void
on_text(struct walker *w, const struct walk_event *event)
{
	size_t len = event->raw.len;

	w->name = event->raw;
	if (len >= PIECE_NAME_MIN && !value_is_unit(event->raw)) {
		w->above = event->raw;
		w->above_line = event->piece->source_line;
	}
	if (w->in_head && len >= HEAD_MIN && len <= NOISE_MAX)
		add_head(w, NULL, event);
	if (w->open != NULL && w->table != TABLE_APPENDIX &&
	    (w->open->nvalues > 0 || len > NOISE_MAX ||
		(w->table == TABLE_REQUEST && fold_is_item(event->raw))))
		close_row(w);
	if (w->table != TABLE_NONE && !event->piece->in_cells &&
	    walk_is_prose(event)) {
		close_row(w);
		w->table = TABLE_NONE;
		w->in_head = false;
	}
}

/*
 * In table 3 an indicator's label is a row that a place has added: statistics
 * begin with a head of their own.
 */
static bool
is_local_row(const struct walker *w, const struct label *label)
{
	return w->table == TABLE_REQUEST && label->kind == LABEL_INDICATOR;
}

/*
 * A label that none can be told of, or that is a row which a place has added:
 * it ends the row above it, and in the head of statistics it is a column.
 */
static void
on_no_label(struct walker *w, const struct walk_event *event, bool is_row)
{
	struct walk_event text = *event;

	text.raw = event->piece->raw;
	if (is_row || (w->open != NULL && w->open->nvalues > 0))
		close_row(w);
	if (is_row || (w->table == TABLE_APPENDIX && w->in_head))
		on_text(w, &text);
}

static void
on_label(struct walker *w, const struct walk_event *event)
{
	const struct label *label = choice_label(w->table, w->in_head, event);
	const struct label *section = choice_section(w->table, event);

	w->above = SLICE("");
	if (section != NULL) {
		if (event->is_whole || event->is_chained)
			on_section(w, section);
		return;
	}
	if (label == NULL || is_local_row(w, label)) {
		on_no_label(w, event, label != NULL);
		return;
	}
	if (label->kind == LABEL_MARK) {
		on_mark(w, event);
		return;
	}
	w->table = table_of(label);
	if (label->kind == LABEL_CATEGORY)
		on_category(w, label, event);
	else if (label->kind == LABEL_OUTCOME || label->kind == LABEL_INDICATOR)
		open_labelled(w, label, event);
	else
		on_head(w, label, event);
}

/* In an appendix a row is its label, the unit, and its cells in one line. */
static void
on_appendix_text(struct walker *w, const struct walk_event *event)
{
	if (w->open != NULL &&
	    (w->open->nvalues > 0 || value_is_counted(event->raw)))
		close_row(w);
	if (w->open != NULL && value_is_unit(event->raw))
		w->open->unit = event->raw;
	on_text(w, event);
}

static void
start_line(struct walker *w, const struct walk_event *event, uint32_t *line)
{
	if (event->piece->line == *line)
		return;
	*line = event->piece->line;
	w->name = SLICE("");
}

void
scan_rows(struct scan *scan, const struct labels *labels,
    const struct pieces *pieces)
{
	struct walker w = { .scan = scan };
	struct walk_event event;
	uint32_t line = 0;

	scan->pieces = pieces;
	scan->nrows = 0;
	scan->nvalues = 0;
	scan->nheads = 0;
	scan->nstrangers = 0;
	walk_begin(&w.walk, labels, pieces);
	while (walk_next(&w.walk, &event)) {
		start_line(&w, &event, &line);
		if (event.kind == WALK_LABEL)
			on_label(&w, &event);
		else if (event.kind == WALK_VALUE)
			on_value(&w, &event);
		else if (w.table == TABLE_APPENDIX)
			on_appendix_text(&w, &event);
		else
			on_text(&w, &event);
	}
}

void
scan_release(struct scan *scan)
{
	free(scan->row);
	free(scan->value);
	free(scan->head);
	free(scan->stranger);
	*scan = SCAN_INIT;
}
