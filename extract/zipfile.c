/* SPDX-License-Identifier: ISC */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/zipfile.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "extract/zip.h"
#include "schema/diag.h"

/* From an entry's head to the end of its bytes. */
struct range {
	uint64_t begin, end;
};

struct zipfile {
	struct zip zip;
	struct zip_entry entry;
	struct slice packed;
	bool is_scanned;     /* its directory is of no use */
	struct fault broken; /* what is wrong with it, until that is told */
	uint64_t tried;      /* bytes of entries that were not whole */
	uint64_t tried_before;
	/* Of the reader. */
	z_stream stream;
	struct slice rest;
	uint64_t out;
	uint32_t crc;
	bool is_done;
	struct fault fault;
};

struct zipfile *
zipfile_new(void)
{
	struct zipfile *zipfile = calloc(1, sizeof(*zipfile));

	if (zipfile == NULL ||
	    inflateInit2(&zipfile->stream, -MAX_WBITS) != Z_OK)
		diag_die(EX_OSERR, "out of memory");
	return zipfile;
}

void
zipfile_free(struct zipfile *zipfile)
{
	if (zipfile == NULL)
		return;
	(void)inflateEnd(&zipfile->stream);
	free(zipfile);
}

bool
zipfile_is(struct slice head)
{
	return slice_starts(head, SLICE("PK\3\4")) ||
	    slice_starts(head, SLICE("PK\5\6")) ||
	    slice_starts(head, SLICE("PK\7\10PK\3\4")) ||
	    slice_starts(head, SLICE("PK00PK\3\4"));
}

bool
zipfile_is_in(struct slice bytes)
{
	struct zip zip = { .bytes = bytes };
	struct zip_entry entry;

	while (zip_scan(&zip, &entry))
		if (zip_check(&entry).detail == NULL && entry.name.len > 0 &&
		    entry.name.len <= ZIPFILE_NAME_MAX &&
		    memchr(entry.name.ptr, '\0', entry.name.len) == NULL)
			return true;
	return false;
}

/* Whether a name tells that its archive is one document. */
static bool
is_sign(struct slice name)
{
	return slice_equal(name, SLICE("[Content_Types].xml")) ||
	    slice_equal(name, SLICE("mimetype"));
}

bool
zipfile_is_document(struct slice bytes)
{
	struct zip zip;
	struct zip_entry entry;
	bool has_directory = zip_begin(&zip, bytes).detail == NULL;

	if (!has_directory)
		zip = (struct zip){ .bytes = bytes };
	while (has_directory ? zip_next(&zip, &entry) : zip_scan(&zip, &entry))
		if (is_sign(entry.name))
			return true;
	return false;
}

/* Where an entry is, with its head.  False if it is not there. */
static bool
find_range(const struct zip *zip, const struct zip_entry *entry,
    struct range *range)
{
	struct slice packed = zip_packed(zip, entry);

	if (packed.ptr == NULL)
		return false;
	range->begin = entry->offset;
	range->end = (uint64_t)(packed.ptr - zip->bytes.ptr) + packed.len;
	return true;
}

static int
compare_range(const void *a, const void *b)
{
	const struct range *one = a, *two = b;

	return (one->begin > two->begin) - (one->begin < two->begin);
}

/*
 * Goes through the directory.  False if it is broken.  `n` is how many
 * entries it has, and `in_order` whether each lies behind the one before it.
 */
static bool
check_places(struct zip zip, size_t *n, bool *in_order)
{
	struct zip_entry entry;
	struct range range = { 0, 0 };
	uint64_t behind = 0;

	*in_order = true;
	for (*n = 0; zip_next(&zip, &entry); ++*n) {
		if (!find_range(&zip, &entry, &range) ||
		    !zip_is_same(&zip, &entry))
			return false;
		*in_order = *in_order && range.begin >= behind;
		behind = range.end;
	}
	return zip_is_done(&zip);
}

/* Whether two of `n` entries have bytes in common. */
static bool
overlap(struct zip zip, size_t n)
{
	struct range *ranges = calloc(n, sizeof(ranges[0]));
	struct zip_entry entry;
	bool found = false;

	if (ranges == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < n && zip_next(&zip, &entry); i++)
		(void)find_range(&zip, &entry, &ranges[i]);
	qsort(ranges, n, sizeof(ranges[0]), compare_range);
	for (size_t i = 1; i < n; i++)
		found = found || ranges[i].begin < ranges[i - 1].end;
	free(ranges);
	return found;
}

static struct fault
check_directory(const struct zip *zip)
{
	size_t n;
	bool in_order;

	if (!check_places(*zip, &n, &in_order))
		return (struct fault){ REASON_DAMAGED,
			"the ZIP directory is missing or broken" };
	if (in_order)
		return FAULT_NONE;
	if (n > ZIPFILE_SORTED_MAX)
		return (struct fault){ REASON_DAMAGED,
			"too many entries of a ZIP archive are out of order" };
	if (overlap(*zip, n))
		return (struct fault){ REASON_DAMAGED,
			"entries of a ZIP archive overlap" };
	return FAULT_NONE;
}

void
zipfile_begin(struct zipfile *zipfile, struct slice bytes)
{
	zipfile->tried = 0;
	zipfile->broken = zip_begin(&zipfile->zip, bytes);
	if (zipfile->broken.detail == NULL)
		zipfile->broken = check_directory(&zipfile->zip);
	zipfile->is_scanned = zipfile->broken.detail != NULL;
}

/* The next entry by directory or by head, whatever it is. */
static bool
next_entry(struct zipfile *zipfile)
{
	if (zipfile->is_scanned)
		return zip_scan(&zipfile->zip, &zipfile->entry);
	return zip_next(&zipfile->zip, &zipfile->entry);
}

/* Says once what is wrong with the directory, and leaves it. */
static void
tell_broken(struct zipfile *zipfile, struct zipfile_entry *entry)
{
	entry->offset = zipfile->zip.directory;
	entry->fault = zipfile->broken;
	zipfile->broken = FAULT_NONE;
	zipfile->zip = (struct zip){ .bytes = zipfile->zip.bytes };
}

/*
 * Whether heads were read in the bytes of too many entries that were not
 * whole, as they may be in an archive that was made to take long.
 */
static bool
is_trial_over(struct zipfile *zipfile)
{
	if (!zipfile->is_scanned ||
	    zipfile->tried / ZIP_SEARCHES_MAX <= zipfile->zip.bytes.len)
		return false;
	zipfile->zip.at = zipfile->zip.bytes.len;
	zipfile->tried = 0;
	return true;
}

static struct fault
check_entry(struct zipfile *zipfile)
{
	if (is_trial_over(zipfile))
		return (struct fault){ REASON_DAMAGED,
			"entries of a ZIP archive overlap" };
	if (zipfile->packed.ptr == NULL)
		return (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive is cut short" };
	return zip_check(&zipfile->entry);
}

bool
zipfile_next(struct zipfile *zipfile, struct zipfile_entry *entry)
{
	struct zip_entry *found = &zipfile->entry;
	struct slice packed;

	*entry = (struct zipfile_entry){ .name = SLICE("") };
	if (zipfile->broken.detail != NULL) {
		tell_broken(zipfile, entry);
		return true;
	}
	do
		if (!next_entry(zipfile))
			return false;
	while (slice_ends(found->name, SLICE("/")));
	packed = zip_packed(&zipfile->zip, found);
	zipfile->packed = packed;
	zipfile->tried_before = zipfile->tried;
	zipfile->tried += packed.len;
	entry->name = found->name;
	entry->offset = packed.ptr == NULL
	    ? found->offset
	    : (uint64_t)(packed.ptr - zipfile->zip.bytes.ptr);
	entry->packed_len = found->packed_len;
	entry->is_stored = found->method == 0;
	entry->fault = check_entry(zipfile);
	return true;
}

/* An entry that was whole has no other entry's head in it. */
static void
pass_entry(struct zipfile *zipfile)
{
	struct slice packed = zipfile->packed;

	if (!zipfile->is_scanned)
		return;
	zipfile->zip.at = (size_t)(packed.ptr - zipfile->zip.bytes.ptr) +
	    packed.len;
	zipfile->tried = zipfile->tried_before;
}

/* How much may come out of an entry, by the bytes that go in. */
static uint64_t
ratio_bound(const struct zipfile *zipfile)
{
	uint64_t bound = (uint64_t)zipfile->packed.len * ZIPFILE_RATIO_MAX;

	return bound < ZIPFILE_RATIO_FROM ? ZIPFILE_RATIO_FROM : bound;
}

struct fault
zipfile_read(struct zipfile *zipfile, size_t max, struct buf *buf)
{
	uint64_t bound = ratio_bound(zipfile);
	struct fault fault = zip_read(&zipfile->zip, &zipfile->entry,
	    bound < max ? (size_t)bound : max, buf);

	if (fault.reason == REASON_TOO_LARGE && bound < max)
		fault.detail = "packed more tightly than text can be";
	if (fault.detail == NULL)
		pass_entry(zipfile);
	return fault;
}

/* One step of the reader.  How many bytes came out. */
static size_t
step(struct zipfile *zipfile, char *to, size_t room)
{
	z_stream *stream = &zipfile->stream;
	size_t feed = zipfile->rest.len < UINT_MAX ? zipfile->rest.len
						   : UINT_MAX;
	int status;

	if (zipfile->entry.method == 0) {
		room = feed < room ? feed : room;
		if (room > 0)
			memcpy(to, zipfile->rest.ptr, room);
		zipfile->rest = slice_sub(zipfile->rest, room,
		    zipfile->rest.len);
		zipfile->is_done = zipfile->rest.len == 0;
		return room;
	}
	stream->next_in = (const Bytef *)zipfile->rest.ptr;
	stream->avail_in = (uInt)feed;
	stream->next_out = (Bytef *)to;
	stream->avail_out = (uInt)room;
	status = inflate(stream, Z_NO_FLUSH);
	zipfile->rest = slice_sub(zipfile->rest, feed - stream->avail_in,
	    zipfile->rest.len);
	zipfile->is_done = status == Z_STREAM_END;
	if (status == Z_MEM_ERROR)
		diag_die(EX_OSERR, "out of memory");
	if (status != Z_OK && status != Z_STREAM_END)
		zipfile->fault = (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive is damaged" };
	return room - stream->avail_out;
}

static void
check_end(struct zipfile *zipfile)
{
	if (zipfile->out > ratio_bound(zipfile))
		zipfile->fault = (struct fault){ REASON_TOO_LARGE,
			"packed more tightly than text can be" };
	else if (zipfile->is_done && zipfile->crc != zipfile->entry.crc)
		zipfile->fault = (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive has the wrong checksum" };
	else if (zipfile->is_done)
		pass_entry(zipfile);
}

static ssize_t
read_some(void *state, char *to, size_t room)
{
	struct zipfile *zipfile = state;
	size_t n = 0;

	room = room < INT_MAX ? room : INT_MAX;
	while (n == 0 && !zipfile->is_done && zipfile->fault.detail == NULL) {
		n = step(zipfile, to, room);
		zipfile->crc = (uint32_t)crc32(zipfile->crc, (const Bytef *)to,
		    (uInt)n);
		zipfile->out += n;
		if (zipfile->fault.detail == NULL)
			check_end(zipfile);
	}
	return (ssize_t)n;
}

struct source_reader
zipfile_reader(struct zipfile *zipfile)
{
	(void)inflateReset(&zipfile->stream);
	zipfile->rest = zipfile->packed;
	zipfile->out = 0;
	zipfile->crc = 0;
	zipfile->is_done = false;
	zipfile->fault = FAULT_NONE;
	return (struct source_reader){ read_some, zipfile };
}

struct fault
zipfile_reader_fault(const struct zipfile *zipfile)
{
	return zipfile->fault;
}
