/* SPDX-License-Identifier: ISC */
#include "extract/chunk.h"

#include <stdint.h>
#include <string.h>

#include "extract/format.h"
#include "extract/head.h"

enum chunk_state {
	CHUNK_FOUND,
	CHUNK_LAST,
	CHUNK_CUT, /* there is less of it than its size says */
	CHUNK_BAD
};

/* Its value, or 16 if it is no figure. */
static unsigned
figure_of(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	return c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10 : 16;
}

/* The size that a line states, extensions left out; SIZE_MAX if none. */
static size_t
read_size(struct slice line)
{
	size_t size = 0;
	size_t i = 0;

	line = head_trim(line);
	for (; i < line.len && figure_of(line.ptr[i]) < 16; i++) {
		if (size > SIZE_MAX >> 5)
			return SIZE_MAX;
		size = size << 4 | figure_of(line.ptr[i]);
	}
	line = head_trim(slice_sub(line, i, line.len));
	return i == 0 || (line.len > 0 && line.ptr[0] != ';') ? SIZE_MAX : size;
}

/* Whether a line ends at `*at`, which moves behind its end. */
static bool
pass_line_end(struct slice bytes, size_t *at)
{
	if (slice_starts(slice_sub(bytes, *at, 2), SLICE("\r\n")))
		*at += 2;
	else if (slice_starts(slice_sub(bytes, *at, 1), SLICE("\n")))
		*at += 1;
	else if (slice_equal(slice_sub(bytes, *at, 2), SLICE("\r")))
		*at = bytes.len;
	return *at == bytes.len || bytes.ptr[*at - 1] == '\n';
}

/* Reads a chunk at `*at`, which moves behind it unless it is bad. */
static enum chunk_state
read_chunk(struct slice bytes, size_t *at, struct slice *content)
{
	struct slice line = slice_sub(bytes, *at, CHUNK_LINE_MAX);
	const char *end = line.len == 0 ? NULL
					: memchr(line.ptr, '\n', line.len);
	size_t from, size;

	*content = SLICE("");
	if (end != NULL)
		line.len = (size_t)(end - line.ptr);
	size = read_size(line);
	if (size == SIZE_MAX)
		return CHUNK_BAD;
	if (end == NULL)
		return size == 0 ? CHUNK_LAST : CHUNK_CUT;
	if (size == 0)
		return CHUNK_LAST;
	from = *at + line.len + 1;
	*content = slice_sub(bytes, from, size);
	if (content->len < size)
		return CHUNK_CUT;
	from += size;
	if (!pass_line_end(bytes, &from))
		return CHUNK_BAD;
	*at = from;
	return CHUNK_FOUND;
}

static struct fault
fault_of(enum chunk_state state)
{
	if (state == CHUNK_CUT)
		return (struct fault){ REASON_DAMAGED,
			"a chunk of the body is cut short" };
	if (state == CHUNK_BAD)
		return (struct fault){ REASON_DAMAGED,
			"a chunk of the body has no size" };
	return FAULT_NONE;
}

/*
 * Whether the first line of `bytes` is the size of a chunk that is cut short,
 * and no number that a plain text begins with: 2023.
 */
static bool
is_cut(struct slice bytes, struct slice content)
{
	const char *before = content.ptr - 2;

	if (content.len == 0 || content.ptr < bytes.ptr + 2 || *before != '\r')
		return false;
	return slice_starts(slice_trim(content), SLICE("<")) ||
	    slice_starts(content, SLICE("\xef\xbb\xbf")) ||
	    format_is_binary(content);
}

bool
chunk_join(struct slice bytes, struct buf *buf, struct fault *fault)
{
	enum chunk_state state = CHUNK_FOUND;
	struct slice content;
	bool first = true;
	size_t at = 0;

	*fault = FAULT_NONE;
	while (at < bytes.len && state == CHUNK_FOUND) {
		state = read_chunk(bytes, &at, &content);
		if (first &&
		    (state == CHUNK_BAD ||
			(state == CHUNK_CUT && !is_cut(bytes, content))))
			return false;
		/* What has a size and no proper end is damaged, not lost. */
		buf_add(buf, content.ptr, content.len);
		first = false;
	}
	*fault = fault_of(state);
	return !first;
}
