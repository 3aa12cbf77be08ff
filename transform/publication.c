/* SPDX-License-Identifier: ISC */
#include "transform/publication.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "schema/utf8.h"
#include "transform/name.h"
#include "transform/site.h"

/*
 * How many lines below a title are looked at, how long they may be, and how
 * far from its caption a date may begin, in bytes.
 */
enum { LINES_MAX = 4, LINE_MAX = 200, DATE_AT_MAX = 9 };

static bool
begins_with_date(const struct rules *rules, struct slice text,
    struct date *date)
{
	struct slice found;

	return date_find(rules, text, 0, date, &found) &&
	    found.ptr - text.ptr <= DATE_AT_MAX;
}

static bool
captioned_date(const struct rules *rules, const struct captions *captions,
    enum words_name wanted, struct date *date)
{
	const struct words *words = rules_words(rules, wanted);

	for (size_t i = 0; i < captions->ncaptions; i++)
		if (words_has(words, captions->caption[i].text) &&
		    begins_with_date(rules, captions->caption[i].value, date))
			return true;
	return false;
}

static bool
meta_date(const struct rules *rules, const struct document *document,
    struct date *date)
{
	static const char *const names[] = { "pubdate", "publishdate",
		"publish_date", "publishtime", "article:published_time",
		"firstpublishedtime", "datepublished", "createdate" };
	struct slice found;

	for (size_t i = 0; i < document->nmetas; i++) {
		const struct meta *meta = &document->metas[i];

		for (size_t j = 0; j < sizeof(names) / sizeof(names[0]); j++) {
			struct slice name = slice_of(names[j]);

			if (meta->name.len == name.len &&
			    strncasecmp(meta->name.ptr, name.ptr, name.len) ==
				0 &&
			    date_find(rules, meta->content, 0, date, &found))
				return true;
		}
	}
	return false;
}

bool
publication_date(const struct rules *rules, const struct captions *captions,
    const struct document *document, struct date *date)
{
	return captioned_date(rules, captions, WORDS_CAPTION_PUBLISHED, date) ||
	    meta_date(rules, document, date) ||
	    captioned_date(rules, captions, WORDS_CAPTION_MADE, date) ||
	    captioned_date(rules, captions, WORDS_CAPTION_DATE, date);
}

bool
publication_update(const struct rules *rules, const struct captions *captions,
    struct date *date)
{
	return captioned_date(rules, captions, WORDS_CAPTION_UPDATED, date);
}

/* Whether what stands before a date may: a bracket, or who published. */
static bool
begins_date(const struct rules *rules, struct slice before)
{
	const struct words *brackets = rules_words(rules, WORDS_DATE_FOLLOWS);
	size_t colon = 0;
	size_t at;

	if (before.len == 0 || words_has(brackets, before))
		return true;
	while ((at = slice_find(before, SLICE(":"), colon)) != SIZE_MAX)
		colon = at + 1;
	return name_kind(rules, slice_sub(before, colon, before.len)) !=
	    NAME_NONE;
}

/* Whether all that stands behind a date may: a time, and the next caption. */
static bool
ends_date(const struct rules *rules, const struct wording *wording, size_t at)
{
	struct slice text = wording->text;

	while (at < text.len && strchr("0123456789:", text.ptr[at]) != NULL)
		at++;
	return wording_break(wording, at) ||
	    words_at_start(rules_words(rules, WORDS_DATE_FOLLOWS),
		slice_sub(text, at, text.len))
		.len > 0;
}

bool
publication_line(const struct rules *rules, const struct wording *wording,
    size_t from, struct date *date)
{
	for (int n = 0; n < LINES_MAX; n++) {
		struct slice line;
		struct slice found;
		size_t at;

		from = wording_line_end(wording, from) + 1;
		if (from >= wording->text.len)
			return false;
		line = wording_line(wording, from);
		if (line.len > LINE_MAX)
			return false;
		if (!date_find(rules, line, 0, date, &found))
			continue;
		at = (size_t)(found.ptr - line.ptr);
		if (begins_date(rules, slice_sub(line, 0, at)) &&
		    ends_date(rules, wording, from + at + found.len))
			return true;
	}
	return false;
}

bool
publication_address(const struct rules *rules, const struct document *document,
    struct date *date)
{
	struct captures captures;
	struct slice uri = document->uri;

	if (uri.len == 0 ||
	    !pattern_find(rules_pattern(rules, PATTERN_URL_DATE), uri, 0,
		&captures))
		return false;
	for (size_t i = 1; i <= 4; i += 3) {
		date->year = date_numeral(rules,
		    captures_get(&captures, uri, i));
		date->month = date_numeral(rules,
		    captures_get(&captures, uri, i + 1));
		date->day = date_numeral(rules,
		    captures_get(&captures, uri, i + 2));
		if (date_is_valid(*date))
			return true;
	}
	return false;
}

static bool
is_named(const struct meta *meta, struct slice name)
{
	return meta->name.len == name.len &&
	    strncasecmp(meta->name.ptr, name.ptr, name.len) == 0;
}

static bool
names_body(const struct rules *rules, struct slice name)
{
	return utf8_valid(name) && name_kind(rules, name) != NAME_NONE &&
	    !name_is_generic(rules, name);
}

/*
 * The body that a publisher's name tells, or SLICE_NULL: that of an office
 * within it, but a government's own is a body of its own.
 */
static struct slice
body_of(const struct rules *rules, struct slice name)
{
	struct slice body;

	if (!names_body(rules, name))
		return SLICE_NULL;
	if (name_kind(rules, name) == NAME_OFFICE)
		return name;
	body = name_clean(rules, name);
	return body.ptr == name.ptr && body.len > 0 ? body : name;
}

struct slice
publication_by(const struct rules *rules, const struct captions *captions,
    const struct document *document)
{
	const struct words *words = rules_words(rules, WORDS_CAPTION_PUBLISHER);
	for (size_t i = 0; i < captions->ncaptions; i++) {
		const struct caption *caption = &captions->caption[i];
		struct slice body;

		if (!words_has(words, caption->text))
			continue;
		body = body_of(rules, caption->value);
		if (body.len > 0)
			return body;
	}
	for (size_t i = 0; i < document->nmetas; i++) {
		const struct meta *meta = &document->metas[i];
		struct slice body = SLICE_NULL;

		if (is_named(meta, SLICE("ContentSource")))
			body = body_of(rules, meta->content);
		else if (is_named(meta, SLICE("Author")))
			body = site_owner(rules, meta->content);
		if (body.len > 0)
			return body;
	}
	return SLICE_NULL;
}
