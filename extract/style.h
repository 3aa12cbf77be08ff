/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_STYLE_H
#define EXTRACT_STYLE_H

/*
 * What the declarations of a style say of whether its element's text is seen.
 */

#include "extract/attribute.h"

/* As attribute_unseen says it. */
unsigned style_unseen(struct slice text);

#endif
