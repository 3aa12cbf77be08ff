/* SPDX-License-Identifier: ISC */
#include "load/decimal.h"

#include <inttypes.h>
#include <stdio.h>

static const int64_t power[DECIMAL_PLACES + 1] = { 1, 10, 100, 1000, 10000,
	100000, 1000000 };

bool
decimal_parse(struct slice text, int64_t *millionths, unsigned *places)
{
	bool negative = text.len > 0 && text.ptr[0] == '-';
	size_t at = negative ? 1 : 0;
	int64_t number = 0;
	unsigned digits = 0;
	unsigned behind = 0;

	for (bool point = false; at < text.len; at++) {
		if (text.ptr[at] == '.') {
			point = true;
			continue;
		}
		if (point && ++behind > DECIMAL_PLACES)
			return false;
		if (++digits - behind > DECIMAL_WHOLE_MAX)
			return false;
		number = number * 10 + (text.ptr[at] - '0');
	}
	number *= power[DECIMAL_PLACES - behind];
	*millionths = negative ? -number : number;
	*places = behind;
	return true;
}

void
decimal_add(struct buf *buf, int64_t millionths, unsigned places)
{
	int64_t units = millionths / power[DECIMAL_PLACES - places];
	int64_t whole = units / power[places];
	int64_t part = units % power[places];
	char text[DECIMAL_TEXT_MAX];
	int len;

	if (part < 0)
		part = -part;
	len = snprintf(text, sizeof(text), "%s%" PRId64,
	    millionths < 0 && whole == 0 ? "-" : "", whole);
	buf_add(buf, text, (size_t)len);
	if (places == 0)
		return;
	len = snprintf(text, sizeof(text), ".%0*" PRId64, (int)places, part);
	buf_add(buf, text, (size_t)len);
}

unsigned
decimal_places(int64_t millionths)
{
	unsigned places = DECIMAL_PLACES;

	while (places > 0 && millionths % 10 == 0) {
		millionths /= 10;
		places--;
	}
	return places;
}
