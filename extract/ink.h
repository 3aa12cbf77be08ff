/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_INK_H
#define EXTRACT_INK_H

/*
 * Whether a colour of CSS may not be seen on white paper: white, nearly white,
 * or none at all.
 */

#include <stdbool.h>

#include "schema/slice.h"

bool ink_is_faint(struct slice colour);

#endif
