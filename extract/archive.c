/* SPDX-License-Identifier: ISC */
#include "extract/archive.h"

#include <sys/stat.h>

#include <stdlib.h>
#include <string.h>

#include "extract/capture.h"
#include "extract/content.h"
#include "extract/frames.h"
#include "extract/gzip.h"
#include "extract/member.h"
#include "extract/name.h"
#include "extract/nest.h"
#include "extract/source.h"
#include "extract/unpacked.h"
#include "schema/buf.h"
#include "schema/diag.h"

/* The longest head by which a kind is told. */
enum { HEAD_LEN = 512 };

struct archive {
	size_t max;
	struct source *file; /* as it is */
	struct unpacked *unpacked;
	struct source *source; /* the file, or what is unpacked of it */
	struct gzip *gzip;
	struct members *members;
	struct crawl *crawl;
	struct capture *capture;
	struct buf bytes;
	struct buf name;
	const struct archive_kind *kind; /* NULL behind the last entry */
	struct archive_form form;        /* of a crawl's archive */
	bool is_one;
	int fd; /* of the file, or -1 */
	/* Made when first wanted. */
	struct frames *frames;
	struct nest *nest;
	struct archive *inner;
	unsigned depth; /* in how many archives it is */
	bool verify;
	const struct select *select;
};

/*
 * A kind of archive.  `begin` may be NULL; `next` gives an entry, or false if
 * there are no more.
 */
struct archive_kind {
	void (*begin)(struct archive *archive);
	bool (*next)(struct archive *archive, struct entry *entry);
};

static struct slice
name_of(const struct archive *archive)
{
	return (struct slice){ archive->name.data, archive->name.len };
}

/* Fills in what is known of an entry that is the whole file. */
static void
give_file(struct archive *archive, struct entry *entry, struct fault fault,
    const char *oddity)
{
	uint64_t end = source_offset(archive->file);

	archive->kind = NULL;
	archive->is_one = true;
	*entry = (struct entry){ .name = name_of(archive),
		.archive = name_of(archive),
		.length = fault.detail == NULL ? end : ENTRY_LENGTH_UNKNOWN,
		.fault = fault,
		.oddity = oddity,
		.trouble = end,
		.bytes = SLICE("") };
	if (archive->bytes.len > 0)
		entry->bytes = (struct slice){ archive->bytes.data,
			archive->bytes.len };
}

static bool
next_gzip(struct archive *archive, struct entry *entry)
{
	const char *oddity = NULL;
	struct fault fault;

	buf_reset(&archive->bytes);
	fault = gzip_read(archive->gzip, archive->file, archive->max,
	    &archive->bytes, &oddity);
	give_file(archive, entry, fault, oddity);
	return true;
}

static bool
next_loose(struct archive *archive, struct entry *entry)
{
	struct fault fault;

	buf_reset(&archive->bytes);
	fault = source_read(archive->source, archive->max, &archive->bytes);
	if (fault.detail == NULL && archive->source != archive->file)
		fault = unpacked_fault(archive->unpacked);
	give_file(archive, entry, fault, NULL);
	return true;
}

static void
give_record(struct archive *archive, const struct crawl_record *record,
    struct entry *entry)
{
	capture_read(archive->capture, record, name_of(archive), entry);
}

static bool
next_member(struct archive *archive, struct entry *entry)
{
	struct crawl_record record;

	if (!members_next(archive->members, &record))
		return false;
	give_record(archive, &record, entry);
	return true;
}

/* What ended an unpacked source before its end is an entry, too. */
static bool
next_fault(struct archive *archive, struct entry *entry)
{
	struct crawl_record record = { .fault = FAULT_NONE };

	if (archive->source == archive->file)
		return false;
	record.offset = source_offset(archive->file);
	record.fault = unpacked_fault(archive->unpacked);
	archive->kind = NULL;
	if (record.fault.detail == NULL)
		return false;
	give_record(archive, &record, entry);
	return true;
}

static bool
next_record(struct archive *archive, struct entry *entry)
{
	struct crawl_record record;

	if (!crawl_next(archive->crawl, &record))
		return next_fault(archive, entry);
	give_record(archive, &record, entry);
	return true;
}

static bool
next_frame(struct archive *archive, struct entry *entry)
{
	struct crawl_record record;

	if (!frames_next(archive->frames, &record))
		return false;
	give_record(archive, &record, entry);
	return true;
}

static bool
next_nested(struct archive *archive, struct entry *entry)
{
	return nest_next(archive->nest, entry) || next_fault(archive, entry);
}

static struct nest *
nest_of(struct archive *archive)
{
	if (archive->nest == NULL)
		archive->nest = nest_new(archive, archive->max);
	return archive->nest;
}

static void
begin_tar(struct archive *archive)
{
	nest_begin_tar(nest_of(archive), archive->source, name_of(archive));
}

static const struct archive_kind kind_loose = { NULL, next_loose };
static const struct archive_kind kind_frames = { NULL, next_frame };

static void
begin_zip(struct archive *archive)
{
	if (!nest_begin_zip(nest_of(archive), archive->source,
		archive->source == archive->file ? archive->fd : -1,
		name_of(archive)))
		archive->kind = &kind_loose;
}

static void
begin_warc(struct archive *archive)
{
	archive->form = (struct archive_form){ false, CRAWL_WARC };
	crawl_begin(archive->crawl, archive->source, CRAWL_WARC, false);
}

static void
begin_arc(struct archive *archive)
{
	archive->form = (struct archive_form){ false, CRAWL_ARC };
	crawl_begin(archive->crawl, archive->source, CRAWL_ARC, false);
}

static const struct archive_kind kinds[CONTENT_COUNT] = {
	[CONTENT_WARC] = { begin_warc, next_record },
	[CONTENT_ARC] = { begin_arc, next_record },
	[CONTENT_GZIP] = { NULL, next_gzip },
	[CONTENT_ZSTD] = { NULL, next_loose },
	[CONTENT_TAR] = { begin_tar, next_nested },
	[CONTENT_ZIP] = { begin_zip, next_nested },
	[CONTENT_LOOSE] = { NULL, next_loose },
};

static const struct archive_kind kind_members = { NULL, next_member };

struct archive *
archive_new(size_t max)
{
	struct archive *archive = calloc(1, sizeof(*archive));

	if (archive == NULL)
		diag_die(EX_OSERR, "out of memory");
	archive->max = max;
	archive->fd = -1;
	archive->file = source_new();
	archive->unpacked = unpacked_new();
	archive->gzip = gzip_new();
	archive->members = members_new(max);
	archive->crawl = crawl_new(max);
	archive->capture = capture_new(max);
	return archive;
}

void
archive_free(struct archive *archive)
{
	if (archive == NULL)
		return;
	source_free(archive->file);
	unpacked_free(archive->unpacked);
	gzip_free(archive->gzip);
	members_free(archive->members);
	crawl_free(archive->crawl);
	capture_free(archive->capture);
	frames_free(archive->frames);
	nest_free(archive->nest);
	archive_free(archive->inner);
	buf_release(&archive->bytes);
	buf_release(&archive->name);
	free(archive);
}

void
archive_verify(struct archive *archive, bool verify)
{
	archive->verify = verify;
	capture_verify(archive->capture, verify);
}

void
archive_select(struct archive *archive, const struct select *select)
{
	archive->select = select;
	members_select(archive->members, select);
	capture_select(archive->capture, select);
}

/* A file that has a size is read by its offsets, and its own stays. */
static void
begin_file(struct archive *archive, int fd)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
	    status.st_size > 0)
		source_begin_part(archive->file, fd, 0,
		    (uint64_t)status.st_size);
	else
		source_begin(archive->file, fd);
	archive->source = archive->file;
	archive->fd = fd;
}

/* Begins records that zstd has packed one by one.  False if there are none. */
static bool
begin_frames(struct archive *archive)
{
	enum crawl_form form;

	if (archive->frames == NULL)
		archive->frames = frames_new(archive->max);
	if (!frames_is_in(archive->frames, archive->file, &form))
		return false;
	frames_begin(archive->frames, archive->file, form);
	archive->kind = &kind_frames;
	return true;
}

static void
begin_members(struct archive *archive, enum crawl_form form)
{
	archive->form = (struct archive_form){ true, form };
	archive->kind = &kind_members;
	members_begin(archive->members, archive->file, form);
}

/* Begins records that gzip has packed one by one.  False if there are none. */
static bool
begin_gzip(struct archive *archive)
{
	enum crawl_form form;
	enum member_packing packing = members_packing(archive->members,
	    archive->file, &form);

	if (packing == MEMBER_RECORDS) {
		begin_members(archive, form);
		return true;
	}
	if (packing == MEMBER_WHOLE ||
	    unpacked_is_tar(archive->unpacked, archive->file))
		archive->source = unpacked_gzip(archive->unpacked,
		    archive->file);
	return false;
}

/*
 * Begins records that are packed one by one.  False if there are none; then
 * the source is what is unpacked of a file that is packed as a whole.
 */
static bool
begin_packed(struct archive *archive)
{
	switch (content_of(source_peek(archive->file, HEAD_LEN))) {
	case CONTENT_TAR:
	case CONTENT_ZIP:
		return false;
	case CONTENT_ZSTD:
		if (begin_frames(archive))
			return true;
		archive->source = unpacked_zstd(archive->unpacked,
		    archive->file);
		return false;
	default: /* the first member may be damaged */
		return begin_gzip(archive);
	}
}

/* Begins what is in archive->file. */
static void
begin_any(struct archive *archive)
{
	enum content content;

	archive->is_one = false;
	archive->source = archive->file;
	if (begin_packed(archive))
		return;
	content = content_of(source_peek(archive->source, HEAD_LEN));
	if (content == CONTENT_LOOSE)
		content = content_within(archive->source);
	if (content == CONTENT_ZSTD && archive->source == archive->file &&
	    begin_frames(archive))
		return;
	/* What is packed twice is not unpacked twice. */
	if (content == CONTENT_ZSTD ||
	    (content == CONTENT_GZIP && archive->source != archive->file))
		content = CONTENT_LOOSE;
	archive->kind = &kinds[content];
	if (archive->kind->begin != NULL)
		archive->kind->begin(archive);
}

void
archive_begin(struct archive *archive, int fd, const char *path)
{
	begin_file(archive, fd);
	name_clean(slice_of(path), &archive->name);
	begin_any(archive);
}

struct archive *
archive_begin_inner(struct archive *outer, struct source_reader reader,
    struct slice name)
{
	struct archive *inner = outer->inner;

	if (outer->depth == NEST_DEPTH_MAX)
		return NULL;
	if (inner == NULL) {
		inner = archive_new(outer->max);
		inner->depth = outer->depth + 1;
		outer->inner = inner;
	}
	archive_verify(inner, outer->verify);
	archive_select(inner, outer->select);
	buf_reset(&inner->name);
	buf_add(&inner->name, name.ptr, name.len);
	source_begin_reader(inner->file, reader);
	begin_any(inner);
	return inner;
}

bool
archive_is_one(const struct archive *archive)
{
	return archive->is_one;
}

bool
archive_next(struct archive *archive, struct entry *entry)
{
	return archive->kind != NULL && archive->kind->next(archive, entry);
}

bool
archive_is_crawl(const struct archive *archive)
{
	return archive->kind != NULL &&
	    (archive->kind == &kind_members ||
		archive->kind->next == next_record);
}

bool
archive_divides(const struct archive *archive, struct archive_form *form)
{
	if (!archive_is_crawl(archive) || archive->source != archive->file)
		return false;
	*form = archive->form;
	return true;
}

void
archive_begin_part(struct archive *archive, struct archive_form form,
    struct archive_part part, const char *path)
{
	source_begin_part(archive->file, part.fd, part.begin, part.end);
	archive->source = archive->file;
	name_clean(slice_of(path), &archive->name);
	archive->kind = &kinds[form.form];
	if (form.packed)
		begin_members(archive, form.form);
	else
		archive->kind->begin(archive);
}

bool
archive_find(struct archive *archive)
{
	return archive->form.packed ? members_find(archive->members)
				    : crawl_find(archive->crawl);
}

uint64_t
archive_offset(struct archive *archive)
{
	return archive->form.packed ? members_offset(archive->members)
				    : crawl_offset(archive->crawl);
}

bool
archive_raw(struct archive *archive, struct slice *bytes, struct fault *fault)
{
	struct crawl_record record;

	if (archive->kind == NULL ||
	    (archive->kind == &kind_members
		    ? !members_next(archive->members, &record)
		    : archive->kind->next != next_record ||
			!crawl_next(archive->crawl, &record)))
		return false;
	*fault = record.fault;
	*bytes = SLICE("");
	if (record.head.len > 0)
		*bytes = (struct slice){ record.block.ptr - record.head.len,
			record.head.len + record.block.len };
	return true;
}
