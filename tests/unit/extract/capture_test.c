/* SPDX-License-Identifier: ISC */
#include "extract/capture.h"
#include "tests/unit/extract/text.h"

enum { MAX = 4096 };

#define HEAD(type, more)                             \
	"WARC/1.0\r\nWARC-Type: " type "\r\n"        \
	"WARC-Target-URI: http://www.a.gov.cn/x\r\n" \
	"WARC-Date: 2024-05-01T00:00:33Z\r\n" more   \
	"Content-Type: text/plain; charset=gbk\r\n\r\n"

static int
set_up(void **state)
{
	*state = capture_new(MAX);
	return 0;
}

static int
tear_down(void **state)
{
	capture_free(*state);
	return 0;
}

static struct entry
read_record(struct capture *capture, struct slice head, struct slice block)
{
	static struct crawl_record record;
	struct entry entry;

	record = (struct crawl_record){ .offset = 12,
		.length = 34,
		.block = block,
		.fault = FAULT_NONE };
	assert_int_equal(warc_head_read(head, &record.head), HEAD_WHOLE);
	capture_read(capture, &record, SLICE("crawl.warc.gz"), &entry);
	return entry;
}

static void
takes_the_page_out_of_a_response(void **state)
{
	struct entry entry = read_record(*state, SLICE(HEAD("response", "")),
	    SLICE("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\n"
		  "Transfer-Encoding: chunked\r\n\r\n"
		  "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"));

	assert_null(entry.passed);
	assert_null(entry.fault.detail);
	assert_text(entry.bytes, "abc");
	assert_text(entry.name, "crawl.warc.gz#http://www.a.gov.cn/x");
	assert_text(entry.uri, "http://www.a.gov.cn/x");
	assert_text(entry.captured, "2024-05-01T00:00:33Z");
	assert_text(entry.media, "text/html");
	assert_text(entry.charset, "x");
	assert_int_equal(entry.status, 200);
	assert_int_equal(entry.offset, 12);
	assert_int_equal(entry.length, 34);
}

static void
takes_a_resource_as_it_is(void **state)
{
	struct entry entry = read_record(*state, SLICE(HEAD("resource", "")),
	    SLICE("HTTP/1.1 is a protocol"));

	assert_text(entry.bytes, "HTTP/1.1 is a protocol");
	assert_text(entry.media, "text/plain");
	assert_text(entry.charset, "gbk");
}

static void
names_why_a_record_holds_no_document(void **state)
{
	static const struct {
		struct slice head;
		const char *passed;
	} cases[] = {
		{ { HEAD("request", ""), sizeof(HEAD("request", "")) - 1 },
		    "request" },
		{ { HEAD("metadata", ""), sizeof(HEAD("metadata", "")) - 1 },
		    "metadata" },
		{ { HEAD("revisit", ""), sizeof(HEAD("revisit", "")) - 1 },
		    "revisit" },
		{ { HEAD("made-up", ""), sizeof(HEAD("made-up", "")) - 1 },
		    "other_record" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(read_record(*state, cases[i].head,
					SLICE("x"))
					.passed,
		    cases[i].passed);
}

static void
passes_over_other_hosts(void **state)
{
	struct select select = SELECT_ALL;

	select_add(&select.hosts, "b.gov.cn");
	capture_select(*state, &select);
	assert_string_equal(read_record(*state, SLICE(HEAD("resource", "")),
				SLICE("x"))
				.passed,
	    "other_host");
	select_add(&select.hosts, "gov.cn");
	assert_null(read_record(*state, SLICE(HEAD("resource", "")), SLICE("x"))
			.passed);
	capture_select(*state, NULL);
}

static void
refuses_a_record_in_segments(void **state)
{
	struct entry entry = read_record(*state,
	    SLICE(HEAD("response", "WARC-Segment-Number: 1\r\n")), SLICE("x"));

	assert_int_equal(entry.fault.reason, REASON_UNKNOWN_FORMAT);
	assert_string_equal(entry.fault.detail,
	    "records in segments are not read");
}

/* The digest is that of `abc`. */
#define DIGEST "WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"

static void
compares_digests_if_it_is_told_to(void **state)
{
	struct slice head = SLICE(HEAD("resource", DIGEST));

	assert_null(read_record(*state, head, SLICE("abd")).fault.detail);
	capture_verify(*state, true);
	assert_null(read_record(*state, head, SLICE("abc")).fault.detail);
	assert_string_equal(read_record(*state, head, SLICE("abd"))
				.fault.detail,
	    "the bytes have another digest than is stated");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(takes_the_page_out_of_a_response),
		TEST(takes_a_resource_as_it_is),
		TEST(names_why_a_record_holds_no_document),
		TEST(passes_over_other_hosts),
		TEST(refuses_a_record_in_segments),
		TEST(compares_digests_if_it_is_told_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
