/* SPDX-License-Identifier: ISC */
#include "load/limit.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX = 16 };

bool
limit_parse(const char *text, struct limit *limit)
{
	size_t len = strspn(text, "0123456789");
	bool whole = text[len] != '.';

	limit->is_set = true;
	limit->most = strtod(text, NULL);
	if (len == 0 || len > TEXT_MAX)
		return false;
	if (!whole) {
		size_t digits = strspn(text + len + 1, "0123456789");

		if (digits == 0 || digits > TEXT_MAX)
			return false;
		len += 1 + digits;
	}
	limit->is_share = text[len] == '%';
	if (!limit->is_share)
		return whole && text[len] == '\0';
	return text[len + 1] == '\0' && limit->most <= 100;
}

bool
limit_exceeded(const struct limit *limit, uint64_t rejects, uint64_t reports)
{
	double all = (double)rejects + (double)reports;

	if (!limit->is_set)
		return false;
	if (!limit->is_share)
		return (double)rejects > limit->most;
	return 100 * (double)rejects > limit->most * all;
}
