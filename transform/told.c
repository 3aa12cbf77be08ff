/* SPDX-License-Identifier: ISC */
#include "transform/told.h"

#include "transform/identity.h"

static const struct {
	int of_2008;
	int of_2014;
	bool names_itself; /* nobody else's requests are told of so */
} told[TEXT_COUNT] = {
	[TEXT_RECEIVED] = { I08_REQUEST_TOTAL, I14_REQUEST_RECEIVED, true },
	[TEXT_REVIEW] = { I08_REVIEW, I14_REVIEW, false },
	[TEXT_LITIGATION] = { I08_LITIGATION, I14_LITIGATION, false },
};

static bool
has_table(const struct facts *facts)
{
	for (int fact = 0; fact < FACT_COUNT; fact++) {
		int nrows = (int)fact_rows((enum fact)fact)->nrows;
		int ncolumns = fact == FACT_INDICATOR
		    ? 1
		    : (int)fact_columns((enum fact)fact)->nrows;

		for (int i = 0; i < nrows; i++)
			for (int k = 0; k < ncolumns; k++)
				if (fact_get(facts, (enum fact)fact, i, k)
					->asked)
					return true;
	}
	return false;
}

/* Reviews may be those of others, which some bodies decide, unless there was
 * none or they are said to be about openness. */
static bool
is_meant(const struct rules *rules, const struct fact_cell *cell)
{
	return cell->value.digits == 0 ||
	    words_in(rules_words(rules, WORDS_PROSE_ABOUT), cell->raw);
}

void
told_indicators(const struct rules *rules, const struct fact_cell *text,
    int year, struct facts *facts)
{
	if (year < TOLD_FIRST || year > TOLD_LAST || has_table(facts))
		return;
	for (int i = 0; i < TEXT_COUNT; i++) {
		int row = year < TOLD_2014 ? told[i].of_2008 : told[i].of_2014;

		if (!text[i].asked ||
		    (!told[i].names_itself && !is_meant(rules, &text[i])))
			continue;
		facts->indicator[row] = text[i];
		facts->indicator[row].unit = catalog_indicator.rows[row].unit;
	}
}
