/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_TITLE_H
#define TRANSFORM_TITLE_H

/*
 * What a document calls annual reports: the title of its own, which may be cut
 * over several lines, and the titles of others that it names.
 */

#include <stddef.h>

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/* How many are looked at; later ones are not. */
enum { TITLES_MAX = 48 };

/* How a title stands in the text, the surest last. */
enum title_place {
	TITLE_SENTENCE, /* inside of a sentence */
	TITLE_QUOTED,   /* in title marks */
	TITLE_RUN,      /* begins a line that goes on */
	TITLE_LINE      /* is a line, or what stands behind a caption */
};

struct title {
	enum title_place place;
	struct slice text; /* on one line */
	struct slice name; /* of the body, as it stands; SLICE_NULL if none */
	int year;          /* 0 if none */
	size_t from;       /* where it stands in the wording */
	size_t to;
};

struct titles {
	struct title title[TITLES_MAX];
	size_t ntitles;
	const struct title *own; /* the report's, or NULL */
};

/* Looks for titles in all of the wording. */
void titles_read(const struct rules *rules, const struct wording *wording,
    struct arena *arena, struct titles *titles);

#endif
