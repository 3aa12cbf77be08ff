/* SPDX-License-Identifier: ISC */
#include "extract/zstd.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "schema/diag.h"

/*
 * A frame's head has HEAD_LEN bytes if it is passed over.  FRAME_WINDOW bytes
 * are there before a frame is unpacked, more if that is not enough.
 */
enum { HEAD_LEN = 8, FRAME_WINDOW = 256 << 10, PIECE = 16 << 10 };

struct zstd {
	ZSTD_DCtx *context;
	struct source *source;
	bool is_over;
	uint64_t tried; /* bytes of frames that were not whole */
	struct fault fault;
	struct buf dictionary;
	/* Of the reader. */
	uint64_t begin;
	uint64_t out; /* bytes that came from there on */
	bool in_frame;
};

struct zstd *
zstd_new(void)
{
	struct zstd *zstd = calloc(1, sizeof(*zstd));

	if (zstd == NULL)
		diag_die(EX_OSERR, "out of memory");
	zstd->context = ZSTD_createDCtx();
	if (zstd->context == NULL)
		diag_die(EX_OSERR, "out of memory");
	return zstd;
}

void
zstd_free(struct zstd *zstd)
{
	if (zstd == NULL)
		return;
	(void)ZSTD_freeDCtx(zstd->context);
	buf_release(&zstd->dictionary);
	free(zstd);
}

static bool
is_frame(struct slice bytes)
{
	return slice_starts(bytes, SLICE("\x28\xb5\x2f\xfd"));
}

/* A frame that whoever does not know it passes over. */
static bool
is_skippable(struct slice bytes)
{
	return bytes.len >= HEAD_LEN &&
	    ((unsigned char)bytes.ptr[0] & 0xf0) == 0x50 &&
	    slice_starts(slice_sub(bytes, 1, 3), SLICE("\x2a\x4d\x18"));
}

bool
zstd_is(struct slice head)
{
	return is_frame(head) || is_skippable(head);
}

bool
zstd_is_in(struct slice bytes)
{
	return slice_find(bytes, SLICE("\x28\xb5\x2f\xfd"), 0) != SIZE_MAX;
}

static uint32_t
skippable_len(struct slice head)
{
	uint32_t len = 0;

	for (size_t i = HEAD_LEN; i-- > 4;)
		len = len << 8 | (unsigned char)head.ptr[i];
	return len;
}

struct fault
zstd_fault(const struct zstd *zstd)
{
	return zstd->fault;
}

static struct fault
fault_of(size_t result)
{
	switch (ZSTD_getErrorCode(result)) {
	case ZSTD_error_memory_allocation:
		diag_die(EX_OSERR, "out of memory");
	case ZSTD_error_frameParameter_windowTooLarge:
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"a zstd frame wants more memory than it may have" };
	case ZSTD_error_dictionary_wrong:
		return (struct fault){ REASON_DAMAGED,
			"a zstd frame wants a dictionary that is not there" };
	default:
		return (
		    struct fault){ REASON_DAMAGED, "a zstd frame is damaged" };
	}
}

static struct fault
cut_short(const struct zstd *zstd)
{
	if (source_error(zstd->source) != 0)
		return (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(zstd->source)) };
	return (struct fault){ REASON_DAMAGED, "a zstd frame is cut short" };
}

static struct fault
check_ratio(uint64_t in, uint64_t out)
{
	if (out > ZSTD_FILE_RATIO_FROM && out / ZSTD_FILE_RATIO_MAX > in)
		return (struct fault){ REASON_TOO_LARGE,
			"packed more tightly than text can be" };
	return FAULT_NONE;
}

/* Unpacks a frame that is there whole. */
static struct fault
unpack(struct zstd *zstd, struct slice in, size_t max, struct buf *buf)
{
	ZSTD_inBuffer from = { in.ptr, in.len, 0 };
	struct fault fault = FAULT_NONE;
	char piece[PIECE];
	size_t left = 1;
	size_t out = 0;

	(void)ZSTD_DCtx_reset(zstd->context, ZSTD_reset_session_only);
	while (left != 0 && fault.detail == NULL) {
		ZSTD_outBuffer to = { piece, sizeof(piece), 0 };
		size_t room = max - out;

		left = ZSTD_decompressStream(zstd->context, &to, &from);
		if (ZSTD_isError(left))
			return fault_of(left);
		if (left != 0 && to.pos == 0 && from.pos == from.size)
			return cut_short(zstd);
		buf_add(buf, piece, to.pos < room ? to.pos : room);
		if (to.pos > room)
			return (struct fault){ REASON_TOO_LARGE,
				"unpacks to more bytes than a document may "
				"have" };
		out += to.pos;
		fault = check_ratio(in.len, out);
	}
	return fault;
}

/* Moves to where a frame may begin, behind the first byte. */
static void
seek_frame(struct source *source)
{
	struct slice in;

	source_skip(source, 1);
	while ((in = source_peek(source, FRAME_WINDOW)).len >= 4) {
		size_t at = slice_find(in, SLICE("\x28\xb5\x2f\xfd"), 0);

		source_skip(source, at == SIZE_MAX ? in.len - 3 : at);
		if (at != SIZE_MAX)
			return;
	}
	source_skip(source, in.len);
}

/*
 * How many bytes the frame has that comes next.  0, and a fault, if not all
 * are there, or more than `max` can be packed to.
 */
static size_t
find_len(struct zstd *zstd, size_t max, struct fault *fault)
{
	size_t bound = ZSTD_compressBound(max);

	for (size_t want = FRAME_WINDOW;; want *= 2) {
		struct slice in = source_peek(zstd->source, want);
		size_t len = ZSTD_findFrameCompressedSize(in.ptr, in.len);

		if (!ZSTD_isError(len))
			return len;
		if (ZSTD_getErrorCode(len) != ZSTD_error_srcSize_wrong)
			*fault = fault_of(len);
		else if (in.len < want)
			*fault = cut_short(zstd);
		else if (want > bound)
			*fault = (struct fault){ REASON_TOO_LARGE,
				"unpacks to more bytes than a document may "
				"have" };
		else
			continue;
		return 0;
	}
}

/*
 * Moves on behind a frame that is no good, unless too many were tried: then
 * the file was made to take long.
 */
static struct fault
lose_frame(struct zstd *zstd, struct fault fault)
{
	zstd->tried += source_peek(zstd->source, 1).len;
	zstd->is_over = zstd->tried / ZSTD_FILE_TRIES_MAX >
	    source_offset(zstd->source) + ZSTD_FILE_TRIES_FROM;
	if (zstd->is_over)
		return (struct fault){ REASON_DAMAGED,
			"too many zstd frames are damaged" };
	seek_frame(zstd->source);
	return fault;
}

static struct fault
read_frame(struct zstd *zstd, size_t max, struct buf *buf)
{
	struct fault fault = FAULT_NONE;
	size_t len = find_len(zstd, max, &fault);

	if (fault.detail == NULL)
		fault = unpack(zstd,
		    slice_sub(source_peek(zstd->source, len), 0, len), max,
		    buf);
	if (fault.detail != NULL &&
	    (len == 0 || fault.reason == REASON_DAMAGED))
		return lose_frame(zstd, fault);
	source_skip(zstd->source, len);
	return fault;
}

/* Passes over what comes next if it holds nothing.  False if it may. */
static bool
pass_skippable(struct zstd *zstd, struct slice in, struct fault *fault)
{
	if (!is_skippable(in))
		return false;
	if (!source_pass(zstd->source, (uint64_t)HEAD_LEN + skippable_len(in)))
		*fault = cut_short(zstd);
	return true;
}

bool
zstd_next(struct zstd *zstd, size_t max, struct zstd_frame *frame,
    struct buf *buf)
{
	struct slice in;

	*frame = (struct zstd_frame){ .fault = zstd->fault };
	zstd->fault = FAULT_NONE;
	do {
		frame->offset = source_offset(zstd->source);
		if (frame->fault.detail != NULL)
			return true;
		in = source_peek(zstd->source, HEAD_LEN);
	} while (pass_skippable(zstd, in, &frame->fault));
	if (zstd->is_over || (in.len == 0 && source_error(zstd->source) == 0))
		return false;
	if (in.len == 0) {
		zstd->is_over = true;
		frame->fault = cut_short(zstd);
	} else if (is_frame(in)) {
		frame->fault = read_frame(zstd, max, buf);
	} else {
		frame->fault = (struct fault){ REASON_DAMAGED,
			"bytes that are no zstd frame" };
		seek_frame(zstd->source);
	}
	frame->len = source_offset(zstd->source) - frame->offset;
	return true;
}

/* Begins the next frame of the reader.  False if there is none. */
static bool
begin_frame(struct zstd *zstd)
{
	struct slice in;

	do
		in = source_peek(zstd->source, HEAD_LEN);
	while (zstd->fault.detail == NULL &&
	    pass_skippable(zstd, in, &zstd->fault));
	if (zstd->fault.detail != NULL)
		return false;
	zstd->in_frame = is_frame(in);
	if (zstd->in_frame)
		(void)ZSTD_DCtx_reset(zstd->context, ZSTD_reset_session_only);
	else if (source_error(zstd->source) != 0)
		zstd->fault = cut_short(zstd);
	else if (in.len > 0)
		zstd->fault = (struct fault){ REASON_DAMAGED,
			"bytes that are no zstd frame" };
	return zstd->in_frame;
}

/* One step of the reader.  How many bytes came out. */
static size_t
step(struct zstd *zstd, void *to, size_t room)
{
	struct slice in = source_peek(zstd->source, 1);
	ZSTD_inBuffer from = { in.ptr, in.len, 0 };
	ZSTD_outBuffer out = { to, room, 0 };
	size_t left = ZSTD_decompressStream(zstd->context, &out, &from);

	source_skip(zstd->source, from.pos);
	zstd->in_frame = left != 0;
	zstd->out += out.pos;
	if (ZSTD_isError(left))
		zstd->fault = fault_of(left);
	else if (left != 0 && in.len == 0 && out.pos == 0)
		zstd->fault = cut_short(zstd);
	else
		zstd->fault = check_ratio(source_offset(zstd->source) -
			zstd->begin,
		    zstd->out);
	return out.pos;
}

static ssize_t
read_some(void *state, char *to, size_t room)
{
	struct zstd *zstd = state;
	size_t n = 0;

	while (n == 0 && zstd->fault.detail == NULL &&
	    (zstd->in_frame || begin_frame(zstd)))
		n = step(zstd, to, room);
	return (ssize_t)n;
}

struct source_reader
zstd_reader(struct zstd *zstd)
{
	zstd->begin = source_offset(zstd->source);
	zstd->out = 0;
	zstd->in_frame = false;
	return (struct source_reader){ read_some, zstd };
}

/* Takes the dictionary in a frame that is passed over, and may be packed. */
static struct fault
take_dictionary(struct zstd *zstd, struct slice bytes)
{
	struct fault fault = FAULT_NONE;

	if (is_frame(bytes))
		fault = unpack(zstd, bytes, ZSTD_FILE_DICTIONARY_MAX,
		    &zstd->dictionary);
	else
		buf_add(&zstd->dictionary, bytes.ptr, bytes.len);
	if (fault.detail != NULL ||
	    ZSTD_isError(ZSTD_DCtx_loadDictionary(zstd->context,
		zstd->dictionary.data, zstd->dictionary.len)))
		return (struct fault){ REASON_DAMAGED,
			"a zstd dictionary is damaged" };
	return FAULT_NONE;
}

void
zstd_begin(struct zstd *zstd, struct source *source)
{
	struct slice in = source_peek(source, HEAD_LEN);
	size_t len;

	zstd->source = source;
	zstd->is_over = false;
	zstd->tried = 0;
	zstd->fault = FAULT_NONE;
	buf_reset(&zstd->dictionary);
	(void)ZSTD_DCtx_reset(zstd->context, ZSTD_reset_session_and_parameters);
	if (ZSTD_isError(ZSTD_DCtx_setParameter(zstd->context,
		ZSTD_d_windowLogMax, ZSTD_FILE_WINDOW_LOG_MAX)))
		diag_die(EX_SOFTWARE, "libzstd bounds no window");
	if (!is_skippable(in) || in.ptr[0] != '\x5d')
		return;
	len = skippable_len(in);
	if (len > ZSTD_FILE_DICTIONARY_MAX) {
		zstd->fault = (struct fault){ REASON_UNKNOWN_FORMAT,
			"a zstd dictionary has more bytes than it may" };
		return;
	}
	in = slice_sub(source_peek(source, HEAD_LEN + len), HEAD_LEN, len);
	zstd->fault = in.len < len ? cut_short(zstd)
				   : take_dictionary(zstd, in);
}
