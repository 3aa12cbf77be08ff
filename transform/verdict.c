/* SPDX-License-Identifier: ISC */
#include "transform/verdict.h"

#include <stdint.h>
#include <string.h>

#include "transform/crosscheck.h"
#include "transform/partial.h"

/* How much of a document's beginning may be its title, and where it begins. */
enum {
	LINES_MAX = 12,   /* lines that are looked at for a title */
	LINE_MAX = 240,   /* and how long one may be, in bytes */
	WORD_BITS = 64,   /* words of a list that are told apart */
	HEADING_MAX = 60, /* of what may stand before a heading's word */
	OPENING_MAX = 4000
};

/* How much of something is enough. */
enum {
	LIST_MIN = 4,      /* titles that make a list */
	HEADINGS_MIN = 2,  /* headings that make a report of a titled text */
	HEADINGS_MANY = 3, /* and of a text that is sparing of words */
	HEADINGS_ALL = 5,  /* and of one without title, name and period */
	STATED_MIN = 5,    /* figures that do the same */
	STATED_MANY = 20,
	ROWS_OF_REQUESTS = 14, /* cells of table 3: one row may be a sample */
	WHOLE_DISCLOSURE = 10, /* cells of table 2 that are all of it */
	WHOLE_REVIEW = 15,     /* and of table 4 */
	PROSE_MIN = 1200,  /* bytes of prose that a report without both has */
	HINTS_MIN = 2,     /* words of a form that is not filled in */
	LETTERS_MIN = 400, /* letters of a text that is not Chinese */
	ARTICLES_MIN = 3   /* articles that make a law */
};

/* What speaks for a report and against it. */
struct traits {
	const struct rules *rules;
	const struct document *document;
	const struct head *head;
	struct slice text;
	bool titled;     /* a line is its title */
	bool has_period; /* it says which days it covers */
	bool introduced; /* it calls itself a report */
	size_t headings;
	size_t asked; /* cells */
	size_t stated;
	size_t unread;
	size_t formal; /* stated cells of the forms, statistics left out */
	size_t of_table[FACT_COUNT]; /* stated cells of each */
};

static void
count_row(const struct fact_cell *cell, int ncells, enum fact fact,
    struct traits *traits)
{
	for (; ncells-- > 0; cell++) {
		if (!cell->asked)
			continue;
		traits->asked++;
		traits->unread += cell->state == STATE_UNREADABLE;
		if (!fact_has_value(cell))
			continue;
		traits->stated++;
		traits->of_table[fact]++;
		if (fact != FACT_INDICATOR)
			traits->formal++;
	}
}

static void
count_cells(const struct facts *facts, struct traits *traits)
{
	if (facts == NULL)
		return;
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		int nrows = (int)fact_rows((enum fact)fact)->nrows;
		int ncolumns = (int)fact_columns((enum fact)fact)->nrows;

		if (fact == FACT_INDICATOR)
			ncolumns = 1;
		for (int row = 0; row < nrows; row++)
			count_row(fact_get(facts, (enum fact)fact, row, 0),
			    ncolumns, (enum fact)fact, traits);
	}
	if (crosscheck_rows(facts))
		return;
	traits->formal = 0;
	traits->of_table[FACT_REQUEST] = 0;
}

/* Whether the word at `at` is part of a heading: behind a number of one. */
static bool
is_heading(const struct traits *traits, size_t at)
{
	const struct wording *wording = &traits->head->wording;
	size_t from = at;
	struct slice before;
	struct captures captures;
	size_t line_end;

	while (from > 0 && at - from < HEADING_MAX &&
	    !wording_break(wording, from))
		from--;
	while (from < at && (traits->text.ptr[from] & 0xc0) == 0x80)
		from++;
	before = slice_sub(traits->text, from, at - from);
	if (pattern_find(rules_pattern(traits->rules, PATTERN_HEADING_NUMBER),
		before, 0, &captures))
		return true;
	line_end = wording_line_end(wording, at);
	return wording_break(wording, from) && line_end - from <= HEADING_MAX;
}

/*
 * How many of the words of a list the text has, each counted once; only where
 * `counts` holds, if it is given.
 */
static size_t
count_words(const struct traits *traits, enum words_name list,
    bool (*counts)(const struct traits *traits, size_t at))
{
	const struct words *words = rules_words(traits->rules, list);
	unsigned long seen = 0;
	struct slice found;
	size_t n = 0;
	size_t at = 0;

	while ((at = wording_find(&traits->head->wording, list, at, &found)) !=
	    SIZE_MAX) {
		for (size_t i = 0; i < words->nwords && i < WORD_BITS; i++) {
			if (words->word[i].ptr != found.ptr ||
			    (seen >> i & 1) != 0 ||
			    (counts != NULL && !counts(traits, at)))
				continue;
			seen |= 1ul << i;
			n++;
		}
		at += found.len;
	}
	return n;
}

/*
 * Whether the report has a title that says whose it is or for which year; the
 * bare words head many a menu.
 */
static bool
is_title(const struct head *head)
{
	const struct title *own = head->titles->own;

	if (own == NULL)
		return head->title.len > 0 &&
		    (head->agency.len > 0 || head->year != 0);
	return own->place >= TITLE_RUN && (own->name.len > 0 || own->year != 0);
}

static void
find_traits(struct traits *traits, const struct facts *facts)
{
	const struct head *head = traits->head;
	const struct title *own = head->titles->own;
	size_t from = own == NULL ? 0 : own->to;

	traits->text = head->wording.text;
	traits->titled = is_title(head);
	traits->has_period = head->period_end.year != 0;
	traits->introduced = words_in(rules_words(traits->rules, WORDS_SELF),
	    wording_part(&head->wording, from, from + OPENING_MAX));
	traits->headings = count_words(traits, WORDS_SECTION, is_heading);
	count_cells(facts, traits);
}

/* Whether a text is of a pattern that does not match without those words. */
static bool
is_like(struct slice text, const struct pattern *pattern,
    const struct words *needs)
{
	return (needs == NULL || words_in(needs, text)) &&
	    pattern_find(pattern, text, 0, NULL);
}

/* Whether one of the first lines, or the page's title, is of that pattern. */
static bool
is_titled_as(const struct traits *traits, enum pattern_name name)
{
	const struct pattern *pattern = rules_pattern(traits->rules, name);
	const struct words *needs = name == PATTERN_COMPARE_TITLE
	    ? rules_words(traits->rules, WORDS_COMPARE)
	    : NULL;
	const struct wording *wording = &traits->head->wording;
	size_t at = 0;

	for (int n = 0; n < LINES_MAX && at < wording->text.len; n++) {
		struct slice line = wording_line(wording, at);

		if (line.len <= LINE_MAX && is_like(line, pattern, needs) &&
		    !wording_in_marks(wording, at))
			return true;
		at += line.len + 1;
	}
	return traits->document->title.len > 0 &&
	    is_like(traits->document->title, pattern, needs);
}

/* Eight bytes at a time: most texts are told by this alone. */
static size_t
count_ascii(struct slice text)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t n = 0;
	size_t i = 0;

	for (; text.len - i >= sizeof(ones); i += sizeof(ones)) {
		uint64_t word;

		memcpy(&word, text.ptr + i, sizeof(word));
		n += ((~word >> 7 & ones) * ones) >> 56;
	}
	for (; i < text.len; i++)
		n += (text.ptr[i] & 0x80) == 0;
	return n;
}

/*
 * Letters far outnumber ideographs: a translation.  No character has more than
 * four bytes.
 */
static bool
is_foreign(struct slice text)
{
	size_t letters = 0;
	size_t others = 0;

	if (3 * count_ascii(text) <= text.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c >= 0xc0) {
			others++;
			i += c >= 0xe0 ? 2 : 1;
		} else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
			letters++;
		}
	}
	return letters > LETTERS_MIN && letters > 2 * others;
}

/* How many reports it names other than within sentences. */
static size_t
count_titles(const struct traits *traits)
{
	const struct titles *titles = traits->head->titles;
	size_t n = 0;

	for (size_t i = 0; i < titles->ntitles; i++) {
		const struct title *title = &titles->title[i];
		bool again = false;

		for (size_t j = 0; j < i; j++)
			again = again ||
			    slice_equal(titles->title[j].text, title->text);
		if (title->place != TITLE_SENTENCE && !again)
			n++;
	}
	return n;
}

/* How often a first section begins. */
static size_t
count_beginnings(const struct traits *traits)
{
	struct slice found;
	size_t n = 0;
	size_t at = 0;

	while ((at = wording_find(&traits->head->wording, WORDS_SECTION_FIRST,
		    at, &found)) != SIZE_MAX) {
		n += is_heading(traits, at + found.len) ? 1 : 0;
		at += found.len;
	}
	return n;
}

/*
 * Two titles one behind the other, and no third, of different years, over
 * sections that come twice.
 */
static bool
sets_years_side_by_side(const struct traits *traits)
{
	const struct titles *titles = traits->head->titles;

	if (count_titles(traits) != 2 || count_beginnings(traits) < 2)
		return false;

	for (size_t i = 1; i < titles->ntitles; i++) {
		const struct title *a = &titles->title[i - 1];
		const struct title *b = &titles->title[i];

		if (a->year != 0 && b->year != 0 && a->year != b->year &&
		    a->place == TITLE_LINE && b->place == TITLE_LINE &&
		    b->from - a->to <= 2)
			return true;
	}
	return false;
}

/* All that a report has: nothing in its title can make it something else. */
static bool
is_whole(const struct traits *traits)
{
	const struct head *head = traits->head;

	return head->year != 0 && head->agency.len > 0 &&
	    (traits->titled || traits->has_period) &&
	    (traits->headings >= HEADINGS_MANY + 1 ||
		traits->stated >= STATED_MANY);
}

/* A notice about reports; it may have their form with it. */
static bool
is_notice(const struct traits *traits)
{
	if (traits->stated >= STATED_MANY ||
	    !is_titled_as(traits, PATTERN_NOTICE_TITLE))
		return false;
	if (!is_whole(traits))
		return true;
	return traits->stated < STATED_MIN &&
	    (traits->asked > 0 ||
		count_words(traits, WORDS_ADDRESSEE, NULL) > 0);
}

/* One that names no body or year is a form, even if it is filled in. */
static bool
is_form(const struct traits *traits)
{
	struct slice title = traits->head->title;

	if (title.len > 0 &&
	    pattern_find(rules_pattern(traits->rules, PATTERN_SAMPLE_TITLE),
		title, 0, NULL))
		return true;
	if (traits->stated >= STATED_MIN)
		return !traits->titled &&
		    is_titled_as(traits, PATTERN_FORM_TITLE);
	return is_titled_as(traits, PATTERN_FORM_TITLE) ||
	    count_words(traits, WORDS_FORM_HINT, NULL) >= HINTS_MIN;
}

/* How many articles of a law there are, or, if so asked, lines that are one. */
static size_t
count_articles(const struct traits *traits, bool as_lines)
{
	const struct pattern *pattern = rules_pattern(traits->rules,
	    PATTERN_ARTICLE);
	struct captures captures;
	size_t from = 0;
	size_t n = 0;

	while (n < ARTICLES_MIN &&
	    pattern_find(pattern, traits->text, from, &captures)) {
		from = captures.to[0];
		n += !as_lines ||
			wording_break(&traits->head->wording, captures.from[0])
		    ? 1
		    : 0;
	}
	return n;
}

/* A guide or a rule: by its title, or by its articles if it has lost that. */
static bool
is_guide(const struct traits *traits)
{
	if (traits->titled)
		return false;
	if (is_titled_as(traits, PATTERN_GUIDE_TITLE))
		return traits->headings >= HEADINGS_MIN ||
		    count_articles(traits, false) >= ARTICLES_MIN;
	return count_articles(traits, true) >= ARTICLES_MIN;
}

/* What it is if it is no report, or -1 if nothing speaks against one. */
static int
other_kind(const struct traits *traits)
{
	if (is_foreign(traits->text))
		return REASON_NO_REPORT;
	if (sets_years_side_by_side(traits) ||
	    is_titled_as(traits, PATTERN_COMPARE_TITLE))
		return REASON_TWO_YEARS;
	if (is_notice(traits))
		return REASON_NOTICE;
	if (is_form(traits))
		return REASON_BLANK_FORM;
	if (partial_is(traits->rules, traits->head))
		return REASON_OTHER_REPORT;
	if (is_whole(traits))
		return -1;
	if (!traits->titled && is_titled_as(traits, PATTERN_PART_TITLE))
		return REASON_OTHER_REPORT;
	if (traits->has_period || traits->stated >= STATED_MIN)
		return -1;
	if (!traits->titled && is_titled_as(traits, PATTERN_OTHER_TITLE))
		return REASON_OTHER_REPORT;
	if (is_guide(traits))
		return REASON_NOTICE;
	if (traits->headings < HEADINGS_MANY && !traits->introduced &&
	    count_titles(traits) >= LIST_MIN)
		return REASON_LIST_PAGE;
	if (count_words(traits, WORDS_LETTER, NULL) >= HINTS_MIN)
		return REASON_NO_REPORT;
	return -1;
}

/* Whether it has so much of the tables that it can be but a piece of a report.
 */
static bool
is_piece(const struct traits *traits)
{
	const size_t *of = traits->of_table;

	return traits->formal >= STATED_MANY ||
	    of[FACT_REQUEST] >= ROWS_OF_REQUESTS ||
	    of[FACT_INDICATOR] >= STATED_MANY ||
	    (of[FACT_DISCLOSURE] >= STATED_MIN &&
		words_in(rules_words(traits->rules, WORDS_DISCLOSURE_PART),
		    traits->text)) ||
	    (traits->headings > 0 &&
		(of[FACT_DISCLOSURE] >= WHOLE_DISCLOSURE ||
		    of[FACT_REVIEW] == WHOLE_REVIEW));
}

/*
 * Whether it says whose it is, or which days it covers, as a report does; or is
 * a piece of one.
 */
static bool
is_identified(const struct traits *traits)
{
	const struct head *head = traits->head;
	bool named = head->agency.len > 0;

	if (traits->titled || is_piece(traits))
		return true;
	if (traits->has_period)
		return traits->introduced || named;
	if (head->year == 0)
		return false;
	if (traits->introduced && named && traits->headings >= HEADINGS_MANY)
		return true;
	return traits->headings >= HEADINGS_ALL &&
	    (named || traits->introduced || traits->text.len >= PROSE_MIN ||
		traits->stated >= STATED_MANY);
}

static bool
has_content(const struct traits *traits)
{
	const struct head *head = traits->head;
	size_t from = head->titles->own == NULL ? 0 : head->titles->own->to;

	if (traits->headings >= HEADINGS_MIN || traits->stated >= STATED_MIN)
		return true;
	if ((traits->has_period || traits->titled) && traits->introduced &&
	    traits->headings > 0)
		return true;
	return traits->titled && traits->introduced &&
	    traits->text.len - from >= PROSE_MIN;
}

int
verdict(const struct rules *rules, const struct document *document,
    const struct head *head, const struct facts *facts)
{
	struct traits traits = { .rules = rules,
		.document = document,
		.head = head };
	int reason;

	find_traits(&traits, facts);
	reason = other_kind(&traits);
	if (reason >= 0)
		return reason;
	if (is_identified(&traits) && has_content(&traits))
		return -1;
	return traits.asked > 0 && traits.stated == 0 && traits.unread == 0
	    ? REASON_BLANK_FORM
	    : REASON_NO_REPORT;
}
