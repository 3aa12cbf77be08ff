/* SPDX-License-Identifier: ISC */
#define _GNU_SOURCE /* madvise */
#include "extract/nest.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/charset.h"
#include "extract/content.h"
#include "extract/name.h"
#include "extract/tar.h"
#include "extract/tarhead.h"
#include "extract/zipfile.h"
#include "schema/diag.h"

/* A file in the archive. */
struct file {
	struct slice name; /* as it stands */
	uint64_t offset;
	uint64_t length;
	struct fault fault;
};

struct nest {
	struct archive *archive;
	size_t max;
	const struct nest_form *form;
	struct source *source; /* of a tar archive */
	struct tar *tar;
	struct zipfile *zipfile;
	struct slice map; /* of a ZIP archive, if it is mapped */
	char *mapped;     /* its bytes, to be given back */
	struct charset_decoder *decoder;
	struct file file;
	struct archive *inner; /* what the file holds, while it is read */
	struct buf outer_name;
	struct buf name;
	struct buf scratch;
	struct buf bytes;
};

/* What the archive is: each function is about the file that came last. */
struct nest_form {
	bool (*next)(struct nest *nest);
	struct slice (*head)(struct nest *nest); /* TAR_BLOCK bytes will do */
	struct fault (*read)(struct nest *nest, struct slice *bytes);
	struct source_reader (*reader)(struct nest *nest);
	struct fault (*reader_fault)(const struct nest *nest);
};

static bool
next_in_tar(struct nest *nest)
{
	struct tar_entry entry;

	if (!tar_next(nest->tar, &entry))
		return false;
	nest->file = (struct file){ entry.name, entry.offset, entry.len,
		entry.fault };
	return true;
}

static struct slice
head_in_tar(struct nest *nest)
{
	size_t len = nest->file.length < TAR_BLOCK ? (size_t)nest->file.length
						   : TAR_BLOCK;

	return slice_sub(source_peek(nest->source, len), 0, len);
}

static struct fault
read_in_tar(struct nest *nest, struct slice *bytes)
{
	return tar_read(nest->tar, nest->max, bytes);
}

static struct source_reader
reader_in_tar(struct nest *nest)
{
	return tar_reader(nest->tar);
}

/* If it ended too early, so does the archive, and that will be said. */
static struct fault
fault_in_tar(const struct nest *nest)
{
	(void)nest;
	return FAULT_NONE;
}

/* Gives back the pages of the file before. */
static void
forget_pages(const struct nest *nest)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t begin = (size_t)nest->file.offset / page * page;
	size_t end = (size_t)(nest->file.offset + nest->file.length) / page *
	    page;

	if (nest->map.ptr != NULL && end > begin && end <= nest->map.len)
		madvise(nest->mapped + begin, end - begin, MADV_DONTNEED);
}

static bool
next_in_zip(struct nest *nest)
{
	struct zipfile_entry entry;

	forget_pages(nest);
	if (!zipfile_next(nest->zipfile, &entry))
		return false;
	nest->file = (struct file){ entry.name, entry.offset, entry.packed_len,
		entry.fault };
	return true;
}

static struct slice
head_in_zip(struct nest *nest)
{
	struct source_reader reader = zipfile_reader(nest->zipfile);
	char head[TAR_BLOCK];
	size_t len = 0;
	ssize_t n;

	while (len < sizeof(head) &&
	    (n = reader.read(reader.state, head + len, sizeof(head) - len)) > 0)
		len += (size_t)n;
	buf_reset(&nest->scratch);
	buf_add(&nest->scratch, head, len);
	return (struct slice){ nest->scratch.data, len };
}

static struct fault
read_in_zip(struct nest *nest, struct slice *bytes)
{
	struct fault fault;

	buf_reset(&nest->bytes);
	buf_add(&nest->bytes, "", 0);
	fault = zipfile_read(nest->zipfile, nest->max, &nest->bytes);
	*bytes = (struct slice){ nest->bytes.data, nest->bytes.len };
	return fault;
}

static struct source_reader
reader_in_zip(struct nest *nest)
{
	return zipfile_reader(nest->zipfile);
}

static struct fault
fault_in_zip(const struct nest *nest)
{
	return zipfile_reader_fault(nest->zipfile);
}

static const struct nest_form tar_form = { next_in_tar, head_in_tar,
	read_in_tar, reader_in_tar, fault_in_tar };
static const struct nest_form zip_form = { next_in_zip, head_in_zip,
	read_in_zip, reader_in_zip, fault_in_zip };

struct nest *
nest_new(struct archive *archive, size_t max)
{
	struct nest *nest = calloc(1, sizeof(*nest));

	if (nest == NULL)
		diag_die(EX_OSERR, "out of memory");
	nest->archive = archive;
	nest->max = max;
	nest->tar = tar_new();
	nest->zipfile = zipfile_new();
	nest->decoder = charset_decoder_new();
	return nest;
}

static void
unmap(struct nest *nest)
{
	if (nest->map.ptr != NULL)
		munmap(nest->mapped, nest->map.len);
	nest->map = SLICE_NULL;
	nest->mapped = NULL;
}

void
nest_free(struct nest *nest)
{
	if (nest == NULL)
		return;
	unmap(nest);
	tar_free(nest->tar);
	zipfile_free(nest->zipfile);
	charset_decoder_free(nest->decoder);
	buf_release(&nest->outer_name);
	buf_release(&nest->name);
	buf_release(&nest->scratch);
	buf_release(&nest->bytes);
	free(nest);
}

static void
begin(struct nest *nest, const struct nest_form *form, struct slice name)
{
	nest->form = form;
	nest->inner = NULL;
	nest->file = (struct file){ .name = SLICE("") };
	buf_reset(&nest->outer_name);
	buf_add(&nest->outer_name, name.ptr, name.len);
}

void
nest_begin_tar(struct nest *nest, struct source *source, struct slice name)
{
	begin(nest, &tar_form, name);
	nest->source = source;
	tar_begin(nest->tar, source);
}

/* Maps the file of which `head` is the beginning.  False if it cannot be. */
static bool
map(struct nest *nest, int fd, struct slice head)
{
	struct stat status;
	void *bytes;

	if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
	    (uint64_t)status.st_size > SIZE_MAX || status.st_size == 0)
		return false;
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd,
	    0);
	if (bytes == MAP_FAILED)
		return false;
	nest->mapped = bytes;
	nest->map = (struct slice){ bytes, (size_t)status.st_size };
	if (slice_starts(nest->map, head))
		return true;
	unmap(nest);
	return false;
}

bool
nest_begin_zip(struct nest *nest, struct source *source, int fd,
    struct slice name)
{
	struct slice bytes = source_peek(source, NEST_HELD_MAX + 1);

	unmap(nest);
	if (bytes.len > NEST_HELD_MAX) {
		if (map(nest, fd, bytes))
			bytes = nest->map;
		else
			bytes = source_peek(source, nest->max + 1);
	}
	if (nest->map.ptr == NULL && bytes.len > nest->max)
		return false;
	if (zipfile_is_document(bytes)) {
		unmap(nest);
		return false;
	}
	begin(nest, &zip_form, name);
	zipfile_begin(nest->zipfile, bytes);
	return true;
}

static struct slice
text(const struct buf *buf)
{
	return (struct slice){ buf->data, buf->len };
}

/* ARCHIVE#FILE, or ARCHIVE alone if the file has no name. */
static void
name_file(struct nest *nest)
{
	buf_reset(&nest->name);
	buf_add(&nest->name, nest->outer_name.data, nest->outer_name.len);
	if (nest->file.name.len == 0)
		return;
	name_decode(nest->decoder, nest->file.name, nest->form == &zip_form,
	    &nest->scratch);
	buf_add_char(&nest->name, '#');
	buf_add(&nest->name, nest->scratch.data, nest->scratch.len);
}

/* Fills in what is known of an entry that is the file. */
static void
give(struct nest *nest, struct slice bytes, struct fault fault,
    struct entry *entry)
{
	*entry = (struct entry){ .name = text(&nest->name),
		.archive = text(&nest->outer_name),
		.offset = nest->file.offset,
		.length = nest->file.length,
		.trouble = nest->file.offset,
		.bytes = bytes,
		.fault = fault };
}

/* An entry of what the file holds. */
static bool
next_inner(struct nest *nest, struct entry *entry)
{
	struct fault fault;

	if (archive_next(nest->inner, entry)) {
		if (archive_is_one(nest->inner)) {
			entry->archive = text(&nest->outer_name);
			entry->offset = nest->file.offset;
			entry->length = nest->file.length;
			entry->trouble = nest->file.offset;
		}
		return true;
	}
	nest->inner = NULL;
	fault = nest->form->reader_fault(nest);
	if (fault.detail == NULL)
		return false;
	give(nest, SLICE(""), fault, entry);
	return true;
}

/* Begins what the file holds.  False if archives are nested too deeply. */
static bool
begin_inner(struct nest *nest)
{
	nest->inner = archive_begin_inner(nest->archive,
	    nest->form->reader(nest), text(&nest->name));
	return nest->inner != NULL;
}

bool
nest_next(struct nest *nest, struct entry *entry)
{
	static const struct fault too_deep = { REASON_UNKNOWN_FORMAT,
		"archives are nested too deeply" };
	struct slice bytes = SLICE("");
	struct fault fault;

	for (;;) {
		if (nest->inner != NULL && next_inner(nest, entry))
			return true;
		if (!nest->form->next(nest))
			return false;
		fault = nest->file.fault;
		name_file(nest);
		if (fault.detail == NULL &&
		    content_of(nest->form->head(nest)) != CONTENT_LOOSE) {
			if (begin_inner(nest))
				continue;
			fault = too_deep;
		} else if (fault.detail == NULL) {
			fault = nest->form->read(nest, &bytes);
		}
		give(nest, bytes, fault, entry);
		return true;
	}
}
