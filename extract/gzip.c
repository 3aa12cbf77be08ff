/* SPDX-License-Identifier: ISC */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/gzip.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "schema/diag.h"

enum { OUT_SIZE = 64 << 10, GZIP_WINDOW_BITS = 15 + 16 };

static const char behind[] = "bytes behind the last gzip member";

struct gzip {
	z_stream z;
	unsigned char out[OUT_SIZE];
	struct source *source; /* of the reader */
	bool in_member;
	uint64_t len;       /* bytes that it gave */
	struct fault fault; /* what ended the reader */
};

struct gzip *
gzip_new(void)
{
	struct gzip *gzip = calloc(1, sizeof(*gzip));

	if (gzip == NULL || inflateInit2(&gzip->z, GZIP_WINDOW_BITS) != Z_OK)
		diag_die(EX_OSERR, "out of memory");
	return gzip;
}

void
gzip_free(struct gzip *gzip)
{
	if (gzip == NULL)
		return;
	(void)inflateEnd(&gzip->z);
	free(gzip);
}

bool
gzip_is(struct slice head)
{
	return slice_starts(head, SLICE("\x1f\x8b\x08"));
}

/* What is wrong with a step that zlib answered with `status`, or NULL. */
static const char *
wrong_with(int status, struct slice in)
{
	if (status == Z_OK || status == Z_STREAM_END)
		return NULL;
	if (status == Z_BUF_ERROR)
		return in.len == 0 ? "a gzip member is cut short" : NULL;
	return "a gzip member is damaged";
}

static struct fault
check_ratio(const struct source *source, uint64_t len)
{
	if (len > GZIP_RATIO_FROM &&
	    len / GZIP_RATIO_MAX > source_offset(source))
		return (struct fault){ REASON_TOO_LARGE,
			"packed more tightly than text can be" };
	return FAULT_NONE;
}

static struct fault
check_size(const struct source *source, size_t len, size_t max)
{
	if (len > max)
		return (struct fault){ REASON_TOO_LARGE,
			"unpacks to more bytes than a document may have" };
	return check_ratio(source, len);
}

/* One call of inflate.  `ended` is set behind the member's last byte. */
static struct fault
step(struct gzip *gzip, struct source *source, struct buf *buf, bool *ended)
{
	struct slice in = source_peek(source, 1);
	const char *wrong;
	int status;

	if (source_error(source) != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(source)) };
	gzip->z.next_in = (const Bytef *)in.ptr;
	gzip->z.avail_in = (uInt)in.len;
	gzip->z.next_out = gzip->out;
	gzip->z.avail_out = OUT_SIZE;
	status = inflate(&gzip->z, Z_NO_FLUSH);
	source_skip(source, in.len - gzip->z.avail_in);
	buf_add(buf, gzip->out, OUT_SIZE - gzip->z.avail_out);
	*ended = status == Z_STREAM_END;
	wrong = wrong_with(status, in);
	if (wrong != NULL)
		return (struct fault){ REASON_DAMAGED, wrong };
	return FAULT_NONE;
}

static struct fault
read_member(struct gzip *gzip, struct source *source, size_t max,
    struct buf *buf)
{
	struct fault fault = FAULT_NONE;
	bool ended = false;

	(void)inflateReset(&gzip->z);
	while (!ended && fault.detail == NULL) {
		fault = step(gzip, source, buf, &ended);
		if (fault.detail == NULL)
			fault = check_size(source, buf->len, max);
	}
	return fault;
}

/* Passes over the zeros behind a member. */
static void
skip_zeros(struct source *source)
{
	struct slice in;
	size_t n;

	do {
		in = source_peek(source, 1);
		for (n = 0; n < in.len && in.ptr[n] == '\0'; n++)
			;
		source_skip(source, n);
	} while (n > 0 && n == in.len);
}

struct fault
gzip_read(struct gzip *gzip, struct source *source, size_t max, struct buf *buf,
    const char **oddity)
{
	struct fault fault = FAULT_NONE;

	while (gzip_is(source_peek(source, 3)) && fault.detail == NULL) {
		fault = read_member(gzip, source, max, buf);
		if (fault.detail == NULL)
			skip_zeros(source);
	}
	if (fault.detail == NULL && source_peek(source, 1).len > 0)
		*oddity = behind;
	return fault;
}

/* Begins the next member.  False if there is none. */
static bool
next_member(struct gzip *gzip)
{
	skip_zeros(gzip->source);
	if (!gzip_is(source_peek(gzip->source, 3))) {
		if (source_peek(gzip->source, 1).len > 0)
			gzip->fault = (struct fault){ REASON_DAMAGED, behind };
		return false;
	}
	(void)inflateReset(&gzip->z);
	gzip->in_member = true;
	return true;
}

/* Unpacks what it can in one step.  0 if that is nothing. */
static size_t
stream_step(struct gzip *gzip, char *to, size_t room)
{
	struct slice in = source_peek(gzip->source, 1);
	const char *wrong;
	int status;

	if (source_error(gzip->source) != 0) {
		gzip->fault = (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(gzip->source)) };
		return 0;
	}
	gzip->z.next_in = (const Bytef *)in.ptr;
	gzip->z.avail_in = (uInt)in.len;
	gzip->z.next_out = (Bytef *)to;
	gzip->z.avail_out = (uInt)room;
	status = inflate(&gzip->z, Z_NO_FLUSH);
	source_skip(gzip->source, in.len - gzip->z.avail_in);
	gzip->in_member = status != Z_STREAM_END;
	wrong = wrong_with(status, in);
	gzip->len += room - gzip->z.avail_out;
	gzip->fault = wrong != NULL ? (struct fault){ REASON_DAMAGED, wrong }
				    : check_ratio(gzip->source, gzip->len);
	return room - gzip->z.avail_out;
}

static ssize_t
stream_read(void *state, char *to, size_t room)
{
	struct gzip *gzip = state;
	size_t n = 0;

	room = room > INT_MAX ? INT_MAX : room;
	while (n == 0 && gzip->fault.detail == NULL &&
	    (gzip->in_member || next_member(gzip)))
		n = stream_step(gzip, to, room);
	return (ssize_t)n;
}

struct source_reader
gzip_stream(struct gzip *gzip, struct source *source)
{
	gzip->source = source;
	gzip->in_member = false;
	gzip->len = 0;
	gzip->fault = FAULT_NONE;
	return (struct source_reader){ stream_read, gzip };
}

struct fault
gzip_stream_fault(const struct gzip *gzip)
{
	return gzip->fault;
}
