/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CDX_H
#define EXTRACT_CDX_H

/*
 * The lines of an index of archives: CDX, whose first line says what stands
 * in which column, and CDXJ, with a key, a time and a JSON object.
 */

#include <stdbool.h>

#include "extract/head.h"
#include "schema/arena.h"
#include "schema/buf.h"

/* Bytes of a line, and columns, at most. */
enum { CDX_LINE_MAX = 1 << 20, CDX_COLUMNS_MAX = 32 };

enum cdx_kind {
	CDX_RECORD,
	CDX_NOTHING, /* a header, a comment, or blank */
	CDX_BAD
};

/* Where a record is.  What is not stated, or is -, is SLICE_NULL. */
struct cdx_record {
	struct slice key;  /* as in surt.h, in most indexes */
	struct slice time; /* fourteen figures */
	struct slice uri;
	struct slice mime;
	struct slice digest;
	struct slice
	    file;        /* of the archive: a name that anyone may have made */
	unsigned status; /* 0 if it is not stated */
	uint64_t offset; /* HEAD_UNKNOWN if it is not stated */
	uint64_t length; /* the same; packed, if the archive is */
};

/* What is known of an index from its first line. */
struct cdx_columns {
	char letters[CDX_COLUMNS_MAX];
	size_t n; /* 0 if there was no such line */
	char separator;
};

#define CDX_COLUMNS_INIT ((struct cdx_columns){ "", 0, ' ' })

/*
 * Reads a line, without its end.  A record's texts are parts of the line or
 * the arena's.  CDX without a header is taken by its number of columns: 9, 10
 * or 11.
 */
enum cdx_kind cdx_read(struct cdx_columns *columns, struct slice line,
    struct arena *arena, struct cdx_record *record);

/* Whether the record is of that domain or below it, as in host.h. */
bool cdx_is_below(const struct cdx_record *record, struct slice domain);

/*
 * Appends a line of CDXJ, with its end.  The key is made from the URI if
 * there is none.
 */
void cdx_write(const struct cdx_record *record, struct buf *buf);

#endif
