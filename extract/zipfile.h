/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ZIPFILE_H
#define EXTRACT_ZIPFILE_H

/*
 * A ZIP archive as a row of files.  Its directory is followed if every entry
 * is where it says, and none where another one is.  If not, that is told once,
 * and entries are known by their own heads, wherever those are.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/fault.h"
#include "extract/source.h"
#include "schema/buf.h"

/*
 * Above ZIPFILE_RATIO_FROM bytes, at most ZIPFILE_RATIO_MAX of them may come
 * out of each byte that goes in.  Entries that do not lie in the order of the
 * directory are sorted, to see whether they overlap, if they are few enough.
 */
enum {
	ZIPFILE_RATIO_MAX = 250,
	ZIPFILE_RATIO_FROM = 1 << 20,
	ZIPFILE_SORTED_MAX = 1 << 18,
	ZIPFILE_NAME_MAX = 1024, /* of a name by which an archive is known */
};

struct zipfile_entry {
	struct slice name; /* as it stands, in any encoding; "" if not known */
	uint64_t offset;   /* of its packed bytes, or of what is wrong */
	uint64_t packed_len;
	bool is_stored;
	struct fault fault; /* why it cannot be read, if so */
};

struct zipfile;

struct zipfile *zipfile_new(void);
void zipfile_free(struct zipfile *zipfile); /* NULL is fine */

/* Whether a file begins as a ZIP archive does. */
bool zipfile_is(struct slice head);

/* Whether an entry that can be read has its head anywhere in `bytes`. */
bool zipfile_is_in(struct slice bytes);

/* Whether an archive is a document: of Office, of LibreOffice, or a book. */
bool zipfile_is_document(struct slice bytes);

/* Starts on an archive, which stays the caller's. */
void zipfile_begin(struct zipfile *zipfile, struct slice bytes);

/*
 * The next file, which lasts until the next call, or what was found in its
 * place.  False behind the last.  Folders are passed over.
 */
bool zipfile_next(struct zipfile *zipfile, struct zipfile_entry *entry);

/*
 * Appends the file's bytes, `max` at most.  With a fault, what came before it
 * is there.
 */
struct fault zipfile_read(struct zipfile *zipfile, size_t max, struct buf *buf);

/*
 * The file's bytes as they come, for a source of their own, which lasts until
 * the next file.  It ends where something is wrong.
 */
struct source_reader zipfile_reader(struct zipfile *zipfile);
struct fault zipfile_reader_fault(const struct zipfile *zipfile);

#endif
