/* SPDX-License-Identifier: ISC */
#include "extract/general.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_whole(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.ptr[i] < '0' || text.ptr[i] > '9') &&
		    (i > 0 || text.ptr[i] != '-'))
			return false;
	return true;
}

struct slice
general_format(struct slice text, char shown[GENERAL_LEN])
{
	char *end;
	double value;
	int len;

	if (is_whole(text) || text.len >= GENERAL_LEN)
		return text;
	memcpy(shown, text.ptr, text.len);
	shown[text.len] = '\0';
	value = strtod(shown, &end);
	if (*end != '\0')
		return text;
	len = snprintf(shown, GENERAL_LEN, "%.*g", GENERAL_DIGITS, value);
	return (struct slice){ shown, (size_t)len };
}
