/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_VALUE_H
#define TRANSFORM_VALUE_H

/*
 * What a cell of numbers holds: a number, nothing, a sign that stands for no
 * number, or something that cannot be told for certain.
 *
 * Read are ASCII and full-width digits, thousands marks, one decimal point, a
 * sign or a word for one before it, a unit and a remark in brackets behind it,
 * and Chinese numerals.  Digits with a blank between them are no number: they
 * may be two.
 */

#include <stdbool.h>

#include "schema/catalog.h"
#include "schema/slice.h"
#include "transform/number.h"
#include "transform/word.h"

struct value {
	enum state state; /* stated, blank, placeholder or unreadable */
	struct number number;
	const char *unit; /* money's if it is printed, or NULL */
	int exponent;     /* of ten, to come to that unit */
	bool has_sign;
};

/* Longest text of a cell that may be a number, in bytes. */
enum { VALUE_TEXT_MAX = 96 };

void value_read(struct slice text, struct value *value);

/*
 * Whether `text` looks like a cell of numbers: stated or a placeholder, or a
 * number with U+FFFD behind it, which value_read takes for unreadable.  One
 * Chinese numeral alone is more likely a list's number, or a letter of a word
 * that stands on its side: it is a cell only where cells have borders.
 */
bool value_is(struct slice text);
bool value_is_bordered(struct slice text);

/* Whether all of `text` is a unit that may stand behind a number. */
bool value_is_unit(struct slice text);

/* Whether a number is stuck to a unit: one of several, or of something else. */
bool value_is_counted(struct slice text);

/*
 * The unit of money that a head or a label names, bare, in brackets, or behind
 * a colon; NULL if it names none.
 */
const struct word *value_money(struct slice text);

#endif
