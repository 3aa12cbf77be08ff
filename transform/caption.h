/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CAPTION_H
#define TRANSFORM_CAPTION_H

/*
 * What stands beside a caption in the block of data above or below a report:
 * on its line, on the next line, in the next cell, or in the row below a row
 * of captions.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"
#include "transform/rules.h"
#include "transform/wording.h"

/* Longest value and longest row of captions. */
enum { CAPTION_VALUE_MAX = 240, CAPTION_ROW_MAX = 16 };

/*
 * The next of these captions at or after `*from` and its value, which may be
 * empty; `*from` moves behind the caption.  False if there is none.
 */
bool caption_next(const struct rules *rules, const struct wording *wording,
    enum words_name captions, size_t *from, struct slice *value);

#endif
