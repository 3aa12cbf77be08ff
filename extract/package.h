/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_PACKAGE_H
#define EXTRACT_PACKAGE_H

/*
 * An office document as a package of parts, as ECMA-376 part 2 has it: a ZIP
 * archive of XML, in which a part is found by its relation to another one.
 */

#include <stdbool.h>

#include "extract/fault.h"
#include "extract/xml.h"
#include "extract/zip.h"
#include "schema/arena.h"

enum {
	PACKAGE_RELATIONS_MAX = 1024, /* of one part; more are left out */
	PACKAGE_NAME_LEN = 1024,      /* of a part; longer ones are not found */
};

/* All relations of one part. */
struct package_relations {
	struct package_relation *relations;
	size_t n;
};

struct package_relation {
	struct slice id;
	struct slice type; /* behind its last slash: worksheet, styles ... */
	struct slice part; /* the name of the part it leads to */
};

struct package {
	struct zip zip;
	struct arena *arena; /* of names, the caller's */
	size_t left;         /* bytes that may still be unpacked */
	struct buf text;     /* of the part that is being read */
};

/*
 * Whether `bytes` are an archive, whole or not, with an entry in `folder`,
 * such as word/.
 */
bool package_has(struct slice bytes, struct slice folder);

/* Starts on a document, of which `max` bytes at most are unpacked. */
struct fault package_begin(struct package *package, struct slice bytes,
    struct arena *arena, size_t max);
void package_end(struct package *package);

/* Unpacks the part of that name and reads it. */
struct fault package_read(struct package *package, struct slice part,
    const struct xml_reader *reader, void *context);

/* Finds what `part` is related to; SLICE("") for the package itself. */
struct fault package_relate(struct package *package, struct slice part,
    struct package_relations *relations);

/* The part related by that type, or by that id, or SLICE_NULL. */
struct slice package_by_type(const struct package_relations *relations,
    const char *type);
struct slice package_by_id(const struct package_relations *relations,
    struct slice id);

#endif
