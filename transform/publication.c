/* SPDX-License-Identifier: ISC */
#include "transform/publication.h"

#include <strings.h>

#include "transform/caption.h"
#include "transform/name.h"

/* How many captions of one kind are looked at. */
enum { TRIES_MAX = 12 };

static bool
captioned_date(const struct rules *rules, const struct wording *wording,
    enum words_name captions, struct date *date)
{
	struct slice value;
	struct slice found;
	size_t from = 0;

	for (int tries = 0; tries < TRIES_MAX &&
	     caption_next(rules, wording, captions, &from, &value);
	     tries++)
		if (date_find(rules, value, 0, date, &found))
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
publication_date(const struct rules *rules, const struct wording *wording,
    const struct document *document, struct date *date)
{
	return captioned_date(rules, wording, WORDS_CAPTION_PUBLISHED, date) ||
	    meta_date(rules, document, date) ||
	    captioned_date(rules, wording, WORDS_CAPTION_MADE, date) ||
	    captioned_date(rules, wording, WORDS_CAPTION_DATE, date);
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

struct slice
publication_by(const struct rules *rules, const struct wording *wording)
{
	struct slice value;
	size_t from = 0;

	for (int tries = 0; tries < TRIES_MAX &&
	     caption_next(rules, wording, WORDS_CAPTION_PUBLISHER, &from,
		 &value);
	     tries++)
		if (name_kind(rules, value) != NAME_NONE &&
		    !name_is_generic(rules, value))
			return value;
	return SLICE_NULL;
}
