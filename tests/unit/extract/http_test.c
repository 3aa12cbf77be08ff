/* SPDX-License-Identifier: ISC */
#include "extract/http.h"
#include "schema/buf.h"
#include "tests/unit/extract/text.h"

static void
reads_an_ordinary_head(void **state)
{
	struct slice bytes = SLICE("HTTP/1.1 301 Moved\r\n"
				   "Content-Type: text/html; charset=gb2312\r\n"
				   "Content-Encoding: gzip\r\n"
				   "Transfer-Encoding: chunked\r\n"
				   "Content-Length: 12\r\n"
				   "Location: /a\r\n"
				   "\r\nbody");
	struct http_head head;

	(void)state;
	assert_int_equal(http_head_read(bytes, &head), HEAD_WHOLE);
	assert_int_equal(head.len, bytes.len - 4);
	assert_int_equal(head.status, 301);
	assert_text(head.media, "text/html");
	assert_text(head.charset, "gb2312");
	assert_text(head.location, "/a");
	assert_int_equal(head.content_length, 12);
	assert_true(head.chunked);
	assert_int_equal(head.ncodings, 1);
	assert_int_equal(head.codings[0], CODING_GZIP);
}

static void
reads_dirty_heads(void **state)
{
	struct slice bytes = SLICE(
	    "HTTP/1.0  200\n"
	    "content-type : TEXT/HTML;Charset = \"GBK\"\n"
	    "Transfer-Encoding: gzip, Chunked\n"
	    "Transfer-encoding: chunked\n"
	    "Content-Encoding: UTF-8, deflate\n"
	    "Content-Length: 12, 12\n"
	    "no field\n"
	    "\n");
	struct http_head head;

	(void)state;
	assert_int_equal(http_head_read(bytes, &head), HEAD_WHOLE);
	assert_int_equal(head.status, 200);
	assert_text(head.media, "TEXT/HTML");
	assert_text(head.charset, "GBK");
	assert_true(head.content_length == HEAD_UNKNOWN);
	assert_true(head.chunked);
	assert_int_equal(head.ncodings, 2);
	assert_int_equal(head.codings[0], CODING_DEFLATE);
	assert_int_equal(head.codings[1], CODING_GZIP);
}

static void
reads_every_kind_of_first_line(void **state)
{
	static const struct {
		const char *bytes;
		unsigned status;
	} cases[] = {
		{ "HTTP/2 200\r\n\r\n", 200 },
		{ "HTTP/2.0 404 Not Found\n\n", 404 },
		{ "HTTP/3 204 \n\n", 204 },
		{ "HTTP 200 OK\n\n", 200 },
		{ "ICY 200 OK\n\n", 200 },
		{ "HTTP/1.1\n\n", 0 },
		{ "HTTP/1.1 OK\n\n", 0 },
		{ "HTTP/1.1 20\n\n", 0 },
		{ ":status: 206\ncontent-length: 1\n\n", 206 },
		{ ":status 206\n\n", 0 },
	};
	struct http_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(http_head_read(slice_of(cases[i].bytes),
				     &head),
		    HEAD_WHOLE);
		assert_int_equal(head.status, cases[i].status);
	}
}

static void
knows_a_body_without_a_head(void **state)
{
	static const char *const none[] = { "<html>\n\n", "HTTPS is\n\n",
		"\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "x" };
	static const char *const more[] = { "", "H", "HTTP", "HTTP/1.1 200 OK",
		"HTTP/1.1 200 OK\r\nA: b\r\n", ":sta" };
	struct http_head head;

	(void)state;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		assert_int_equal(http_head_read(slice_of(none[i]), &head),
		    HEAD_NONE);
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		assert_int_equal(http_head_read(slice_of(more[i]), &head),
		    HEAD_MORE);
}

static void
reads_content_types(void **state)
{
	static const char *const cases[][3] = {
		{ "text/html", "text/html", NULL },
		{ "text/html;charset=utf-8", "text/html", "utf-8" },
		{ "text/html; charset='gbk'", "text/html", "gbk" },
		{ "text/html; charset=\"gbk", "text/html", "gbk" },
		{ "text/html; charset:gbk; a=b", "text/html", "gbk" },
		{ "text/html charset=gbk", "text/html", "gbk" },
		{ "text/html, text/html; charset=big5", "text/html", "big5" },
		{ "application/http; msgtype=response", "application/http",
		    NULL },
		{ "text/html; charset=", "text/html", NULL },
		{ "text/html; charset", "text/html", NULL },
		{ "charset=gbk", NULL, "gbk" },
		{ "html", NULL, NULL },
		{ "", NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct slice media = SLICE_NULL;
		struct slice charset = SLICE_NULL;

		http_content_type(slice_of(cases[i][0]), &media, &charset);
		assert_true(slice_equal(media, slice_of(cases[i][1])));
		assert_true(slice_equal(charset, slice_of(cases[i][2])));
	}
}

static void
bounds_heads(void **state)
{
	struct buf text = BUF_INIT;
	struct http_head head;

	(void)state;
	buf_add(&text, "HTTP/1.1 200\n", 13);
	for (int i = 0; i < HTTP_FIELDS_MAX; i++)
		buf_add(&text, "a: b\n", 5);
	buf_add_char(&text, '\n');
	assert_int_equal(http_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_WHOLE);
	text.len--;
	buf_add(&text, "a: b\n\n", 6);
	assert_int_equal(http_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_NONE);
	text.len = 13;
	while (text.len < HTTP_HEAD_MAX)
		buf_add_char(&text, 'x');
	assert_int_equal(http_head_read((struct slice){ text.data,
					    text.len - 1 },
			     &head),
	    HEAD_MORE);
	assert_int_equal(http_head_read((struct slice){ text.data, text.len },
			     &head),
	    HEAD_NONE);
	buf_release(&text);
}

static void
counts_more_encodings_than_it_keeps(void **state)
{
	struct http_head head;

	(void)state;
	assert_int_equal(
	    http_head_read(SLICE("HTTP/1.1 200\nContent-Encoding: br,br,br,br,"
				 "br,br,br\n\n"),
		&head),
	    HEAD_WHOLE);
	assert_int_equal(head.ncodings, CODINGS_MAX + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_an_ordinary_head),
		cmocka_unit_test(reads_dirty_heads),
		cmocka_unit_test(reads_every_kind_of_first_line),
		cmocka_unit_test(knows_a_body_without_a_head),
		cmocka_unit_test(reads_content_types),
		cmocka_unit_test(bounds_heads),
		cmocka_unit_test(counts_more_encodings_than_it_keeps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
