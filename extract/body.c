/* SPDX-License-Identifier: ISC */
#include "extract/body.h"

#include <stdlib.h>

#include "extract/chunk.h"
#include "schema/diag.h"

struct body_decoder {
	size_t max;
	struct coding_decoder *coding;
	struct buf bufs[2]; /* each step reads one and fills the other */
	size_t filled;
};

struct body_decoder *
body_decoder_new(size_t max)
{
	struct body_decoder *decoder = calloc(1, sizeof(*decoder));

	if (decoder == NULL)
		diag_die(EX_OSERR, "out of memory");
	decoder->max = max;
	decoder->coding = coding_decoder_new();
	return decoder;
}

void
body_decoder_free(struct body_decoder *decoder)
{
	if (decoder == NULL)
		return;
	coding_decoder_free(decoder->coding);
	buf_release(&decoder->bufs[0]);
	buf_release(&decoder->bufs[1]);
	free(decoder);
}

/* The buffer that the body is not in, emptied. */
static struct buf *
other(struct body_decoder *decoder)
{
	struct buf *buf = &decoder->bufs[1 - decoder->filled];

	buf_reset(buf);
	return buf;
}

/* The body is in that buffer now. */
static void
turn(struct body_decoder *decoder, struct body *body)
{
	const struct buf *buf;

	decoder->filled = 1 - decoder->filled;
	buf = &decoder->bufs[decoder->filled];
	body->bytes = buf->len > 0 ? (struct slice){ buf->data, buf->len }
				   : SLICE("");
}

static void
join(struct body_decoder *decoder, struct body *body)
{
	if (!chunk_join(body->bytes, other(decoder), &body->fault))
		return;
	body->joined = true;
	turn(decoder, body);
}

static void
undo(struct body_decoder *decoder, struct body *body, enum coding coding)
{
	struct fault fault;

	if (body->bytes.len == 0 ||
	    !coding_undo(decoder->coding, coding, body->bytes, decoder->max,
		other(decoder)))
		return;
	fault = coding_fault(decoder->coding);
	if (fault.reason != REASON_UNKNOWN_FORMAT) {
		body->nundone++;
		turn(decoder, body);
	}
	/* What came first is the cause of what comes later. */
	if (body->fault.detail == NULL)
		body->fault = fault;
}

struct body
body_decode(struct body_decoder *decoder, const struct http_head *head,
    struct slice bytes)
{
	struct body body = { .bytes = bytes, .fault = FAULT_NONE };

	if (bytes.len > decoder->max) {
		body.bytes.len = decoder->max;
		body.fault = (struct fault){ REASON_TOO_LARGE,
			"more bytes than a document may have" };
		return body;
	}
	if (head->ncodings > CODINGS_MAX) {
		body.fault = (struct fault){ REASON_TOO_LARGE,
			"the body is in too many encodings" };
		return body;
	}
	if (head->chunked)
		join(decoder, &body);
	for (size_t i = head->ncodings; i > 0; i--)
		undo(decoder, &body, head->codings[i - 1]);
	return body;
}
