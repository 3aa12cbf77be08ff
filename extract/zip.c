/* SPDX-License-Identifier: ISC */
/*
 * The layout is that of PKWARE's APPNOTE.TXT: heads of entries and their bytes,
 * a directory of all of them, and an end record that says where that begins.
 */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/zip.h"

#include <limits.h>
#include <string.h>

#include <zlib.h>

#include "schema/diag.h"

enum {
	HEAD_LEN = 30,
	DIRECTORY_LEN = 46,
	END_LEN = 22,
	END_64_LEN = 56,
	LOCATOR_64_LEN = 20,
	EXTRA_64 = 1, /* the extra field that holds wide numbers */
	ENCRYPTED = 1,
	STREAMED = 8, /* the lengths stand behind the bytes */
	DESCRIPTOR_LEN = 16,
	STORED = 0,
	DEFLATED = 8,
};

static const char head_mark[] = "PK\3\4";
static const char directory_mark[] = "PK\1\2";
static const char end_mark[] = "PK\5\6";
static const char end_64_mark[] = "PK\6\6";
static const char locator_64_mark[] = "PK\6\7";
static const char descriptor_mark[] = "PK\7\10";

/* A number of `len` bytes, the lowest first. */
static uint64_t
number(const char *at, size_t len)
{
	uint64_t value = 0;

	while (len-- > 0)
		value = value << 8 | (unsigned char)at[len];
	return value;
}

static bool
is_marked(struct slice bytes, uint64_t at, const char *mark, size_t len)
{
	return at <= bytes.len && bytes.len - at >= len &&
	    memcmp(bytes.ptr + at, mark, 4) == 0;
}

bool
zip_is(struct slice bytes)
{
	return is_marked(bytes, 0, head_mark, HEAD_LEN) ||
	    is_marked(bytes, 0, end_mark, END_LEN);
}

/* Where the last end record begins, or SIZE_MAX. */
static size_t
find_end(struct slice bytes)
{
	size_t stop = bytes.len > ZIP_TAIL_LEN ? bytes.len - ZIP_TAIL_LEN : 0;

	if (bytes.len < END_LEN)
		return SIZE_MAX;
	for (size_t at = bytes.len - END_LEN + 1; at-- > stop;)
		if (is_marked(bytes, at, end_mark, END_LEN))
			return at;
	return SIZE_MAX;
}

struct fault
zip_begin(struct zip *zip, struct slice bytes)
{
	static const struct fault lost = { REASON_DAMAGED,
		"the ZIP directory is missing or broken" };
	size_t end = find_end(bytes);
	uint64_t len, begin, wide;

	*zip = (struct zip){ .bytes = bytes };
	if (end == SIZE_MAX)
		return lost;
	wide = number(bytes.ptr + end + 4, 2);
	if (wide != 0 && wide != UINT16_MAX)
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"a ZIP archive in several parts is not read" };
	len = number(bytes.ptr + end + 12, 4);
	begin = number(bytes.ptr + end + 16, 4);
	if (end >= LOCATOR_64_LEN &&
	    is_marked(bytes, end - LOCATOR_64_LEN, locator_64_mark,
		LOCATOR_64_LEN)) {
		wide = number(bytes.ptr + end - LOCATOR_64_LEN + 8, 8);
		if (!is_marked(bytes, wide, end_64_mark, END_64_LEN))
			return lost;
		len = number(bytes.ptr + wide + 40, 8);
		begin = number(bytes.ptr + wide + 48, 8);
	}
	if (begin > end || len > end - begin)
		return lost;
	zip->directory = (size_t)begin;
	zip->directory_end = (size_t)(begin + len);
	zip->at = zip->directory;
	return FAULT_NONE;
}

/* Puts in wide numbers where the narrow ones are all ones, in their order. */
static void
widen(struct zip_entry *entry, struct slice extra)
{
	uint64_t *const fields[] = { &entry->len, &entry->packed_len,
		&entry->offset };

	while (extra.len >= 4 && number(extra.ptr, 2) != EXTRA_64)
		extra = slice_sub(extra, 4 + (size_t)number(extra.ptr + 2, 2),
		    extra.len);
	if (extra.len < 4)
		return;
	extra = slice_sub(extra, 4, (size_t)number(extra.ptr + 2, 2));
	for (size_t i = 0; i < 3 && extra.len >= 8; i++) {
		if (*fields[i] != UINT32_MAX)
			continue;
		*fields[i] = number(extra.ptr, 8);
		extra = slice_sub(extra, 8, extra.len);
	}
}

bool
zip_next(struct zip *zip, struct zip_entry *entry)
{
	struct slice rest = slice_sub(zip->bytes, zip->at,
	    zip->directory_end - zip->at);
	const char *head = rest.ptr;
	size_t name_len, extra_len, comment_len;

	if (!is_marked(rest, 0, directory_mark, DIRECTORY_LEN))
		return false;
	name_len = (size_t)number(head + 28, 2);
	extra_len = (size_t)number(head + 30, 2);
	comment_len = (size_t)number(head + 32, 2);
	if (rest.len - DIRECTORY_LEN < name_len + extra_len + comment_len)
		return false;
	*entry = (struct zip_entry){
		.name = { head + DIRECTORY_LEN, name_len },
		.offset = number(head + 42, 4),
		.packed_len = number(head + 20, 4),
		.len = number(head + 24, 4),
		.crc = (uint32_t)number(head + 16, 4),
		.method = (unsigned)number(head + 10, 2),
		.is_encrypted = (number(head + 8, 2) & ENCRYPTED) != 0,
	};
	widen(entry, slice_sub(rest, DIRECTORY_LEN + name_len, extra_len));
	zip->at += DIRECTORY_LEN + name_len + extra_len + comment_len;
	return true;
}

bool
zip_is_done(const struct zip *zip)
{
	return zip->at == zip->directory_end;
}

bool
zip_is_same(const struct zip *zip, const struct zip_entry *entry)
{
	size_t at = (size_t)entry->offset;
	const char *head = zip->bytes.ptr + at;
	unsigned flags;

	if (!is_marked(zip->bytes, entry->offset, head_mark, HEAD_LEN))
		return false;
	flags = (unsigned)number(head + 6, 2);
	return slice_equal(slice_sub(zip->bytes, at + HEAD_LEN,
			       (size_t)number(head + 26, 2)),
		   entry->name) &&
	    number(head + 8, 2) == entry->method &&
	    ((flags & ENCRYPTED) != 0) == entry->is_encrypted &&
	    ((flags & STREAMED) != 0 ||
		(number(head + 14, 4) == entry->crc &&
		    (number(head + 18, 4) == UINT32_MAX ||
			number(head + 18, 4) == entry->packed_len)));
}

/* How many bytes stand before the descriptor that says so; 0 if none does. */
static uint64_t
find_length(struct slice bytes, size_t from)
{
	size_t at = from;

	while ((at = slice_find(bytes, SLICE("PK\7\10"), at)) != SIZE_MAX) {
		uint64_t len = at - from;

		if (is_marked(bytes, at, descriptor_mark, DESCRIPTOR_LEN) &&
		    (number(bytes.ptr + at + 8, 4) == len ||
			(bytes.len - at >= DESCRIPTOR_LEN + 4 &&
			    number(bytes.ptr + at + 8, 8) == len)))
			return len;
		at++;
	}
	return 0;
}

/* Reads what stands behind the bytes if their head does not say it. */
static void
take_descriptor(struct zip *zip, struct zip_entry *entry, size_t from)
{
	const char *descriptor;

	if (zip->searched / ZIP_SEARCHES_MAX > zip->bytes.len)
		return;
	entry->packed_len = find_length(zip->bytes, from);
	if (entry->packed_len == 0) {
		zip->searched += zip->bytes.len;
		return;
	}
	zip->searched += entry->packed_len;
	descriptor = zip->bytes.ptr + from + entry->packed_len;
	entry->crc = (uint32_t)number(descriptor + 4, 4);
}

bool
zip_scan(struct zip *zip, struct zip_entry *entry)
{
	struct slice bytes = zip->bytes;
	size_t at = slice_find(bytes, SLICE("PK\3\4"), zip->at);
	size_t name_len, extra_len, from;
	const char *head;

	if (!is_marked(bytes, at, head_mark, HEAD_LEN))
		return false;
	zip->at = at + 4;
	head = bytes.ptr + at;
	name_len = (size_t)number(head + 26, 2);
	extra_len = (size_t)number(head + 28, 2);
	from = at + HEAD_LEN + name_len + extra_len;
	*entry = (struct zip_entry){
		.name = slice_sub(bytes, at + HEAD_LEN, name_len),
		.offset = at,
		.packed_len = number(head + 18, 4),
		.len = number(head + 22, 4),
		.crc = (uint32_t)number(head + 14, 4),
		.method = (unsigned)number(head + 8, 2),
		.is_encrypted = (number(head + 6, 2) & ENCRYPTED) != 0,
	};
	widen(entry, slice_sub(bytes, at + HEAD_LEN + name_len, extra_len));
	if ((number(head + 6, 2) & STREAMED) != 0 && entry->packed_len == 0)
		take_descriptor(zip, entry, from);
	return true;
}

bool
zip_find(struct zip *zip, struct slice name, struct zip_entry *entry)
{
	zip->at = zip->directory;
	while (zip_next(zip, entry))
		if (slice_equal(entry->name, name))
			return true;
	return false;
}

struct slice
zip_packed(const struct zip *zip, const struct zip_entry *entry)
{
	struct slice bytes = zip->bytes;
	uint64_t at;

	if (!is_marked(bytes, entry->offset, head_mark, HEAD_LEN))
		return SLICE_NULL;
	at = entry->offset + HEAD_LEN +
	    number(bytes.ptr + entry->offset + 26, 2) +
	    number(bytes.ptr + entry->offset + 28, 2);
	if (at > bytes.len || bytes.len - at < entry->packed_len)
		return SLICE_NULL;
	return slice_sub(bytes, (size_t)at, (size_t)entry->packed_len);
}

/* Inflates until the stream ends or more than `max` bytes came out. */
static int
inflate_all(z_stream *stream, struct slice packed, size_t max, struct buf *buf)
{
	char piece[32 << 10];
	size_t len = 0;
	int status = Z_OK;

	while (status == Z_OK && len <= max) {
		size_t feed = packed.len > UINT_MAX / 2 ? UINT_MAX / 2
							: packed.len;
		size_t got;

		stream->next_in = (const Bytef *)packed.ptr;
		stream->avail_in = (uInt)feed;
		stream->next_out = (Bytef *)piece;
		stream->avail_out = sizeof(piece);
		status = inflate(stream, Z_NO_FLUSH);
		got = sizeof(piece) - stream->avail_out;
		packed = slice_sub(packed, feed - stream->avail_in, packed.len);
		buf_add(buf, piece, len + got > max ? max - len : got);
		len += got;
	}
	return len > max ? Z_OK : status;
}

static struct fault
read_deflated(struct slice packed, size_t max, struct buf *buf)
{
	z_stream stream = { 0 };
	int status;

	if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
		diag_die(EX_OSERR, "out of memory");
	status = inflate_all(&stream, packed, max, buf);
	inflateEnd(&stream);
	if (status == Z_MEM_ERROR)
		diag_die(EX_OSERR, "out of memory");
	if (status == Z_OK)
		return (struct fault){ REASON_TOO_LARGE,
			"it unpacks to more bytes than it may" };
	if (status != Z_STREAM_END)
		return (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive is damaged" };
	return FAULT_NONE;
}

static struct fault
read_stored(struct slice packed, size_t max, struct buf *buf)
{
	buf_add(buf, packed.ptr, packed.len < max ? packed.len : max);
	if (packed.len > max)
		return (struct fault){ REASON_TOO_LARGE,
			"it unpacks to more bytes than it may" };
	return FAULT_NONE;
}

static bool
has_crc(const struct buf *buf, size_t from, uint32_t crc)
{
	return crc32_z(0, (const Bytef *)buf->data + from, buf->len - from) ==
	    crc;
}

struct fault
zip_check(const struct zip_entry *entry)
{
	if (entry->is_encrypted)
		return (struct fault){ REASON_ENCRYPTED,
			"an entry of the ZIP archive is encrypted" };
	if (entry->method != STORED && entry->method != DEFLATED)
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"an entry of the ZIP archive is packed by a method "
			"that is not read" };
	return FAULT_NONE;
}

struct fault
zip_read(const struct zip *zip, const struct zip_entry *entry, size_t max,
    struct buf *buf)
{
	struct slice packed = zip_packed(zip, entry);
	size_t from = buf->len;
	struct fault fault;

	fault = zip_check(entry);
	if (fault.detail != NULL)
		return fault;
	if (packed.ptr == NULL)
		return (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive is not where it should "
			"be" };
	buf_add(buf, "", 0);
	fault = entry->method == STORED ? read_stored(packed, max, buf)
					: read_deflated(packed, max, buf);
	if (fault.detail == NULL && !has_crc(buf, from, entry->crc))
		return (struct fault){ REASON_DAMAGED,
			"an entry of the ZIP archive has the wrong checksum" };
	return fault;
}
