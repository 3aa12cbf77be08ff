/* SPDX-License-Identifier: ISC */
#include "transform/year.h"

#include <stddef.h>

static struct year
say(int year, const char *evidence, const char *confidence)
{
	return (struct year){ year, evidence, confidence };
}

/* Both speak, and do not agree: a report comes out the year after. */
static struct year
settle(const struct year_clues *clues)
{
	int before = clues->dated - 1;

	if (clues->dated != 0 && clues->period == before)
		return say(clues->period, "period", "medium");
	if (clues->dated != 0 && clues->title == before)
		return say(clues->title, "title", "medium");
	if (clues->dated == 0 && clues->body == clues->title)
		return say(clues->title, "title", "medium");
	return say(clues->period, "period", "low");
}

static struct year
by_title(const struct year_clues *clues)
{
	if (clues->dated == clues->title + 1)
		return say(clues->title, "title", "high");
	if (clues->dated == clues->title && clues->body == clues->title - 1)
		return say(clues->body, "body", "medium");
	return say(clues->title, "title",
	    clues->body == clues->title ? "high" : "medium");
}

struct year
year_decide(const struct year_clues *clues)
{
	if (clues->period != 0 && clues->title != 0)
		return clues->period == clues->title
		    ? say(clues->period, "period", "high")
		    : settle(clues);
	if (clues->title != 0)
		return by_title(clues);
	if (clues->period != 0)
		return say(clues->period, "period",
		    clues->dated == 0 || clues->dated == clues->period + 1
			? "high"
			: "medium");
	if (clues->body != 0)
		return say(clues->body, "body", "low");
	if (clues->address != 0)
		return say(clues->address, "url", "low");
	if (clues->dated != 0)
		return say(clues->dated - 1, "date", "low");
	return say(0, NULL, NULL);
}
