/* SPDX-License-Identifier: ISC */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/inflate.h"

#include <limits.h>
#include <stdlib.h>

#include <zlib.h>

#ifdef HAVE_LIBDEFLATE
#	include <libdeflate.h>
#endif

#include "extract/sum.h"
#include "schema/diag.h"

enum { GZIP_WINDOW_BITS = 15 + 16, OUT_MIN = 1 << 20 };

/* Of a member, if nothing is in its header that may be left out. */
enum { HEADER_LEN = 10, TRAILER_LEN = 8 };

struct inflater {
	z_stream z;
#ifdef HAVE_LIBDEFLATE
	struct libdeflate_decompressor *fast;
#endif
	char *out;
	size_t cap;
	size_t used; /* bytes of the member that was unpacked last */
};

static void
resize(struct inflater *inflater, size_t cap)
{
	char *out;

	if (cap == inflater->cap)
		return;
	/* What is there is not wanted: nothing need be moved. */
	free(inflater->out);
	out = malloc(cap);
	if (out == NULL)
		diag_die(EX_OSERR, "out of memory");
	inflater->out = out;
	inflater->cap = cap;
}

struct inflater *
inflater_new(void)
{
	struct inflater *inflater = calloc(1, sizeof(*inflater));

	if (inflater == NULL ||
	    inflateInit2(&inflater->z, GZIP_WINDOW_BITS) != Z_OK)
		diag_die(EX_OSERR, "out of memory");
#ifdef HAVE_LIBDEFLATE
	inflater->fast = libdeflate_alloc_decompressor();
	if (inflater->fast == NULL)
		diag_die(EX_OSERR, "out of memory");
#endif
	resize(inflater, OUT_MIN);
	return inflater;
}

void
inflater_free(struct inflater *inflater)
{
	if (inflater == NULL)
		return;
	(void)inflateEnd(&inflater->z);
#ifdef HAVE_LIBDEFLATE
	libdeflate_free_decompressor(inflater->fast);
#endif
	free(inflater->out);
	free(inflater);
}

/* One call of zlib's, from the beginning of a member. */
static int
run_zlib(struct inflater *inflater, struct slice in, char *to, size_t room)
{
	z_stream *z = &inflater->z;

	(void)inflateReset(z);
	z->next_in = (const Bytef *)in.ptr;
	z->avail_in = in.len > UINT_MAX ? UINT_MAX : (uInt)in.len;
	z->next_out = (Bytef *)to;
	z->avail_out = room > UINT_MAX ? UINT_MAX : (uInt)room;
	return inflate(z, Z_SYNC_FLUSH);
}

/* Unpacks into the room that there is. */
typedef enum inflate_end attempt(struct inflater *inflater, struct slice in,
    size_t *len, size_t *used);

/* What zlib finds, into the room that there is. */
static enum inflate_end
try_slow(struct inflater *inflater, struct slice in, size_t *len, size_t *used)
{
	z_stream *z = &inflater->z;
	int status = run_zlib(inflater, in, inflater->out, inflater->cap);

	*len = inflater->cap - z->avail_out;
	*used = in.len - z->avail_in;
	if (status == Z_STREAM_END)
		return INFLATE_WHOLE;
	if (status != Z_OK && status != Z_BUF_ERROR)
		return INFLATE_DAMAGED;
	return z->avail_out == 0 ? INFLATE_TOO_LARGE : INFLATE_MORE;
}

#ifdef HAVE_LIBDEFLATE
static uint32_t
number_at(const char *bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes;

	return (uint32_t)byte[0] | (uint32_t)byte[1] << 8 |
	    (uint32_t)byte[2] << 16 | (uint32_t)byte[3] << 24;
}

/*
 * A member with the shortest of headers, as most have it.  The library would
 * do all of it, but its sum takes twice as long.
 */
static enum libdeflate_result
unpack_plain(struct inflater *inflater, struct slice in, size_t *len,
    size_t *used)
{
	enum libdeflate_result result =
	    libdeflate_deflate_decompress_ex(inflater->fast,
		in.ptr + HEADER_LEN, in.len - HEADER_LEN - TRAILER_LEN,
		inflater->out, inflater->cap, used, len);
	const char *trailer;

	if (result != LIBDEFLATE_SUCCESS)
		return result;
	trailer = in.ptr + HEADER_LEN + *used;
	*used += HEADER_LEN + TRAILER_LEN;
	return number_at(trailer) ==
		    sum_of((struct slice){ inflater->out, *len }) &&
		number_at(trailer + 4) == (uint32_t)*len
	    ? LIBDEFLATE_SUCCESS
	    : LIBDEFLATE_BAD_DATA;
}

static enum libdeflate_result
unpack(struct inflater *inflater, struct slice in, size_t *len, size_t *used)
{
	if (in.len >= HEADER_LEN + TRAILER_LEN &&
	    slice_starts(in, SLICE("\x1f\x8b\x08\0")))
		return unpack_plain(inflater, in, len, used);
	return libdeflate_gzip_decompress_ex(inflater->fast, in.ptr, in.len,
	    inflater->out, inflater->cap, used, len);
}

/* It cannot tell bytes that end too early from damage. */
static enum inflate_end
try_fast(struct inflater *inflater, struct slice in, size_t *len, size_t *used)
{
	switch (unpack(inflater, in, len, used)) {
	case LIBDEFLATE_SUCCESS:
		return INFLATE_WHOLE;
	case LIBDEFLATE_INSUFFICIENT_SPACE:
		return INFLATE_TOO_LARGE;
	default:
		return INFLATE_MORE;
	}
}
#else
#	define try_fast try_slow
#endif

/* Unpacks by one of the two, to as much room as it takes. */
static enum inflate_end
run(struct inflater *inflater, attempt *try, struct slice in, size_t max,
    struct slice *out)
{
	enum inflate_end end;
	size_t len = 0;

	if (inflater->cap > INFLATE_KEEP)
		resize(inflater, OUT_MIN);
	for (;;) {
		end = try(inflater, in, &len, &inflater->used);
		if (end != INFLATE_TOO_LARGE || inflater->cap >= max)
			break;
		resize(inflater, inflater->cap * 2);
	}
	if (end == INFLATE_WHOLE && len > max)
		end = INFLATE_TOO_LARGE;
	if (end == INFLATE_WHOLE)
		*out = (struct slice){ inflater->out, len };
	return end;
}

enum inflate_end
inflater_try(struct inflater *inflater, struct slice in, size_t max,
    struct slice *out)
{
	return run(inflater, try_fast, in, max, out);
}

enum inflate_end
inflater_member(struct inflater *inflater, struct slice in, size_t max,
    struct slice *out)
{
	enum inflate_end end = run(inflater, try_fast, in, max, out);

	return end == INFLATE_MORE ? run(inflater, try_slow, in, max, out)
				   : end;
}

size_t
inflater_used(const struct inflater *inflater)
{
	return inflater->used;
}

size_t
inflater_prefix(struct inflater *inflater, struct slice in, char *to,
    size_t room)
{
	(void)run_zlib(inflater, in, to, room);
	return room - inflater->z.avail_out;
}
