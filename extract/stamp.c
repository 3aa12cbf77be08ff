/* SPDX-License-Identifier: ISC */
#include "extract/stamp.h"

#include <string.h>

/*
 * Whether `text` has the form, in which 0 stands for any figure; a fraction
 * of a second may stand before its last character if that is a Z.
 */
static bool
has_form(struct slice text, const char *form)
{
	size_t len = strlen(form);
	size_t at;

	for (at = 0; at < len && at < text.len; at++) {
		bool figure = text.ptr[at] >= '0' && text.ptr[at] <= '9';

		if (form[at] == '0' ? !figure : form[at] != text.ptr[at])
			break;
	}
	if (at == len - 1 && form[at] == 'Z' && at < text.len &&
	    text.ptr[at] == '.')
		for (at++; at < text.len && text.ptr[at] >= '0' &&
		     text.ptr[at] <= '9';
		     at++)
			;
	else if (at < len)
		return false;
	else
		return text.len == len;
	return text.len == at + 1 && text.ptr[at] == 'Z';
}

static int
two(const char *figures)
{
	return (figures[0] - '0') * 10 + figures[1] - '0';
}

static bool
is_time(const char *figures)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	int year = two(figures) * 100 + two(figures + 2);
	int month = two(figures + 4);
	int day = two(figures + 6);
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (year == 0 || month < 1 || month > 12 || day < 1 ||
	    day > days[month - 1] || (month == 2 && day == 29 && !leap))
		return false;
	return two(figures + 8) < 24 && two(figures + 10) < 60 &&
	    two(figures + 12) <= 60;
}

bool
stamp_read(struct slice text, struct stamp *stamp)
{
	static const char form[] = "0000-00-00T00:00:00Z";
	size_t n = 0;

	if (!has_form(text, form) && !has_form(text, "00000000000000"))
		return false;
	*stamp = (struct stamp){ "", "" };
	for (size_t i = 0; n < sizeof(stamp->figures) - 1; i++)
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			stamp->figures[n++] = text.ptr[i];
	n = 0;
	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (form[i] == '0')
			stamp->time[i] = stamp->figures[n++];
		else
			stamp->time[i] = form[i];
	return is_time(stamp->figures);
}
