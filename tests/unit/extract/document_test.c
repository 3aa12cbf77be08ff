/* SPDX-License-Identifier: ISC */
#include "extract/document.h"
#include "tests/unit/extract/report.h"

enum { MAX = 1 << 16 };

struct trial {
	struct document_writer *documents;
	struct record_writer *part;
	struct counts *counts;
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ document_writer_new(NULL, MAX),
		record_writer_part(), counts_new() };
	document_begin(trial.documents, trial.part, trial.counts, 6);
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	document_writer_free(trial->documents);
	record_writer_free(trial->part);
	counts_free(trial->counts);
	return 0;
}

/* What is written of a document with these bytes. */
static struct slice
write(struct trial *trial, struct slice bytes, struct fault fault)
{
	struct entry entry = { .name = SLICE("name"),
		.archive = SLICE("archive"),
		.offset = 12,
		.length = 34,
		.bytes = bytes,
		.fault = fault };

	document_write(trial->documents, &entry);
	return record_take(trial->part);
}

static void
assert_passed_over(struct trial *trial, struct slice bytes, const char *why)
{
	assert_int_equal(write(trial, bytes, FAULT_NONE).len, 0);
	assert_int_equal(counts_get(trial->counts, why), 1);
}

static void
writes_a_document_and_its_lines(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial, SLICE(REPORT), FAULT_NONE);

	assert_once(text,
	    "document\t7\tname\t\\N\tarchive\t12\t34\ttext\tutf-8\t");
	assert_once(text, "line\t7\t1\t信息公开年度报告\n");
	assert_once(text, "line\t7\t2\t正文\n");
	assert_int_equal(document_count(trial->documents), 1);
	assert_int_equal(counts_get(trial->counts, "extract.documents"), 1);
	assert_int_equal(counts_get(trial->counts, "extract.bytes"),
	    sizeof(REPORT) - 1);
	assert_once(write(trial, SLICE(REPORT), FAULT_NONE), "document\t8\t");
}

static void
writes_the_cells_of_a_page(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial,
	    SLICE("<html><head><title>页</title></head><body>" REPORT
		  "<table><tr><td>a<td>b<tr><td>c<td>d</table></body></html>"),
	    FAULT_NONE);

	assert_once(text, "\thtml\tutf-8\t");
	assert_once(text, "\t页\n");
	assert_int_equal(report_count(text, "cell\t7\t1\t"), 4);
}

#define SENTENCE                                                             \
	"<p>桠溪镇按照条例的要求编制信息公开年度报告，" \
	"欢迎各界监督并提出意见。</p>"
#define HIDDEN SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE

static void
reads_behind_a_page_that_shows_nothing(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial,
	    SLICE("<html><body><p>年度报告</p><script>\nx = '" HIDDEN HIDDEN
		  "<p>内</p>';</script><p>尾</p></body></html>"),
	    FAULT_NONE);

	assert_once(text, "line\t7\t1\t年度报告\n");
	assert_int_equal(report_count(text, "line\t7\t2\t桠溪镇"), 12);
	assert_once(text, "line\t7\t2\t内\n");
	assert_once(text, "line\t7\t2\t尾\n");
}

static void
reads_a_page_that_shows_something_as_it_is(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial,
	    SLICE("<html><body>" HIDDEN "<script>x = '" HIDDEN HIDDEN
		  "<p>内</p>';</script><p>尾</p></body></html>"),
	    FAULT_NONE);

	assert_int_equal(report_count(text, "line\t7\t1\t桠溪镇"), 6);
	assert_int_equal(report_count(text, "内"), 0);
	assert_once(text, "line\t7\t1\t尾\n");
}

static void
shows_nothing_behind_a_page_in_what_is_hidden(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial,
	    SLICE("<html><body><p>信息公开年度报告</p>"
		  "<div style='display: none'><script>x = '" HIDDEN HIDDEN
		  "';</script></div></body></html>"),
	    FAULT_NONE);

	assert_once(text, "line\t7\t1\t信息公开年度报告\n");
	assert_int_equal(report_count(text, "line\t"), 1);
}

static void
reads_an_answer_in_json(void **state)
{
	struct trial *trial = *state;
	struct slice text = write(trial,
	    SLICE("{\"a\":\n{\"title\":\"题\",\"c\":\"" HIDDEN HIDDEN "\"}}"),
	    FAULT_NONE);

	assert_once(text, "\thtml\tutf-8\t");
	assert_once(text, "\t题\nmeta\t7\tArticleTitle\t题\n");
	assert_int_equal(report_count(text, "line\t7\t2\t桠溪镇"), 12);
}

static void
counts_why_a_document_is_passed_over(void **state)
{
	struct trial *trial = *state;

	assert_passed_over(trial, SLICE(""), "extract.passed_over.empty");
	assert_passed_over(trial, SLICE("words of something else"),
	    "extract.passed_over.no_keyword");
	assert_passed_over(trial, SLICE("\1\2\3\0\5\6\7\0\0"),
	    "extract.passed_over.binary");
	assert_int_equal(document_count(trial->documents), 0);
}

static void
counts_what_the_archive_passed_over(void **state)
{
	struct trial *trial = *state;
	struct entry entry = { .bytes = SLICE(REPORT), .passed = "request" };

	document_write(trial->documents, &entry);
	assert_int_equal(record_held(trial->part), 0);
	assert_int_equal(counts_get(trial->counts,
			     "extract.passed_over.request"),
	    1);
	assert_int_equal(counts_get(trial->counts, "extract.bytes"), 0);
}

static void
rejects_what_may_be_a_report_and_cannot_be_read(void **state)
{
	struct trial *trial = *state;

	assert_once(write(trial, SLICE("Rar!\x1a\7\0"), FAULT_NONE),
	    "\tunknown_format\t");
	assert_once(write(trial, SLICE("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
			FAULT_NONE),
	    "reject\textract\tname\t\\N\tarchive\t12\t34\t");
	assert_int_equal(counts_get(trial->counts, "extract.rejects"), 2);
}

static void
rejects_a_document_with_a_fault(void **state)
{
	struct trial *trial = *state;
	struct fault damaged = { REASON_DAMAGED, "a record is damaged" };
	struct fault large = { REASON_TOO_LARGE, "more bytes than may be" };

	assert_once(write(trial, SLICE(REPORT), damaged),
	    "\tdamaged\ta record is damaged\n");
	/* Words may stand behind those that are there. */
	assert_once(write(trial, SLICE("a text"), large),
	    "\ttoo_large\tmore bytes than may be\n");
	assert_int_equal(write(trial, SLICE("\1\2\3\0\5\6\7\0"), large).len, 0);
	assert_int_equal(counts_get(trial->counts, "extract.rejects"), 2);
}

static void
rejects_a_file_that_cannot_be_read(void **state)
{
	struct trial *trial = *state;

	document_reject_file(trial->documents, "a\nb", "Permission denied");
	assert_once(record_take(trial->part),
	    "\tunreadable_file\tPermission denied\n");
	assert_int_equal(counts_get(trial->counts, "extract.rejects"), 1);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(writes_a_document_and_its_lines),
		TEST(writes_the_cells_of_a_page),
		TEST(reads_behind_a_page_that_shows_nothing),
		TEST(reads_a_page_that_shows_something_as_it_is),
		TEST(shows_nothing_behind_a_page_in_what_is_hidden),
		TEST(reads_an_answer_in_json),
		TEST(counts_why_a_document_is_passed_over),
		TEST(counts_what_the_archive_passed_over),
		TEST(rejects_what_may_be_a_report_and_cannot_be_read),
		TEST(rejects_a_document_with_a_fault),
		TEST(rejects_a_file_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
