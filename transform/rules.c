/* SPDX-License-Identifier: ISC */
#include "transform/rules.h"

#include <stdlib.h>

#include "gen/pattern_rows.h"
#include "schema/diag.h"
#include "schema/utf8.h"

struct rules {
	struct pattern *pattern[PATTERN_COUNT];
	struct words words[WORDS_COUNT];
	uint16_t simplified[RULES_HAN_LAST - RULES_HAN_FIRST + 1];
	uint8_t is_traditional[RULES_HAN_LAST / 8 + 1];
};

/* A row of pairs: a traditional character, then its simplified one. */
static void
learn(struct rules *rules, const char *row)
{
	struct slice text = slice_of(row);

	for (size_t at = 0; at < text.len;) {
		uint32_t from = utf8_next(text, &at);
		uint32_t to = at < text.len ? utf8_next(text, &at) : 0;

		if (from < RULES_HAN_FIRST || from > RULES_HAN_LAST ||
		    to < RULES_HAN_FIRST || to > RULES_HAN_LAST)
			diag_die(EX_SOFTWARE, "pairs '%s': not two by two",
			    row);
		rules->simplified[from - RULES_HAN_FIRST] = (uint16_t)to;
		rules->is_traditional[from >> 3] |= (uint8_t)(1u << (from & 7));
	}
}

/* The lists of words that WORDS_SPOT is made of. */
static const enum words_name spotted[] = { WORDS_TITLE_ANCHOR, WORDS_CAPTION,
	WORDS_PERIOD_ANCHOR, WORDS_SECTION_LAST, WORDS_SECTION_FIRST,
	WORDS_SECTION, WORDS_PROSE_ANCHOR, WORDS_FORM_HINT, WORDS_LETTER,
	WORDS_ADDRESSEE, WORDS_COMPILE_ANCHOR, WORDS_ANNOUNCE_ANCHOR,
	WORDS_COMBINE_ANCHOR, WORDS_CONTACT_ANCHOR, WORDS_YEAR_ANCHOR,
	WORDS_OVERVIEW_ANCHOR };

uint32_t
rules_spot(enum words_name list)
{
	for (size_t i = 0; i < sizeof(spotted) / sizeof(spotted[0]); i++)
		if (spotted[i] == list)
			return UINT32_C(1) << i;
	return 0;
}

/* Tags each word by the lists that have it. */
static void
tag(struct rules *rules)
{
	struct words *spots = &rules->words[WORDS_SPOT];

	for (size_t i = 0; i < sizeof(spotted) / sizeof(spotted[0]); i++)
		for (size_t j = 0; j < spots->nwords; j++)
			if (words_has(&rules->words[spotted[i]],
				spots->word[j]))
				spots->tag[j] |= rules_spot(spotted[i]);
}

struct rules *
rules_new(void)
{
	struct rules *rules = calloc(1, sizeof(*rules));

	if (rules == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < PATTERN_COUNT; i++)
		rules->pattern[i] = pattern_new(pattern_rows[i]);
	for (size_t i = 0; i < WORDS_COUNT; i++)
		words_init(&rules->words[i], words_rows[i]);
	tag(rules);
	for (size_t i = 0; i < PAIRS_COUNT; i++)
		learn(rules, pairs_rows[i]);
	return rules;
}

void
rules_free(struct rules *rules)
{
	if (rules == NULL)
		return;
	for (size_t i = 0; i < PATTERN_COUNT; i++)
		pattern_free(rules->pattern[i]);
	for (size_t i = 0; i < WORDS_COUNT; i++)
		words_release(&rules->words[i]);
	free(rules);
}

const struct pattern *
rules_pattern(const struct rules *rules, enum pattern_name name)
{
	return rules->pattern[name];
}

const struct words *
rules_words(const struct rules *rules, enum words_name name)
{
	return &rules->words[name];
}

uint32_t
rules_simplified(const struct rules *rules, uint32_t c)
{
	uint16_t to;

	if (c < RULES_HAN_FIRST || c > RULES_HAN_LAST)
		return c;
	to = rules->simplified[c - RULES_HAN_FIRST];
	return to == 0 ? c : to;
}

const uint8_t *
rules_traditional(const struct rules *rules)
{
	return rules->is_traditional;
}
