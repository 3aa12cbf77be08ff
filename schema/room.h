/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_ROOM_H
#define SCHEMA_ROOM_H

/*
 * Room in arrays that grow by one or by many: it doubles, so that what is added
 * costs the same each.  Running out of memory ends the program.
 */

#include <stddef.h>

/*
 * `array` with room for `n` objects of `size` bytes; it may have moved, and
 * what is new in it is not set.  `cap` counts the objects that it has room for;
 * it is 0, and `array` NULL, to begin with.  The caller frees the array.
 */
void *room_for(void *array, size_t *cap, size_t n, size_t size);

#endif
