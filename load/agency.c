/* SPDX-License-Identifier: ISC */
#include "load/agency.h"

#include "load/array.h"

void
agencies_add(struct agencies *agencies, const struct slice agency[AGENCY_PARTS],
    const struct slice cohort[COHORT_PARTS])
{
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		array_add(&agencies->agency[i], agency[i]);
	for (size_t i = 0; i < COHORT_PARTS; i++)
		array_add(&agencies->cohort[i], cohort[i]);
}

PGresult *
agencies_find(struct agencies *agencies, struct session *session)
{
	const char *agency[AGENCY_PARTS];
	const char *cohort[1 + COHORT_PARTS];

	for (size_t i = 0; i < AGENCY_PARTS; i++)
		agency[i] = array_end(&agencies->agency[i]);
	cohort[0] = agency[AGENCY_KEY];
	for (size_t i = 0; i < COHORT_PARTS; i++)
		cohort[1 + i] = array_end(&agencies->cohort[i]);
	PQclear(session_query(session, &sql_agency_mend, AGENCY_PARTS, agency));
	PQclear(session_query(session, &sql_agency_add, AGENCY_PARTS, agency));
	PQclear(
	    session_query(session, &sql_cohort_add, 1 + COHORT_PARTS, cohort));
	return session_query(session, &sql_agency_find, 1 + COHORT_PARTS,
	    cohort);
}

void
agencies_release(struct agencies *agencies)
{
	for (size_t i = 0; i < AGENCY_PARTS; i++)
		buf_release(&agencies->agency[i]);
	for (size_t i = 0; i < COHORT_PARTS; i++)
		buf_release(&agencies->cohort[i]);
}
