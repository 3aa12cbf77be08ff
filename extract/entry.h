/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ENTRY_H
#define EXTRACT_ENTRY_H

/* A document's bytes, and what is known of them from where they were. */

#include <stdbool.h>
#include <stdint.h>

#include "extract/fault.h"
#include "schema/slice.h"

#define ENTRY_LENGTH_UNKNOWN UINT64_MAX

struct entry {
	struct slice name;    /* the document's, for people; UTF-8 */
	struct slice archive; /* the file's; UTF-8 */
	uint64_t offset;      /* of the entry's bytes in the file */
	uint64_t length;      /* of them there, packed if they are */
	uint64_t trouble;     /* where the fault or the oddity was met */
	struct slice bytes;   /* unpacked; not NULL */
	struct fault fault;   /* why there are no more of them, if so */

	/* What the archive says, or SLICE_NULL. */
	struct slice uri;      /* where it was published; UTF-8 */
	struct slice captured; /* 2024-01-31T08:00:00Z */
	struct slice charset;  /* a label, as the server put it */
	struct slice media;    /* text/html */
	struct slice digest;   /* as it is stated */
	unsigned status;       /* of the response; 0 if there is none */
	bool is_record;        /* of a crawl */

	const char *passed; /* why it is no document at all, as in the name of
			       a counter; NULL if it is one */
	const char *oddity; /* what is wrong where it was, or NULL */
};

#endif
