/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_NEEDLE_H
#define EXTRACT_NEEDLE_H

/*
 * A look at a document's raw bytes, at the speed of memory and before
 * anything is decoded or parsed: can it be an annual report at all?
 *
 * schema/catalog/needle.tsv has the words.  Each is looked for in every
 * encoding and as numeric character references.  It may be a report if it has
 * a word of the topic and one of the form, or one that is enough alone.
 */

#include <stdbool.h>

#include "extract/charset.h"
#include "schema/slice.h"

struct needle_set;

struct needle_hits {
	bool candidate;    /* it may be a report */
	enum charset seen; /* the encoding of the words, if it is certain */
};

struct needle_set *needle_set_new(void);
void needle_set_free(struct needle_set *set); /* NULL is fine */

/* Reads `bytes` until the question is decided. */
struct needle_hits needle_scan(const struct needle_set *set,
    struct slice bytes);

/* Whether a word is there that is enough alone. */
bool needle_is_alone(const struct needle_set *set, struct slice bytes);

#endif
