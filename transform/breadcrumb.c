/* SPDX-License-Identifier: ISC */
#include "transform/breadcrumb.h"

#include <stdint.h>

struct slice
breadcrumb_find(const struct wording *wording, const struct titles *titles)
{
	size_t end = titles->own == NULL ? 0 : titles->own->from;
	size_t least = end < BREADCRUMB_ABOVE_MAX ? 0
						  : end - BREADCRUMB_ABOVE_MAX;

	while (end > least) {
		size_t from = wording_line_start(wording, end - 1);
		struct slice line = slice_sub(wording->text, from, end - from);

		if (slice_find(line, SLICE(">"), 0) != SIZE_MAX)
			return line;
		end = from;
	}
	return SLICE_NULL;
}

bool
breadcrumb_last(struct slice *path, struct slice *part)
{
	size_t at = path->len;

	if (path->len == 0)
		return false;
	while (at > 0 && path->ptr[at - 1] != '>')
		at--;
	*part = slice_trim(slice_sub(*path, at, path->len));
	path->len = at > 0 ? at - 1 : 0;
	return true;
}
