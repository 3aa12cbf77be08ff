/* SPDX-License-Identifier: ISC */
#include "schema/room.h"

#include <stdlib.h>

#include "schema/diag.h"

enum { ROOM_MIN = 64 };

void *
room_for(void *array, size_t *cap, size_t n, size_t size)
{
	size_t more = *cap < ROOM_MIN ? ROOM_MIN : *cap;

	if (n <= *cap)
		return array;
	if (n > (size_t)-1 / 4 / size)
		diag_die(EX_OSERR, "out of memory");
	while (more < n)
		more *= 2;
	array = realloc(array, more * size);
	if (array == NULL)
		diag_die(EX_OSERR, "out of memory");
	*cap = more;
	return array;
}
