/* SPDX-License-Identifier: ISC */
#include "transform/identifier.h"

#include <string.h>

/* Where the parts of a credit code begin. */
enum { DIVISION_AT = 2, DIVISION_LEN = 6, ORGAN_AT = 8 };

/* The characters of a credit code in the order of what they count. */
static const char credit_characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

enum { CREDIT_BASE = 31, ORGAN_BASE = 11 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* What a character counts in a credit code, or -1. */
static int
credit_value(char c)
{
	const char *found = c == '\0' ? NULL : strchr(credit_characters, c);

	return found == NULL ? -1 : (int)(found - credit_characters);
}

static char
credit_check(struct slice code)
{
	int power = 1;
	int sum = 0;

	for (size_t i = 0; i < CREDIT_CODE_LEN - 1; i++) {
		int value = credit_value(code.ptr[i]);

		if (value < 0)
			return '\0';
		sum += value * power;
		power = power * 3 % CREDIT_BASE;
	}
	return credit_characters[(CREDIT_BASE - sum % CREDIT_BASE) %
	    CREDIT_BASE];
}

/* The check character of an organisation's code. */
static char
organ_check(struct slice code)
{
	static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;
	int check;

	for (size_t i = 0; i < ORGAN_CODE_LEN - 1; i++) {
		char c = code.ptr[i];

		if (!is_digit(c) && (c < 'A' || c > 'Z'))
			return '\0';
		sum += (is_digit(c) ? c - '0' : c - 'A' + 10) * weight[i];
	}
	check = ORGAN_BASE - sum % ORGAN_BASE;
	return "0123456789X0"[check];
}

/* Eight times the same passes too, but nobody has that number. */
static bool
is_filler(struct slice code)
{
	for (size_t i = 1; i < ORGAN_CODE_LEN - 1; i++)
		if (code.ptr[i] != code.ptr[0])
			return false;
	return true;
}

bool
identifier_is_organ_code(struct slice text)
{
	return text.len == ORGAN_CODE_LEN && !is_filler(text) &&
	    organ_check(text) == text.ptr[ORGAN_CODE_LEN - 1];
}

bool
identifier_is_credit_code(struct slice text)
{
	if (text.len != CREDIT_CODE_LEN)
		return false;
	for (size_t i = DIVISION_AT; i < ORGAN_AT; i++)
		if (!is_digit(text.ptr[i]))
			return false;
	return identifier_is_organ_code(
		   slice_sub(text, ORGAN_AT, ORGAN_CODE_LEN)) &&
	    credit_check(text) == text.ptr[CREDIT_CODE_LEN - 1];
}

/* The word that begins at `at`. */
static struct slice
word_at(struct slice text, size_t at)
{
	size_t to = at;

	while (to < text.len && is_word(text.ptr[to]))
		to++;
	return slice_sub(text, at, to - at);
}

struct slice
identifier_find(struct slice text)
{
	for (size_t at = 0; at < text.len; at++) {
		struct slice word = word_at(text, at);

		if (identifier_is_credit_code(word))
			return word;
		at += word.len;
	}
	return SLICE_NULL;
}

struct slice
identifier_of_index(struct slice text)
{
	struct slice word = word_at(text, 0);

	if (identifier_is_credit_code(word))
		return slice_sub(word, ORGAN_AT, ORGAN_CODE_LEN);
	if (!identifier_is_organ_code(word))
		return SLICE_NULL;
	if (word.len < text.len && text.ptr[word.len] != '/' &&
	    text.ptr[word.len] != '-')
		return SLICE_NULL;
	return word;
}

struct slice
identifier_division(struct slice credit_code)
{
	return slice_sub(credit_code, DIVISION_AT, DIVISION_LEN);
}
