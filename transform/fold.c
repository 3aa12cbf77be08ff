/* SPDX-License-Identifier: ISC */
#include "transform/fold.h"

#include "schema/utf8.h"
#include "transform/han.h"

enum {
	GLOSS_MAX = 9,         /* letters of a sound */
	PART_MAX = 2,          /* digits of a number's further part */
	FIRST_IDEOGRAPH = 0xe3 /* lead byte; marks have it, too */
};

/* Characters that labels use, by name: C holds no Chinese. */
enum {
	IDEOGRAPHIC_COMMA = 0x3001,
	IT = 0x5b83,    /* "it", written for "other" */
	OTHER = 0x4ed6, /* "he", "other" */
	HYPHENS_FIRST = 0x2010,
	HYPHENS_LAST = 0x2015,
	MINUS_SIGN = 0x2212,
	CIRCLED_FIRST = 0x2460, /* one to twenty in circles, in brackets, */
	CIRCLED_LAST = 0x249b   /* and with a point */
};

/*
 * Of the first 128 characters, those that fold_char leaves as they are, but for
 * the opening bracket: x.
 */
static const char plain_ascii[] = "................................"
				  ".x.xxxx..xxx.xxxxxxxxxxxxxxxxxxx"
				  "x..........................xxxxx"
				  ".xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.";

bool
fold_is_blank(uint32_t c)
{
	if (c < 0x7f)
		return c <= ' ';
	if (c > 0x3000)
		return c == 0xfeff;
	return c == 0x7f || c == 0xa0 || c == 0xad || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 ||
	    c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000;
}

static bool
is_quote(uint32_t c)
{
	return c == '"' || c == '\'' || c == '`' ||
	    (c >= 0x2018 && c <= 0x201f) || (c >= 0x300c && c <= 0x300f) ||
	    (c >= 0x301d && c <= 0x301f);
}

static uint32_t
fold_ideograph(uint32_t c)
{
	if (han_is_traditional(c))
		c = han_simplified(c);
	return c == IT ? OTHER : c;
}

uint32_t
fold_char(uint32_t c)
{
	if (c >= HAN_FIRST && c <= HAN_LAST)
		return fold_ideograph(c);
	if (c < 0x80 && (plain_ascii[c] == 'x' || c == '('))
		return c;
	c = utf8_half_width(c);
	if (fold_is_blank(c) || is_quote(c))
		return 0;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 'a';
	if (c == ',')
		return IDEOGRAPHIC_COMMA;
	if ((c >= HYPHENS_FIRST && c <= HYPHENS_LAST) || c == MINUS_SIGN)
		return '-';
	return c;
}

size_t
fold_plain(struct slice text)
{
	const char *end = text.ptr + text.len;
	const char *at = text.ptr;

	while (at < end) {
		uint32_t c;

		if ((*at & 0x80) == 0) {
			if (plain_ascii[(size_t)*at] != 'x')
				break;
			at++;
			continue;
		}
		c = han_plain_at(at, end);
		if (c == 0 || c == IT)
			break;
		at += 3;
	}
	return (size_t)(at - text.ptr);
}

/* Letters, with the marks of the four tones, and one that stands for "g". */
static bool
is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= 0xc0 && c <= 0x24f) || c == 0x261 ||
	    (c >= 0x300 && c <= 0x36f) || (c >= 0x1e00 && c <= 0x1eff);
}

size_t
fold_gloss(struct slice text, size_t at)
{
	size_t end = at;
	size_t letters = 0;
	uint32_t c;

	if (at >= text.len || utf8_half_width(utf8_next(text, &end)) != '(')
		return 0;
	if (end < text.len && (unsigned char)text.ptr[end] < 'A')
		return 0; /* no letter, but most that stands in brackets */
	while (end < text.len) {
		c = utf8_half_width(utf8_next(text, &end));
		if (c == ')')
			return letters > 0 ? end - at : 0;
		if (!is_latin(c) || ++letters > GLOSS_MAX)
			return 0;
	}
	return 0;
}

void
fold_text(struct slice text, struct buf *out)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c;

		at += fold_gloss(text, at);
		if (at == text.len)
			break;
		c = fold_char(utf8_next(text, &at));

		if (c != 0)
			utf8_put(out, c);
	}
}

bool
fold_is_numeral(uint32_t c)
{
	switch (c) {
	case 0x4e00:
	case 0x4e8c:
	case 0x4e09:
	case 0x56db:
	case 0x4e94:
	case 0x516d:
	case 0x4e03:
	case 0x516b:
	case 0x4e5d:
	case 0x5341:
		return true;
	default:
		return c >= '0' && c <= '9';
	}
}

/* Whether the first character is a number that needs no mark behind it. */
static bool
is_circled(struct slice text)
{
	size_t at = 0;
	uint32_t c;

	if (text.len < 3 || (unsigned char)text.ptr[0] != 0xe2)
		return false;
	c = utf8_next(text, &at);
	return c >= CIRCLED_FIRST && c <= CIRCLED_LAST;
}

/* Behind the parts of a number such as "2.1", whose first ends at `at`. */
static size_t
more_numbering(struct slice text, size_t at)
{
	size_t next = at;

	while (next < text.len && next - at <= PART_MAX &&
	    text.ptr[next] >= '0' && text.ptr[next] <= '9')
		next++;
	if (next == at || next - at > PART_MAX || next == text.len)
		return at;
	if (text.ptr[next] == '.')
		return next + 1;
	return (unsigned char)text.ptr[next] >= FIRST_IDEOGRAPH ? next : at;
}

size_t
fold_numbering(struct slice text)
{
	size_t at = 0;
	size_t digits = 0;
	bool bracket = text.len > 0 && text.ptr[0] == '(';

	if (is_circled(text))
		return 3;
	if (bracket)
		at = 1;
	while (at < text.len && digits < 4) {
		size_t next = at;

		if (!fold_is_numeral(utf8_next(text, &next)))
			break;
		at = next;
		digits++;
	}
	if (digits == 0 || at == text.len)
		return 0;
	if (bracket)
		return text.ptr[at] == ')' ? at + 1 : 0;
	if (text.ptr[at] == '.')
		return more_numbering(text, at + 1);
	if (text.ptr[at] == ')')
		return at + 1;
	return utf8_next(text, &at) == IDEOGRAPHIC_COMMA ? at : 0;
}

bool
fold_is_item(struct slice text)
{
	return text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9' &&
	    fold_numbering(text) > 0;
}

bool
fold_is_like(struct slice text, struct slice label)
{
	size_t at = 0;
	size_t n = 0;
	size_t found = 0;

	for (size_t i = 0; i < text.len;) {
		uint32_t c = fold_char(utf8_next(text, &i));
		size_t from = at;

		if (c == 0)
			continue;
		n++;
		while (from < label.len)
			if (fold_char(utf8_next(label, &from)) == c) {
				at = from;
				found++;
				break;
			}
	}
	return n > 0 && found * 4 >= n * 3;
}
