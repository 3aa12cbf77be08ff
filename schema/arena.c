/* SPDX-License-Identifier: ISC */
#include "schema/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

enum { BLOCK_SIZE = 1 << 18 };

struct block {
	struct block *next;
	size_t cap;
	size_t used;
	alignas(max_align_t) char data[];
};

struct arena {
	struct block *first; /* the one in use; full ones follow it */
};

static struct block *
block_new(size_t cap, struct block *next)
{
	struct block *block = malloc(sizeof(*block) + cap);

	if (block == NULL)
		diag_die(EX_OSERR, "out of memory");
	block->next = next;
	block->cap = cap;
	block->used = 0;
	return block;
}

struct arena *
arena_new(void)
{
	struct arena *arena = malloc(sizeof(*arena));

	if (arena == NULL)
		diag_die(EX_OSERR, "out of memory");
	arena->first = block_new(BLOCK_SIZE, NULL);
	return arena;
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	for (struct block *b = arena->first, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(arena);
}

/* Bytes that are not set, aligned for any object. */
static void *
take(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *block = arena->first;
	void *bytes;

	if (size > (size_t)-1 / 2)
		diag_die(EX_OSERR, "out of memory");
	size = (size + align - 1) / align * align;
	if (size > block->cap - block->used) {
		block = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE, block);
		arena->first = block;
	}
	bytes = block->data + block->used;
	block->used += size;
	return bytes;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

struct slice
arena_copy(struct arena *arena, struct slice text)
{
	char *bytes;

	if (text.ptr == NULL)
		return text;
	bytes = take(arena, text.len + 1);
	memcpy(bytes, text.ptr, text.len);
	bytes[text.len] = '\0';
	return (struct slice){ bytes, text.len };
}

void
arena_reset(struct arena *arena)
{
	struct block *last = arena->first;

	while (last->next != NULL) {
		struct block *next = last->next;

		free(last);
		last = next;
	}
	last->used = 0;
	arena->first = last;
}
