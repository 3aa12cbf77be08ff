/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_HEAD_H
#define TRANSFORM_HEAD_H

/*
 * Who reports, for which year and for whom, and when: everything of a report
 * but its numbers.  Each answer says where it was read (`*_evidence`) and how
 * sure it is (`*_confidence`: "high", "medium", "low"); NULL if there is none.
 */

#include "schema/arena.h"
#include "transform/date.h"
#include "transform/document.h"
#include "transform/registration.h"
#include "transform/rules.h"
#include "transform/site.h"
#include "transform/title.h"
#include "transform/wording.h"

struct head {
	struct slice agency; /* SLICE_NULL if nothing tells it */
	const char *agency_evidence;
	const char *agency_confidence;
	const struct slice *named; /* all names that it has for a body, the
				      surest first */
	size_t nnamed;
	struct site site; /* whose it is, if the body's name does not say */
	struct registration registration;
	int year; /* 0 if nothing tells it */
	const char *year_evidence;
	const char *year_confidence;
	const char *scope; /* "own" or "consolidated" */
	struct slice title;
	struct date published;
	struct date signed_on;
	struct date period_start;
	struct date period_end;
	struct wording wording; /* what it was read from */
	struct titles *titles;  /* all that the wording names */
};

/*
 * Reads the head of the report that `wording` is the words of; the document
 * adds the page's own data.  Slices of the head point into the document, the
 * wording or `arena`.
 */
void head_read(const struct rules *rules, const struct document *document,
    const struct wording *wording, struct arena *arena, struct head *head);

#endif
