/* SPDX-License-Identifier: ISC */
#include "transform/fee.h"

#include <stdint.h>

/*
 * How long a sentence may be before and behind the words that it is looked
 * for by, in bytes, and how many of them are looked at.
 */
enum { BEFORE_MAX = 180, BEHIND_MAX = 300, TRIES_MAX = 32 };

enum { TEN_THOUSAND = 4 }; /* as a power of ten */

/* Patterns with the number in group 1, and in group 2 what multiplies it. */
static const struct {
	int measure;
	enum pattern_name pattern;
	bool is_none;
} tellings[] = {
	{ M_FEE_NOTICE_COUNT, PATTERN_FEE_NOTICES, false },
	{ M_FEE_NOTICE_AMOUNT, PATTERN_FEE_ASKED, false },
	{ M_FEE_COLLECTED_AMOUNT, PATTERN_FEE_COLLECTED, false },
	{ M_FEE_COLLECTED_AMOUNT, PATTERN_FEE_NONE, true },
};

/* The clause about `at`, up to a full stop on each side. */
static struct slice
clause_about(const struct rules *rules, const struct wording *wording,
    size_t at, struct arena *arena)
{
	const struct words *ends = rules_words(rules, WORDS_FEE_END);
	size_t from = at;
	size_t to = at;
	struct slice text = wording->text;

	while (from > 0 && at - from < BEFORE_MAX &&
	    words_at_end(ends, slice_sub(text, 0, from)).len == 0)
		from--;
	while (to < text.len && to - at < BEHIND_MAX &&
	    words_at_start(ends, slice_sub(text, to, text.len - to)).len == 0)
		to++;
	return wording_flow(wording, from, to, arena);
}

/* Whether a number in digits may begin at `at`. */
static bool
begins_number(struct slice text, size_t at)
{
	return text.ptr[at] >= '0' && text.ptr[at] <= '9' &&
	    (at == 0 || text.ptr[at - 1] < '0' || text.ptr[at - 1] > '9');
}

/* Whether the clause tells of another year. */
static bool
is_of_another(const struct rules *rules, struct slice text, int year)
{
	const struct pattern *told = rules_pattern(rules, PATTERN_YEAR_TOLD);
	struct captures captures;

	for (size_t at = 0; at < text.len; at++) {
		struct number number;

		if (begins_number(text, at) &&
		    pattern_find(told, text, at, &captures) &&
		    number_parse(captures_get(&captures, text, 1), &number) &&
		    number.digits != year)
			return true;
	}
	return false;
}

static void
note(struct fact_cell *cell, struct number value, struct slice raw, int measure)
{
	if (cell->asked && cell->state == STATE_STATED &&
	    number_compare(cell->value, value) == 0)
		return;
	if (cell->asked) {
		cell->state = STATE_UNREADABLE;
		return;
	}
	*cell = (struct fact_cell){ .asked = true,
		.state = STATE_STATED,
		.value = value,
		.raw = raw,
		.unit = catalog_measure.rows[measure].unit };
}

static void
read_clause(const struct rules *rules, struct slice text, struct facts *facts)
{
	for (size_t i = 0; i < sizeof(tellings) / sizeof(tellings[0]); i++) {
		struct captures captures;
		struct number value = NUMBER_ZERO;
		int exponent;

		if (!pattern_find(rules_pattern(rules, tellings[i].pattern),
			text, 0, &captures))
			continue;
		exponent = captures_get(&captures, text, 2).len > 0
		    ? TEN_THOUSAND
		    : 0;
		if (!tellings[i].is_none &&
		    (!number_parse(captures_get(&captures, text, 1), &value) ||
			!number_shift(value, exponent, &value)))
			continue;
		note(fact_at(facts, FACT_DISCLOSURE, CAT_PROCESSING_FEE,
			 tellings[i].measure),
		    value, captures_get(&captures, text, 0),
		    tellings[i].measure);
	}
}

void
fee_read(const struct rules *rules, const struct wording *wording, int year,
    struct arena *arena, struct facts *facts)
{
	const struct words *rates = rules_words(rules, WORDS_FEE_RATE);
	struct slice found;
	size_t at = 0;

	if (year < FEE_FIRST)
		return;
	for (int n = 0; n < TRIES_MAX &&
	     (at = wording_find(wording, WORDS_FEE_ANCHOR, at, &found)) !=
		 SIZE_MAX;
	     n++) {
		struct slice text = clause_about(rules, wording, at, arena);

		if (!words_in(rates, text) && !is_of_another(rules, text, year))
			read_clause(rules, text, facts);
		at += found.len;
	}
}
