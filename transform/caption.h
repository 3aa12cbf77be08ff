/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CAPTION_H
#define TRANSFORM_CAPTION_H

/*
 * What stands beside a caption in the block of data above or below a report:
 * on its line, on the next line, in the next cell, or in the row below a row
 * of captions.
 */

#include <stddef.h>

#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/* Longest value, longest row of captions, and how many are kept; in bytes. */
enum { CAPTION_VALUE_MAX = 240, CAPTION_ROW_MAX = 16, CAPTIONS_MAX = 128 };

struct caption {
	struct slice text;
	struct slice value; /* may be empty */
};

struct captions {
	struct caption caption[CAPTIONS_MAX];
	size_t ncaptions;
};

/* Finds all captions of the wording, in their order. */
void captions_read(const struct rules *rules, const struct wording *wording,
    struct captions *captions);

#endif
