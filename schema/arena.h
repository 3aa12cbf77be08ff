/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_ARENA_H
#define SCHEMA_ARENA_H

/*
 * Memory that is given back all at once: one arena a document, emptied
 * before the next.  Running out of memory ends the program.
 */

#include <stddef.h>

#include "schema/slice.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *arena); /* NULL is fine */

/* `size` bytes of zeros, aligned for any object; the arena's until reset. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `text`, with a NUL behind it; SLICE_NULL gives SLICE_NULL. */
struct slice arena_copy(struct arena *arena, struct slice text);

/* Takes back all that was given and keeps some of the memory for reuse. */
void arena_reset(struct arena *arena);

#endif
