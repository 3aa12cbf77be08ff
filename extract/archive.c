/* SPDX-License-Identifier: ISC */
#include "extract/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/gzip.h"
#include "extract/source.h"
#include "schema/diag.h"
#include "schema/utf8.h"

/* The longest head by which a kind is told. */
enum { HEAD_LEN = 16 };

struct archive {
	size_t max;
	struct source *source;
	struct gzip *gzip;
	struct buf bytes;
	struct buf name;
	const struct archive_kind *kind; /* NULL behind the last entry */
};

struct archive_kind {
	bool (*is)(struct slice head);

	/* Reads an entry; clears `kind` when there are no more. */
	struct fault (*read)(struct archive *archive);
};

static bool
any(struct slice head)
{
	(void)head;
	return true;
}

static struct fault
read_gzip(struct archive *archive)
{
	archive->kind = NULL;
	return gzip_read(archive->gzip, archive->source, archive->name.data,
	    archive->max, &archive->bytes);
}

static struct fault
read_loose(struct archive *archive)
{
	struct slice in;

	archive->kind = NULL;
	while ((in = source_peek(archive->source, 1)).len > 0) {
		buf_add(&archive->bytes, in.ptr, in.len);
		source_skip(archive->source, in.len);
		if (archive->bytes.len > archive->max)
			return (struct fault){ REASON_TOO_LARGE,
				"more bytes than a document may have" };
	}
	if (source_error(archive->source) != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(archive->source)) };
	return FAULT_NONE;
}

/* The first that fits is taken, so the last fits all. */
static const struct archive_kind kinds[] = {
	{ gzip_is, read_gzip },
	{ any, read_loose },
};

struct archive *
archive_new(size_t max)
{
	struct archive *archive = calloc(1, sizeof(*archive));

	if (archive == NULL)
		diag_die(EX_OSERR, "out of memory");
	archive->max = max;
	archive->source = source_new();
	archive->gzip = gzip_new();
	return archive;
}

void
archive_free(struct archive *archive)
{
	if (archive == NULL)
		return;
	source_free(archive->source);
	gzip_free(archive->gzip);
	buf_release(&archive->bytes);
	buf_release(&archive->name);
	free(archive);
}

void
archive_begin(struct archive *archive, int fd, const char *path)
{
	struct slice head;

	source_begin(archive->source, fd);
	archive_name(path, &archive->name);
	head = source_peek(archive->source, HEAD_LEN);
	archive->kind = kinds;
	while (!archive->kind->is(head))
		archive->kind++;
}

bool
archive_next(struct archive *archive, struct entry *entry)
{
	uint64_t begin = source_offset(archive->source);
	struct place place;

	if (archive->kind == NULL)
		return false;
	buf_reset(&archive->bytes);
	entry->fault = archive->kind->read(archive);
	entry->name = (struct slice){ archive->name.data, archive->name.len };
	entry->archive = entry->name;
	entry->offset = begin;
	entry->length = source_offset(archive->source) - begin;
	entry->bytes = &archive->bytes;
	place = (struct place){ entry->name.ptr, begin + entry->length };
	if (entry->fault.reason == REASON_DAMAGED ||
	    entry->fault.reason == REASON_UNREADABLE_FILE)
		diag_warn(&place, "%s", entry->fault.detail);
	return true;
}

void
archive_name(const char *path, struct buf *buf)
{
	struct slice name = slice_of(path);
	char escaped[8];

	buf_reset(buf);
	buf_add(buf, "", 0);
	for (size_t at = 0, next = 0; at < name.len; at = next) {
		uint32_t c = utf8_next(name, &next);
		bool bad = c < 0x20 || c == 0x7f ||
		    !utf8_valid(slice_sub(name, at, next - at));

		if (!bad) {
			buf_add(buf, name.ptr + at, next - at);
			continue;
		}
		snprintf(escaped, sizeof(escaped), "\\x%02x",
		    (unsigned)(unsigned char)name.ptr[at]);
		buf_add(buf, escaped, strlen(escaped));
	}
}
