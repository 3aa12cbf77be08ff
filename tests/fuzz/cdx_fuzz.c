/* SPDX-License-Identifier: ISC */
/*
 * Whatever the lines of an index: a record that was read and written is read
 * as the same, a key is a word, and the parts of a line are texts.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "extract/cdx.h"
#include "extract/digest.h"
#include "extract/host.h"
#include "extract/stamp.h"
#include "extract/surt.h"
#include "schema/utf8.h"
#include "tests/fuzz/within.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must_be_same(struct slice before, struct slice after)
{
	if (memchr(before.len > 0 ? before.ptr : "", '\0', before.len) ==
		NULL &&
	    utf8_valid(before) && !slice_equal(before, after))
		abort();
}

/* A key holds no blank, so that a line can be cut. */
static void
check_key(struct slice uri)
{
	struct buf key = BUF_INIT;
	struct slice host = host_of(uri);

	must_be_within(host, uri);
	surt_write(uri, &key);
	for (size_t i = 0; i < key.len; i++)
		if ((unsigned char)key.data[i] <= ' ')
			abort();
	if (host.ptr != NULL) {
		(void)host_is_below(host, host);
		(void)surt_is_below((struct slice){ key.data, key.len }, host);
	}
	buf_release(&key);
}

static void
check_record(const struct cdx_record *record, struct arena *arena)
{
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record again;
	struct buf line = BUF_INIT;
	size_t at = 0;

	cdx_write(record, &line);
	if (cdx_read(&columns,
		head_line((struct slice){ line.data, line.len }, &at), arena,
		&again) != CDX_RECORD)
		abort();
	if (at != line.len || again.status != record->status ||
	    again.offset != record->offset || again.length != record->length)
		abort();
	must_be_same(record->uri, again.uri);
	must_be_same(record->mime, again.mime);
	must_be_same(record->digest, again.digest);
	must_be_same(record->file, again.file);
	buf_release(&line);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct digest *digest;
	static struct arena *arena;
	struct slice bytes = { (const char *)data, size };
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record record;
	struct stamp stamp;

	if (digest == NULL)
		digest = digest_new();
	if (arena == NULL)
		arena = arena_new();
	for (size_t at = 0; at < size;) {
		struct slice line = head_line(bytes, &at);

		check_key(line);
		(void)digest_check(digest, line, SLICE("abc"));
		if (cdx_read(&columns, line, arena, &record) != CDX_RECORD)
			continue;
		(void)stamp_read(record.time, &stamp);
		(void)cdx_is_below(&record, SLICE(".gov.cn"));
		check_record(&record, arena);
	}
	arena_reset(arena);
	return 0;
}
