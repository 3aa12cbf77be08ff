/* SPDX-License-Identifier: ISC */
#include "transform/head.h"

#include "transform/agency.h"
#include "transform/breadcrumb.h"
#include "transform/name.h"
#include "transform/period.h"
#include "transform/publication.h"
#include "transform/scope.h"
#include "transform/signature.h"
#include "transform/year.h"

/*
 * How much text behind the title is looked at for the body's first year, and
 * how much of the whole for the one named most often, in bytes.
 */
enum { OPENING_MAX = 5000, YEARS_MAX = 60000 };

/* What is looked at to make a head. */
struct look {
	const struct rules *rules;
	const struct document *document;
	struct arena *arena;
	struct head *head;
	struct captions *captions;
	struct title *page; /* of the page's own title, or NULL */
	struct signature signature;
	struct period period;
	bool has_period;
};

static bool
name_is(struct slice name, const char *wanted)
{
	return slice_equal(name, slice_of(wanted));
}

/* The title that the page's own data gives its first report. */
static struct slice
page_title(const struct document *document)
{
	if (document->title_is_taken)
		return SLICE_NULL;
	for (size_t i = 0; i < document->nmetas; i++)
		if (name_is(document->metas[i].name, "ArticleTitle"))
			return document->metas[i].content;
	return document->title;
}

static void
look_at_page(struct look *look)
{
	struct slice text = page_title(look->document);
	struct titles *titles;
	struct wording *wording;

	look->page = NULL;
	if (text.len == 0)
		return;
	titles = arena_alloc(look->arena, sizeof(*titles));
	wording = arena_alloc(look->arena, sizeof(*wording));
	*wording = wording_of(look->rules, text, look->arena);
	titles_read(look->rules, wording, look->arena, titles);
	if (titles->ntitles > 0)
		look->page = &titles->title[0];
}

/* Whether a title fits the page better than the one that is in hand. */
static bool
fits_better(const struct look *look, const struct title *title)
{
	const struct title *own = look->head->titles->own;

	if (title->place < own->place || title->year != own->year ||
	    title->name.len == 0 || slice_equal(title->name, own->name))
		return false;
	return look->page != NULL && look->page->name.len > 0 &&
	    slice_equal(title->name, look->page->name) &&
	    !slice_equal(own->name, look->page->name);
}

/*
 * A menu of the reports of other bodies may stand between a report and its
 * title: the page's own title tells which is meant.
 */
static void
settle_title(struct look *look)
{
	struct titles *titles = look->head->titles;

	if (titles->own == NULL || titles->own->name.len == 0)
		return;
	for (size_t i = 0; i < titles->ntitles; i++)
		if (fits_better(look, &titles->title[i])) {
			titles->own = &titles->title[i];
			return;
		}
}

static const struct title *
own_title(const struct look *look)
{
	const struct title *own = look->head->titles->own;

	return own != NULL ? own : look->page;
}

/* Whether a line says the same as the report's title, if in other words. */
static bool
is_same_title(const struct title *title, const struct title *own)
{
	if (title->place != TITLE_LINE)
		return false;
	return slice_equal(title->text, own->text) ||
	    (title->from < own->from && title->name.len > 0 &&
		slice_equal(title->name, own->name) &&
		(own->year == 0 || title->year == own->year));
}

/* The date below the title, or below the same title further up the page. */
static bool
dated_below_title(const struct look *look, struct date *date)
{
	const struct titles *titles = look->head->titles;
	const struct title *own = titles->own;

	for (size_t i = 0; own != NULL && i < titles->ntitles; i++) {
		const struct title *title = &titles->title[i];

		if ((title == own || is_same_title(title, own)) &&
		    publication_line(look->rules, &look->head->wording,
			title->to, date))
			return true;
	}
	return false;
}

static void
look_for_dates(struct look *look)
{
	struct head *head = look->head;
	const struct title *own = head->titles->own;

	look->signature = signature_read(look->rules, &head->wording,
	    own == NULL ? 0 : own->to);
	head->signed_on = look->signature.date;
	if (!publication_date(look->rules, look->captions, look->document,
		&head->published) &&
	    !dated_below_title(look, &head->published))
		head->published = head->signed_on;
	if (head->published.year == 0 &&
	    !publication_address(look->rules, look->document,
		&head->published) &&
	    !publication_update(look->rules, look->captions, &head->published))
		head->published.year = 0;
}

static void
look_for_period(struct look *look)
{
	struct head *head = look->head;
	const struct title *own = head->titles->own;

	look->has_period = period_read(look->rules, &head->wording,
	    own == NULL ? 0 : own->to, look->arena, &look->period);
	if (!look->has_period)
		return;
	head->period_start = look->period.start;
	head->period_end = look->period.end;
}

/* The year of the title that the preamble gives its report. */
static int
announced_year(const struct look *look)
{
	const struct titles *titles = look->head->titles;
	const struct words *anchors = rules_words(look->rules,
	    WORDS_ANNOUNCE_ANCHOR);

	for (size_t i = 0; i < titles->ntitles; i++) {
		const struct title *title = &titles->title[i];

		if (title->from > OPENING_MAX)
			break;
		if (title->year != 0 && title->place == TITLE_SENTENCE &&
		    words_at_start(anchors, title->text).len > 0)
			return title->year;
	}
	return 0;
}

/* The year of the first sentence that tells what was done in one. */
static int
body_year(const struct look *look)
{
	const struct title *own = look->head->titles->own;
	size_t from = own == NULL ? 0 : own->to;
	const struct wording *wording = &look->head->wording;
	struct captures captures;
	struct slice anchor;
	size_t at = from;

	while ((at = wording_find(wording, WORDS_YEAR_ANCHOR, at, &anchor)) <
	    from + OPENING_MAX) {
		if (pattern_find(rules_pattern(look->rules, PATTERN_BODY_YEAR),
			wording->text, at, &captures))
			return date_numeral(look->rules,
			    captures_get(&captures, wording->text, 1));
		at += anchor.len;
	}
	return 0;
}

/*
 * The year that the text names most often, if it does so more than once; not
 * the one that it came out in, of which its date and its plans speak.
 */
static int
frequent_year(const struct look *look, int dated)
{
	const struct wording *wording = &look->head->wording;
	unsigned count[DATE_YEAR_MAX - DATE_YEAR_MIN + 1] = { 0 };
	struct captures captures;
	struct slice anchor;
	unsigned most = 1;
	int best = 0;

	for (size_t at = 0; (at = wording_find(wording, WORDS_YEAR_ANCHOR, at,
				 &anchor)) < YEARS_MAX;
	     at += anchor.len) {
		int year;

		if (!pattern_find(rules_pattern(look->rules, PATTERN_YEAR_TOLD),
			wording->text, at, &captures))
			continue;
		year = date_numeral(look->rules,
		    captures_get(&captures, wording->text, 1));
		if (year < DATE_YEAR_MIN || year > DATE_YEAR_MAX ||
		    year == dated)
			continue;
		if (++count[year - DATE_YEAR_MIN] > most) {
			most = count[year - DATE_YEAR_MIN];
			best = year;
		}
	}
	return best;
}

static int
address_year(const struct look *look)
{
	struct slice uri = look->document->uri;
	struct captures captures;

	if (uri.len == 0 ||
	    !pattern_find(rules_pattern(look->rules, PATTERN_URL_YEAR), uri, 0,
		&captures))
		return 0;
	return date_numeral(look->rules,
	    captures_get(&captures, uri, captures.from[1] == SIZE_MAX ? 2 : 1));
}

static void
decide_year(struct look *look)
{
	struct head *head = look->head;
	const struct title *title = own_title(look);
	struct year year;
	struct year_clues clues = {
		.period = look->has_period ? period_year(look->period) : 0,
		.title = title == NULL ? 0 : title->year,
		.body = body_year(look),
		.address = address_year(look),
		.dated = head->published.year,
	};

	if (clues.title == 0 && look->page != NULL)
		clues.title = look->page->year;
	if (clues.title == 0)
		clues.title = announced_year(look);
	if (clues.dated == 0)
		clues.dated = head->signed_on.year;
	if (clues.period == 0 && clues.title == 0 && clues.body == 0)
		clues.body = frequent_year(look, clues.dated);
	year = year_decide(&clues);
	head->year = year.year;
	head->year_evidence = year.evidence;
	head->year_confidence = year.confidence;
}

/* Whether a title does not say which of many places its body is of. */
static bool
says_no_place(const struct look *look, const struct title *title)
{
	const struct words *within = rules_words(look->rules,
	    WORDS_NAME_WITHIN_CITY);
	struct slice unit;

	if (title == NULL || title->name.len == 0)
		return true;
	unit = name_division(look->rules, title->name);
	return unit.len == 0 || words_at_end(within, unit).len > 0;
}

static void
decide_agency(struct look *look)
{
	struct head *head = look->head;
	struct agency_clues clues = {
		.title = own_title(look),
		.page = look->page,
		.signature = look->signature,
		.path = breadcrumb_find(&head->wording, head->titles),
		.site = site_declared(look->rules, look->document),
		.publisher = publication_by(look->rules, look->captions,
		    look->document),
	};
	struct agency agency;

	if (says_no_place(look, clues.title)) {
		site_read(look->rules, &head->wording, head->titles,
		    &head->site);
		if (clues.site.len == 0)
			clues.site = head->site.owner;
	}
	agency = agency_read(look->rules, &head->wording, &clues, look->arena);
	head->agency = agency.name;
	head->agency_evidence = agency.evidence;
	head->agency_confidence = agency.confidence;
	head->named = agency.named;
	head->nnamed = agency.nnamed;
}

void
head_read(const struct rules *rules, const struct document *document,
    const struct wording *wording, struct arena *arena, struct head *head)
{
	struct look look = { .rules = rules,
		.document = document,
		.arena = arena,
		.head = head };
	const struct title *title;
	size_t from;

	*head = (struct head){ .agency = SLICE_NULL, .title = SLICE_NULL };
	head->wording = *wording;
	head->titles = arena_alloc(arena, sizeof(*head->titles));
	titles_read(rules, &head->wording, arena, head->titles);
	look.captions = arena_alloc(arena, sizeof(*look.captions));
	captions_read(rules, &head->wording, look.captions);
	registration_read(rules, document, look.captions, &head->registration);
	look_at_page(&look);
	settle_title(&look);
	look_for_dates(&look);
	look_for_period(&look);
	decide_year(&look);
	decide_agency(&look);
	title = own_title(&look);
	if (title != NULL)
		head->title = title->text;
	from = head->titles->own == NULL ? 0 : head->titles->own->to;
	head->scope = scope_of(rules, head->agency, &head->wording, from,
	    arena);
}
