/* SPDX-License-Identifier: ISC */
#include "transform/rules.h"

#include <stdlib.h>

#include "gen/pattern_rows.h"
#include "schema/diag.h"

struct rules {
	struct pattern *pattern[PATTERN_COUNT];
	struct words words[WORDS_COUNT];
};

/* The lists of words that WORDS_SPOT and WORDS_NEEDS are made of. */
static const enum words_name tagged[] = { WORDS_TITLE_ANCHOR, WORDS_CAPTION,
	WORDS_PERIOD_ANCHOR, WORDS_SECTION_LAST, WORDS_SECTION_FIRST,
	WORDS_SECTION, WORDS_PROSE_ANCHOR, WORDS_FORM_HINT, WORDS_LETTER,
	WORDS_ADDRESSEE, WORDS_COMPILE_ANCHOR, WORDS_ANNOUNCE_ANCHOR,
	WORDS_COMBINE_ANCHOR, WORDS_CONTACT_ANCHOR, WORDS_YEAR_ANCHOR,
	WORDS_OVERVIEW_ANCHOR, WORDS_FEE_ANCHOR, WORDS_SUMS_UP_ANCHOR,
	WORDS_NEEDS_NONE, WORDS_NEEDS_RECEIVED, WORDS_NEEDS_REVIEW,
	WORDS_NEEDS_LITIGATION, WORDS_PROSE_DISCLOSED_ANCHOR };

uint32_t
rules_tag(enum words_name list)
{
	for (size_t i = 0; i < sizeof(tagged) / sizeof(tagged[0]); i++)
		if (tagged[i] == list)
			return UINT32_C(1) << i;
	return 0;
}

/* Tags each word by the lists that have it. */
static void
tag(struct rules *rules, enum words_name name)
{
	struct words *all = &rules->words[name];

	for (size_t i = 0; i < sizeof(tagged) / sizeof(tagged[0]); i++)
		for (size_t j = 0; j < all->nwords; j++)
			if (words_has(&rules->words[tagged[i]], all->word[j]))
				all->tag[j] |= rules_tag(tagged[i]);
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
	tag(rules, WORDS_SPOT);
	tag(rules, WORDS_NEEDS);
	tag(rules, WORDS_PROSE_DISCLOSED_ANCHOR);
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
