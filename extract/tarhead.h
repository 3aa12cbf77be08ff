/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_TARHEAD_H
#define EXTRACT_TARHEAD_H

/*
 * The header that goes before a file in a tar archive: a block of fields, with
 * a sum by which it is known.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/slice.h"

enum { TAR_BLOCK = 512 };

struct tar_head {
	struct slice name;   /* up to 100 bytes, in any encoding */
	struct slice prefix; /* what goes before the name and a slash, or "" */
	uint64_t size;
	char type;
};

/* Whether a file begins with such a header; it wants TAR_BLOCK bytes. */
bool tar_is(struct slice head);

/* Whether such a header, but of no old archive, stands anywhere in `bytes`. */
bool tar_is_in(struct slice bytes);

/* Where a header begins at or behind `from`, or SIZE_MAX. */
size_t tar_find(struct slice bytes, size_t from);

/* What a header says; its texts are the header's. */
struct tar_head tar_head_of(const char *header);

/* Whether there is nothing but zeros, as in the block that ends an archive. */
bool tar_is_zeros(struct slice bytes);

#endif
