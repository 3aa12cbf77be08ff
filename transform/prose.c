/* SPDX-License-Identifier: ISC */
#include "transform/prose.h"

#include <stdint.h>
#include <string.h>

#include "transform/date.h"
#include "transform/value.h"

/*
 * How long a sentence may be before and behind a word such as "requests", in
 * bytes; how near before it a number is told; and how many such words are
 * looked at.
 */
enum { BEFORE_MAX = 720, BEHIND_MAX = 420, NEAR_MAX = 180, TRIES_MAX = 400 };

enum { IDEOGRAPH = 3, SPOTS_MAX = (NEAR_MAX + BEHIND_MAX) / IDEOGRAPH + 1 };

/* What has been read of one number. */
struct reading {
	bool found;
	bool doubtful; /* two numbers that differ */
	struct number value;
	struct slice raw;
};

struct reader {
	const struct rules *rules;
	int year;              /* of the report; 0 if it is unknown */
	enum words_name needs; /* of all that is looked for */
	struct reading reading[TEXT_COUNT];
};

/*
 * Patterns of one number, with the count in group 1 or meaning none, the words
 * that one begins with and those without which it cannot match: most sentences
 * have none of them.
 */
static const struct telling {
	enum text_number number;
	enum words_name begins;
	enum words_name needs;
	enum pattern_name pattern;
	bool none;
} tellings[] = {
	{ TEXT_RECEIVED, WORDS_NEEDS_NONE, WORDS_NEEDS_NONE, PATTERN_PROSE_NONE,
	    true },
	{ TEXT_RECEIVED, WORDS_NEEDS_RECEIVED, WORDS_NEEDS_RECEIVED,
	    PATTERN_PROSE_RECEIVED, false },
	{ TEXT_RECEIVED, WORDS_NEEDS_RECEIVED, WORDS_NEEDS_RECEIVED,
	    PATTERN_PROSE_RECEIVED_BEFORE, false },
	{ TEXT_REVIEW, WORDS_NEEDS_NONE, WORDS_NEEDS_REVIEW,
	    PATTERN_PROSE_NO_REVIEW, true },
	{ TEXT_REVIEW, WORDS_NEEDS_REVIEW, WORDS_NEEDS_REVIEW,
	    PATTERN_PROSE_REVIEW, false },
	{ TEXT_LITIGATION, WORDS_NEEDS_NONE, WORDS_NEEDS_LITIGATION,
	    PATTERN_PROSE_NO_LITIGATION, true },
	{ TEXT_LITIGATION, WORDS_NEEDS_LITIGATION, WORDS_NEEDS_LITIGATION,
	    PATTERN_PROSE_LITIGATION, false },
	{ TEXT_DISCLOSED, WORDS_PROSE_DISCLOSED_ANCHOR,
	    WORDS_PROSE_DISCLOSED_ANCHOR, PATTERN_PROSE_DISCLOSED, false },
};

/* A sentence, and where in it words stand that patterns begin with or need. */
struct sentence {
	struct slice text;
	struct spot spot[SPOTS_MAX];
	size_t nspots;
	uint32_t lists; /* of all spots */
};

static void
find_spots(const struct words *words, size_t at, struct sentence *sentence)
{
	uint32_t lists;

	while (sentence->nspots < SPOTS_MAX &&
	    (at = words_tagged(words, sentence->text, at, &lists)) !=
		SIZE_MAX) {
		sentence->spot[sentence->nspots++] =
		    (struct spot){ .at = (uint32_t)at, .lists = lists };
		sentence->lists |= lists;
		at += IDEOGRAPH;
	}
}

static void
note(struct reading *reading, struct number value, struct slice raw)
{
	if (reading->found && number_compare(reading->value, value) != 0)
		reading->doubtful = true;
	if (reading->found)
		return;
	*reading = (struct reading){ .found = true,
		.value = value,
		.raw = raw };
}

/* Whether the last year that words name is another than the report's. */
static bool
tell_another_year(const struct reader *reader, struct slice text)
{
	struct captures captures;

	return reader->year != 0 &&
	    pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_YEAR), text,
		0, &captures) &&
	    date_numeral(reader->rules, captures_get(&captures, text, 1)) !=
	    reader->year;
}

/* Whether words tell of a part, or of all since a day before the report's. */
static bool
tell_part(const struct reader *reader, struct slice text)
{
	const struct words *parts = rules_words(reader->rules,
	    WORDS_PROSE_PART);
	const struct pattern *since = rules_pattern(reader->rules,
	    PATTERN_PROSE_SINCE);
	struct captures captures;
	struct slice year;

	if (pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_PIECE),
		text, 0, NULL))
		return true;
	if (!words_in(parts, text))
		return false;
	if (!pattern_find(since, text, 0, &captures))
		return true;
	year = captures_get(&captures, text, 1);
	return (year.len > 0 &&
		   date_numeral(reader->rules, year) != reader->year) ||
	    words_in(parts, slice_sub(text, 0, captures.from[0])) ||
	    words_in(parts, slice_sub(text, captures.to[0], text.len));
}

/* The words before `at`, back to where their clause starts. */
static struct slice
clause_before(const struct reader *reader, struct slice text, size_t at)
{
	const struct words *ends = rules_words(reader->rules,
	    WORDS_PROSE_CLAUSE);
	size_t from = at;

	while (
	    from > 0 && words_at_end(ends, slice_sub(text, 0, from)).len == 0)
		from--;
	return slice_sub(text, from, at - from);
}

/* Whether requests are for information: their words say so, or a heading. */
static bool
is_about(const struct reader *reader, struct slice raw, struct slice before)
{
	return words_in(rules_words(reader->rules, WORDS_PROSE_ABOUT), raw) ||
	    pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_HEADING),
		before, 0, NULL);
}

/*
 * The words before reviews or suits that say that they were about openness,
 * where they do, with what was found behind them.
 */
static struct slice
with_cause(const struct reader *reader, struct slice text,
    const struct captures *captures)
{
	struct captures cause;
	size_t from = captures->from[0];

	if (pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_BECAUSE),
		slice_sub(text, 0, from), 0, &cause))
		from = cause.from[0];
	return slice_sub(text, from, captures->to[0] - from);
}

/* Whether what is disclosed is all of it, and the body's that reports. */
static bool
tells_own_total(const struct reader *reader, struct slice clause)
{
	return !pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_SHARE),
	    clause, 0, NULL);
}

static bool
is_case(enum text_number number)
{
	return number == TEXT_REVIEW || number == TEXT_LITIGATION;
}

/* Takes in what a pattern has found, if it tells of all and not of a part. */
static void
take(struct reader *reader, const struct telling *telling, struct slice text,
    const struct captures *captures)
{
	struct reading *reading = &reader->reading[telling->number];
	struct slice raw = captures_get(captures, text, 0);
	struct slice before = slice_sub(text, 0, captures->from[0]);
	struct slice clause = clause_before(reader, text, before.len);
	struct value value = { .state = STATE_STATED, .number = NUMBER_ZERO };

	if (tell_part(reader, clause) || tell_another_year(reader, clause))
		return;
	if (telling->number == TEXT_RECEIVED && !is_about(reader, raw, before))
		return;
	if (telling->number == TEXT_DISCLOSED &&
	    !tells_own_total(reader, clause))
		return;
	if (!telling->none)
		value_read(captures_get(captures, text, 1), &value);
	if (value.state != STATE_STATED)
		return;
	if (is_case(telling->number) && !telling->none)
		raw = with_cause(reader, text, captures);
	note(reading, value.number, raw);
	if (pattern_find(rules_pattern(reader->rules, PATTERN_PROSE_OTHERS),
		clause, 0, NULL))
		reading->doubtful = true;
}

static void
read_telling(struct reader *reader, const struct telling *telling,
    const struct sentence *sentence)
{
	const struct pattern *pattern = rules_pattern(reader->rules,
	    telling->pattern);
	uint32_t begins = rules_tag(telling->begins);
	struct captures captures;
	size_t from = 0;

	for (size_t i = 0; i < sentence->nspots; i++) {
		const struct spot *spot = &sentence->spot[i];

		if ((spot->lists & begins) == 0 || spot->at < from ||
		    !pattern_find(pattern, sentence->text, spot->at, &captures))
			continue;
		from = captures.to[0];
		take(reader, telling, sentence->text, &captures);
	}
}

/* Reads a sentence for what is told from byte `at` on. */
static void
read_sentence(struct reader *reader, struct slice text, size_t at)
{
	const size_t n = sizeof(tellings) / sizeof(tellings[0]);
	struct sentence sentence = { .text = text };

	find_spots(rules_words(reader->rules, reader->needs), at, &sentence);
	for (size_t i = 0; i < n; i++)
		if ((sentence.lists & rules_tag(tellings[i].needs)) != 0)
			read_telling(reader, &tellings[i], &sentence);
}

/* The sentence about `at`, or as much of it as may matter. */
static void
sentence_about(const struct rules *rules, const struct wording *wording,
    size_t at, size_t *from, size_t *to)
{
	struct slice stop = rules_words(rules, WORDS_SENTENCE_END)->word[0];
	struct slice rest = wording_part(wording, at, at + BEHIND_MAX);
	struct slice before = wording_part(wording,
	    at > BEFORE_MAX ? at - BEFORE_MAX : 0, at);
	size_t end = slice_find(rest, stop, 0);
	size_t next;
	size_t last = 0;

	*to = at + (end == SIZE_MAX ? rest.len : end);
	while ((next = slice_find(before, stop, last)) != SIZE_MAX)
		last = next + stop.len;
	*from = at - before.len + last;
}

/* How many bytes of a part wording_flow leaves. */
static size_t
flow_len(const struct wording *wording, size_t from, size_t to)
{
	struct slice part = wording_part(wording, from, to);
	size_t len = part.len;

	for (size_t at = 0; at < part.len; at++)
		len -= part.ptr[at] == '\n';
	return len;
}

/* Reads the sentences that have one of those words. */
static void
read_sentences(struct reader *reader, const struct wording *wording,
    enum words_name anchor, struct arena *arena)
{
	struct slice found;
	size_t at = 0;
	size_t done = 0;

	for (int n = 0; n < TRIES_MAX &&
	     (at = wording_find(wording, anchor, at, &found)) != SIZE_MAX;
	     n++) {
		size_t from;
		size_t near;
		size_t to;

		if (at >= done) {
			sentence_about(reader->rules, wording, at, &from, &to);
			near = at > NEAR_MAX ? at - NEAR_MAX : 0;
			near = near > done ? near : done;
			near = near > from ? near : from;
			read_sentence(reader,
			    wording_flow(wording, from, to, arena),
			    flow_len(wording, from, near));
			done = to;
		}
		at += found.len;
	}
}

static struct fact_cell
told(const struct reading *reading)
{
	if (!reading->found || reading->doubtful)
		return (struct fact_cell){ .asked = false };
	return (struct fact_cell){ .asked = true,
		.state = STATE_STATED,
		.value = reading->value,
		.raw = reading->raw };
}

void
prose_read(const struct rules *rules, const struct wording *wording, int year,
    struct arena *arena, struct fact_cell *text)
{
	struct reader reader = { .rules = rules,
		.year = year,
		.needs = WORDS_NEEDS };

	read_sentences(&reader, wording, WORDS_PROSE_ANCHOR, arena);
	for (int i = 0; i < TEXT_COUNT; i++)
		text[i] = told(&reader.reading[i]);
}

void
prose_disclosed(const struct rules *rules, const struct wording *wording,
    int year, struct arena *arena, struct fact_cell *text)
{
	struct reader reader = { .rules = rules,
		.year = year,
		.needs = WORDS_PROSE_DISCLOSED_ANCHOR };

	read_sentences(&reader, wording, WORDS_PROSE_DISCLOSED_ANCHOR, arena);
	text[TEXT_DISCLOSED] = told(&reader.reading[TEXT_DISCLOSED]);
}
