/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_NAME_H
#define EXTRACT_NAME_H

/* Names from outside, fit to be written into records and messages. */

#include <stdbool.h>

#include "extract/charset.h"
#include "schema/buf.h"
#include "schema/slice.h"

/*
 * A name as UTF-8: bytes that are not, and control characters, become \xNN.
 * Replaces the content of `buf`.
 */
void name_clean(struct slice name, struct buf *buf);

/*
 * The same of a name in an archive, whose encoding nobody says: UTF-8, then
 * GB18030, then code page 437 if MS-DOS or Windows may have written it.
 */
void name_decode(struct charset_decoder *decoder, struct slice name,
    bool is_dos, struct buf *buf);

#endif
