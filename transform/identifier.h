/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_IDENTIFIER_H
#define TRANSFORM_IDENTIFIER_H

/*
 * Codes that say which body is meant, wherever they stand: in the index number
 * of a page, in an address, in a text.  Each ends in a check character, and
 * what does not pass is none.
 *
 * Such a code may be that of the site's owner and not of the body that
 * reports: it is evidence and no proof.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/slice.h"

/* In characters, which are bytes. */
enum { CREDIT_CODE_LEN = 18, ORGAN_CODE_LEN = 9 };

/* A unified social credit code, as GB 32100 has it. */
bool identifier_is_credit_code(struct slice text);

/* The code of an organisation, as GB 11714 has it. */
bool identifier_is_organ_code(struct slice text);

/*
 * The first credit code in `text` that nothing of a longer word touches, or
 * SLICE_NULL.
 */
struct slice identifier_find(struct slice text);

/*
 * The code of an organisation that `text`, an index number, begins with up to
 * a slash, a hyphen or its end; the one inside of a credit code if it begins
 * with that; SLICE_NULL if there is none.  One number in eleven passes by
 * chance: do not look for them in running text.
 */
struct slice identifier_of_index(struct slice text);

/* The division that registered the holder of a credit code, six digits. */
struct slice identifier_division(struct slice credit_code);

#endif
