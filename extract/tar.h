/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_TAR_H
#define EXTRACT_TAR_H

/*
 * A tar archive as a row of files: of the seventh edition, POSIX (ustar and
 * pax) and GNU.
 *
 * Headers are known by their checksums.  Where one should be and none is, the
 * next is looked for byte by byte, so an archive may lose or gain some.  Blocks
 * of zeros are passed over, for archives are put one behind the other, and an
 * archive that does not end in one is cut short.
 */

#include <sys/types.h>

#include <stdbool.h>
#include <stdint.h>

#include "extract/fault.h"
#include "extract/source.h"
#include "schema/slice.h"

/* Of a header that goes before another one. */
enum { TAR_EXTENDED_MAX = 1 << 20 };

struct tar_entry {
	struct slice name; /* as it stands, in any encoding; "" if not known */
	uint64_t offset; /* of its bytes, or of what is wrong, in the source */
	uint64_t len;
	struct fault fault; /* why it cannot be read, if so */
};

struct tar;

struct tar *tar_new(void);
void tar_free(struct tar *tar); /* NULL is fine */

/* Starts on a source, which stays the caller's. */
void tar_begin(struct tar *tar, struct source *source);

/*
 * The next file, which lasts until the next call, or what was found in its
 * place.  False behind the last.  Directories, links and devices are passed
 * over, and so are bytes of a file that nobody read.
 */
bool tar_next(struct tar *tar, struct tar_entry *entry);

/*
 * All of the file's bytes, `max` at most, borrowed until the next call.  With a
 * fault, what came before it is there.
 */
struct fault tar_read(struct tar *tar, size_t max, struct slice *bytes);

/* The file's bytes as they come, for a source of their own. */
struct source_reader tar_reader(struct tar *tar);

#endif
