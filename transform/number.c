/* SPDX-License-Identifier: ISC */
#include "transform/number.h"

/* The largest number of NUMBER_DIGITS_MAX digits. */
static const int64_t digits_limit = INT64_C(999999999999999);

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
fits(int64_t digits)
{
	return digits <= digits_limit && digits >= -digits_limit;
}

/* A power of ten that is asked for is never above NUMBER_SCALE_MAX. */
static int64_t
ten_to_the(int power)
{
	int64_t n = 1;

	while (power-- > 0)
		n *= 10;
	return n;
}

bool
number_parse(struct slice text, struct number *number)
{
	bool negative = text.len > 0 && text.ptr[0] == '-';
	size_t first = negative || (text.len > 0 && text.ptr[0] == '+');
	bool point = false;
	struct number read = NUMBER_ZERO;

	/* 1. and .5 are more often numbering than numbers. */
	if (first == text.len || !is_digit(text.ptr[first]) ||
	    !is_digit(text.ptr[text.len - 1]))
		return false;
	for (size_t i = first; i < text.len; i++) {
		if (text.ptr[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(text.ptr[i]))
			return false;
		read.digits = read.digits * 10 + (text.ptr[i] - '0');
		read.scale += point;
		if (!fits(read.digits) || read.scale > NUMBER_SCALE_MAX)
			return false;
	}
	if (negative)
		read.digits = -read.digits;
	*number = read;
	return true;
}

void
number_write(struct buf *buf, struct number number)
{
	char text[2 * NUMBER_DIGITS_MAX + 8];
	char *end = text + sizeof(text);
	char *digit = end;
	uint64_t rest = (uint64_t)(number.digits < 0 ? -number.digits
						     : number.digits);

	for (int i = 0; i < number.scale; i++, rest /= 10)
		*--digit = (char)('0' + rest % 10);
	if (number.scale > 0)
		*--digit = '.';
	do
		*--digit = (char)('0' + rest % 10);
	while ((rest /= 10) > 0);
	if (number.digits < 0)
		*--digit = '-';
	buf_add(buf, digit, (size_t)(end - digit));
}

/* Gives both the finer one's scale, or one that holds both exactly. */
static bool
align(struct number *coarse, struct number *fine)
{
	while (coarse->scale < fine->scale) {
		if (fits(coarse->digits * 10)) {
			coarse->digits *= 10;
			coarse->scale++;
		} else if (fine->digits % 10 == 0) {
			fine->digits /= 10;
			fine->scale--;
		} else {
			return false;
		}
	}
	return true;
}

bool
number_add(struct number a, struct number b, struct number *sum)
{
	bool a_is_coarse = a.scale < b.scale;

	if (!align(a_is_coarse ? &a : &b, a_is_coarse ? &b : &a))
		return false;
	a.digits += b.digits;
	while (!fits(a.digits) && a.scale > 0 && a.digits % 10 == 0) {
		a.digits /= 10;
		a.scale--;
	}
	if (!fits(a.digits))
		return false;
	*sum = a;
	return true;
}

bool
number_subtract(struct number a, struct number b, struct number *rest)
{
	b.digits = -b.digits;
	return number_add(a, b, rest);
}

static bool
times_ten(struct number *a)
{
	if (a->scale > 0)
		a->scale--;
	else
		a->digits *= 10;
	return fits(a->digits);
}

/* 251000 becomes 25.1 in four steps and not 25.1000. */
static bool
tenth(struct number *a)
{
	bool whole = a->digits % 10 == 0;

	if (whole && (a->scale == 0 || a->scale == NUMBER_SCALE_MAX))
		a->digits /= 10;
	else
		a->scale++;
	return a->scale <= NUMBER_SCALE_MAX;
}

bool
number_shift(struct number a, int exponent, struct number *shifted)
{
	for (; exponent > 0; exponent--)
		if (!times_ten(&a))
			return false;
	for (; exponent < 0; exponent++)
		if (!tenth(&a))
			return false;
	*shifted = a;
	return true;
}

bool
number_is_whole(struct number number)
{
	return number.digits % ten_to_the(number.scale) == 0;
}

int
number_compare(struct number a, struct number b)
{
	int64_t left;
	int64_t right;

	if (a.scale == b.scale)
		return (a.digits > b.digits) - (a.digits < b.digits);
	left = a.digits / ten_to_the(a.scale);
	right = b.digits / ten_to_the(b.scale);
	/* Wholes alike: what is behind the point decides, at one scale. */
	if (left == right) {
		left = a.digits % ten_to_the(a.scale) *
		    ten_to_the(NUMBER_SCALE_MAX - a.scale);
		right = b.digits % ten_to_the(b.scale) *
		    ten_to_the(NUMBER_SCALE_MAX - b.scale);
	}
	return (left > right) - (left < right);
}
