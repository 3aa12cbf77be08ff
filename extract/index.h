/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_INDEX_H
#define EXTRACT_INDEX_H

/*
 * An index of archives, CDX or CDXJ, as far as it names what is wanted: where
 * each such record is, by the name of its file without folders.
 */

#include <stdint.h>

#include "extract/select.h"

struct index_place {
	uint64_t offset;
	uint64_t length; /* HEAD_UNKNOWN if it is not stated */
	size_t file;     /* which of the names in the index */
};

struct index;

/*
 * Reads an index, which may be packed by gzip.  `name` stands in messages.
 * Lines that cannot be read are warned of, once.
 */
struct index *index_new(int fd, const char *name, const struct select *select);
void index_free(struct index *index); /* NULL is fine */

/*
 * The places in a file, by their offsets; `n` is how many.  A record of which
 * the index does not say in what file it is is in every one.
 */
const struct index_place *index_find(const struct index *index,
    const char *path, size_t *n);

#endif
