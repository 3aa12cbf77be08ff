/* SPDX-License-Identifier: ISC */
#include <fcntl.h>

#include "extract/child.h"
#include "tests/unit/extract/toolbox.h"

/* Time enough for any machine, and a time that is sure to be up. */
enum { LONG = 600, SHORT = 1 };

static struct child *child;
static struct buf out;

static int
setup(void **state)
{
	if (toolbox_make(state) != 0)
		return 1;
	child = child_new(toolbox, LONG);
	return 0;
}

static int
teardown(void **state)
{
	child_free(child);
	buf_release(&out);
	return toolbox_remove(state);
}

static enum child_end
run(const char *script, const char *in)
{
	toolbox_put("pdftotext", script);
	return child_run(child, CHILD_PDFTOTEXT, slice_of(in), &out);
}

static void
passes_bytes_through_a_tool(void **state)
{
	(void)state;
	assert_int_equal(run("exec cat", "in"), CHILD_DONE);
	assert_int_equal(out.len, 2);
	assert_memory_equal(out.data, "in", 2);
	assert_int_equal(run("exec cat", ""), CHILD_DONE);
	assert_int_equal(out.len, 0);
}

static void
passes_many_bytes(void **state)
{
	struct buf in = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000000; i++)
		buf_add(&in, "0123456", 7);
	toolbox_put("pdftotext", "exec cat");
	assert_int_equal(child_run(child, CHILD_PDFTOTEXT,
			     (struct slice){ in.data, in.len }, &out),
	    CHILD_DONE);
	assert_int_equal(out.len, in.len);
	assert_memory_equal(out.data, in.data, in.len);
	buf_release(&in);
}

static void
keeps_what_a_tool_complains_of(void **state)
{
	struct slice complaint;

	(void)state;
	assert_int_equal(run("echo part; echo trouble >&2; exit 3", ""),
	    CHILD_FAILED);
	complaint = child_complaint(child);
	assert_int_equal(complaint.len, 8);
	assert_memory_equal(complaint.ptr, "trouble\n", 8);
	assert_memory_equal(out.data, "part\n", 5);
	assert_int_equal(run("exit 0", ""), CHILD_DONE);
	assert_int_equal(child_complaint(child).len, 0);
	assert_int_equal(out.len, 0);
}

static void
tells_a_missing_tool_from_a_crash(void **state)
{
	(void)state;
	toolbox_take("wvWare");
	assert_int_equal(child_run(child, CHILD_WVWARE, SLICE(""), &out),
	    CHILD_MISSING);
	assert_int_equal(child_run(NULL, CHILD_WVWARE, SLICE(""), &out),
	    CHILD_MISSING);
	assert_int_equal(run("kill -SEGV $$", ""), CHILD_FAILED);
}

static void
ends_a_tool_that_sleeps_or_spins(void **state)
{
	static const char *const scripts[] = { "exec sleep 600",
		"while :; do :; done" };
	struct child *hasty = child_new(toolbox, SHORT);

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		toolbox_put("pdftotext", scripts[i]);
		assert_int_equal(child_run(hasty, CHILD_PDFTOTEXT, SLICE(""),
				     &out),
		    CHILD_TIMED_OUT);
	}
	child_free(hasty);
	assert_int_equal(run("exec cat", "still here"), CHILD_DONE);
	assert_int_equal(out.len, 10);
}

static void
bounds_what_a_tool_writes(void **state)
{
	(void)state;
	assert_int_equal(run("exec yes", ""), CHILD_TOO_LARGE);
	assert_int_equal(out.len, (size_t)CHILD_OUTPUT_MIB << 20);
}

static void
gives_a_tool_nothing_but_its_own(void **state)
{
	int secret = open("/dev/null", O_RDONLY);

	(void)state;
	setenv("SECRET", "1", 1);
	assert_int_equal(run("exec env", ""), CHILD_DONE);
	buf_add(&out, "", 0);
	assert_null(strstr(out.data, "SECRET"));
	assert_non_null(strstr(out.data, "LC_ALL=C.UTF-8"));
	/* ls opens one itself, and the shell may keep its script open. */
	assert_int_equal(run("exec ls /proc/self/fd", ""), CHILD_DONE);
	assert_in_range(out.len, 1, sizeof("0\n1\n2\n3\n10\n") - 1);
	assert_int_equal(run("test -t 0 || exec cat /proc/self/limits", ""),
	    CHILD_DONE);
	buf_add(&out, "", 0);
	assert_non_null(strstr(out.data, "Max core file size        0  "));
	assert_non_null(strstr(out.data, "Max cpu time              600  "));
	close(secret);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passes_bytes_through_a_tool),
		cmocka_unit_test(passes_many_bytes),
		cmocka_unit_test(keeps_what_a_tool_complains_of),
		cmocka_unit_test(tells_a_missing_tool_from_a_crash),
		cmocka_unit_test(ends_a_tool_that_sleeps_or_spins),
		cmocka_unit_test(bounds_what_a_tool_writes),
		cmocka_unit_test(gives_a_tool_nothing_but_its_own),
	};

	return cmocka_run_group_tests_name("child", tests, setup, teardown);
}
