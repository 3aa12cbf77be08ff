/* SPDX-License-Identifier: ISC */
#include "transform/fact.h"

bool
fact_has_value(const struct fact_cell *cell)
{
	return cell->asked &&
	    (cell->state == STATE_STATED || cell->state == STATE_INFERRED);
}

const struct catalog *
fact_rows(enum fact fact)
{
	static const struct catalog *const rows[FACT_COUNT] = {
		[FACT_DISCLOSURE] = &catalog_category,
		[FACT_REQUEST] = &catalog_outcome,
		[FACT_REVIEW] = &catalog_channel,
		[FACT_INDICATOR] = &catalog_indicator,
	};

	return rows[fact];
}

const struct catalog *
fact_columns(enum fact fact)
{
	static const struct catalog *const columns[FACT_COUNT] = {
		[FACT_DISCLOSURE] = &catalog_measure,
		[FACT_REQUEST] = &catalog_applicant,
		[FACT_REVIEW] = &catalog_result,
		[FACT_INDICATOR] = &catalog_measure,
	};

	return columns[fact];
}

const char *
fact_name(enum fact fact)
{
	static const char *const names[FACT_COUNT] = {
		[FACT_DISCLOSURE] = "disclosure",
		[FACT_REQUEST] = "request",
		[FACT_REVIEW] = "review",
		[FACT_INDICATOR] = "indicator",
	};

	return names[fact];
}

struct fact_cell *
fact_at(struct facts *facts, enum fact fact, int row, int column)
{
	switch (fact) {
	case FACT_DISCLOSURE:
		return &facts->disclosure[row][column];
	case FACT_REQUEST:
		return &facts->request[row][column];
	case FACT_REVIEW:
		return &facts->review[row][column];
	default:
		return &facts->indicator[row];
	}
}

const struct fact_cell *
fact_get(const struct facts *facts, enum fact fact, int row, int column)
{
	switch (fact) {
	case FACT_DISCLOSURE:
		return &facts->disclosure[row][column];
	case FACT_REQUEST:
		return &facts->request[row][column];
	case FACT_REVIEW:
		return &facts->review[row][column];
	default:
		return &facts->indicator[row];
	}
}
