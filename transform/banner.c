/* SPDX-License-Identifier: ISC */
#include "transform/banner.h"

#include <stdint.h>

#include "transform/date.h"
#include "transform/name.h"
#include "transform/wording.h"

enum {
	REACH_MAX = 48, /* items above a row, most of which are its head */
	LINE_MAX = 160  /* bytes of a line that is no prose */
};

/* Whether another cell stands in the row of a table's item. */
static bool
has_neighbour(const struct document *document, size_t at)
{
	const struct item *item = &document->items[at];

	if (item->table == 0)
		return false;
	return (at > 0 && item[-1].table == item->table &&
		   item[-1].row == item->row && item[-1].text.len > 0) ||
	    (at + 1 < document->nitems && item[1].table == item->table &&
		item[1].row == item->row && item[1].text.len > 0);
}

/* Whether a line names a body, and not by a name of the report's own. */
static bool
names_another(const struct rules *rules, struct slice line, struct slice own)
{
	return name_kind(rules, line) != NAME_NONE &&
	    (own.len == 0 ||
		(slice_find(own, line, 0) == SIZE_MAX &&
		    slice_find(line, own, 0) == SIZE_MAX));
}

static struct banner
read_line(const struct rules *rules, struct slice line,
    const struct banner_items *items)
{
	static const enum banner_kind kinds[] = { BANNER_NONE, BANNER_YEAR,
		BANNER_OTHER, BANNER_OWN, BANNER_PART };
	struct banner banner = { .kind = BANNER_NONE,
		.is_lone = !items->is_rival,
		.line = line };
	struct captures captures;

	if (words_in(rules_words(rules, WORDS_BANNER_ANY), line) &&
	    pattern_find(rules_pattern(rules, PATTERN_BANNER), line, 0,
		&captures)) {
		for (size_t i = BANNER_YEAR; i <= BANNER_PART; i++)
			if (captures.from[i] != SIZE_MAX)
				banner.kind = kinds[i];
		if (banner.kind == BANNER_YEAR)
			banner.year = date_numeral(rules,
			    captures_get(&captures, line, 1));
	} else if (items->is_rival && names_another(rules, line, items->own)) {
		banner.kind = BANNER_PART;
	}
	return banner;
}

/* Whether a section begins within the items from `from` up to `to`. */
static bool
is_parted(const struct rules *rules, const struct document *document,
    size_t from, size_t to, struct arena *arena)
{
	const struct pattern *heading = rules_pattern(rules,
	    PATTERN_HEADING_NUMBER);

	for (size_t i = from; i < to; i++) {
		struct slice text = document->items[i].text;

		if (text.len <= LINE_MAX && !has_neighbour(document, i) &&
		    pattern_find(heading, wording_text(rules, text, arena), 0,
			NULL))
			return true;
	}
	return false;
}

struct banner
banner_read(const struct rules *rules, const struct banner_items *items,
    struct arena *arena)
{
	const struct document *document = items->document;
	const struct words *marks = rules_words(rules, WORDS_BANNER_MARK);
	struct banner banner = { .kind = BANNER_NONE };

	for (size_t i = items->last, n = 0; i > items->first && n < REACH_MAX;
	     n++) {
		struct slice text = document->items[--i].text;

		if (text.len > LINE_MAX && document->items[i].table == 0)
			break;
		if (text.len > LINE_MAX || has_neighbour(document, i) ||
		    !(items->is_rival || words_in(marks, text)))
			continue;
		banner = read_line(rules, wording_text(rules, text, arena),
		    items);
		if (banner.kind == BANNER_NONE)
			continue;
		banner.is_wide = is_parted(rules, document, i + 1, items->last,
		    arena);
		break;
	}
	return banner;
}

enum banner_kind
banner_in(const struct banner *banner, int year)
{
	if (banner->kind != BANNER_YEAR)
		return banner->kind;
	if (year == 0)
		return BANNER_NONE;
	return banner->year == year ? BANNER_OWN : BANNER_OTHER;
}
