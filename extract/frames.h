/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FRAMES_H
#define EXTRACT_FRAMES_H

/*
 * The records of a crawl's archive that zstd has packed record by record, each
 * in a frame of its own.  A frame that is damaged is lost and no other.
 */

#include "extract/crawl.h"

struct frames;

/* `max` bounds the bytes of a record's block. */
struct frames *frames_new(size_t max);
void frames_free(struct frames *frames); /* NULL is fine */

/*
 * Whether a source that zstd has packed is such an archive, and of which form.
 * Its first frames may be damaged.  Nothing is passed.
 */
bool frames_is_in(struct frames *frames, struct source *source,
    enum crawl_form *form);

/* Starts on such a source, which stays the caller's. */
void frames_begin(struct frames *frames, struct source *source,
    enum crawl_form form);

/* The next record, which lasts until the next call; false at the end. */
bool frames_next(struct frames *frames, struct crawl_record *record);

#endif
