/* SPDX-License-Identifier: ISC */
#include "transform/value.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/numeral.h"
#include "transform/word.h"

/* What stands behind a numeral that numbers a heading, in no number: U+3001. */
#define HEADING_COMMA SLICE("\xe3\x80\x81")

enum { FIRST_IDEOGRAPH = 0xe4, LAST_IDEOGRAPH = 0xe9 }; /* lead bytes */

/* A cell's text with blanks taken out and full-width forms made half-width. */
struct bare {
	char bytes[VALUE_TEXT_MAX + 4];
	size_t len;
};

static bool
bare_put(struct bare *bare, struct slice piece)
{
	if (bare->len + piece.len > VALUE_TEXT_MAX)
		return false;
	memcpy(bare->bytes + bare->len, piece.ptr, piece.len);
	bare->len += piece.len;
	return true;
}

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Not the marks of no width that editors leave behind. */
static bool
is_wide_blank(uint32_t c)
{
	return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200a) ||
	    c == 0x3000;
}

/* Whether a digit ends at `from` and one begins at `to`. */
static bool
is_within(struct slice text, size_t from, size_t to)
{
	return from > 0 && to < text.len &&
	    is_ascii_digit(text.ptr[from - 1]) && is_ascii_digit(text.ptr[to]);
}

/* The narrow blanks that part thousands, between digits. */
static bool
is_narrow_blank(uint32_t c)
{
	return c == 0x2009 || c == 0x202f;
}

/*
 * False if the text is too long to be a number, or may be two with a blank
 * between them.
 */
static bool
strip(struct slice text, struct bare *bare)
{
	bool blank = false;

	bare->len = 0;
	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t c = utf8_half_width(utf8_next(text, &at));

		if (is_narrow_blank(c) && is_within(text, from, at))
			c = ',';
		if (fold_is_blank(c)) {
			blank |= is_wide_blank(c);
			continue;
		}
		if (bare->len + (at - from) > VALUE_TEXT_MAX)
			return false;
		if (c >= 0x80) {
			while (from < at)
				bare->bytes[bare->len++] = text.ptr[from++];
		} else {
			if (blank && is_ascii_digit((char)c) && bare->len > 0 &&
			    is_ascii_digit(bare->bytes[bare->len - 1]))
				return false;
			bare->bytes[bare->len++] = (char)c;
		}
		blank = false;
	}
	return true;
}

static bool
is_digit(struct slice text, size_t at)
{
	return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

/* Three digits and no fourth behind the comma at `at`. */
static bool
is_thousands_mark(struct slice text, size_t at)
{
	return text.ptr[at] == ',' && is_digit(text, at + 1) &&
	    is_digit(text, at + 2) && is_digit(text, at + 3) &&
	    !is_digit(text, at + 4);
}

/* Copies the digits at `*at` and moves behind them.  False if there is none. */
static bool
take_digits(struct slice text, size_t *at, struct bare *digits)
{
	size_t from = *at;
	bool point = false;

	while (*at < text.len) {
		char c = text.ptr[*at];

		if (c == '.' && !point && is_digit(text, *at + 1))
			point = true;
		else if (c == ',' && !point && *at > from &&
		    (is_thousands_mark(text, *at) ||
			(is_digit(text, *at + 4) && is_digit(text, *at + 3)))) {
			(*at)++;
			continue;
		} else if (!is_digit(text, *at))
			break;
		bare_put(digits, (struct slice){ &c, 1 });
		(*at)++;
	}
	return is_digit(text, from);
}

/* Whether commas, if there are any, part groups of three digits. */
static bool
commas_are_regular(struct slice text)
{
	size_t comma = slice_find(text, SLICE(","), 0);

	if (comma == SIZE_MAX)
		return true;
	if (comma > 3 + (size_t)!is_digit(text, 0))
		return false;
	while (comma != SIZE_MAX) {
		size_t next = slice_find(text, SLICE(","), comma + 1);

		if (next == SIZE_MAX)
			return is_thousands_mark(text, comma);
		if (next - comma != 4)
			return false;
		comma = next;
	}
	return true;
}

/* Whether something is counted in it. */
static bool
has_count(struct slice text)
{
	for (size_t at = 1; at < text.len; at++)
		if (is_digit(text, at - 1) && !is_digit(text, at) &&
		    word_find(WORD_UNIT, slice_sub(text, at, text.len)) != NULL)
			return true;
	return false;
}

/* What stands between the brackets that are all of a text. */
static struct slice
within_brackets(struct slice text)
{
	if (text.len < 2 || text.ptr[0] != '(' || text.ptr[text.len - 1] != ')')
		return SLICE_NULL;
	return slice_sub(text, 1, text.len - 2);
}

/*
 * What may stand behind a number: nothing, or a remark that leaves the number
 * as it is.  Any other may say that it is another year's or not certain.
 */
static bool
is_remark(struct slice text)
{
	const struct word *word;

	if (text.len == 0)
		return true;
	text = within_brackets(text);
	word = word_find(WORD_REMARK, text);
	return word != NULL && (word->number == 0 || has_count(text));
}

/* A sign, or a word for one: how many bytes it has. */
static size_t
take_sign(struct slice text, struct value *value, bool *negative)
{
	const struct word *minus = word_find(WORD_MINUS, text);
	const struct word *plus = word_find(WORD_PLUS, text);

	*negative = minus != NULL || slice_starts(text, SLICE("-"));
	value->has_sign = *negative || plus != NULL ||
	    slice_starts(text, SLICE("+"));
	if (!value->has_sign)
		return 0;
	return minus != NULL ? minus->len : plus != NULL ? plus->len : 1;
}

/* No number is printed with one: several cells were run together. */
static bool
has_leading_zero(struct slice digits)
{
	return digits.len > 1 && digits.ptr[0] == '0' &&
	    (is_digit(digits, 1) || digits.ptr[1] == ',');
}

static bool
take_number(struct slice text, size_t *at, bool negative, struct value *value)
{
	struct bare digits = { .len = 0 };
	size_t numeral = numeral_read(slice_sub(text, *at, text.len),
	    &value->number);

	if (numeral > 0) {
		*at += numeral;
		if (negative)
			value->number.digits = -value->number.digits;
		return true;
	}
	if (has_leading_zero(slice_sub(text, *at, text.len)))
		return false;
	if (negative)
		bare_put(&digits, SLICE("-"));
	return take_digits(text, at, &digits) &&
	    number_parse((struct slice){ digits.bytes, digits.len },
		&value->number) &&
	    commas_are_regular(slice_sub(text, 0, *at));
}

/* A sign, a number, a unit and a remark, with nothing left over. */
static bool
read_number(struct slice text, struct value *value)
{
	const struct word *unit;
	struct slice rest;
	bool negative;
	size_t at = take_sign(text, value, &negative);

	if (!take_number(text, &at, negative, value))
		return false;
	rest = slice_sub(text, at, text.len);
	if (value_is_unit(within_brackets(rest)))
		rest = within_brackets(rest);
	unit = word_find(WORD_UNIT, rest);
	if (unit != NULL) {
		value->unit = unit->unit;
		value->exponent = unit->number;
		rest = slice_sub(rest, unit->len, rest.len);
	}
	return is_remark(rest);
}

/* Most cells are a few plain digits. */
static bool
read_digits(struct slice text, struct value *value)
{
	int64_t digits = 0;

	if (text.len == 0 || text.len > 9 || has_leading_zero(text))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (!is_digit(text, i))
			return false;
		digits = digits * 10 + (text.ptr[i] - '0');
	}
	*value = (struct value){ .state = STATE_STATED,
		.number = { digits, 0 } };
	return true;
}

void
value_read(struct slice text, struct value *value)
{
	struct bare bare;
	struct slice stripped;
	const struct word *word;

	if (read_digits(text, value))
		return;
	*value = (struct value){ .state = STATE_UNREADABLE };
	if (text.len > 4 * (size_t)VALUE_TEXT_MAX || !strip(text, &bare))
		return;
	stripped = (struct slice){ bare.bytes, bare.len };
	word = word_find(WORD_PLACEHOLDER, stripped);
	if (bare.len == 0)
		value->state = STATE_BLANK;
	else if (word != NULL && word->len == bare.len)
		value->state = STATE_PLACEHOLDER;
	else if (read_number(stripped, value))
		value->state = STATE_STATED;
}

/* What numbers a label, such as "2.": a point, and an ideograph behind it. */
static bool
is_numbering(struct slice text)
{
	size_t at = 0;

	while (is_digit(text, at))
		at++;
	return at > 0 && text.len - at > 1 && text.ptr[at] == '.' &&
	    (unsigned char)text.ptr[at + 1] >= FIRST_IDEOGRAPH &&
	    (unsigned char)text.ptr[at + 1] <= LAST_IDEOGRAPH;
}

/* Most pieces of text begin with a character that no number begins with. */
static bool
may_begin(struct slice text)
{
	size_t at = 0;
	uint32_t c;

	if (text.len == 0 || is_numbering(text))
		return false;
	c = utf8_half_width(utf8_next(text, &at));
	if (c < 0x80)
		return (c < 'a' || c > 'z') && c != '(';
	if (slice_starts(slice_sub(text, at, text.len), HEADING_COMMA))
		return false;
	return (word_roles(text) &
		   (1U << WORD_PLACEHOLDER | 1U << WORD_MINUS |
		       1U << WORD_PLUS | 1U << WORD_NUMERAL |
		       1U << WORD_POWER)) != 0;
}

/* Without the mark of what is lost behind a number, which may be any digits. */
static struct slice
before_loss(struct slice text)
{
	if (!slice_ends(text, UTF8_LOST_TEXT))
		return text;
	text.len -= UTF8_LOST_TEXT.len;
	while (text.len > 0 &&
	    (text.ptr[text.len - 1] == ',' || text.ptr[text.len - 1] == '.'))
		text.len--;
	return text;
}

/* Whether a trimmed text is a number, cut short or not, or a sign for none. */
static bool
is_value(struct slice text)
{
	struct value value;

	if (text.len > 4 * (size_t)VALUE_TEXT_MAX || !may_begin(text))
		return false;
	value_read(before_loss(text), &value);
	return value.state == STATE_STATED || value.state == STATE_PLACEHOLDER;
}

bool
value_is(struct slice text)
{
	struct value value;

	if (read_digits(text, &value))
		return true;
	text = slice_trim(text);
	return is_value(text) &&
	    (!numeral_is_single(text) ||
		word_find(WORD_PLACEHOLDER, text) != NULL);
}

bool
value_is_bordered(struct slice text)
{
	struct value value;

	return read_digits(text, &value) || is_value(slice_trim(text));
}

bool
value_is_unit(struct slice text)
{
	const struct word *unit = word_find(WORD_UNIT, text);

	return unit != NULL && unit->len == text.len;
}

bool
value_is_counted(struct slice text)
{
	const struct word *unit = word_find(WORD_UNIT, text);

	return unit != NULL && unit->len < text.len &&
	    text.ptr[unit->len] >= '0' && text.ptr[unit->len] <= '9';
}

const struct word *
value_money(struct slice text)
{
	const struct word *unit;
	size_t colon;

	if (text.len == 0)
		return NULL; /* as most cells' */
	if (slice_starts(text, SLICE("(")))
		text = slice_sub(text, 1, text.len);
	colon = slice_find(text, SLICE(":"), 0);
	if (colon != SIZE_MAX)
		text = slice_sub(text, colon + 1, text.len);
	if (slice_ends(text, SLICE(")")))
		text.len--;
	unit = word_find(WORD_UNIT, text);
	return unit != NULL && unit->unit != NULL && unit->len == text.len
	    ? unit
	    : NULL;
}
