/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_UNMATCHED_H
#define TRANSFORM_UNMATCHED_H

/*
 * Texts that stand where labels do, in heads of tables and before cells, and
 * that the catalogue does not know: what it may have to learn.
 */

#include <stdint.h>
#include <stdio.h>

#include "schema/slice.h"

/* Different texts that are counted, and bytes of one, folded. */
enum { UNMATCHED_TEXTS_MAX = 100000, UNMATCHED_TEXT_MAX = 120 };

struct unmatched;

struct unmatched *unmatched_new(void);
void unmatched_free(struct unmatched *unmatched); /* NULL is fine */

/*
 * Counts a text, folded and without its numbering, and keeps the first place
 * that has it.  Not counted are texts without an ideograph and longer ones; new
 * ones beyond the bound are counted together.
 */
void unmatched_add(struct unmatched *unmatched, struct slice text,
    struct slice document, uint32_t line);

/*
 * A line each, the most frequent first: count, text and place, with tabs. Those
 * that had no room are a last line, if there are any.
 */
void unmatched_write(const struct unmatched *unmatched, FILE *out);

#endif
