/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_BUNDLE_H
#define TESTS_UNIT_EXTRACT_BUNDLE_H

#include <string.h>

#include <zlib.h>

#include "schema/buf.h"
#include "schema/slice.h"
#include "tests/unit/unit.h"

/* A ZIP archive as it is made; all that is in it is stored. */
struct bundle {
	struct buf bytes;
	struct buf directory;
	unsigned n;
};

static void
bundle_number(struct buf *buf, uint64_t value, int len)
{
	for (; len > 0; len--, value >>= 8)
		buf_add_char(buf, (char)(value & 0xff));
}

/* From the version that is needed to the lengths of name and extra field. */
static void
bundle_fields(struct buf *buf, struct slice name, struct slice content)
{
	bundle_number(buf, 20, 2);
	bundle_number(buf, 0, 2); /* flags */
	bundle_number(buf, 0, 2); /* method */
	bundle_number(buf, 0, 4); /* time and date */
	bundle_number(buf, crc32_z(0, (const Bytef *)content.ptr, content.len),
	    4);
	bundle_number(buf, content.len, 4);
	bundle_number(buf, content.len, 4);
	bundle_number(buf, name.len, 2);
	bundle_number(buf, 0, 2);
}

static void
bundle_add(struct bundle *bundle, const char *name, struct slice content)
{
	size_t offset = bundle->bytes.len;
	struct slice called = slice_of(name);

	buf_add(&bundle->bytes, "PK\3\4", 4);
	bundle_fields(&bundle->bytes, called, content);
	buf_add(&bundle->bytes, name, called.len);
	buf_add(&bundle->bytes, content.ptr, content.len);
	buf_add(&bundle->directory, "PK\1\2", 4);
	bundle_number(&bundle->directory, 20, 2); /* version that made it */
	bundle_fields(&bundle->directory, called, content);
	bundle_number(&bundle->directory, 0, 10);
	bundle_number(&bundle->directory, offset, 4);
	buf_add(&bundle->directory, name, called.len);
	bundle->n++;
}

/* The whole archive, which lasts until bundle_release. */
static struct slice
bundle_end(struct bundle *bundle)
{
	size_t at = bundle->bytes.len;

	buf_add(&bundle->bytes, "", 0);
	if (bundle->n > 0)
		buf_add(&bundle->bytes, bundle->directory.data,
		    bundle->directory.len);
	buf_add(&bundle->bytes, "PK\5\6", 4);
	bundle_number(&bundle->bytes, 0, 4);
	bundle_number(&bundle->bytes, bundle->n, 2);
	bundle_number(&bundle->bytes, bundle->n, 2);
	bundle_number(&bundle->bytes, bundle->directory.len, 4);
	bundle_number(&bundle->bytes, at, 4);
	bundle_number(&bundle->bytes, 0, 2);
	return (struct slice){ bundle->bytes.data, bundle->bytes.len };
}

static void
bundle_release(struct bundle *bundle)
{
	buf_release(&bundle->bytes);
	buf_release(&bundle->directory);
	bundle->n = 0;
}

#endif
