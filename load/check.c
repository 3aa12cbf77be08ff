/* SPDX-License-Identifier: ISC */
#include "load/check.h"

#include <string.h>

#include "schema/utf8.h"

enum { NUMBER_LEN_MAX = 64 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_text(struct slice text)
{
	return memchr(text.ptr, '\0', text.len) == NULL && utf8_valid(text);
}

/* An optional sign, digits, and perhaps a point with digits behind it. */
static bool
is_number(struct slice text)
{
	size_t at = text.len > 0 && text.ptr[0] == '-' ? 1 : 0;
	size_t whole = at;

	if (text.len > NUMBER_LEN_MAX)
		return false;
	while (at < text.len && is_digit(text.ptr[at]))
		at++;
	if (at == whole)
		return false;
	if (at == text.len)
		return true;
	if (text.ptr[at] != '.' || at + 1 == text.len)
		return false;
	while (++at < text.len)
		if (!is_digit(text.ptr[at]))
			return false;
	return true;
}

/* Whether `text` has digits where `form` has 0, and equals it elsewhere. */
static bool
has_form(struct slice text, const char *form)
{
	if (text.len != strlen(form))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (form[i] == '0' ? !is_digit(text.ptr[i])
				   : form[i] != text.ptr[i])
			return false;
	return true;
}

static int
digits(struct slice text, size_t from, size_t len)
{
	int number = 0;

	for (size_t i = from; i < from + len; i++)
		number = number * 10 + (text.ptr[i] - '0');
	return number;
}

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool
is_date(struct slice text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	int year;
	int month;
	int day;

	if (!has_form(text, "0000-00-00"))
		return false;
	year = digits(text, 0, 4);
	month = digits(text, 5, 2);
	day = digits(text, 8, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1)
		return false;
	if (month == 2 && is_leap(year))
		return day <= 29;
	return day <= days[month - 1];
}

static bool
is_time(struct slice text)
{
	if (!has_form(text, "0000-00-00T00:00:00Z"))
		return false;
	return is_date(slice_sub(text, 0, 10)) && digits(text, 11, 2) < 24 &&
	    digits(text, 14, 2) < 60 && digits(text, 17, 2) <= 60;
}

static const char *
check_field(enum field_type type, struct slice text)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_CODE:
		return is_text(text) ? NULL : "a field is not UTF-8 text";
	case FIELD_NUMBER:
		return is_number(text) ? NULL : "a field is not a number";
	case FIELD_DATE:
		return is_date(text) ? NULL : "a field is not a date";
	case FIELD_TIME:
		return is_time(text) ? NULL : "a field is not a time in UTC";
	case FIELD_INT: /* seen to by the reader */
		break;
	}
	return NULL;
}

const char *
check_record(const struct record *record)
{
	const struct kind_row *row = &kind_rows[record->kind];
	const char *wrong = NULL;

	for (size_t i = 0; i < row->nfields && wrong == NULL; i++)
		if (record->field[i].ptr != NULL)
			wrong = check_field(field_rows[row->first + i].type,
			    record->field[i]);
	return wrong;
}
