/* SPDX-License-Identifier: ISC */
#include "transform/organ.h"

#include <stdint.h>
#include <string.h>

#include "transform/placeword.h"

struct organ_name {
	const char *text;
	int organ;
};

#include "gen/organ_names.h"

/* How many lengths of names there are, and the shortest work, in bytes. */
enum {
	LENGTHS = sizeof(organ_first) / sizeof(organ_first[0]) - 1,
	WORK_LEN_MIN = 6,
	CHARACTER = 3
};

int
organ_find(struct slice text)
{
	if (text.len == 0 || text.len >= LENGTHS)
		return ORGAN_UNKNOWN;
	for (size_t i = organ_first[text.len]; i < organ_first[text.len + 1];
	     i++)
		if (memcmp(organ_names[i].text, text.ptr, text.len) == 0)
			return organ_names[i].organ;
	return ORGAN_UNKNOWN;
}

/* What an organ does: its name without the word for what it is. */
static struct slice
work_of(struct slice name)
{
	return slice_sub(name, 0,
	    name.len - placeword_at_end(PLACE_DEPARTMENT_END, name));
}

int
organ_like(struct slice text)
{
	struct slice work = work_of(text);
	size_t longest = 0;
	int like = ORGAN_UNKNOWN;

	if (work.len == text.len || work.len < WORK_LEN_MIN)
		return ORGAN_UNKNOWN;
	for (size_t i = 0; i < organ_first[LENGTHS]; i++) {
		const char *name = organ_names[i].text;
		struct slice other;

		if (strncmp(name, work.ptr, WORK_LEN_MIN) != 0)
			continue;
		other = work_of(slice_of(name));
		if (other.len >= WORK_LEN_MIN && other.len > longest &&
		    slice_starts(work, other)) {
			longest = other.len;
			like = organ_names[i].organ;
		}
	}
	return like;
}

int
organ_family(int organ)
{
	while (organ >= 0 && catalog_organ.rows[organ].parent >= 0 &&
	    catalog_organ.rows[organ].parent != ORGAN_GOVERNMENT)
		organ = catalog_organ.rows[organ].parent;
	return organ;
}

bool
organ_is_vertical(int organ)
{
	return organ >= 0 &&
	    strcmp(catalog_organ.rows[organ].role, "vertical") == 0;
}

/* Whether the characters of `cut` stand in `whole`, in their order. */
static bool
is_cut_of(struct slice cut, struct slice whole)
{
	size_t at = 0;

	for (size_t i = 0; i < whole.len && at < cut.len; i += CHARACTER)
		if (slice_equal(slice_sub(cut, at, CHARACTER),
			slice_sub(whole, i, CHARACTER)))
			at += CHARACTER;
	return at >= cut.len;
}

static bool
is_written_out(struct slice text, struct slice whole)
{
	return slice_equal(slice_sub(text, 0, CHARACTER),
		   slice_sub(whole, 0, CHARACTER)) &&
	    whole.len >= text.len && is_cut_of(text, whole);
}

struct slice
organ_written_out(int organ, struct slice text)
{
	const struct catalog_row *row = &catalog_organ.rows[organ];
	struct slice names = slice_of(row->synonyms);

	if (is_written_out(text, slice_of(row->label)))
		return slice_of(row->label);
	for (size_t from = 0; from < names.len;) {
		size_t to = slice_find(names, SLICE("|"), from);
		struct slice name;

		if (to == SIZE_MAX)
			to = names.len;
		name = slice_sub(names, from, to - from);
		if (is_written_out(text, name))
			return name;
		from = to + 1;
	}
	return text;
}
