/* SPDX-License-Identifier: ISC */
#include "transform/beside.h"

#include <stdint.h>

#include "transform/date.h"
#include "transform/name.h"

/*
 * How long a line may be that begins with a name, and a year in brackets, in
 * bytes; how many parts between dashes are looked at.
 */
enum { LINE_MAX = 120, YEAR_MAX = 24, PARTS_MAX = 4 };

/* A department or township that says where it is; sites are of governments. */
static bool
is_placed(const struct rules *rules, struct slice name)
{
	enum name_kind kind = name_kind(rules, name);

	return (kind == NAME_ORGAN || kind == NAME_TOWNSHIP) &&
	    name_division(rules, name).len > 0;
}

size_t
beside_before(const struct rules *rules, const struct wording *wording,
    size_t from, struct slice *name)
{
	const struct words *sure = rules_words(rules, WORDS_TITLE_COLON);
	const struct words *marks = rules_words(rules, WORDS_TITLE_DASH);
	size_t start = wording_line_start(wording, from);
	struct slice line = slice_sub(wording->text, start, from - start);
	struct slice mark = words_at_end(sure, line);
	bool colon = mark.len > 0;
	struct slice open;

	if (line.len == 0 || line.len > LINE_MAX)
		return SIZE_MAX;
	if (!colon)
		mark = words_at_end(marks, line);
	if (mark.len == 0)
		return SIZE_MAX;
	while ((mark = words_at_end(colon ? sure : marks, line)).len > 0)
		line.len -= mark.len;
	open = words_at_start(rules_words(rules, WORDS_TITLE_BRACKET), line);
	line = slice_sub(line, open.len, line.len);
	if (colon ? name_kind(rules, line) == NAME_NONE ||
		    name_is_generic(rules, line)
		  : !is_placed(rules, line))
		return SIZE_MAX;
	*name = line;
	return start;
}

bool
beside_menu(const struct rules *rules, const struct wording *wording,
    size_t from)
{
	struct slice line = wording_line(wording, from);
	struct slice above;
	enum name_kind kind;

	if (from == 0)
		return false;
	above = wording_line(wording, from - 1);
	kind = name_kind(rules, above);
	return (kind == NAME_ORGAN || kind == NAME_TOWNSHIP) &&
	    !name_extends(rules, above, line) &&
	    !name_extends(rules, line, above);
}

/* The name in a part of the line, between dashes, that is not its last. */
static struct slice
dashed(const struct rules *rules, struct slice text, size_t at)
{
	const struct pattern *pattern = rules_pattern(rules,
	    PATTERN_TITLE_PART);
	struct captures captures;

	for (int n = 0; n < PARTS_MAX; n++) {
		struct slice name;

		if (!pattern_find(pattern, text, at, &captures))
			break;
		name = captures_get(&captures, text, 1);
		at = captures.to[0];
		/* What ends a page's own title is the name of its site. */
		if (at < text.len && is_placed(rules, name))
			return name;
	}
	return SLICE_NULL;
}

struct slice
beside_behind(const struct rules *rules, const struct wording *wording,
    size_t to)
{
	const struct pattern *pattern = rules_pattern(rules,
	    PATTERN_TITLE_NAME);
	struct slice text = wording->text;
	size_t at[] = { to, wording_line_end(wording, to) };
	struct captures captures;

	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		struct slice name;

		if (!pattern_find(pattern, text, at[i], &captures))
			continue;
		name = captures_get(&captures, text, 1);
		/* A place alone on the line below may say where. */
		if (name_kind(rules, name) > NAME_DIVISION ||
		    (name_kind(rules, name) == NAME_DIVISION &&
			text.ptr[at[i]] != '\n'))
			return name;
	}
	return dashed(rules, text, to);
}

int
beside_year(const struct rules *rules, const struct wording *wording, size_t to)
{
	struct slice rest = wording_part(wording, to, to + YEAR_MAX);
	struct captures captures;

	if (rest.len == 0 || rest.ptr[0] != '(' ||
	    !pattern_find(rules_pattern(rules, PATTERN_TITLE_YEAR), rest, 0,
		&captures) ||
	    captures.from[0] != 0)
		return 0;
	return date_numeral(rules, captures_get(&captures, rest, 1));
}
