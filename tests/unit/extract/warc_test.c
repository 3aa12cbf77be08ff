/* SPDX-License-Identifier: ISC */
#include "extract/warc.h"
#include "schema/buf.h"
#include "tests/unit/extract/text.h"

#define RECORD                                                 \
	"WARC/1.0\r\n"                                         \
	"WARC-Type: response\r\n"                              \
	"WARC-Target-URI: http://example.gov.cn/a.html\r\n"    \
	"WARC-Date: 2024-01-31T08:00:00Z\r\n"                  \
	"WARC-Record-ID: <urn:uuid:1>\r\n"                     \
	"Content-Type: application/http; msgtype=response\r\n" \
	"WARC-Block-Digest: sha1:A\r\n"                        \
	"WARC-Payload-Digest: sha1:B\r\n"                      \
	"WARC-Truncated: length\r\n"                           \
	"WARC-Segment-Number: 1\r\n"                           \
	"Content-Length: 5\r\n"                                \
	"\r\n"
#define CONTENT "abcde\r\n\r\n"

static void
reads_a_whole_head(void **state)
{
	struct warc_head head;

	(void)state;
	assert_int_equal(warc_head_read(SLICE(RECORD CONTENT), &head),
	    HEAD_WHOLE);
	assert_int_equal(head.len, sizeof(RECORD) - 1);
	assert_int_equal(head.type, WARC_RESPONSE);
	assert_int_equal(head.content_length, 5);
	assert_int_equal(head.segment, 1);
	assert_text(head.version, "1.0");
	assert_text(head.uri, "http://example.gov.cn/a.html");
	assert_text(head.date, "2024-01-31T08:00:00Z");
	assert_text(head.record_id, "urn:uuid:1");
	assert_text(head.content_type, "application/http; msgtype=response");
	assert_text(head.block_digest, "sha1:A");
	assert_text(head.payload_digest, "sha1:B");
	assert_text(head.truncated, "length");
	assert_null(head.refers_to.ptr);
}

static void
wants_more_of_every_part_of_a_head(void **state)
{
	struct slice whole = SLICE("\r\n" RECORD);
	struct warc_head head;

	(void)state;
	for (size_t len = 0; len < whole.len; len++)
		assert_int_equal(warc_head_read(slice_sub(whole, 0, len),
				     &head),
		    HEAD_MORE);
	assert_int_equal(warc_head_read(whole, &head), HEAD_WHOLE);
	assert_int_equal(head.len, whole.len);
}

static void
reads_what_old_and_careless_writers_wrote(void **state)
{
	struct warc_head head;

	(void)state;
	assert_int_equal(
	    warc_head_read(SLICE("\n\r\nWARC/0.18 \nwarc-type : RESOURCE\n"
				 "WARC-Target-URI:\n <http://a.cn/>\n"
				 "content-length: 7\nContent-Length: 8\n\n"),
		&head),
	    HEAD_WHOLE);
	assert_text(head.version, "0.18");
	assert_int_equal(head.type, WARC_RESOURCE);
	assert_text(head.uri, "http://a.cn/");
	assert_int_equal(head.content_length, 7);
	assert_true(head.segment == HEAD_UNKNOWN);
}

static void
knows_each_type(void **state)
{
	static const struct {
		const char *record;
		enum warc_type type;
	} cases[] = {
		{ "WARC/1.1\nWARC-Type: warcinfo\n\n", WARC_INFO },
		{ "WARC/1.1\nWARC-Type: request\n\n", WARC_REQUEST },
		{ "WARC/1.1\nWARC-Type: metadata\n\n", WARC_METADATA },
		{ "WARC/1.1\nWARC-Type: revisit\n\n", WARC_REVISIT },
		{ "WARC/1.1\nWARC-Type: conversion\n\n", WARC_CONVERSION },
		{ "WARC/1.1\nWARC-Type: continuation\n\n", WARC_CONTINUATION },
		{ "WARC/1.1\nWARC-Type: responses\n\n", WARC_OTHER },
		{ "WARC/1.1\nContent-Length: x\n\n", WARC_OTHER },
	};
	struct warc_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(warc_head_read(slice_of(cases[i].record),
				     &head),
		    HEAD_WHOLE);
		assert_int_equal(head.type, cases[i].type);
		assert_true(head.content_length == HEAD_UNKNOWN);
	}
}

static void
refuses_what_is_no_head(void **state)
{
	static const char *const cases[] = { "x", "WARX", "warc/1.0\n",
		"WARC/\n", "WARC/1\n", "WARC/1.\n", "WARC/.1\n",
		"WARC/1.0x\n\n", "WARC/1.0 WARC\n\n",
		"WARC/100000000000000.0\n\n",
		/* the beginning of one, and then all of another */
		"WARC/1.0\r\nWARC-Type: req" RECORD };
	struct warc_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(warc_head_read(slice_of(cases[i]), &head),
		    HEAD_NONE);
}

static void
bounds_heads(void **state)
{
	struct buf text = BUF_INIT;
	struct warc_head head;

	(void)state;
	buf_add(&text, "WARC/1.0\n", 9);
	for (int i = 0; i < WARC_FIELDS_MAX; i++)
		buf_add(&text, "a: b\n", 5);
	buf_add_char(&text, '\n');
	assert_int_equal(warc_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_WHOLE);
	text.len--;
	buf_add(&text, "a: b\n\n", 6);
	assert_int_equal(warc_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_NONE);
	text.len = 9;
	buf_add(&text, "a: ", 3);
	while (text.len < WARC_HEAD_MAX - 2)
		buf_add_char(&text, 'x');
	buf_add(&text, "\n\n", 2);
	assert_int_equal(warc_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_WHOLE);
	text.len -= 2;
	buf_add(&text, "x\n\n", 3);
	assert_int_equal(warc_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_NONE);
	buf_release(&text);
}

static void
finds_the_next_record(void **state)
{
	struct slice text = SLICE(
	    "WARC/1.0\r\n\r\nWARC/1.0 is a format\nWARC/x" RECORD CONTENT
	    "\r\nWARC/1.");

	(void)state;
	assert_int_equal(warc_find(text, 0), 39);
	assert_int_equal(warc_find(text, 39), 39);
	assert_int_equal(warc_find(text, 40), text.len - 7);
	assert_int_equal(warc_find(text, text.len - 6), SIZE_MAX);
	assert_int_equal(warc_find(SLICE("xxW"), 0), 2);
	assert_int_equal(warc_find(SLICE("xxWARC/1.0\r\nContent-"), 0), 2);
	assert_int_equal(warc_find(SLICE("xxWARC/1.0\r\nHost: a\r\n"), 0),
	    SIZE_MAX);
	assert_int_equal(warc_find(SLICE(""), 0), SIZE_MAX);
	assert_int_equal(warc_find(SLICE("W"), 7), SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_whole_head),
		cmocka_unit_test(wants_more_of_every_part_of_a_head),
		cmocka_unit_test(reads_what_old_and_careless_writers_wrote),
		cmocka_unit_test(knows_each_type),
		cmocka_unit_test(refuses_what_is_no_head),
		cmocka_unit_test(bounds_heads),
		cmocka_unit_test(finds_the_next_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
