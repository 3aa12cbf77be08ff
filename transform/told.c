/* SPDX-License-Identifier: ISC */
#include "transform/told.h"

#include <string.h>

#include "transform/identity.h"

enum { ROW_MIN = 3 }; /* cells that a row has and a sentence has not */

static const struct {
	int of_2008;
	int of_2014;
	bool names_itself; /* nobody else's requests are told of so */
} told[TEXT_COUNT] = {
	[TEXT_RECEIVED] = { I08_REQUEST_TOTAL, I14_REQUEST_RECEIVED, true },
	[TEXT_REVIEW] = { I08_REVIEW, I14_REVIEW, false },
	[TEXT_LITIGATION] = { I08_LITIGATION, I14_LITIGATION, false },
	[TEXT_DISCLOSED] = { I08_PROACTIVE_TOTAL, I14_PROACTIVE_TOTAL, true },
};

/* Whether a table has a cell that was read, or any if `stated` is false. */
static bool
has_cell(const struct facts *facts, enum fact fact, bool stated)
{
	int nrows = (int)fact_rows(fact)->nrows;
	int ncolumns = fact == FACT_INDICATOR ? 1
					      : (int)fact_columns(fact)->nrows;

	for (int i = 0; i < nrows; i++)
		for (int k = 0; k < ncolumns; k++) {
			const struct fact_cell *cell = fact_get(facts, fact, i,
			    k);

			if (cell->asked && (!stated || fact_has_value(cell)))
				return true;
		}
	return false;
}

bool
told_alone(int year, const struct facts *facts)
{
	if (year < TOLD_FIRST || year > TOLD_LAST)
		return false;
	for (int fact = 0; fact < FACT_COUNT; fact++)
		if (has_cell(facts, (enum fact)fact, false))
			return false;
	return true;
}

/* Whether a row has so many cells with something in them: no sentence has. */
static bool
has_row(const struct facts *facts, enum fact fact)
{
	for (size_t i = 0; i < fact_rows(fact)->nrows; i++) {
		int n = 0;

		for (size_t k = 0; k < fact_columns(fact)->nrows; k++)
			n += fact_get(facts, fact, (int)i, (int)k)->raw.len > 0;
		if (n >= ROW_MIN)
			return true;
	}
	return false;
}

bool
told_without_form(int year, struct facts *facts)
{
	if (year < TOLD_FIRST || year > TOLD_LAST ||
	    has_cell(facts, FACT_DISCLOSURE, true) ||
	    has_cell(facts, FACT_REQUEST, true) ||
	    has_cell(facts, FACT_REVIEW, true) ||
	    has_row(facts, FACT_DISCLOSURE) || has_row(facts, FACT_REQUEST) ||
	    has_row(facts, FACT_REVIEW))
		return false;
	memset(facts->disclosure, 0, sizeof(facts->disclosure));
	memset(facts->request, 0, sizeof(facts->request));
	memset(facts->review, 0, sizeof(facts->review));
	return true;
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
	if (!told_alone(year, facts))
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
