/* SPDX-License-Identifier: ISC */
#include "transform/money.h"

#include <stdint.h>
#include <string.h>

#include "schema/utf8.h"
#include "transform/value.h"

enum {
	LINE_MAX = 120,    /* bytes of a line that names a unit of money */
	UNIT_MAX = 60,     /* and of what it says of the unit */
	HEAD_MAX = 90,     /* bytes of a head that does */
	UNKNOWN_POWER = 99 /* of ten, that no number but 0 can be brought to */
};

/* Of a unit that is not known no number but 0 can be taken. */
static const struct word unknown = { .number = UNKNOWN_POWER };

static bool
is_number(struct slice text, size_t at)
{
	unsigned roles = word_roles(slice_sub(text, at, text.len));

	return (text.ptr[at] >= '0' && text.ptr[at] <= '9') ||
	    (roles & (1U << WORD_NUMERAL | 1U << WORD_POWER)) != 0;
}

/* Whether a text names a unit of money that is not the form's, or so many. */
static bool
names_other(struct slice text)
{
	bool after_number = false;

	for (size_t at = 0; at < text.len;) {
		const struct word *unit = word_find(WORD_UNIT,
		    slice_sub(text, at, text.len));

		if (unit != NULL && unit->unit != NULL) {
			if (unit->number != 0 || after_number)
				return true;
			at += unit->len;
			after_number = false;
			continue;
		}
		after_number = is_number(text, at);
		utf8_next(text, &at);
	}
	return false;
}

static bool
has_digit(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			return true;
	return false;
}

/* Whether a word says that what stands behind it is a unit. */
static bool
has_measured(struct slice text)
{
	const struct word *word;

	for (size_t i = 0; (word = word_at(i)) != NULL; i++)
		if (word->role == WORD_MEASURED &&
		    slice_find(text, (struct slice){ word->text, word->len },
			0) != SIZE_MAX)
			return true;
	return false;
}

/* Whether what a line says from byte `at` on is a unit of money. */
static bool
tells_other(const struct pieces *pieces, size_t at)
{
	const struct piece *piece = &pieces->piece[pieces_at(pieces, at)];
	struct slice text = slice_sub(pieces_fold(pieces, at), 0,
	    piece[1].fold_at - at);

	return piece->kind == PIECE_TEXT && piece->raw.len <= LINE_MAX &&
	    text.len <= UNIT_MAX && !has_digit(text) && names_other(text);
}

/* Whether a line of the document names a unit of money, and not the form's. */
static bool
is_told(const struct pieces *pieces)
{
	struct slice text = pieces_fold(pieces, 0);
	const struct word *word;

	for (size_t i = 0; (word = word_at(i)) != NULL; i++) {
		struct slice needle = { word->text, word->len };
		size_t at = 0;

		if (word->role != WORD_MEASURED)
			continue;
		while ((at = slice_find(text, needle, at)) != SIZE_MAX) {
			if (tells_other(pieces, at))
				return true;
			at += needle.len;
		}
	}
	return false;
}

static bool
is_money(int measure)
{
	return strcmp(catalog_measure.rows[measure].unit,
		   catalog_measure.rows[M_CHARGE_AMOUNT].unit) == 0;
}

const struct word *
money_unit(const struct scan *scan, const struct scan_row *row,
    const struct columns *columns, int column)
{
	const struct word *own = value_money(row->unit);
	const struct scan_head *head = columns->head;
	bool is_other = false;
	bool is_named = false;

	if (own != NULL || columns->table != TABLE_DISCLOSURE ||
	    !is_money(column))
		return own;
	for (size_t i = columns->nheads; i > 0;) {
		bool is_own = head[--i].code == column;

		if (head[i].code >= 0 && !is_own)
			continue;
		own = is_own ? value_money(head[i].unit) : NULL;
		if (own != NULL)
			return own;
		if (head[i].text.len > HEAD_MAX)
			continue;
		is_other |= names_other(head[i].text);
		is_named |= is_own && has_measured(head[i].unit);
	}
	return is_other || is_named || is_told(scan->pieces) ? &unknown : NULL;
}
