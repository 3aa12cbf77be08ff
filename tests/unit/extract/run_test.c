/* SPDX-License-Identifier: ISC */
/*
 * Each trial runs in a process of its own, for a run confines the process that
 * it is in.
 */
#include <sys/wait.h>

#include <unistd.h>

#include "extract/run.h"
#include "tests/unit/extract/report.h"

enum { NPAGES = 12, PAGE = 400 << 10 };

static char dir[] = "/tmp/glasshouse-run-XXXXXX";

static void
put(const char *name, struct slice bytes)
{
	char path[64];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	out = fopen(path, "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, out), bytes.len);
	assert_int_equal(fclose(out), 0);
}

/* An archive of several parts, each page a report with its number in it. */
static void
put_crawl(void)
{
	struct buf crawl = BUF_INIT, page = BUF_INIT;
	char uri[64];

	for (int i = 0; i < NPAGES; i++) {
		buf_reset(&page);
		buf_add(&page, REPORT, sizeof(REPORT) - 1);
		while (page.len < PAGE)
			buf_add(&page, "nothing at all, ", 16);
		buf_add(&page, "", 1);
		snprintf(uri, sizeof(uri), "http://a.gov.cn/%d", i);
		report_record(&crawl, uri, page.data);
	}
	put("crawl.warc", (struct slice){ crawl.data, crawl.len });
	buf_release(&crawl);
	buf_release(&page);
}

static int
set_up(void **state)
{
	char list[128];

	(void)state;
	if (mkdtemp(dir) == NULL)
		return -1;
	put("a.txt", SLICE(REPORT));
	put("b.txt", SLICE(REPORT));
	put_crawl();
	snprintf(list, sizeof(list), "%s/b.txt\n\n%s/gone\n%s/a.txt", dir, dir,
	    dir);
	put("list", slice_of(list));
	return 0;
}

static int
tear_down(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", dir);
	return system(command);
}

/* All of an operand to a file that is open already. */
static _Noreturn void
run(FILE *out, const char *operand, size_t nthreads)
{
	struct run_options options = { .max = 4 << 20, .nthreads = nthreads };
	struct record_writer *writer = record_writer_new(out, "extract");
	struct counts *counts = counts_new();
	struct run *run = run_new(&options, writer, counts);
	struct buf sum = BUF_INIT;

	run_operand(run, operand);
	run_free(run);
	counts_write(counts, &sum);
	record_close(writer, (struct slice){ sum.data, sum.len });
	record_writer_free(writer);
	counts_free(counts);
	buf_release(&sum);
	fflush(out);
	_exit(0);
}

/* The stream of an operand in the folder, to be released. */
static struct slice
stream(const char *prefix, const char *name, size_t nthreads, struct buf *buf)
{
	FILE *out = tmpfile();
	char operand[128];
	char piece[4096];
	int status;
	size_t n;
	pid_t pid;

	assert_non_null(out);
	snprintf(operand, sizeof(operand), "%s%s/%s", prefix, dir, name);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0 && freopen("/dev/null", "w", stderr) != NULL)
		run(out, operand, nthreads);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	rewind(out);
	while ((n = fread(piece, 1, sizeof(piece), out)) > 0)
		buf_add(buf, piece, n);
	fclose(out);
	return (struct slice){ buf->data, buf->len };
}

static void
reads_a_file(void **state)
{
	struct buf buf = BUF_INIT;
	struct slice text = stream("", "a.txt", 1, &buf);

	(void)state;
	assert_once(text, "input\t1\t");
	assert_once(text, "document\t1\t");
	assert_once(text, "extract.documents=1");
	buf_release(&buf);
}

static void
reads_the_lines_of_a_list(void **state)
{
	struct buf buf = BUF_INIT;
	struct slice text = stream("@", "list", 1, &buf);

	(void)state;
	assert_once(text, "input\t3\t");
	assert_int_equal(report_count(text, "input\t"), 3);
	assert_int_equal(report_count(text, "document\t"), 2);
	assert_once(text, "\tunreadable_file\tNo such file or directory\n");
	buf_release(&buf);
}

static void
rejects_a_list_that_is_not_there(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	assert_once(stream("@", "gone", 1, &buf),
	    "\tunreadable_file\tNo such file or directory\n");
	buf_release(&buf);
}

static void
reads_one_record_of_an_archive(void **state)
{
	struct buf buf = BUF_INIT;
	struct slice text = stream("", "crawl.warc@0", 2, &buf);

	(void)state;
	assert_int_equal(report_count(text, "document\t"), 1);
	assert_once(text, "\thttp://a.gov.cn/0\t");
	buf_release(&buf);
}

static void
writes_the_same_with_any_number_of_threads(void **state)
{
	struct buf one = BUF_INIT, many = BUF_INIT;
	struct slice text = stream("", "crawl.warc", 1, &one);

	(void)state;
	assert_int_equal(report_count(text, "document\t"), NPAGES);
	for (size_t n = 2; n <= 5; n += 3) {
		buf_reset(&many);
		assert_true(
		    slice_equal(stream("", "crawl.warc", n, &many), text));
	}
	buf_release(&one);
	buf_release(&many);
}

static void
reads_all_that_is_in_a_folder(void **state)
{
	struct buf buf = BUF_INIT;
	struct slice text = stream("", ".", 2, &buf);

	(void)state;
	assert_int_equal(report_count(text, "document\t"), NPAGES + 2);
	assert_int_equal(report_count(text, "input\t"), 1);
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_a_file),
		cmocka_unit_test(reads_the_lines_of_a_list),
		cmocka_unit_test(rejects_a_list_that_is_not_there),
		cmocka_unit_test(reads_one_record_of_an_archive),
		cmocka_unit_test(writes_the_same_with_any_number_of_threads),
		cmocka_unit_test(reads_all_that_is_in_a_folder),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
