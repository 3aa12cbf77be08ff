/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "extract/body.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/text.h"

enum { MAX = 1 << 20 };

/* Replaces `bytes` by two chunks of it. */
static void
chop(struct buf *bytes)
{
	struct buf chopped = BUF_INIT;
	size_t half = bytes->len / 2;
	char size[32];

	snprintf(size, sizeof(size), "%zx\r\n", half);
	buf_add(&chopped, size, strlen(size));
	buf_add(&chopped, bytes->data, half);
	snprintf(size, sizeof(size), "\r\n%zX\r\n", bytes->len - half);
	buf_add(&chopped, size, strlen(size));
	buf_add(&chopped, bytes->data + half, bytes->len - half);
	buf_add(&chopped, "\r\n0\r\n\r\n", 7);
	buf_release(bytes);
	*bytes = chopped;
}

static void
lends_a_plain_body_as_it_is(void **state)
{
	struct body_decoder *decoder = body_decoder_new(MAX);
	struct http_head head = { 0 };
	struct slice stored = SLICE(PLAIN);
	struct body body = body_decode(decoder, &head, stored);

	(void)state;
	assert_ptr_equal(body.bytes.ptr, stored.ptr);
	assert_int_equal(body.bytes.len, stored.len);
	assert_null(body.fault.detail);
	assert_false(body.joined);
	assert_int_equal(body.nundone, 0);
	body = body_decode(decoder, &head, SLICE(""));
	assert_int_equal(body.bytes.len, 0);
	body_decoder_free(decoder);
	body_decoder_free(NULL);
}

static void
joins_chunks_and_then_undoes_the_last_encoding_first(void **state)
{
	struct body_decoder *decoder = body_decoder_new(MAX);
	struct http_head head = { .chunked = true,
		.ncodings = 3,
		.codings = { CODING_DEFLATE, CODING_GZIP, CODING_ZSTD } };
	struct buf one = BUF_INIT;
	struct buf two = BUF_INIT;
	struct body body;

	(void)state;
	(void)pack(SLICE(PLAIN), BITS_RAW, &one);
	(void)pack((struct slice){ one.data, one.len }, BITS_GZIP, &two);
	(void)pack_zstd((struct slice){ two.data, two.len }, &one);
	chop(&one);
	body = body_decode(decoder, &head, (struct slice){ one.data, one.len });
	assert_text(body.bytes, PLAIN);
	assert_true(body.joined);
	assert_int_equal(body.nundone, 3);
	assert_null(body.fault.detail);
	buf_release(&one);
	buf_release(&two);
	body_decoder_free(decoder);
}

static void
does_not_believe_the_head(void **state)
{
	struct body_decoder *decoder = body_decoder_new(MAX);
	struct http_head head = { .chunked = true,
		.ncodings = 2,
		.codings = { CODING_GZIP, CODING_BR } };
	struct buf buf = BUF_INIT;
	struct body body = body_decode(decoder, &head, SLICE(PLAIN));

	(void)state;
	assert_text(body.bytes, PLAIN);
	assert_false(body.joined);
	assert_int_equal(body.nundone, 0);
	assert_null(body.fault.detail);
	/* Chunks gone, and one encoding of two. */
	body = body_decode(decoder, &head, pack(SLICE(PLAIN), BITS_GZIP, &buf));
	assert_text(body.bytes, PLAIN);
	assert_int_equal(body.nundone, 1);
	/* Chunks there, and both encodings gone. */
	buf_reset(&buf);
	buf_add(&buf, PLAIN, strlen(PLAIN));
	chop(&buf);
	body = body_decode(decoder, &head, (struct slice){ buf.data, buf.len });
	assert_text(body.bytes, PLAIN);
	assert_true(body.joined);
	assert_int_equal(body.nundone, 0);
	buf_release(&buf);
	body_decoder_free(decoder);
}

static void
names_the_first_cause(void **state)
{
	struct body_decoder *decoder = body_decoder_new(MAX);
	struct http_head head = { .chunked = true,
		.ncodings = 1,
		.codings = { CODING_GZIP } };
	struct buf buf = BUF_INIT;
	struct body body;

	(void)state;
	(void)pack(SLICE(PLAIN), BITS_GZIP, &buf);
	chop(&buf);
	body = body_decode(decoder, &head,
	    (struct slice){ buf.data, buf.len - 12 });
	assert_int_equal(body.fault.reason, REASON_DAMAGED);
	assert_string_equal(body.fault.detail,
	    "a chunk of the body is cut short");
	assert_int_equal(body.nundone, 1);
	assert_text(body.bytes, PLAIN);
	buf_release(&buf);
	body_decoder_free(decoder);
}

static void
bounds_what_it_takes_and_gives(void **state)
{
	struct body_decoder *decoder = body_decoder_new(10);
	struct http_head head = { .ncodings = 1, .codings = { CODING_BR } };
	struct body body = body_decode(decoder, &head, PLAIN_BR);

	(void)state;
	assert_int_equal(body.fault.reason, REASON_TOO_LARGE);
	assert_int_equal(body.bytes.len, 10);
	body_decoder_free(decoder);
	decoder = body_decoder_new(40);
	body = body_decode(decoder, &head, PLAIN_BR);
	assert_int_equal(body.fault.reason, REASON_TOO_LARGE);
	assert_text(body.bytes, "one two three, one two three, one two th");
	head.ncodings = CODINGS_MAX + 1;
	body = body_decode(decoder, &head, PLAIN_BR);
	assert_int_equal(body.fault.reason, REASON_TOO_LARGE);
	assert_string_equal(body.fault.detail,
	    "the body is in too many encodings");
	head.ncodings = 1;
	head.codings[0] = CODING_UNREAD;
	body = body_decode(decoder, &head, SLICE("\x1f\x9d\x90\1\2\3"));
	assert_int_equal(body.fault.reason, REASON_UNKNOWN_FORMAT);
	assert_int_equal(body.bytes.len, 6);
	assert_int_equal(body.nundone, 0);
	body_decoder_free(decoder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lends_a_plain_body_as_it_is),
		cmocka_unit_test(
		    joins_chunks_and_then_undoes_the_last_encoding_first),
		cmocka_unit_test(does_not_believe_the_head),
		cmocka_unit_test(names_the_first_cause),
		cmocka_unit_test(bounds_what_it_takes_and_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
