/* SPDX-License-Identifier: ISC */
#include "extract/cdx.h"
#include "tests/unit/extract/text.h"

static struct arena *arena;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static void
assert_record(const struct cdx_record *record, uint64_t length)
{
	assert_text(record->key, "cn,gov,example)/a");
	assert_text(record->time, "20240131080000");
	assert_text(record->uri, "http://www.example.gov.cn/A");
	assert_text(record->mime, "text/html");
	assert_text(record->digest, "ABC");
	assert_text(record->file, "a.warc.gz");
	assert_int_equal(record->status, 200);
	assert_true(record->length == length);
	assert_int_equal(record->offset, 5678);
}

#define KEY  "cn,gov,example)/a 20240131080000 "
#define PAGE "http://www.example.gov.cn/A text/html 200 ABC - "

static void
reads_cdx_by_its_header(void **state)
{
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record record;

	(void)state;
	assert_int_equal(cdx_read(&columns, SLICE(" CDX N b a m s k r M S V g"),
			     arena, &record),
	    CDX_NOTHING);
	assert_int_equal(cdx_read(&columns,
			     SLICE(KEY PAGE "- 1234 5678 a.warc.gz"), arena,
			     &record),
	    CDX_RECORD);
	assert_record(&record, 1234);
	assert_int_equal(cdx_read(&columns, SLICE(KEY PAGE "5678 a.warc.gz"),
			     arena, &record),
	    CDX_BAD);
	assert_int_equal(cdx_read(&columns, SLICE("\tCDX\tg\tV\ta\n"), arena,
			     &record),
	    CDX_NOTHING);
	assert_int_equal(cdx_read(&columns, SLICE("x.arc\t7\thttp://a b/"),
			     arena, &record),
	    CDX_RECORD);
	assert_text(record.file, "x.arc");
	assert_text(record.uri, "http://a b/");
	assert_int_equal(record.offset, 7);
	assert_null(record.key.ptr);
	assert_int_equal(cdx_read(&columns, SLICE(" CDX N bb"), arena, &record),
	    CDX_BAD);
	assert_int_equal(columns.n, 0);
}

static void
reads_cdx_without_a_header(void **state)
{
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record record;

	(void)state;
	assert_int_equal(cdx_read(&columns, SLICE(KEY PAGE "5678 a.warc.gz"),
			     arena, &record),
	    CDX_RECORD);
	assert_record(&record, HEAD_UNKNOWN);
	assert_int_equal(cdx_read(&columns, SLICE(KEY PAGE "- 5678 a.warc.gz"),
			     arena, &record),
	    CDX_RECORD);
	assert_record(&record, HEAD_UNKNOWN);
	assert_int_equal(cdx_read(&columns,
			     SLICE(KEY PAGE "- 9 5678 a.warc.gz"), arena,
			     &record),
	    CDX_RECORD);
	assert_record(&record, 9);
}

static void
reads_cdxj(void **state)
{
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record record;

	(void)state;
	assert_int_equal(
	    cdx_read(&columns,
		SLICE(KEY "{\"url\": \"http:\\/\\/www.example.gov.cn/\\u0041\","
			  "\"mime\": \"text/html\", \"status\": \"200\", "
			  "\"digest\": \"ABC\", \"length\": \"1234\", "
			  "\"offset\": 5678, \"filename\": \"a.warc.gz\", "
			  "\"x\": [{}]}"),
		arena, &record),
	    CDX_RECORD);
	assert_record(&record, 1234);
	assert_int_equal(cdx_read(&columns, SLICE("- - {}"), arena, &record),
	    CDX_RECORD);
	assert_null(record.key.ptr);
	assert_null(record.uri.ptr);
	assert_int_equal(record.status, 0);
	assert_true(record.offset == HEAD_UNKNOWN);
}

static void
tells_headers_from_what_is_bad(void **state)
{
	static const struct {
		const char *line;
		enum cdx_kind kind;
	} cases[] = {
		{ "", CDX_NOTHING },
		{ "  \r", CDX_NOTHING },
		{ "!meta {\"a\": 1}", CDX_NOTHING },
		{ "# x", CDX_NOTHING },
		{ "a b c", CDX_BAD },
		{ "a b {", CDX_BAD },
		{ "a b {} x", CDX_BAD },
		{ "a b {\"url\": \"\\u0000\"}", CDX_BAD },
		{ " CDX ", CDX_BAD },
		{ " CDX N N N N N N N N N N N N N N N N N N N N N N N N N N N "
		  "N N N N N N",
		    CDX_BAD },
	};
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct cdx_record record;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(cdx_read(&columns, slice_of(cases[i].line),
				     arena, &record),
		    cases[i].kind);
}

static void
tells_whether_a_record_is_below_a_domain(void **state)
{
	struct cdx_record record = { .key = SLICE("cn,gov)/"),
		.uri = SLICE("http://www.gov.cn/") };

	(void)state;
	assert_true(cdx_is_below(&record, SLICE("www.gov.cn")));
	assert_true(cdx_is_below(&record, SLICE(".gov.cn")));
	assert_false(cdx_is_below(&record, SLICE("edu.cn")));
	record.uri = SLICE_NULL;
	assert_true(cdx_is_below(&record, SLICE("gov.cn")));
	assert_false(cdx_is_below(&record, SLICE("www.gov.cn")));
	record.key = SLICE_NULL;
	assert_false(cdx_is_below(&record, SLICE("gov.cn")));
}

static void
writes_a_line_of_cdxj(void **state)
{
	struct cdx_record record = { .uri = SLICE("http://www.A.gov.cn/\"b"),
		.time = SLICE("20240131080000"),
		.mime = SLICE("text/html"),
		.digest = SLICE("sha1:ABC"),
		.file = SLICE("a.warc.gz"),
		.status = 200,
		.offset = 5678,
		.length = 1234 };
	struct buf line = BUF_INIT;

	(void)state;
	cdx_write(&record, &line);
	assert_string_equal(line.data,
	    "cn,gov,a)/\"b 20240131080000 {\"url\": \"http://www.A.gov.cn/"
	    "\\\"b\", \"mime\": \"text/html\", \"status\": \"200\", "
	    "\"digest\": \"sha1:ABC\", \"length\": \"1234\", \"offset\": "
	    "\"5678\", \"filename\": \"a.warc.gz\"}\n");
	record = (struct cdx_record){ .key = SLICE("!a\nb"),
		.offset = 0,
		.length = HEAD_UNKNOWN };
	buf_reset(&line);
	cdx_write(&record, &line);
	assert_string_equal(line.data, "_a_b - {\"offset\": \"0\"}\n");
	buf_release(&line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_cdx_by_its_header),
		cmocka_unit_test(reads_cdx_without_a_header),
		cmocka_unit_test(reads_cdxj),
		cmocka_unit_test(tells_headers_from_what_is_bad),
		cmocka_unit_test(tells_whether_a_record_is_below_a_domain),
		cmocka_unit_test(writes_a_line_of_cdxj),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
