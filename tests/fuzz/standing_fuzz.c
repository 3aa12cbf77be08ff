/* SPDX-License-Identifier: ISC */
/*
 * Whatever a body is called and whatever else is said, it has a name and a
 * key, and a place with a code or none at all.  The first line is the name,
 * the second makes the year, the others are mentions; the last is the host too.
 */
#include <stdlib.h>

#include "schema/utf8.h"
#include "transform/identifier.h"
#include "transform/standing.h"

enum { LINES_MAX = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool right)
{
	if (!right)
		abort();
}

static void
check_standing(const struct standing *standing, struct slice name)
{
	size_t len = standing->division.len;

	check(
	    (standing->division.ptr == NULL) == (standing->confidence == NULL));
	check(
	    (standing->division.ptr == NULL) == (standing->chain.ptr == NULL));
	check(len == 0 || len == 2 || len == 4 || len == 6 || len == 9);
	check(len == 0 || standing->level != NULL);
	check((standing->name.len == 0) == (name.len == 0));
	check(standing->key.len > 0);
	check(standing->organ == NULL || standing->family != NULL);
	if (utf8_valid(name)) {
		check(utf8_valid(standing->name));
		check(
		    standing->chain.ptr == NULL || utf8_valid(standing->chain));
	}
}

static size_t
cut(struct slice text, struct slice lines[static LINES_MAX])
{
	size_t from = 0;
	size_t n = 0;

	while (n < LINES_MAX && from <= text.len) {
		size_t to = slice_find(text, SLICE("\n"), from);

		if (to == SIZE_MAX)
			to = text.len;
		lines[n++] = slice_sub(text, from, to - from);
		from = to + 1;
	}
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	struct slice lines[LINES_MAX] = { { NULL, 0 } };
	struct slice text = { (const char *)data, size };
	size_t n = cut(text, lines);
	struct place_context context = { .mentions = lines + 2,
		.nmentions = n > 2 ? n - 2 : 0,
		.host = lines[n > 0 ? n - 1 : 0] };
	struct standing standing;

	if (arena == NULL)
		arena = arena_new();
	arena_reset(arena);
	context.year = lines[1].len == 0 ? 0 : 2000 + lines[1].ptr[0] % 30;
	standing_read(lines[0], &context, arena, &standing);
	check_standing(&standing, lines[0]);
	(void)identifier_find(text);
	(void)identifier_of_index(text);
	return 0;
}
