/* SPDX-License-Identifier: ISC */
#include "extract/media.h"
#include "tests/unit/extract/items.h"
#include "tests/unit/extract/toolbox.h"

/* An OLE file with one stream of that name. */
#define OLE "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

static struct page *page;
static struct child *child;
static struct media *media;

static int
setup(void **state)
{
	if (toolbox_make(state) != 0)
		return 1;
	page = page_new();
	child = child_new(toolbox, 600);
	media = media_new(page, child, 1 << 20);
	return 0;
}

static int
teardown(void **state)
{
	media_free(media);
	child_free(child);
	page_free(page);
	return toolbox_remove(state);
}

/* Reads the bytes as what they are, which is `name`. */
static void
read_as(const char *name, struct slice bytes)
{
	const struct media_kind *kind = media_find(bytes);

	assert_non_null(kind);
	assert_string_equal(media_name(kind), name);
	media_read(media, kind, bytes);
}

/* An OLE file with a stream of that name, in UTF-16. */
static struct slice
ole_of(struct buf *buf, const char *name)
{
	buf_reset(buf);
	buf_add(buf, OLE, 8);
	while (buf->len < 512)
		buf_add_char(buf, '\0');
	for (; *name != '\0'; name++) {
		buf_add_char(buf, *name);
		buf_add_char(buf, '\0');
	}
	while (buf->len < 1024)
		buf_add_char(buf, '\0');
	return (struct slice){ buf->data, buf->len };
}

static void
makes_lines_of_what_pdftotext_prints(void **state)
{
	(void)state;
	toolbox_put("pdftotext", "printf 'one   two\\n\\n\\fthree\\377\\n'");
	read_as("pdf", SLICE("%PDF-1.4"));
	assert_null(page->fault.detail);
	assert_items(page, "one   two||\fthree\xef\xbf\xbd");
	assert_int_equal(page->items[2].source_line, 3);
}

static void
says_why_a_pdf_cannot_be_read(void **state)
{
	static const struct {
		const char *script;
		enum reason reason;
	} rows[] = {
		{ "exit 1", REASON_DAMAGED },
		{ "printf '\\f \\n\\f'", REASON_NO_TEXT },
		{ "echo Incorrect password >&2; exit 1", REASON_ENCRYPTED },
		{ "echo 1; echo \"Missing language pack for x\" >&2",
		    REASON_MISSING_TOOL },
		{ "kill -XFSZ $$", REASON_TOO_LARGE },
		{ "kill -XCPU $$", REASON_TIMED_OUT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		toolbox_put("pdftotext", rows[i].script);
		read_as("pdf", SLICE("%PDF-1.4"));
		assert_non_null(page->fault.detail);
		assert_int_equal(page->fault.reason, rows[i].reason);
	}
	toolbox_take("pdftotext");
	read_as("pdf", SLICE("%PDF-1.4"));
	assert_int_equal(page->fault.reason, REASON_MISSING_TOOL);
	assert_non_null(strstr(page->fault.detail, "poppler-utils"));
}

static void
drops_cells_that_wvware_writes_twice(void **state)
{
	struct buf ole = BUF_INIT;

	(void)state;
	toolbox_put("wvWare",
	    "echo '<title>Untitled</title><table>"
	    "<tr><td rowspan=\"2\" colspan=\"1\">a</td><td>b</td></tr>"
	    "<tr><td rowspan=\"0\" colspan=\"1\"></td><td>c</td></tr></table>'");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_null(page->fault.detail);
	assert_items(page, "1,1+2+1=a|1,2+1+1=b|2,2+1+1=c");
	assert_null(page->title.ptr);
	buf_release(&ole);
}

static void
knows_an_ole_file_by_its_streams(void **state)
{
	struct buf ole = BUF_INIT;

	(void)state;
	toolbox_put("wvWare", "exit 1");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_int_equal(page->fault.reason, REASON_DAMAGED);
	toolbox_take("wvWare");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_int_equal(page->fault.reason, REASON_MISSING_TOOL);
	read_as("locked", ole_of(&ole, "EncryptedPackage"));
	assert_int_equal(page->fault.reason, REASON_ENCRYPTED);
	assert_null(media_find(ole_of(&ole, "Workbook")));
	assert_null(media_find(ole_of(&ole, "WordDocument2")));
	buf_release(&ole);
}

static void
finds_no_text_in_an_empty_document(void **state)
{
	struct buf ole = BUF_INIT;

	(void)state;
	toolbox_put("wvWare", "echo '<html><body></body></html>'");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_int_equal(page->fault.reason, REASON_NO_TEXT);
	toolbox_put("wvWare", "exit 0");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_int_equal(page->fault.reason, REASON_NO_TEXT);
	toolbox_put("wvWare", "echo Password required >&2");
	read_as("doc", ole_of(&ole, "WordDocument"));
	assert_int_equal(page->fault.reason, REASON_ENCRYPTED);
	buf_release(&ole);
}

static void
leaves_all_else_alone(void **state)
{
	(void)state;
	assert_null(media_find(SLICE("")));
	assert_null(media_find(SLICE("PK\3\4")));
	assert_null(media_find(SLICE("text about %PDF- files")));
	assert_null(media_find(SLICE("<html>")));
	assert_null(media_find(SLICE(OLE)));
	assert_non_null(media_find(SLICE("\r\n%PDF-1.3")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_lines_of_what_pdftotext_prints),
		cmocka_unit_test(says_why_a_pdf_cannot_be_read),
		cmocka_unit_test(drops_cells_that_wvware_writes_twice),
		cmocka_unit_test(knows_an_ole_file_by_its_streams),
		cmocka_unit_test(finds_no_text_in_an_empty_document),
		cmocka_unit_test(leaves_all_else_alone),
	};

	return cmocka_run_group_tests_name("media", tests, setup, teardown);
}
