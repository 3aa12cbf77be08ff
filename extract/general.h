/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_GENERAL_H
#define EXTRACT_GENERAL_H

/*
 * Numbers as Excel shows them in the format General: without the last digits
 * of a binary fraction, of which only computers know.
 */

#include "schema/slice.h"

enum { GENERAL_LEN = 64, GENERAL_DIGITS = 15 };

/*
 * What is shown of a number as the file has it: in `shown`, or `text` itself
 * if it is whole, or no number.
 */
struct slice general_format(struct slice text, char shown[GENERAL_LEN]);

#endif
