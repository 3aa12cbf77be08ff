/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SELECT_H
#define EXTRACT_SELECT_H

/* Which pages are wanted, by their hosts and by their media types. */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"

/* Words of each kind at most. */
enum { SELECT_MAX = 64 };

struct select_words {
	const char *word[SELECT_MAX];
	size_t n;
};

struct select {
	struct select_words hosts; /* domains, with all below them */
	struct select_words media; /* text/html; for an index only */
};

#define SELECT_ALL ((struct select){ .hosts = { .n = 0 } })

/* Adds a word, which is borrowed.  False if there is no room. */
bool select_add(struct select_words *words, const char *word);

/* Whether a page of that URI is wanted.  No hosts: all are. */
bool select_has_host(const struct select *select, struct slice uri);

/* Whether a page of that media type is wanted. */
bool select_has_media(const struct select *select, struct slice media);

#endif
