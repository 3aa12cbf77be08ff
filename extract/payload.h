/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PAYLOAD_H
#define EXTRACT_PAYLOAD_H

/*
 * The report that a page holds and does not show until a script does: markup
 * in a string of a script, in an attribute, escaped, or in an element that
 * browsers do not show; and the string of an answer in JSON that is one.
 *
 * It is put in the place of what held it, so that it is read as if it had
 * always stood there, and every line of the source keeps its number.
 */

#include <stdbool.h>

#include "extract/needle.h"
#include "extract/page.h"
#include "schema/buf.h"
#include "schema/slice.h"

/*
 * What is looked at has PAYLOAD_LEN_MIN bytes at least, in a text of
 * PAYLOAD_TEXT_MAX at most, and is unescaped PAYLOAD_ROUNDS times at most.  It
 * is a report if it has the words of one, and as much as one: a word that is
 * enough alone, PAYLOAD_STOPS full stops or PAYLOAD_CELLS cells.  A page that
 * shows half as much shows what it is about.
 */
enum {
	PAYLOAD_LEN_MIN = 512,
	PAYLOAD_TEXT_MAX = 4 << 20,
	PAYLOAD_ROUNDS = 2,
	PAYLOAD_STOPS = 8,
	PAYLOAD_CELLS = 100
};

struct payload;

/* The needles stay the caller's. */
struct payload *payload_new(const struct needle_set *needles);
void payload_free(struct payload *payload); /* NULL is fine */

/*
 * Whether there may be one in a page, by what the page shows and by what no
 * other has to have.
 */
bool payload_is_likely(struct slice bytes, const struct page *page);

/* Whether a text may be JSON. */
bool payload_is_json(struct slice text);

/* Whether there may be one in JSON that writes no Chinese as it is. */
bool payload_is_hinted(struct payload *payload, struct slice bytes);

/* Whether a page shows a report, or other text of that size. */
bool payload_is_shown(struct payload *payload, const struct page *page);

/*
 * Looks for the one payload of a text in UTF-8, which must outlive it.  False
 * if there is none, or if there are two that differ.
 */
bool payload_find(struct payload *payload, struct slice text);

/* The page with that in its place, or without it; to be changed. */
struct buf *payload_page(struct payload *payload, bool revealed);

/*
 * Adds what stands beside it in its object, its title, publisher and day, as
 * the metas that pages have for them.
 */
void payload_declare(struct payload *payload, struct page *page);

#endif
