/* SPDX-License-Identifier: ISC */
/*
 * Archives that wget wrote, and their indexes, read with what is in extract/:
 * every record, every body whatever it was packed in, every digest.
 */
#include <sys/wait.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/body.h"
#include "extract/cdx.h"
#include "extract/charset.h"
#include "extract/digest.h"
#include "extract/stamp.h"
#include "extract/warc.h"
#include "tests/unit/extract/text.h"

enum { PAGES = 11, MAX = 1 << 20 };

static char dir[] = "/tmp/glasshouse-crawl-XXXXXX";
static bool made;

static int
make_crawl(void **state)
{
	char command[128];
	int status;

	(void)state;
	if (mkdtemp(dir) == NULL)
		return -1;
	snprintf(command, sizeof(command), "scripts/make-crawl %s", dir);
	status = system(command);
	made = status == 0;
	/* Without wget there is nothing to read. */
	return made || (WIFEXITED(status) && WEXITSTATUS(status) == 77) ? 0
									: -1;
}

static int
remove_crawl(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

/* All bytes of a file of the crawl. */
static struct slice
load(const char *name, struct buf *buf)
{
	char path[128];
	char bytes[4096];
	size_t len;
	FILE *in;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	in = fopen(path, "rb");
	assert_non_null(in);
	while ((len = fread(bytes, 1, sizeof(bytes), in)) > 0)
		buf_add(buf, bytes, len);
	fclose(in);
	return (struct slice){ buf->data, buf->len };
}

/* The text that scripts/make-crawl serves. */
static void
make_page(struct buf *page)
{
	char line[64];

	snprintf(line, sizeof(line),
	    "<html><head><title>\xe9\xa1\xb5</title></head><body>\n");
	buf_add(page, line, strlen(line));
	for (int i = 1; i <= 200; i++) {
		snprintf(line, sizeof(line),
		    "<p>\xe7\xac\xac %d \xe8\xa1\x8c</p>\n", i);
		buf_add(page, line, strlen(line));
	}
	buf_add(page, "</body></html>\n", 15);
}

/* A body in UTF-8 is the page, but for the one in br. */
static void
check_text(struct slice uri, const struct http_head *head, struct slice body)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct buf page = BUF_INIT;
	struct buf copy = BUF_INIT;
	struct charset_text text;

	make_page(&page);
	buf_add(&copy, body.ptr, body.len);
	text = charset_decode(decoder, &copy, CHARSET_UNKNOWN,
	    charset_of_label(head->charset));
	if (slice_ends(uri, SLICE("/br")))
		assert_text((struct slice){ text.data, text.len },
		    "one two three, one two three, one two three");
	else
		assert_text((struct slice){ text.data, text.len }, page.data);
	buf_release(&page);
	buf_release(&copy);
	charset_decoder_free(decoder);
}

static void
check_response(const struct warc_head *record, struct slice block)
{
	struct body_decoder *decoder = body_decoder_new(MAX);
	struct http_head head;
	struct body body;

	assert_int_equal(http_head_read(block, &head), HEAD_WHOLE);
	assert_int_equal(head.status, 200);
	assert_text(head.media, "text/html");
	body = body_decode(decoder, &head,
	    slice_sub(block, head.len, block.len));
	assert_null(body.fault.detail);
	check_text(record->uri, &head, body.bytes);
	body_decoder_free(decoder);
}

/* Reads one record whole, and gives the number of its bytes. */
static size_t
check_record(struct slice bytes, struct digest *digest, struct warc_head *head)
{
	struct stamp stamp;
	struct slice block;

	assert_int_equal(warc_find(bytes, 0), 0);
	assert_int_equal(warc_head_read(bytes, head), HEAD_WHOLE);
	assert_true(stamp_read(head->date, &stamp));
	assert_in_range(head->content_length, 0, bytes.len - head->len - 4);
	block = slice_sub(bytes, head->len, head->content_length);
	assert_int_equal(digest_check(digest, head->block_digest, block),
	    DIGEST_SAME);
	if (head->type == WARC_RESPONSE)
		check_response(head, block);
	assert_true(slice_starts(slice_sub(bytes, head->len + block.len, 4),
	    SLICE("\r\n\r\n")));
	return head->len + block.len + 4;
}

static void
check_archive(struct slice bytes)
{
	struct digest *digest = digest_new();
	struct warc_head head;
	size_t n[WARC_CONTINUATION + 1] = { 0 };

	while (bytes.len > 0) {
		size_t len = check_record(bytes, digest, &head);

		n[head.type]++;
		bytes = slice_sub(bytes, len, bytes.len);
	}
	assert_int_equal(n[WARC_INFO], 1);
	assert_int_equal(n[WARC_REQUEST], PAGES);
	assert_int_equal(n[WARC_RESPONSE], PAGES);
	assert_int_equal(n[WARC_OTHER], 0);
	digest_free(digest);
}

/* What gzip's members unpack to, the first alone or all. */
static struct slice
unpack(struct slice packed, struct buf *buf)
{
	struct coding_decoder *decoder = coding_decoder_new();

	buf_reset(buf);
	assert_true(coding_undo(decoder, CODING_GZIP, packed, MAX, buf));
	assert_null(coding_fault(decoder).detail);
	coding_decoder_free(decoder);
	return (struct slice){ buf->data, buf->len };
}

static void
reads_every_record_that_wget_wrote(void **state)
{
	struct buf packed = BUF_INIT;
	struct buf bytes = BUF_INIT;

	(void)state;
	if (!made)
		skip();
	check_archive(load("plain.warc", &bytes));
	check_archive(unpack(load("packed.warc.gz", &packed), &bytes));
	buf_release(&packed);
	buf_release(&bytes);
}

/* Where the index says is a record with the same URI and digest. */
static void
check_index(const char *index, const char *archive)
{
	struct cdx_columns columns = CDX_COLUMNS_INIT;
	struct arena *arena = arena_new();
	struct digest *digest = digest_new();
	struct buf text = BUF_INIT;
	struct buf file = BUF_INIT;
	struct buf bytes = BUF_INIT;
	struct slice lines = load(index, &text);
	struct slice all = load(archive, &file);
	struct cdx_record record;
	struct warc_head head;
	size_t n = 0;

	for (size_t at = 0; at < lines.len;) {
		struct slice from;
		enum cdx_kind kind = cdx_read(&columns, head_line(lines, &at),
		    arena, &record);

		assert_int_not_equal(kind, CDX_BAD);
		if (kind == CDX_NOTHING)
			continue;
		from = slice_sub(all, record.offset, all.len);
		if (slice_ends(record.file, SLICE(".gz")))
			from = unpack(from, &bytes);
		(void)check_record(from, digest, &head);
		assert_true(slice_equal(head.uri, record.uri));
		assert_true(slice_ends(head.payload_digest, record.digest));
		assert_int_equal(record.status, 200);
		assert_text(record.mime, "text/html");
		assert_true(cdx_is_below(&record, SLICE("127.0.0.1")));
		n++;
	}
	assert_int_equal(n, PAGES);
	arena_free(arena);
	digest_free(digest);
	buf_release(&text);
	buf_release(&file);
	buf_release(&bytes);
}

static void
finds_records_where_the_index_of_wget_says(void **state)
{
	(void)state;
	if (!made)
		skip();
	check_index("plain.cdx", "plain.warc");
	check_index("packed.cdx", "packed.warc.gz");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_record_that_wget_wrote),
		cmocka_unit_test(finds_records_where_the_index_of_wget_says),
	};

	return cmocka_run_group_tests(tests, make_crawl, remove_crawl);
}
