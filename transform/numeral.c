/* SPDX-License-Identifier: ISC */
#include "transform/numeral.h"

#include "transform/word.h"

enum {
	MYRIAD = 4,    /* the power of ten that a numeral's halves meet at */
	DIGITS_MAX = 8 /* in their places */
};

struct numeral {
	int64_t total;   /* of what stands before the myriad */
	int64_t section; /* of what stands behind it, so far */
	int64_t digit;   /* that waits for its power, or -1 */
	int power;       /* the last one; the next must be less */
	size_t ndigits;
	bool after_zero;
	bool has_power;
};

static int64_t
ten_to(int power)
{
	int64_t n = 1;

	while (power-- > 0)
		n *= 10;
	return n;
}

/* Digits without powers stand in their places. */
static bool
take_digit(struct numeral *n, int digit)
{
	if (++n->ndigits > DIGITS_MAX)
		return false;
	if (!n->has_power) {
		n->digit = n->digit < 0 ? digit : n->digit * 10 + digit;
		return true;
	}
	if (digit == 0) {
		if (n->after_zero || n->digit >= 0)
			return false;
		n->after_zero = true;
		return true;
	}
	if (n->digit >= 0)
		return false;
	n->digit = digit;
	return true;
}

static bool
take_myriad(struct numeral *n)
{
	int64_t sum = n->section + (n->digit < 0 ? 0 : n->digit);

	if (n->total > 0 || sum == 0)
		return false;
	n->total = sum * ten_to(MYRIAD);
	n->section = 0;
	n->digit = -1;
	n->power = MYRIAD;
	n->after_zero = false;
	return true;
}

/* "Ten" may stand without a digit where a numeral begins, and nowhere else. */
static bool
take_power(struct numeral *n, int power)
{
	bool bare = n->digit < 0 && power == 1 && !n->has_power;

	if (!n->has_power && n->ndigits > 1)
		return false;
	n->has_power = true;
	if (power == MYRIAD)
		return take_myriad(n);
	if (power >= n->power || (n->digit <= 0 && !bare))
		return false;
	n->section += (bare ? 1 : n->digit) * ten_to(power);
	n->digit = -1;
	n->power = power;
	n->after_zero = false;
	return true;
}

/* A last digit is ones; right behind hundreds it may be meant as tens. */
static bool
is_certain(const struct numeral *n)
{
	if (n->ndigits == 0 && !n->has_power)
		return false;
	if (!n->has_power)
		return true;
	return n->digit < 0 ? !n->after_zero : n->power == 1 || n->after_zero;
}

size_t
numeral_read(struct slice text, struct number *number)
{
	struct numeral n = { .digit = -1, .power = MYRIAD };
	size_t at = 0;

	while (at < text.len) {
		struct slice rest = slice_sub(text, at, text.len);
		const struct word *word = word_find(WORD_NUMERAL, rest);

		if (word != NULL) {
			if (!take_digit(&n, word->number))
				return 0;
		} else {
			word = word_find(WORD_POWER, rest);
			if (word == NULL)
				break;
			if (!take_power(&n, word->number))
				return 0;
		}
		at += word->len;
	}
	if (!is_certain(&n))
		return 0;
	*number = (struct number){
		n.total + n.section + (n.digit < 0 ? 0 : n.digit), 0
	};
	return at;
}

bool
numeral_is_single(struct slice text)
{
	const struct word *word = word_find(WORD_NUMERAL, text);

	if (word == NULL)
		word = word_find(WORD_POWER, text);
	return word != NULL && word->len == text.len;
}
