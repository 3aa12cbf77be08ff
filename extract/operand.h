/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_OPERAND_H
#define EXTRACT_OPERAND_H

/* Operands that are more than a path. */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"

/*
 * Whether an operand is ARCHIVE@OFFSET, and no file of that name is there.
 * Then `path` holds the archive's path.
 */
bool operand_is_place(const char *operand, struct buf *path, uint64_t *offset);

/* Whether it is @LIST, and no file of that name is there. */
bool operand_is_list(const char *operand);

#endif
