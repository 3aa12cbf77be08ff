/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FORMAT_H
#define EXTRACT_FORMAT_H

/* What the bytes of a document are, by what they hold and not by its name. */

#include <stdbool.h>

#include "schema/slice.h"

/* How far into a document it looks for bytes that no text has. */
enum { FORMAT_LOOK_WITHIN = 1024 };

/*
 * The name of a format that may hold a report and is not read here, such as
 * 7z; NULL for all else.
 */
const char *format_unread(struct slice bytes);

/* Whether the bytes are no text: pictures, programs, fonts. */
bool format_is_binary(struct slice bytes);

/*
 * Whether a text in UTF-8 is marked up.  A whole page is, and so is a piece of
 * one; a text in which a tag or two stand, as Markdown may have them, is not.
 */
bool format_is_html(struct slice text);

#endif
