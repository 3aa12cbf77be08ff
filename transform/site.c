/* SPDX-License-Identifier: ISC */
#include "transform/site.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "schema/utf8.h"
#include "transform/name.h"

/*
 * How much text above the title, behind it, and at the end is looked at, how
 * near to a site it is said that the report is there, and how long a line may
 * be that is a name, in bytes.
 */
enum {
	ABOVE_MAX = 4096,
	BEHIND_MAX = 3600,
	BELOW_MAX = 2400,
	NEAR_MAX = 120,
	LINE_MAX = 120
};

/* Names while they are gathered. */
struct search {
	const struct rules *rules;
	const struct wording *wording;
	struct site *site;
	bool several; /* departments, of which none owns the site */
	bool menu;    /* more names than there is room for */
};

static bool
is_named(const struct meta *meta, struct slice name)
{
	return meta->name.len == name.len &&
	    strncasecmp(meta->name.ptr, name.ptr, name.len) == 0;
}

/* A site's name without the words that say that it is one. */
static struct slice
without_site(const struct rules *rules, struct slice text)
{
	const struct words *shared = rules_words(rules, WORDS_TITLE_SHARED);
	const struct words *with = rules_words(rules, WORDS_TITLE_SHARED_WITH);
	size_t end = words_at_end(rules_words(rules, WORDS_SITE_END), text).len;
	struct slice name = slice_sub(text, 0, text.len - end);

	/* "People's government affairs": "government" is of both. */
	if (end > 0 && words_at_end(shared, name).len > 0)
		name.len += words_at_start(with,
		    slice_sub(text, name.len, text.len))
				.len;
	return name;
}

static bool
may_own(const struct rules *rules, struct slice name)
{
	enum name_kind kind = name_kind(rules, name);

	return (kind == NAME_ORGAN || kind == NAME_TOWNSHIP) &&
	    name_division(rules, name).len > 0;
}

struct slice
site_owner(const struct rules *rules, struct slice text)
{
	if (!utf8_valid(text))
		return SLICE_NULL;
	text = without_site(rules, slice_trim(text));
	return may_own(rules, text) ? text : SLICE_NULL;
}

struct slice
site_declared(const struct rules *rules, const struct document *document)
{
	struct slice title = document->title;
	size_t at = title.len;

	for (size_t i = 0; i < document->nmetas; i++) {
		const struct meta *meta = &document->metas[i];
		struct slice owner = SLICE_NULL;

		if (is_named(meta, SLICE("SiteName")) ||
		    is_named(meta, SLICE("og:site_name")))
			owner = site_owner(rules, meta->content);
		if (owner.len > 0)
			return owner;
	}
	while (at > 0 && strchr("_-|", title.ptr[at - 1]) == NULL)
		at--;
	return at > 0 ? site_owner(rules, slice_sub(title, at, title.len))
		      : SLICE_NULL;
}

static void
add(struct search *search, struct slice name)
{
	struct site *site = search->site;

	if (name_division(search->rules, name).len == 0 ||
	    name_is_generic(search->rules, name))
		return;
	for (size_t i = 0; i < site->nnames; i++)
		if (slice_equal(site->name[i], name))
			return;
	if (site->nnames == SITE_NAMES_MAX) {
		search->menu = true;
		return;
	}
	site->name[site->nnames++] = name;
	if (!may_own(search->rules, name))
		return;
	if (site->owner.len == 0 ||
	    name_extends(search->rules, name, site->owner))
		site->owner = name;
	else if (!name_extends(search->rules, site->owner, name))
		search->several = true;
}

/* Whether a line has blanks in it, which part names from one another. */
static bool
has_gap(const struct wording *wording, struct slice line)
{
	size_t from = (size_t)(line.ptr - wording->text.ptr);

	for (size_t at = from + 1; at < from + line.len; at++)
		if (wording_gap(wording, at))
			return true;
	return false;
}

/* A line above the title that is the name of a site or of its owner. */
static void
add_line(struct search *search, struct slice line)
{
	struct slice name;
	enum name_kind kind;

	if (line.len == 0 || line.len > LINE_MAX)
		return;
	name = without_site(search->rules, line);
	kind = name_kind(search->rules, name);
	/* A place alone may be a link. */
	if (kind == NAME_NONE ||
	    (kind == NAME_DIVISION && name.len == line.len) ||
	    has_gap(search->wording, line))
		return;
	add(search, name);
}

static void
add_above(struct search *search, size_t end)
{
	size_t at = end < ABOVE_MAX ? 0 : end - ABOVE_MAX;

	while (at < end) {
		add_line(search, wording_line(search->wording, at));
		at = wording_line_end(search->wording, at) + 1;
	}
}

/* Who runs the site, as it says below all else. */
static void
add_below(struct search *search)
{
	struct slice text = search->wording->text;
	size_t at = text.len < BELOW_MAX ? 0 : text.len - BELOW_MAX;
	struct captures captures;

	while (pattern_find(rules_pattern(search->rules, PATTERN_SITE_SPONSOR),
	    text, at, &captures)) {
		struct slice name = captures_get(&captures, text, 1);

		at = captures.to[0];
		if (name_kind(search->rules, name) != NAME_NONE)
			add(search, name);
	}
}

/* Whether the words about a site say that the report can be read there. */
static bool
is_read_there(const struct search *search, struct slice text, size_t at)
{
	size_t from = at < NEAR_MAX ? 0 : at - NEAR_MAX;

	return words_in(rules_words(search->rules, WORDS_SITE_READ),
	    slice_sub(text, from, at + NEAR_MAX - from));
}

/* The government whose site the preamble says that the report stands on. */
static void
add_told(struct search *search, size_t from)
{
	const struct words *seats = rules_words(search->rules,
	    WORDS_NAME_DROPPED);
	const struct words *sites = rules_words(search->rules, WORDS_SITE_END);
	struct slice text = wording_part(search->wording, from,
	    from + BEHIND_MAX);
	struct slice seat;
	size_t at = 0;

	while ((at = words_find(seats, text, at, &seat)) != SIZE_MAX) {
		size_t end = at + seat.len;
		size_t len;

		at = end;
		if (words_at_start(sites, slice_sub(text, end, text.len)).len ==
			0 ||
		    !is_read_there(search, text, end))
			continue;
		len = name_chain(search->rules, slice_sub(text, 0, end), true);
		add(search, slice_sub(text, end - len, len));
	}
}

void
site_read(const struct rules *rules, const struct wording *wording,
    const struct titles *titles, struct site *site)
{
	const struct title *own = titles->own;
	struct search search = { .rules = rules,
		.wording = wording,
		.site = site };

	*site = (struct site){ .owner = SLICE_NULL };
	if (own != NULL)
		add_above(&search, own->from);
	add_below(&search);
	add_told(&search, own == NULL ? 0 : own->to);
	if (search.several || search.menu)
		site->owner = SLICE_NULL;
	if (search.menu)
		site->nnames = 0;
}
