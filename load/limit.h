/* SPDX-License-Identifier: ISC */
#ifndef LOAD_LIMIT_H
#define LOAD_LIMIT_H

/* How much of a stream may have been rejected for the rest to be kept. */

#include <stdbool.h>
#include <stdint.h>

/* The exit status of a run that was undone for its rejects. */
enum { EX_REJECTS = 3 };

struct limit {
	bool is_set;
	bool is_share; /* of reports and rejects together, in percent */
	double most;
};

/* Reads N or P%, P with a decimal fraction or none.  False if it is neither. */
bool limit_parse(const char *text, struct limit *limit);

/* Whether so many rejects beside so many reports are too many. */
bool limit_exceeded(const struct limit *limit, uint64_t rejects,
    uint64_t reports);

#endif
