/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PAX_H
#define EXTRACT_PAX_H

/*
 * What a tar archive says of a file in the headers that go before the file's
 * own: those of POSIX, and the long names of GNU.
 */

#include <stdbool.h>
#include <stdint.h>

#include "schema/buf.h"
#include "schema/slice.h"

enum { PAX_NAME_MAX = 4096 }; /* bytes of a name; the rest is cut */

struct pax {
	struct buf name;
	bool has_name;
	bool has_size;
	bool is_sparse;
	uint64_t size;
};

/* Forgets all, for the next file. */
void pax_reset(struct pax *pax);
void pax_release(struct pax *pax);

void pax_set_name(struct pax *pax, struct slice name);

/*
 * Takes lines of `LENGTH KEY=VALUE`, where the length counts the whole line,
 * up to the first that is none.
 */
void pax_read(struct pax *pax, struct slice text);

#endif
