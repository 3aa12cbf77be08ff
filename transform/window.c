/* SPDX-License-Identifier: ISC */
#include "transform/window.h"

#include <stdint.h>

#include "transform/value.h"

enum { CONFLICT = 255 }; /* rows with as many cells had several places */

static bool
is_blank(const struct scan_value *value)
{
	return value->raw.len == 0;
}

/* Where the printed cells are, and which places for `want` hold them all. */
struct span {
	size_t first;
	size_t behind; /* the last one */
	size_t low;
	size_t high;
};

/* False if none is printed, or they do not fit. */
static bool
span_of(const struct scan_value *values, size_t n, size_t want,
    struct span *span)
{
	span->first = 0;
	span->behind = n;
	while (span->first < n && is_blank(&values[span->first]))
		span->first++;
	while (
	    span->behind > span->first && is_blank(&values[span->behind - 1]))
		span->behind--;
	if (span->first == n || span->behind - span->first > want)
		return false;
	span->low = span->behind > want ? span->behind - want : 0;
	span->high = span->first < n - want ? span->first : n - want;
	return true;
}

void
window_learn(struct window_habit *habit, const struct scan_value *values,
    size_t n, size_t want)
{
	struct span span;
	size_t place;

	habit->reaches_end |= n > 0 && !is_blank(&values[n - 1]);
	if (n <= want || n >= WINDOW_CELLS_MAX)
		return;
	if (habit->rows[n] < WINDOW_ROWS_USUAL)
		habit->rows[n]++;
	if (!span_of(values, n, want, &span) || span.low != span.high)
		return;
	place = habit->place[n];
	habit->place[n] = place == 0 || place == span.low + 1
	    ? (unsigned char)(span.low + 1)
	    : CONFLICT;
}

bool
window_is_usual(const struct window_habit *habit, size_t n)
{
	return n < WINDOW_CELLS_MAX && habit->rows[n] == WINDOW_ROWS_USUAL;
}

size_t
window_find(const struct window_habit *habit, const struct scan_value *values,
    size_t n, size_t want)
{
	struct span span;
	size_t place;

	if (n < want || n >= WINDOW_CELLS_MAX)
		return SIZE_MAX;
	if (n == want)
		return 0;
	if (!span_of(values, n, want, &span))
		return span.first == n ? 0 : SIZE_MAX;
	if (span.low == span.high)
		return span.low;
	place = habit->place[n];
	if (place > span.low && place <= span.high + 1)
		return place - 1;
	return SIZE_MAX;
}

/* Whether the last of `want` cells is printed, and the sum of the others. */
static bool
adds_up(const struct scan_value *values, size_t want)
{
	struct number sum = NUMBER_ZERO;
	struct value value;

	for (size_t i = 0; i + 1 < want; i++) {
		value_read(values[i].raw, &value);
		if (value.state == STATE_UNREADABLE ||
		    (value.state == STATE_STATED &&
			!number_add(sum, value.number, &sum)))
			return false;
	}
	value_read(values[want - 1].raw, &value);
	return value.state == STATE_STATED &&
	    number_compare(value.number, sum) == 0;
}

size_t
window_find_total(const struct window_habit *habit,
    const struct scan_value *values, size_t n, size_t want)
{
	struct span span;
	size_t found = SIZE_MAX;

	if (n <= want || want == 0 || n >= WINDOW_CELLS_MAX ||
	    habit->reaches_end || !span_of(values, n, want, &span))
		return SIZE_MAX;
	for (size_t at = span.low; at <= span.high; at++) {
		if (!adds_up(values + at, want))
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = at;
	}
	return found;
}
