/* SPDX-License-Identifier: ISC */
#include "transform/partial.h"

/* Behind the title, in bytes: where the body says why it is no whole year. */
enum { REASON_MAX = 2400, MONTHS_OF_QUARTER = 3, MONTHS = 12 };

static bool
says_so(const struct rules *rules, const struct head *head)
{
	return head->title.len > 0 &&
	    pattern_find(rules_pattern(rules, PATTERN_PART_TITLE), head->title,
		0, NULL);
}

/* Whether the period is of whole quarters of a year, one to three of them. */
static bool
has_quarters(const struct head *head)
{
	struct date start = head->period_start;
	struct date end = head->period_end;

	return start.year != 0 && start.year == end.year && start.day == 1 &&
	    start.month % MONTHS_OF_QUARTER == 1 &&
	    end.month % MONTHS_OF_QUARTER == 0 &&
	    end.day == date_days_in_month(end.year, end.month) &&
	    (start.month != 1 || end.month != MONTHS);
}

static bool
has_reason(const struct rules *rules, const struct head *head)
{
	size_t from = head->titles->own == NULL ? 0 : head->titles->own->to;

	return pattern_find(rules_pattern(rules, PATTERN_PART_REASON),
	    wording_part(&head->wording, from, from + REASON_MAX), 0, NULL);
}

bool
partial_is(const struct rules *rules, const struct head *head)
{
	return says_so(rules, head) ||
	    (has_quarters(head) && !has_reason(rules, head));
}
