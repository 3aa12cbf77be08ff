/* SPDX-License-Identifier: ISC */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/flate.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_ISAL
#	include <isa-l/igzip_lib.h>
#else
#	include <zlib.h>
#endif

#include "schema/diag.h"

/* As many bytes as one step is given, of either kind. */
static uint32_t
bound(size_t n)
{
	return n > INT_MAX ? INT_MAX : (uint32_t)n;
}

#ifdef HAVE_ISAL

enum { FLAGS_RESERVED = 0xe0, LENGTH = 4 };

struct flate {
	struct inflate_state state;
	struct isal_gzip_header header; /* it may come in pieces */
	bool has_header;
	bool damaged;
};

struct flate *
flate_new(void)
{
	struct flate *flate = calloc(1, sizeof(*flate));

	if (flate == NULL)
		diag_die(EX_OSERR, "out of memory");
	return flate;
}

void
flate_free(struct flate *flate)
{
	free(flate);
}

void
flate_begin(struct flate *flate)
{
	isal_inflate_init(&flate->state);
	flate->state.crc_flag = ISAL_GZIP_NO_HDR_VER;
	isal_gzip_header_init(&flate->header);
	flate->has_header = false;
	flate->damaged = false;
}

/* What ISA-L has to say of the bytes that it was given. */
static int
run(struct flate *flate)
{
	int status;

	if (!flate->has_header) {
		status = isal_read_gzip_header(&flate->state, &flate->header);
		if (status == ISAL_DECOMP_OK)
			flate->has_header = true;
		if (!flate->has_header)
			return status;
		if ((flate->header.flags & FLAGS_RESERVED) != 0)
			return ISAL_INVALID_WRAPPER;
	}
	return isal_inflate(&flate->state);
}

/* It stops at damage with bytes from before it still in its own buffer. */
static enum flate_end
give_rest(struct flate *flate, char *to, size_t *room)
{
	struct inflate_state *state = &flate->state;
	int32_t left = state->tmp_out_valid - state->tmp_out_processed;
	size_t n = left > 0 ? (size_t)left : 0;

	flate->damaged = true;
	n = n < *room ? n : *room;
	if (n == 0)
		return left > 0 ? FLATE_GOING : FLATE_DAMAGED;
	memcpy(to, state->tmp_out_buffer + state->tmp_out_processed, n);
	state->tmp_out_processed += (int32_t)n;
	*room -= n;
	return FLATE_GOING;
}

enum flate_end
flate_step(struct flate *flate, struct slice *in, char *to, size_t *room)
{
	struct inflate_state *state = &flate->state;
	uint32_t nin = bound(in->len), nout = bound(*room);

	/* It writes to what it is given as little as zlib does. */
	union {
		const char *ptr;
		uint8_t *bytes;
	} from = { in->ptr };

	int status;

	if (flate->damaged)
		return give_rest(flate, to, room);
	state->next_in = from.bytes;
	state->avail_in = nin;
	state->next_out = (uint8_t *)to;
	state->avail_out = nout;
	status = run(flate);
	/* The length behind a wrong checksum says nothing more. */
	if (status == ISAL_INCORRECT_CHECKSUM &&
	    nin - state->avail_in >= LENGTH)
		state->avail_in += LENGTH;
	*in = slice_sub(*in, nin - state->avail_in, in->len);
	*room -= nout - state->avail_out;
	if (status < 0)
		return give_rest(flate, to + (nout - state->avail_out), room);
	if (state->block_state == ISAL_BLOCK_FINISH)
		return FLATE_ENDED;
	if (state->avail_in < nin || state->avail_out < nout)
		return FLATE_GOING;
	return nin == 0 ? FLATE_HUNGRY : FLATE_DAMAGED;
}

#else

enum { GZIP_WINDOW_BITS = 15 + 16 };

struct flate {
	z_stream z;
};

struct flate *
flate_new(void)
{
	struct flate *flate = calloc(1, sizeof(*flate));

	if (flate == NULL || inflateInit2(&flate->z, GZIP_WINDOW_BITS) != Z_OK)
		diag_die(EX_OSERR, "out of memory");
	return flate;
}

void
flate_free(struct flate *flate)
{
	if (flate == NULL)
		return;
	(void)inflateEnd(&flate->z);
	free(flate);
}

void
flate_begin(struct flate *flate)
{
	(void)inflateReset(&flate->z);
}

enum flate_end
flate_step(struct flate *flate, struct slice *in, char *to, size_t *room)
{
	z_stream *z = &flate->z;
	uint32_t nin = bound(in->len), nout = bound(*room);
	int status;

	z->next_in = (const Bytef *)in->ptr;
	z->avail_in = nin;
	z->next_out = (Bytef *)to;
	z->avail_out = nout;
	status = inflate(z, Z_NO_FLUSH);
	*in = slice_sub(*in, nin - z->avail_in, in->len);
	*room -= nout - z->avail_out;
	if (status == Z_STREAM_END)
		return FLATE_ENDED;
	if (status == Z_BUF_ERROR && nin == 0)
		return FLATE_HUNGRY;
	return status == Z_OK || status == Z_BUF_ERROR ? FLATE_GOING
						       : FLATE_DAMAGED;
}

#endif
