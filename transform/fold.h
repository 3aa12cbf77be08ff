/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_FOLD_H
#define TRANSFORM_FOLD_H

/*
 * Text as labels are compared: full-width forms made half-width, letters made
 * lower case, traditional characters made simplified, every kind of blank and
 * of quotation mark taken out, and the few characters that reports write for
 * one another made one.
 */

#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

/*
 * The folded form of one character: 0 if it is left out.  A character folds
 * to one character at most, and folding it again changes nothing.
 */
uint32_t fold_char(uint32_t c);

/*
 * How many bytes at `at` are the sound of the character before it, in letters
 * between brackets, which some pages put behind hard characters; else 0.
 */
size_t fold_gloss(struct slice text, size_t at);

/*
 * How many of the first bytes fold to themselves, as most do.  An opening
 * bracket ends them, for a sound may stand behind it.
 */
size_t fold_plain(struct slice text);

/* Appends the folded form of `text`, without such sounds, to `out`. */
void fold_text(struct slice text, struct buf *out);

/* Whether `c` is a digit, or a Chinese numeral from one to ten. */
bool fold_is_numeral(uint32_t c);

/* Whether `c` is one of the blanks that fold_char leaves out. */
bool fold_is_blank(uint32_t c);

/*
 * How long the numbering is that folded `text` begins with, such as "(1)",
 * "1." or the Chinese numerals before a comma; 0 if there is none.
 */
size_t fold_numbering(struct slice text);

/* Whether `text` begins with the number of an item, in digits. */
bool fold_is_item(struct slice text);

/*
 * Whether most characters of `text` stand in `label` in the same order: a
 * label of which some were lost.  Both are folded first.
 */
bool fold_is_like(struct slice text, struct slice label);

#endif
