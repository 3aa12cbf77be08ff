/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_ZIP_H
#define EXTRACT_ZIP_H

/*
 * A ZIP archive that lies in memory whole, or is mapped there: its directory
 * entry by entry, and any one of them unpacked.
 *
 * Nothing is allocated but for what is unpacked, however many entries the
 * directory has, and no entry is trusted to lie where it says.  Entries may
 * be stored or deflated, and archives larger than 4 GiB.  Not read: archives
 * in several parts, encrypted entries, and other methods.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/fault.h"
#include "schema/buf.h"
#include "schema/slice.h"

/* How far from the end the end record may stand: it has a comment. */
enum { ZIP_TAIL_LEN = 65535 + 22 };

/* Without a directory, an archive is searched for lengths so many times. */
enum { ZIP_SEARCHES_MAX = 8 };

struct zip {
	struct slice bytes;
	size_t directory; /* where it begins and ends */
	size_t directory_end;
	size_t at;         /* of the next entry there */
	uint64_t searched; /* bytes, for lengths that heads do not state */
};

/* What the directory says of an entry. */
struct zip_entry {
	struct slice name; /* as it stands, in any encoding; may be hostile */
	uint64_t offset;   /* of the entry's own head */
	uint64_t packed_len;
	uint64_t len;
	uint32_t crc;
	unsigned method;
	bool is_encrypted;
};

/* Whether `bytes` begin as an archive does. */
bool zip_is(struct slice bytes);

/* Finds the directory.  A fault if there is none. */
struct fault zip_begin(struct zip *zip, struct slice bytes);

/* The next entry.  False behind the last, or where the directory breaks. */
bool zip_next(struct zip *zip, struct zip_entry *entry);

/* Whether zip_next came to the end of the directory, and no further. */
bool zip_is_done(const struct zip *zip);

/*
 * Whether the entry's own head says the same of it as the directory: its name,
 * how it is packed, and its checksum and length if they are stated there.
 */
bool zip_is_same(const struct zip *zip, const struct zip_entry *entry);

/*
 * The next entry by its own head, wherever it is, for an archive whose
 * directory is of no use: at or behind zip->at, which is moved into the head.
 */
bool zip_scan(struct zip *zip, struct zip_entry *entry);

/* The first entry of that name; zip_next goes on behind it. */
bool zip_find(struct zip *zip, struct slice name, struct zip_entry *entry);

/* Where the entry's packed bytes lie; SLICE_NULL if not in the archive. */
struct slice zip_packed(const struct zip *zip, const struct zip_entry *entry);

/* Why an entry cannot be read, wherever it is; no fault if it can. */
struct fault zip_check(const struct zip_entry *entry);

/*
 * Appends an entry unpacked, `max` bytes at most, its checksum verified.
 * With a fault, what was unpacked before it is there.
 */
struct fault zip_read(const struct zip *zip, const struct zip_entry *entry,
    size_t max, struct buf *buf);

#endif
