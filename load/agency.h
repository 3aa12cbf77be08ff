/* SPDX-License-Identifier: ISC */
#ifndef LOAD_AGENCY_H
#define LOAD_AGENCY_H

/*
 * The agencies of a batch of reports: those that are missing are added, and
 * with the key of each comes the cohort that its report may belong to.
 */

#include "load/session.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* What a report tells of its agency, in the order of its fields. */
enum agency_part {
	AGENCY_KEY,
	AGENCY_NAME,
	AGENCY_DIVISION,
	AGENCY_LEVEL,
	AGENCY_FAMILY,
	AGENCY_PARTS
};

/* What else of a report tells its cohort. */
enum cohort_part { COHORT_YEAR, COHORT_SCOPE, COHORT_ERA, COHORT_PARTS };

/* All zeros is an empty one. */
struct agencies {
	struct buf agency[AGENCY_PARTS];
	struct buf cohort[COHORT_PARTS];
};

/* Adds a report; one whose cohort is not asked for has nulls for its parts. */
void agencies_add(struct agencies *agencies,
    const struct slice agency[AGENCY_PARTS],
    const struct slice cohort[COHORT_PARTS]);

/*
 * The key of the agency of each report, in their order, and of the cohort,
 * which may be null.  Clear it with PQclear.  To be called once.
 */
PGresult *agencies_find(struct agencies *agencies, struct session *session);

void agencies_release(struct agencies *agencies);

#endif
