/* SPDX-License-Identifier: ISC */
#include "extract/source.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "schema/diag.h"

/* How many times as much as is wanted there is room for. */
enum { SOURCE_SPARE = 4 };

struct source {
	struct source_reader reader;
	int fd;
	int error;
	bool ended;
	uint64_t next;    /* of a part: where the next read begins */
	uint64_t end;     /* of a part */
	uint64_t offset;  /* of data[at] */
	const char *data; /* the buffer, or bytes that are somebody else's */
	size_t at;        /* the first byte that has not been passed */
	size_t len;
	char *buffer;
	size_t cap;
};

static void
resize(struct source *source, size_t cap)
{
	char *buffer = realloc(source->buffer, cap);

	if (buffer == NULL)
		diag_die(EX_OSERR, "out of memory");
	source->buffer = buffer;
	source->data = buffer;
	source->cap = cap;
}

struct source *
source_new(void)
{
	struct source *source = calloc(1, sizeof(*source));

	if (source == NULL)
		diag_die(EX_OSERR, "out of memory");
	resize(source, SOURCE_SIZE);
	source->ended = true;
	return source;
}

void
source_free(struct source *source)
{
	if (source == NULL)
		return;
	free(source->buffer);
	free(source);
}

static ssize_t
read_file(void *state, char *to, size_t room)
{
	const struct source *source = state;

	return read(source->fd, to, room);
}

static ssize_t
read_part(void *state, char *to, size_t room)
{
	struct source *source = state;
	uint64_t left = source->end - source->next;
	ssize_t n = pread(source->fd, to, room < left ? room : (size_t)left,
	    (off_t)source->next);

	if (n > 0)
		source->next += (uint64_t)n;
	return n;
}

void
source_begin_reader(struct source *source, struct source_reader reader)
{
	source->reader = reader;
	source->error = 0;
	source->ended = false;
	source->offset = 0;
	source->at = 0;
	source->len = 0;
	source->data = source->buffer;
	if (source->cap > SOURCE_KEEP)
		resize(source, SOURCE_SIZE);
}

void
source_begin(struct source *source, int fd)
{
	source->fd = fd;
	source_begin_reader(source,
	    (struct source_reader){ read_file, source });
}

void
source_begin_part(struct source *source, int fd, uint64_t offset, uint64_t end)
{
	source_begin_reader(source,
	    (struct source_reader){ read_part, source });
	source->fd = fd;
	source->offset = offset;
	source->next = offset;
	source->end = end < offset ? offset : end;
}

void
source_begin_bytes(struct source *source, struct slice bytes)
{
	source_begin_reader(source, (struct source_reader){ NULL, NULL });
	source->data = bytes.ptr;
	source->len = bytes.len;
	source->ended = true;
}

/* Reads once, behind what is there. */
static void
fill(struct source *source)
{
	ssize_t n = source->reader.read(source->reader.state,
	    source->buffer + source->len, source->cap - source->len);

	if (n < 0 && errno == EINTR)
		return;
	if (n < 0)
		source->error = errno;
	if (n <= 0)
		source->ended = true;
	else
		source->len += (size_t)n;
}

/* Makes room for `want` bytes from the first that has not been passed. */
static void
make_room(struct source *source, size_t want)
{
	size_t cap = source->cap;

	/* Not much is to be moved for every byte that is read. */
	if (want <= SOURCE_SIZE)
		want *= SOURCE_SPARE;
	if (source->at > 0) {
		source->len -= source->at;
		memmove(source->buffer, source->buffer + source->at,
		    source->len);
		source->at = 0;
	}
	while (cap < want && cap <= SIZE_MAX / 2)
		cap *= 2;
	if (cap != source->cap)
		resize(source, cap);
}

struct slice
source_peek(struct source *source, size_t want)
{
	if (source->len - source->at < want && !source->ended)
		make_room(source, want);
	while (source->len - source->at < want && !source->ended)
		fill(source);
	return (struct slice){ source->data + source->at,
		source->len - source->at };
}

void
source_skip(struct source *source, size_t len)
{
	source->at += len;
	source->offset += len;
}

bool
source_pass(struct source *source, uint64_t len)
{
	struct slice in;

	while (len > 0 && (in = source_peek(source, 1)).len > 0) {
		size_t n = in.len < len ? in.len : (size_t)len;

		source_skip(source, n);
		len -= n;
	}
	return len == 0;
}

struct fault
source_read(struct source *source, size_t max, struct buf *buf)
{
	struct slice in;

	while ((in = source_peek(source, 1)).len > 0) {
		buf_add(buf, in.ptr, in.len);
		source_skip(source, in.len);
		if (buf->len > max)
			return (struct fault){ REASON_TOO_LARGE,
				"more bytes than a document may have" };
	}
	if (source->error != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source->error) };
	return FAULT_NONE;
}

uint64_t
source_offset(const struct source *source)
{
	return source->offset;
}

int
source_error(const struct source *source)
{
	return source->error;
}
