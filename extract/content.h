/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CONTENT_H
#define EXTRACT_CONTENT_H

/* What a file is, by its bytes. */

#include "extract/source.h"

/* The crawls' stand first, in the order of enum crawl_form. */
enum content {
	CONTENT_WARC,
	CONTENT_ARC,
	CONTENT_GZIP,
	CONTENT_ZSTD,
	CONTENT_TAR,
	CONTENT_ZIP,
	CONTENT_LOOSE,
	CONTENT_COUNT
};

/* By the first bytes alone.  Nothing is passed. */
enum content content_of(struct slice head);

/*
 * The same of a file whose first bytes may be damaged, if those tell nothing:
 * by what is not far behind them.
 */
enum content content_within(struct source *source);

#endif
