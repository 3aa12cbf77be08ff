/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_YEAR_H
#define TRANSFORM_YEAR_H

/*
 * Which year a report is about, from what several places say: pages carry last
 * year's preamble, titles of the year they were published in, and no year.
 */

/* What each place says; 0 if it says nothing. */
struct year_clues {
	int period;  /* the data's own period */
	int title;   /* the title */
	int body;    /* the first sentence that tells of a year */
	int address; /* the document's address */
	int dated;   /* year of publication, or of the signature */
};

struct year {
	int year;               /* 0 if nothing tells it */
	const char *evidence;   /* period, title, url, body or date */
	const char *confidence; /* high, medium or low */
};

struct year year_decide(const struct year_clues *clues);

#endif
