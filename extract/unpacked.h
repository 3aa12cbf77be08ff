/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_UNPACKED_H
#define EXTRACT_UNPACKED_H

/*
 * What a file holds that gzip or zstd has packed as a whole, as a source of any
 * length.  It ends where something is wrong.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "extract/source.h"

struct unpacked;

struct unpacked *unpacked_new(void);
void unpacked_free(struct unpacked *unpacked); /* NULL is fine */

/* Whether what gzip has packed is a tar archive.  Nothing is passed. */
bool unpacked_is_tar(struct unpacked *unpacked, struct source *file);

/*
 * Starts on a file, which stays the caller's.  The source is the same for all
 * of them.
 */
struct source *unpacked_gzip(struct unpacked *unpacked, struct source *file);
struct source *unpacked_zstd(struct unpacked *unpacked, struct source *file);

/* What ended the source, if not the end. */
struct fault unpacked_fault(const struct unpacked *unpacked);

#endif
