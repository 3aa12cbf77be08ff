/* SPDX-License-Identifier: ISC */
#define ZLIB_CONST /* inflate does not write to its input */
#include "extract/coding.h"

#include <brotli/decode.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <zlib.h>

#include "extract/format.h"
#include "extract/head.h"
#include "extract/inflate.h"
#include "schema/diag.h"

enum { OUT_SIZE = 64 << 10 };

struct coding_decoder {
	struct inflater *inflater;
	z_stream z;
	ZSTD_DCtx *zstd;
	BrotliDecoderState *br; /* while one is being decoded */
	struct fault fault;
	bool framed; /* gzip, which may have several members */
	size_t nout;
	unsigned char out[OUT_SIZE];
};

enum step { STEP_ON, STEP_ENDED, STEP_CUT, STEP_BAD };

/*
 * A way to decode.  It is certain of bytes that begin with its magic; others
 * are tried, and taken for plain if they are text and the trial fails.
 */
struct codec {
	bool certain;
	void (*begin)(struct coding_decoder *decoder);

	/* Puts the next `nout` bytes in `out`, from the beginning of `in`. */
	enum step (*step)(struct coding_decoder *decoder, struct slice *in);
};

static const struct {
	struct slice name;
	enum coding coding;
} names[] = {
	{ HEAD_NAME("gzip"), CODING_GZIP },
	{ HEAD_NAME("x-gzip"), CODING_GZIP },
	{ HEAD_NAME("deflate"), CODING_DEFLATE },
	{ HEAD_NAME("br"), CODING_BR },
	{ HEAD_NAME("zstd"), CODING_ZSTD },
	{ HEAD_NAME("compress"), CODING_UNREAD },
	{ HEAD_NAME("x-compress"), CODING_UNREAD },
	{ HEAD_NAME("sdch"), CODING_UNREAD },
	{ HEAD_NAME("dcb"), CODING_UNREAD },
	{ HEAD_NAME("dcz"), CODING_UNREAD },
};

static _Noreturn void
out_of_memory(void)
{
	diag_die(EX_OSERR, "out of memory");
}

struct coding_decoder *
coding_decoder_new(void)
{
	struct coding_decoder *decoder = calloc(1, sizeof(*decoder));

	if (decoder == NULL || inflateInit2(&decoder->z, MAX_WBITS) != Z_OK)
		out_of_memory();
	decoder->inflater = inflater_new();
	decoder->zstd = ZSTD_createDCtx();
	if (decoder->zstd == NULL)
		out_of_memory();
	if (ZSTD_isError(ZSTD_DCtx_setParameter(decoder->zstd,
		ZSTD_d_windowLogMax, CODING_WINDOW_LOG_MAX)))
		diag_die(EX_SOFTWARE, "libzstd bounds no window");
	return decoder;
}

void
coding_decoder_free(struct coding_decoder *decoder)
{
	if (decoder == NULL)
		return;
	inflater_free(decoder->inflater);
	(void)inflateEnd(&decoder->z);
	ZSTD_freeDCtx(decoder->zstd);
	free(decoder);
}

enum coding
coding_of_name(struct slice name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (head_same(name, names[i].name))
			return names[i].coding;
	return CODING_NONE;
}

struct fault
coding_fault(const struct coding_decoder *decoder)
{
	return decoder->fault;
}

static bool
is_gzip(struct slice bytes)
{
	return slice_starts(bytes, SLICE("\x1f\x8b\x08"));
}

/* A frame, or one that is to be skipped. */
static bool
is_zstd(struct slice bytes)
{
	return slice_starts(bytes, SLICE("\x28\xb5\x2f\xfd")) ||
	    (bytes.len >= 4 && ((unsigned char)bytes.ptr[0] & 0xf0) == 0x50 &&
		slice_starts(slice_sub(bytes, 1, 3), SLICE("\x2a\x4d\x18")));
}

/* The two bytes that zlib puts before what it has deflated. */
static bool
is_zlib(struct slice bytes)
{
	unsigned first, second;

	if (bytes.len < 2)
		return false;
	first = (unsigned char)bytes.ptr[0];
	second = (unsigned char)bytes.ptr[1];
	return (first & 15) == Z_DEFLATED && first >> 4 <= 7 &&
	    (second & 32) == 0 && (first << 8 | second) % 31 == 0;
}

static void
begin_inflate(struct coding_decoder *decoder, int window_bits)
{
	decoder->framed = window_bits > MAX_WBITS;
	if (inflateReset2(&decoder->z, window_bits) != Z_OK)
		out_of_memory();
}

static void
begin_gzip(struct coding_decoder *decoder)
{
	begin_inflate(decoder, MAX_WBITS + 16);
}

static void
begin_zlib(struct coding_decoder *decoder)
{
	begin_inflate(decoder, MAX_WBITS);
}

static void
begin_raw(struct coding_decoder *decoder)
{
	begin_inflate(decoder, -MAX_WBITS);
}

static enum step
step_inflate(struct coding_decoder *decoder, struct slice *in)
{
	z_stream *z = &decoder->z;
	uInt avail = in->len < UINT_MAX ? (uInt)in->len : UINT_MAX;
	int status;

	z->next_in = (const Bytef *)in->ptr;
	z->avail_in = avail;
	z->next_out = decoder->out;
	z->avail_out = OUT_SIZE;
	status = inflate(z, Z_NO_FLUSH);
	decoder->nout = OUT_SIZE - z->avail_out;
	*in = slice_sub(*in, avail - z->avail_in, in->len);
	if (status == Z_MEM_ERROR)
		out_of_memory();
	if (status == Z_OK)
		return STEP_ON;
	if (status == Z_BUF_ERROR && in->len == 0)
		return STEP_CUT;
	if (status != Z_STREAM_END)
		return STEP_BAD;
	if (!decoder->framed || !is_gzip(*in))
		return STEP_ENDED;
	(void)inflateReset(z);
	return STEP_ON;
}

static void
begin_zstd(struct coding_decoder *decoder)
{
	(void)ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only);
}

static enum step
step_zstd(struct coding_decoder *decoder, struct slice *in)
{
	ZSTD_inBuffer from = { in->ptr, in->len, 0 };
	ZSTD_outBuffer to = { decoder->out, OUT_SIZE, 0 };
	size_t left = ZSTD_decompressStream(decoder->zstd, &to, &from);

	decoder->nout = to.pos;
	*in = slice_sub(*in, from.pos, in->len);
	if (ZSTD_isError(left)) {
		if (ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation)
			out_of_memory();
		return STEP_BAD;
	}
	if (left == 0)
		return is_zstd(*in) ? STEP_ON : STEP_ENDED;
	return in->len == 0 && to.pos < to.size ? STEP_CUT : STEP_ON;
}

static void
begin_br(struct coding_decoder *decoder)
{
	decoder->br = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	if (decoder->br == NULL)
		out_of_memory();
}

/* What the last step of br leaves behind. */
static enum step
end_br(struct coding_decoder *decoder, BrotliDecoderResult result)
{
	BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(decoder->br);

	BrotliDecoderDestroyInstance(decoder->br);
	decoder->br = NULL;
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		return STEP_ENDED;
	if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
		return STEP_CUT;
	if (code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES &&
	    code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES)
		out_of_memory();
	return STEP_BAD;
}

static enum step
step_br(struct coding_decoder *decoder, struct slice *in)
{
	const uint8_t *from = (const uint8_t *)in->ptr;
	size_t nfrom = in->len;
	uint8_t *to = decoder->out;
	size_t nto = OUT_SIZE;
	BrotliDecoderResult result = BrotliDecoderDecompressStream(decoder->br,
	    &nfrom, &from, &nto, &to, NULL);

	decoder->nout = OUT_SIZE - nto;
	*in = slice_sub(*in, in->len - nfrom, in->len);
	if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
		return STEP_ON;
	return end_br(decoder, result);
}

static const struct codec gzip = { true, begin_gzip, step_inflate };
static const struct codec zlib = { false, begin_zlib, step_inflate };
static const struct codec raw = { false, begin_raw, step_inflate };
static const struct codec zstd = { true, begin_zstd, step_zstd };
static const struct codec br = { false, begin_br, step_br };

/*
 * How to decode bytes that are said to be in an encoding.  Their first bytes
 * are believed before their name; NULL if there is no way.
 */
static const struct codec *
choose(enum coding coding, struct slice bytes)
{
	if (is_gzip(bytes))
		return &gzip;
	if (is_zstd(bytes))
		return &zstd;
	if (coding == CODING_BR)
		return &br;
	if ((coding == CODING_DEFLATE || coding == CODING_GZIP) &&
	    is_zlib(bytes))
		return &zlib;
	return coding == CODING_DEFLATE ? &raw : NULL;
}

static struct fault
fault_of(enum step step)
{
	if (step == STEP_CUT)
		return (struct fault){ REASON_DAMAGED,
			"the encoded body is cut short" };
	if (step == STEP_BAD)
		return (struct fault){ REASON_DAMAGED,
			"the encoded body is damaged" };
	return FAULT_NONE;
}

static struct fault
check_size(size_t in, size_t out, size_t max)
{
	if (out > max)
		return (struct fault){ REASON_TOO_LARGE,
			"decodes to more bytes than a document may have" };
	if (out > CODING_RATIO_FROM && out / CODING_RATIO_MAX > in)
		return (struct fault){ REASON_TOO_LARGE,
			"encoded more tightly than text can be" };
	return FAULT_NONE;
}

/* Decodes a gzip member that is whole and alone, at once.  False if not. */
static bool
run_whole(struct coding_decoder *decoder, struct slice *in, size_t max,
    struct buf *buf)
{
	struct slice out, rest;

	if (inflater_member(decoder->inflater, *in, max, &out) != INFLATE_WHOLE)
		return false;
	rest = slice_sub(*in, inflater_used(decoder->inflater), in->len);
	if (is_gzip(rest) || check_size(in->len, out.len, max).detail != NULL)
		return false;
	buf_add(buf, out.ptr, out.len);
	*in = rest;
	return true;
}

/* Decodes `*in`, of which what stands behind the end stays. */
static struct fault
run(struct coding_decoder *decoder, const struct codec *codec, struct slice *in,
    size_t max, struct buf *buf)
{
	struct fault fault = FAULT_NONE;
	enum step step = STEP_ON;
	size_t all = in->len;
	size_t out = 0;

	if (codec == &gzip && run_whole(decoder, in, max, buf))
		return FAULT_NONE;
	codec->begin(decoder);
	while (step == STEP_ON && fault.detail == NULL) {
		size_t room = max - out;

		step = codec->step(decoder, in);
		out += decoder->nout;
		fault = check_size(all, out, max);
		buf_add(buf, decoder->out,
		    decoder->nout < room ? decoder->nout : room);
		if (out > max)
			break;
	}
	if (decoder->br != NULL)
		(void)end_br(decoder, BROTLI_DECODER_RESULT_SUCCESS);
	return fault.detail != NULL ? fault : fault_of(step);
}

bool
coding_undo(struct coding_decoder *decoder, enum coding coding,
    struct slice bytes, size_t max, struct buf *buf)
{
	const struct codec *codec = choose(coding, bytes);
	size_t before = buf->len;
	struct slice rest = bytes;

	decoder->fault = FAULT_NONE;
	if (codec == NULL) {
		if (coding != CODING_UNREAD || !format_is_binary(bytes))
			return false;
		decoder->fault = (struct fault){ REASON_UNKNOWN_FORMAT,
			"the body is in an encoding that is not read" };
		return true;
	}
	decoder->fault = run(decoder, codec, &rest, max, buf);
	if (codec->certain || format_is_binary(bytes))
		return true;
	if (decoder->fault.detail == NULL && rest.len == 0)
		return true;
	decoder->fault = FAULT_NONE;
	buf->len = before;
	buf_add(buf, "", 0);
	return false;
}
