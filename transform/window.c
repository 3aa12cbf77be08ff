/* SPDX-License-Identifier: ISC */
#include "transform/window.h"

#include <stdint.h>

static bool
is_blank(const struct scan_value *value)
{
	return value->raw.len == 0;
}

size_t
window_find(struct window_habit *habit, const struct scan_value *values,
    size_t n, size_t want, bool has_total)
{
	size_t first = 0;  /* printed cell */
	size_t behind = n; /* the last printed cell */
	size_t low;
	size_t high;

	if (n < want || n >= WINDOW_CELLS_MAX)
		return SIZE_MAX;
	while (first < n && is_blank(&values[first]))
		first++;
	while (behind > first && is_blank(&values[behind - 1]))
		behind--;
	if (n == want || first == n)
		return 0;
	if (behind - first > want)
		return SIZE_MAX;
	low = behind > want ? behind - want : 0;
	high = first < n - want ? first : n - want;
	if (low == high) {
		habit->place[n] = (unsigned char)(low + 1);
		return low;
	}
	if (habit->place[n] > low && habit->place[n] <= high + 1)
		return (size_t)habit->place[n] - 1;
	return has_total && behind >= want ? behind - want : SIZE_MAX;
}
