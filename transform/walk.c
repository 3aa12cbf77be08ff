/* SPDX-License-Identifier: ISC */
#include "transform/walk.h"

#include <stdint.h>
#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/value.h"
#include "transform/word.h"

enum {
	REMARK_MAX = 400, /* bytes of a remark in brackets behind a label */
	PARTIAL_MIN = 15, /* bytes that tell a label that was cut off */
	SPOILT_MAX = 40,  /* bytes of a cell that is no number and begins so */
	FIRST_IDEOGRAPH = 0xe3, /* lead byte; marks have it, too */
	NUMBERING_MAX = 6,   /* bytes of one numeral and the mark behind it */
	NEAR_PIECES = 8,     /* that are looked through one by one */
	LONG_PIECE = 600,    /* folded bytes of a piece that may hide a table */
	LABEL_TRIES = 4,     /* labels that begin one place */
	CHAINS_MAX = 256,    /* places within long pieces that are looked at */
	PROSE_MIN = 90,      /* bytes of a text that may be prose, */
	PROSE_WORD_MIN = 16, /* if its words have as many or it is one */
	PROSE_HEAD_MAX = 360 /* and that is */
};

static size_t
end_of_piece(const struct walk *walk, size_t piece)
{
	return walk->pieces->piece[piece + 1].fold_at;
}

/* The folded text from `at` to the end of all text. */
static struct slice
rest(const struct walk *walk, size_t at)
{
	return pieces_fold(walk->pieces, at);
}

/* What stands unfolded behind byte `fold_at` of the piece. */
static struct slice
raw_from(const struct walk *walk, size_t piece, size_t fold_at)
{
	const struct piece *p = &walk->pieces->piece[piece];
	size_t at = fold_at - p->fold_at;

	if (fold_at >= end_of_piece(walk, piece))
		return slice_sub(p->raw, p->raw.len, 0);
	if (at >= p->same)
		at = walk->pieces->source[fold_at];
	return slice_sub(p->raw, at, p->raw.len);
}

/*
 * The piece that byte `at` of the folded text belongs to: most often one of the
 * next few.
 */
static size_t
piece_at(const struct walk *walk, size_t at)
{
	const struct pieces *pieces = walk->pieces;
	size_t i = walk->at;

	if (at < pieces->piece[i].fold_at)
		return pieces_at(pieces, at);
	for (size_t n = 0; n < NEAR_PIECES && i + 1 < pieces->npieces; n++, i++)
		if (pieces->piece[i + 1].fold_at > at)
			return i;
	return pieces_at(pieces, at);
}

/* Moves to byte `fold_at` of the folded text. */
static void
move_to(struct walk *walk, size_t fold_at)
{
	const struct pieces *pieces = walk->pieces;
	size_t piece = piece_at(walk, fold_at);

	if (piece < walk->at)
		piece = walk->at;
	/* Blank cells have no bytes: stop at the first that was not passed. */
	while (piece > walk->at && pieces->piece[piece].fold_at == fold_at &&
	    pieces->piece[piece - 1].fold_at == fold_at && piece - 1 > walk->at)
		piece--;
	walk->fold_at = fold_at;
	walk->at = piece;
	walk->in_chain = fold_at > pieces->piece[piece].fold_at &&
	    fold_at < end_of_piece(walk, piece);
	if (!walk->in_chain && fold_at > pieces->piece[piece].fold_at)
		walk->at++;
}

/* Where in the folded text the first cell of numbers behind `at` begins. */
static size_t
next_value(const struct walk *walk, size_t at)
{
	size_t i = piece_at(walk, at);
	const struct piece *piece = &walk->pieces->piece[i];

	while (i < walk->pieces->npieces && piece->fold_at < at + REMARK_MAX &&
	    (piece->kind != PIECE_VALUE || piece->fold_at <= at)) {
		piece++;
		i++;
	}
	return piece->fold_at;
}

/*
 * Behind the remark in brackets that begins at `at`, or `at` itself.  One
 * that is broken off by the row's cells ends with its piece.
 */
static size_t
skip_remark(const struct walk *walk, size_t at)
{
	struct slice text = slice_sub(rest(walk, at), 0, REMARK_MAX);
	size_t depth = 0;

	if (!slice_starts(text, SLICE("(")))
		return at;
	if (slice_find(text, SLICE(")"), 0) == SIZE_MAX)
		return end_of_piece(walk, piece_at(walk, at));
	text = slice_sub(text, 0, next_value(walk, at) - at);
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '(')
			depth++;
		else if (text.ptr[i] == ')' && --depth == 0)
			return at + i + 1;
	}
	return end_of_piece(walk, piece_at(walk, at));
}

static bool
is_piece_start(const struct walk *walk, size_t at)
{
	return walk->pieces->piece[piece_at(walk, at)].fold_at == at;
}

/* The longest label within `room` bytes at `at`; how many have its wording. */
static size_t
match_at(const struct walk *walk, size_t at, size_t room,
    const struct label **label, struct slice *numbering)
{
	struct slice text = slice_sub(rest(walk, at), 0, room);
	size_t n = fold_numbering(text);
	size_t found = 0;

	*numbering = slice_sub(text, 0, n);
	if (n > 0)
		found = labels_match(walk->labels, slice_sub(text, n, text.len),
		    label);
	if (found == 0) {
		*numbering = slice_sub(text, 0, 0);
		found = labels_match(walk->labels, text, label);
	}
	return found;
}

/*
 * The same with all the room that there is.  Where a label
 * may end the next may begin: what was found last is not looked for again.
 */
static const struct walk_match *
match_behind(struct walk *walk, size_t at)
{
	struct walk_match *last = &walk->last;

	if (last->at != at) {
		last->nlabels = match_at(walk, at, SIZE_MAX, &last->label,
		    &last->numbering);
		last->at = at;
	}
	return last;
}

/* Whether a unit begins it, and a number stands behind. */
static bool
begins_counted(struct slice text)
{
	const struct word *unit = word_find(WORD_UNIT, text);

	return unit != NULL && unit->len < text.len &&
	    text.ptr[unit->len] >= '0' && text.ptr[unit->len] <= '9';
}

/*
 * Whether something parts a label that ends at `at` from what follows: a
 * piece's end, a number, with its unit before it or not, a bracket.
 */
static bool
is_parted(const struct walk *walk, size_t at)
{
	struct slice text = rest(walk, at);

	return text.len == 0 || is_piece_start(walk, at) ||
	    strchr("0123456789+-/(:", text.ptr[0]) != NULL ||
	    begins_counted(text);
}

/* Whether a label may end at `at`: there, or before another label. */
static bool
may_end(struct walk *walk, size_t at)
{
	return is_parted(walk, at) || match_behind(walk, at)->nlabels > 0;
}

/* Whether a cell that begins at `from` has more than what ends at `to`. */
static bool
is_part_of_cell(const struct walk *walk, size_t from, size_t to)
{
	return is_piece_start(walk, from) && !is_piece_start(walk, to) &&
	    walk->pieces->piece[piece_at(walk, from)].in_cells;
}

/*
 * A remark that the piece's text goes on behind is no remark of a label, nor
 * is what the next cell begins with.
 */
static bool
take_remark(struct walk *walk, struct walk_event *event, size_t *end)
{
	size_t behind = skip_remark(walk, *end);

	if (behind == *end || is_part_of_cell(walk, *end, behind))
		return true;
	event->remark = slice_sub(rest(walk, *end), 0, behind - *end);
	*end = behind;
	return may_end(walk, behind);
}

/* If the longest label runs on into what follows, a shorter may be meant. */
static bool
find_label(struct walk *walk, size_t at, struct walk_event *event, size_t *end)
{
	struct walk_match found = *match_behind(walk, at);

	for (int tries = 0; tries < LABEL_TRIES && found.nlabels > 0; tries++) {
		size_t len = found.numbering.len + found.label->text.len;

		event->label = found.label;
		event->nlabels = found.nlabels;
		event->numbering = found.numbering;
		*end = at + len;
		/* The rest of a longer label is no label behind a shorter. */
		if (tries == 0 ? may_end(walk, *end) : is_parted(walk, *end))
			return take_remark(walk, event, end);
		found.nlabels = match_at(walk, at, len - 1, &found.label,
		    &found.numbering);
	}
	return false;
}

/* A label whose end is missing from its line. */
static bool
find_partial(const struct walk *walk, struct walk_event *event, size_t *end)
{
	struct slice text;
	size_t stop = end_of_piece(walk, walk->at);
	size_t n;

	text = slice_sub(rest(walk, walk->fold_at), 0, stop - walk->fold_at);
	n = fold_numbering(text);
	event->numbering = slice_sub(text, 0, n);
	text = slice_sub(text, n, text.len);
	if (text.len < PARTIAL_MIN)
		return false;
	event->label = labels_complete(walk->labels, text);
	event->nlabels = 1;
	*end = stop;
	return event->label != NULL;
}

static bool
take_label(struct walk *walk, struct walk_event *event, size_t end)
{
	size_t stop = end_of_piece(walk, walk->at);

	event->kind = WALK_LABEL;
	event->is_whole = end >= stop;
	event->is_chained = walk->in_chain;
	move_to(walk, end);
	return true;
}

/* How many bytes of folded `text` may belong to a run of numbers. */
static size_t
number_run(struct slice text)
{
	size_t n = 0;

	while (n < text.len && strchr("0123456789.+-/%", text.ptr[n]) != NULL)
		n++;
	return n;
}

/*
 * Whether a run of numbers is whole before `text`: a label, a heading's number
 * or nothing.  Before anything else, such as a word for a sign, more of the
 * numbers may follow.
 */
static bool
ends_run(const struct walk *walk, struct slice text)
{
	size_t n = fold_numbering(text);
	const struct label *label;

	return text.len == 0 || (n > 0 && n <= NUMBERING_MAX) ||
	    labels_match(walk->labels, text, &label) > 0;
}

/*
 * The numbers that follow a label within its piece.  The next label's own
 * number may stick to them: it is given back.
 */
static bool
take_glued(struct walk *walk, struct walk_event *event)
{
	size_t stop = end_of_piece(walk, walk->at);
	struct slice text = slice_sub(rest(walk, walk->fold_at), 0,
	    stop - walk->fold_at);
	size_t n = number_run(text);
	const struct word *unit = word_find(WORD_UNIT,
	    slice_sub(text, n, text.len));
	const struct label *next;
	struct slice raw;
	struct slice after;

	if (n == 0)
		return false;
	if (unit != NULL)
		n += unit->len;
	else if (n >= 2 && text.ptr[n - 1] == '.' &&
	    labels_match(walk->labels, slice_sub(text, n, text.len), &next) > 0)
		n -= 2;
	else if (!ends_run(walk, slice_sub(text, n, text.len)))
		utf8_next(text,
		    &n); /* with more than digits it is not parted */
	raw = raw_from(walk, walk->at, walk->fold_at);
	after = raw_from(walk, walk->at, walk->fold_at + n);
	event->kind = WALK_VALUE;
	event->is_glued = true;
	event->raw = slice_sub(raw, 0, raw.len - after.len);
	move_to(walk, walk->fold_at + n);
	return n > 0;
}

/*
 * A unit and a number behind a label in its line, parted by blanks and with
 * nothing behind them.
 */
static bool
take_counted(struct walk *walk, struct walk_event *event)
{
	struct slice raw = slice_trim(raw_from(walk, walk->at, walk->fold_at));
	const struct word *unit = word_find(WORD_UNIT, raw);
	struct slice number;

	if (unit == NULL)
		return false;
	number = slice_trim(slice_sub(raw, unit->len, raw.len));
	if (number.len + unit->len == raw.len || !value_is(number))
		return false;
	event->kind = WALK_VALUE;
	event->raw = number;
	event->remark = slice_sub(raw, 0, unit->len);
	move_to(walk, end_of_piece(walk, walk->at));
	return true;
}

/* The next place within a long piece where a table begins, or SIZE_MAX. */
static size_t
find_chain(struct walk *walk)
{
	const struct word *word;
	size_t best = SIZE_MAX;
	size_t n = 0;

	for (size_t i = 0; (word = word_at(i)) != NULL && n < WALK_CHAINS;
	     i++) {
		size_t *next = &walk->chain_at[n];

		if (word->role != WORD_CHAIN)
			continue;
		if (*next <= walk->fold_at) {
			*next = slice_find(rest(walk, walk->fold_at),
			    (struct slice){ word->text, word->len }, 1);
			if (*next != SIZE_MAX)
				*next += walk->fold_at;
		}
		best = *next < best ? *next : best;
		n++;
	}
	return best < end_of_piece(walk, walk->at) ? best : SIZE_MAX;
}

/* Text that is neither; in a long piece, up to where a table may begin. */
static bool
take_text(struct walk *walk, struct walk_event *event)
{
	size_t stop = end_of_piece(walk, walk->at);
	size_t chain = SIZE_MAX;

	event->kind = WALK_TEXT;
	event->raw = raw_from(walk, walk->at, walk->fold_at);
	if (stop - walk->fold_at > LONG_PIECE && walk->chains < CHAINS_MAX)
		chain = find_chain(walk);
	if (chain != SIZE_MAX) {
		event->raw = slice_sub(event->raw, 0,
		    event->raw.len - raw_from(walk, walk->at, chain).len);
		walk->fold_at = chain;
		walk->in_chain = true;
		walk->chains++;
		return true;
	}
	walk->at++;
	walk->fold_at = walk->pieces->piece[walk->at].fold_at;
	walk->in_chain = false;
	return true;
}

static bool
take_cell(struct walk *walk, struct walk_event *event)
{
	event->kind = WALK_VALUE;
	event->raw = event->piece->raw;
	walk->at++;
	return true;
}

/* Whether words follow a numbering: an unknown label. */
static bool
is_numbered(struct slice raw)
{
	size_t n = fold_numbering(raw);

	return n > 0 && raw.len >= n + PIECE_NAME_MIN &&
	    (unsigned char)raw.ptr[n] >= FIRST_IDEOGRAPH;
}

/* Text that stands where a number should, such as "0/0" or "35-15". */
static bool
is_spoilt_value(const struct piece *piece)
{
	struct slice raw = piece->raw;

	if (piece->kind != PIECE_TEXT || raw.len > SPOILT_MAX ||
	    is_numbered(raw))
		return false;
	for (size_t i = 0; i < raw.len; i++)
		if (strchr("0123456789.,+-/%() ", raw.ptr[i]) == NULL)
			return piece->in_cells && i > 0;
	return true;
}

void
walk_begin(struct walk *walk, const struct labels *labels,
    const struct pieces *pieces)
{
	*walk = (struct walk){ .labels = labels,
		.pieces = pieces,
		.last.at = SIZE_MAX };
}

bool
walk_next(struct walk *walk, struct walk_event *event)
{
	const struct piece *piece = &walk->pieces->piece[walk->at];
	size_t end;

	if (walk->at >= walk->pieces->npieces)
		return false;
	*event = (struct walk_event){ .piece = piece };
	if (!walk->in_chain)
		walk->fold_at = piece->fold_at;
	if (!walk->in_chain && piece->kind != PIECE_TEXT)
		return take_cell(walk, event);
	if (find_label(walk, walk->fold_at, event, &end))
		return take_label(walk, event, end);
	if (walk->in_chain &&
	    (take_glued(walk, event) || take_counted(walk, event)))
		return true;
	if (!walk->in_chain && is_spoilt_value(piece))
		return take_cell(walk, event);
	if (!walk->in_chain && find_partial(walk, event, &end))
		return take_label(walk, event, end);
	return take_text(walk, event);
}

bool
walk_is_prose(const struct walk_event *event)
{
	struct slice text = event->raw;
	size_t nwords = 1;

	if (text.len < PROSE_MIN)
		return false;
	for (size_t i = 0; i < text.len; i++)
		nwords += text.ptr[i] == ' ';
	return text.len >= nwords * PROSE_WORD_MIN || text.len > PROSE_HEAD_MAX;
}
