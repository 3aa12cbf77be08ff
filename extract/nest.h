/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_NEST_H
#define EXTRACT_NEST_H

/*
 * An archive of files, tar or ZIP, as a row of entries.  A file in it that is
 * packed or an archive itself is read as one, so a file's entries may be many.
 */

#include "extract/archive.h"
#include "extract/source.h"

/* How deep archives may be in archives. */
enum { NEST_DEPTH_MAX = 4 };

/*
 * A ZIP archive of more bytes is mapped, if it is a file; if not, it has as
 * many bytes as a document at most.
 */
enum { NEST_HELD_MAX = 4 << 20 };

struct nest;

/* Of the files in an archive, which stays the caller's. */
struct nest *nest_new(struct archive *archive, size_t max);
void nest_free(struct nest *nest); /* NULL is fine */

/* Starts on a source, which stays the caller's; `name` is copied. */
void nest_begin_tar(struct nest *nest, struct source *source,
    struct slice name);

/*
 * The same of a ZIP archive.  False if it is to be read as one document.  `fd`
 * is the file, or -1 if the source is none.
 */
bool nest_begin_zip(struct nest *nest, struct source *source, int fd,
    struct slice name);

/* The next entry, which lasts until the next call.  False behind the last. */
bool nest_next(struct nest *nest, struct entry *entry);

#endif
