/* SPDX-License-Identifier: ISC */
#include "transform/publication.h"

#include <strings.h>

#include "transform/name.h"

static bool
captioned_date(const struct rules *rules, const struct captions *captions,
    enum words_name wanted, struct date *date)
{
	const struct words *words = rules_words(rules, wanted);
	struct slice found;

	for (size_t i = 0; i < captions->ncaptions; i++)
		if (words_has(words, captions->caption[i].text) &&
		    date_find(rules, captions->caption[i].value, 0, date,
			&found))
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
publication_by(const struct rules *rules, const struct captions *captions)
{
	const struct words *words = rules_words(rules, WORDS_CAPTION_PUBLISHER);

	for (size_t i = 0; i < captions->ncaptions; i++) {
		struct slice value = captions->caption[i].value;

		if (words_has(words, captions->caption[i].text) &&
		    name_kind(rules, value) != NAME_NONE &&
		    !name_is_generic(rules, value))
			return value;
	}
	return SLICE_NULL;
}
