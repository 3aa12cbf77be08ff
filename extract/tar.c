/* SPDX-License-Identifier: ISC */
#include "extract/tar.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "extract/pax.h"
#include "extract/tarhead.h"
#include "schema/buf.h"
#include "schema/diag.h"

/* How much is searched for a header in one step. */
enum { FIND_STEP = 64 << 10 };

struct tar {
	struct source *source;
	uint64_t left; /* bytes of the file that have not been read */
	size_t padding;
	bool is_closed; /* the last that was read was a block of zeros */
	bool is_told;   /* it was said already that the rest is lost */
	struct pax extended;
	struct buf name;
};

struct tar *
tar_new(void)
{
	struct tar *tar = calloc(1, sizeof(*tar));

	if (tar == NULL)
		diag_die(EX_OSERR, "out of memory");
	return tar;
}

void
tar_free(struct tar *tar)
{
	if (tar == NULL)
		return;
	pax_release(&tar->extended);
	buf_release(&tar->name);
	free(tar);
}

void
tar_begin(struct tar *tar, struct source *source)
{
	tar->source = source;
	tar->left = 0;
	tar->padding = 0;
	tar->is_closed = false;
	tar->is_told = false;
}

/* Moves to the next header, or to the end.  False there. */
static bool
seek_header(struct source *source)
{
	struct slice in;
	size_t at;

	source_skip(source, 1);
	while ((in = source_peek(source, FIND_STEP)).len >= TAR_BLOCK) {
		at = tar_find(in, 0);
		if (at != SIZE_MAX) {
			source_skip(source, at);
			return true;
		}
		source_skip(source, in.len - TAR_BLOCK + 1);
	}
	source_skip(source, in.len);
	return false;
}

static size_t
padding_of(uint64_t len)
{
	return (size_t)(-len % TAR_BLOCK);
}

/* Reads a header that goes before another one, of that type and length. */
static void
read_extended(struct tar *tar, char type, uint64_t len)
{
	struct slice in = SLICE("");

	if (len <= TAR_EXTENDED_MAX)
		in = slice_sub(source_peek(tar->source, (size_t)len), 0,
		    (size_t)len);
	if (in.len > 0 && type == 'L') {
		pax_set_name(&tar->extended,
		    (struct slice){ in.ptr, strnlen(in.ptr, in.len) });
	} else if (in.len > 0 && (type == 'x' || type == 'X')) {
		pax_read(&tar->extended, in);
	}
	(void)source_pass(tar->source, len + padding_of(len));
}

static void
name_file(struct tar *tar, const struct tar_head *head)
{
	buf_reset(&tar->name);
	buf_add(&tar->name, "", 0);
	if (tar->extended.has_name) {
		buf_add(&tar->name, tar->extended.name.data,
		    tar->extended.name.len);
		return;
	}
	if (head->prefix.len > 0) {
		buf_add(&tar->name, head->prefix.ptr, head->prefix.len);
		buf_add_char(&tar->name, '/');
	}
	buf_add(&tar->name, head->name.ptr, head->name.len);
}

/* Whether bytes follow the header; of a link it depends on who wrote it. */
static bool
has_bytes(struct tar *tar, char type, uint64_t len)
{
	struct slice name = { tar->name.data, tar->name.len };
	struct slice in;

	if (type >= '2' && type <= '6')
		return false;
	if (type == '1') {
		in = source_peek(tar->source, TAR_BLOCK);
		return len > 0 && !tar_is(in) &&
		    !tar_is_zeros(slice_sub(in, 0, TAR_BLOCK));
	}
	return type == '\0' ? !slice_ends(name, SLICE("/")) : true;
}

/* Why a file of that type cannot be read. */
static struct fault
fault_of_type(const struct tar *tar, char type)
{
	if (type == 'S' || tar->extended.is_sparse)
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"a sparse file in a tar archive is not read" };
	if (type == 'M')
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"a file that goes on from another tar archive is not "
			"read" };
	return FAULT_NONE;
}

/*
 * A sparse file of the old GNU format may have more headers, which are no
 * blocks of its bytes.
 */
static void
pass_map(struct tar *tar, bool goes_on)
{
	struct slice in;

	while (goes_on &&
	    (in = source_peek(tar->source, TAR_BLOCK)).len >= TAR_BLOCK) {
		goes_on = in.ptr[504] != '\0';
		source_skip(tar->source, TAR_BLOCK);
	}
}

/* Reads the header that comes next.  False if it is no file's. */
static bool
read_header(struct tar *tar, struct tar_entry *entry)
{
	struct slice in = source_peek(tar->source, TAR_BLOCK);
	struct tar_head head = tar_head_of(in.ptr);
	bool goes_on = head.type == 'S' && in.ptr[482] != '\0';
	uint64_t len = head.size;
	char type = head.type;

	name_file(tar, &head);
	source_skip(tar->source, TAR_BLOCK);
	if (type != '\0' && strchr("LKNxXg", type) != NULL) {
		read_extended(tar, type, len);
		return false;
	}
	if (tar->extended.has_size)
		len = tar->extended.size;
	pass_map(tar, goes_on);
	entry->fault = fault_of_type(tar, type);
	pax_reset(&tar->extended);
	if (!has_bytes(tar, type, len))
		return false;
	tar->left = len;
	tar->padding = padding_of(len);
	entry->name = (struct slice){ tar->name.data, tar->name.len };
	entry->offset = source_offset(tar->source);
	entry->len = len;
	return type != 'D' && type != 'V';
}

/* Says of what comes next, which is no header, why the file is not there. */
static struct fault
pass_damage(struct tar *tar, size_t there)
{
	if (source_error(tar->source) != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(tar->source)) };
	if (there == 0)
		return (struct fault){ REASON_DAMAGED,
			"a tar archive is cut short" };
	tar->is_told = !seek_header(tar->source);
	return (struct fault){ REASON_DAMAGED,
		"a header of a tar archive is damaged" };
}

/* Passes over what is left of a file. */
static void
pass_file(struct tar *tar)
{
	(void)source_pass(tar->source, tar->left);
	(void)source_pass(tar->source, tar->padding);
	tar->left = 0;
	tar->padding = 0;
}

bool
tar_next(struct tar *tar, struct tar_entry *entry)
{
	struct slice in;

	pass_file(tar);
	pax_reset(&tar->extended);
	for (;;) {
		pass_file(tar);
		in = slice_sub(source_peek(tar->source, TAR_BLOCK), 0,
		    TAR_BLOCK);
		if (in.len > 0 && tar_is_zeros(in)) {
			source_skip(tar->source, in.len);
			tar->is_closed = true;
			continue;
		}
		*entry = (struct tar_entry){ .name = SLICE(""),
			.offset = source_offset(tar->source),
			.fault = FAULT_NONE };
		if (!tar_is(in))
			break;
		tar->is_closed = false;
		if (read_header(tar, entry))
			return true;
	}
	if (tar->is_told ||
	    (in.len == 0 && tar->is_closed && source_error(tar->source) == 0))
		return false;
	tar->is_told = in.len == 0;
	entry->fault = pass_damage(tar, in.len);
	return true;
}

/* Whether `bytes` may stand behind a file. */
static bool
may_follow(struct slice bytes)
{
	return tar_is_zeros(slice_sub(bytes, 0, TAR_BLOCK)) || tar_is(bytes);
}

/*
 * Where the next header is, behind a file of `len` bytes.  If none is where it
 * should be, and one is before that, the file or what pads it has lost some
 * bytes.
 */
static size_t
find_next(struct slice in, size_t len)
{
	size_t whole = len + padding_of(len);
	size_t at;

	if ((in.len >= whole && may_follow(slice_sub(in, whole, in.len))) ||
	    tar_is(in))
		return whole;
	at = tar_find(in, 1);
	return at < whole ? at : whole;
}

struct fault
tar_read(struct tar *tar, size_t max, struct slice *bytes)
{
	bool fits = tar->left <= max;
	size_t len = fits ? (size_t)tar->left : max;
	struct slice in = source_peek(tar->source,
	    fits ? len + padding_of(len) + TAR_BLOCK : len);
	size_t next;

	*bytes = slice_sub(in, 0, len);
	if (!fits)
		return (struct fault){ REASON_TOO_LARGE,
			"more bytes than a document may have" };
	next = find_next(in, len);
	tar->left = next < len ? next : len;
	tar->padding = next < len ? 0 : next - len;
	if (next < len) {
		bytes->len = next;
		return (struct fault){ REASON_DAMAGED,
			"a file in a tar archive has lost some bytes" };
	}
	if (in.len >= len)
		return FAULT_NONE;
	tar->is_told = true;
	if (source_error(tar->source) != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(tar->source)) };
	return (struct fault){ REASON_DAMAGED, "a tar archive is cut short" };
}

static ssize_t
read_some(void *state, char *to, size_t room)
{
	struct tar *tar = state;
	struct slice in = tar->left > 0 ? source_peek(tar->source, 1)
					: SLICE("");
	size_t n = in.len < room ? in.len : room;

	if (n > tar->left)
		n = (size_t)tar->left;
	if (n == 0 && tar->left > 0 && source_error(tar->source) != 0) {
		errno = source_error(tar->source);
		return -1;
	}
	memcpy(to, in.ptr, n);
	source_skip(tar->source, n);
	tar->left -= n;
	return (ssize_t)n;
}

struct source_reader
tar_reader(struct tar *tar)
{
	return (struct source_reader){ read_some, tar };
}
