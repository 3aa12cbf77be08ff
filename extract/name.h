/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_NAME_H
#define EXTRACT_NAME_H

/* Names from outside, fit to be written into records and messages. */

#include "schema/buf.h"
#include "schema/slice.h"

/*
 * A name as UTF-8: bytes that are not, and control characters, become \xNN.
 * Replaces the content of `buf`.
 */
void name_clean(struct slice name, struct buf *buf);

#endif
