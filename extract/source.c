/* SPDX-License-Identifier: ISC */
#include "extract/source.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "schema/diag.h"

struct source {
	int fd;
	int error;
	bool ended;
	uint64_t offset; /* of data[at] in the file */
	size_t at;       /* the first byte that has not been passed */
	size_t len;
	char data[SOURCE_SIZE];
};

struct source *
source_new(void)
{
	struct source *source = calloc(1, sizeof(*source));

	if (source == NULL)
		diag_die(EX_OSERR, "out of memory");
	source->fd = -1;
	source->ended = true;
	return source;
}

void
source_free(struct source *source)
{
	free(source);
}

void
source_begin(struct source *source, int fd)
{
	source->fd = fd;
	source->error = 0;
	source->ended = false;
	source->offset = 0;
	source->at = 0;
	source->len = 0;
}

/* Reads once, behind what is there. */
static void
fill(struct source *source)
{
	ssize_t n = read(source->fd, source->data + source->len,
	    SOURCE_SIZE - source->len);

	if (n < 0 && errno == EINTR)
		return;
	if (n < 0)
		source->error = errno;
	if (n <= 0)
		source->ended = true;
	else
		source->len += (size_t)n;
}

struct slice
source_peek(struct source *source, size_t want)
{
	if (source->len - source->at < want && source->at > 0) {
		source->len -= source->at;
		memmove(source->data, source->data + source->at, source->len);
		source->at = 0;
	}
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
