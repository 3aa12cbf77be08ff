/* SPDX-License-Identifier: ISC */
#include "extract/gzip.h"

#include <stdlib.h>
#include <string.h>

#include "extract/flate.h"
#include "schema/diag.h"

enum { OUT_SIZE = 64 << 10 };

static const char behind[] = "bytes behind the last gzip member";

struct gzip {
	struct flate *flate;
	char out[OUT_SIZE];
	struct source *source; /* of the reader */
	bool in_member;
	uint64_t len;       /* bytes that it gave */
	struct fault fault; /* what ended the reader */
};

struct gzip *
gzip_new(void)
{
	struct gzip *gzip = calloc(1, sizeof(*gzip));

	if (gzip == NULL)
		diag_die(EX_OSERR, "out of memory");
	gzip->flate = flate_new();
	return gzip;
}

void
gzip_free(struct gzip *gzip)
{
	if (gzip == NULL)
		return;
	flate_free(gzip->flate);
	free(gzip);
}

bool
gzip_is(struct slice head)
{
	return slice_starts(head, SLICE("\x1f\x8b\x08"));
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

/*
 * One step of a member, to `to`: how many bytes that made, and what is wrong.
 * It is in the member no longer behind its last byte.
 */
static size_t
step(struct gzip *gzip, struct source *source, char *to, size_t room,
    struct fault *fault)
{
	struct slice in = source_peek(source, 1);
	size_t nin = in.len, left = room;
	enum flate_end end;

	*fault = FAULT_NONE;
	if (source_error(source) != 0) {
		*fault = (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(source)) };
		return 0;
	}
	end = flate_step(gzip->flate, &in, to, &left);
	source_skip(source, nin - in.len);
	gzip->in_member = end != FLATE_ENDED;
	if (end == FLATE_HUNGRY)
		*fault = (struct fault){ REASON_DAMAGED,
			"a gzip member is cut short" };
	if (end == FLATE_DAMAGED)
		*fault = (struct fault){ REASON_DAMAGED,
			"a gzip member is damaged" };
	return room - left;
}

static void
begin_member(struct gzip *gzip)
{
	flate_begin(gzip->flate);
	gzip->in_member = true;
}

static struct fault
read_member(struct gzip *gzip, struct source *source, size_t max,
    struct buf *buf)
{
	struct fault fault = FAULT_NONE;

	begin_member(gzip);
	while (gzip->in_member && fault.detail == NULL) {
		size_t n = step(gzip, source, gzip->out, OUT_SIZE, &fault);

		buf_add(buf, gzip->out, n);
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
	begin_member(gzip);
	return true;
}

static ssize_t
stream_read(void *state, char *to, size_t room)
{
	struct gzip *gzip = state;
	size_t n = 0;

	while (n == 0 && gzip->fault.detail == NULL &&
	    (gzip->in_member || next_member(gzip))) {
		n = step(gzip, gzip->source, to, room, &gzip->fault);
		gzip->len += n;
		if (gzip->fault.detail == NULL)
			gzip->fault = check_ratio(gzip->source, gzip->len);
	}
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
