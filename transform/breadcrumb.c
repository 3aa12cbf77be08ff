/* SPDX-License-Identifier: ISC */
#include "transform/breadcrumb.h"

#include <stdint.h>

#include "transform/name.h"
#include "transform/voice.h"

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

/* Takes the next part of a path off its end; false if there is none. */
static bool
take_last(struct slice *path, struct slice *part)
{
	size_t at = path->len;

	if (path->len == 0)
		return false;
	while (at > 0 && path->ptr[at - 1] != '>')
		at--;
	*part = slice_sub(*path, at, path->len);
	path->len = at > 0 ? at - 1 : 0;
	at = slice_find(*part, SLICE(":"), 0);
	if (at != SIZE_MAX)
		*part = slice_sub(*part, at + 1, part->len);
	*part = slice_trim(*part);
	return true;
}

struct slice
breadcrumb_body(const struct rules *rules, struct slice path,
    struct slice voice)
{
	struct slice part;

	while (take_last(&path, &part)) {
		enum name_kind kind = name_kind(rules, part);

		if (kind == NAME_NONE)
			continue;
		if (voice.len > 0 && !voice_fits(voice, part))
			continue;
		if (voice.len > 0 ||
		    ((kind == NAME_ORGAN || kind == NAME_TOWNSHIP) &&
			name_division(rules, part).len > 0))
			return part;
		return SLICE_NULL;
	}
	return SLICE_NULL;
}
