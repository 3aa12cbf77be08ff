/* SPDX-License-Identifier: ISC */
#include <sys/stat.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/walk.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static char folder[] = "/tmp/walk.XXXXXX";

static const char *
path_of(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void
make_file(const char *name)
{
	FILE *file = fopen(path_of(name), "w");

	assert_non_null(file);
	fclose(file);
}

static int
setup(void **state)
{
	(void)state;
	for (size_t i = strlen(folder) - 6; i < strlen(folder); i++)
		folder[i] = 'X';
	return mkdtemp(folder) == NULL;
}

static int
teardown(void **state)
{
	char command[600];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command); /* NOLINT: a name of our own making */
}

/* The names that a walk gives, below the folder; what is no file is marked. */
static void
assert_walks(const char *want)
{
	struct walk *walk = walk_open(folder);
	struct buf got = BUF_INIT;
	struct walk_item item;

	buf_add(&got, "", 0);
	while (walk_next(walk, &item)) {
		const char *name = item.path + strlen(folder);

		if (got.len > 0)
			buf_add_char(&got, ' ');
		if (item.kind != WALK_FILE)
			buf_add_char(&got,
			    item.kind == WALK_SPECIAL ? '!' : '?');
		buf_add(&got, name, strlen(name));
	}
	assert_string_equal(got.data, want);
	buf_release(&got);
	walk_close(walk);
}

static void
goes_in_the_order_of_the_bytes_of_the_paths(void **state)
{
	(void)state;
	assert_int_equal(mkdir(path_of("a"), 0700), 0);
	assert_int_equal(mkdir(path_of("a/z"), 0700), 0);
	make_file("a/z/1");
	make_file("a/10");
	make_file("a/9");
	make_file("a.txt");
	make_file("a0");
	make_file("B");
	make_file("\xc4\xea");
	make_file(".hidden");
	assert_walks("/.hidden /B /a.txt /a/10 /a/9 /a/z/1 /a0 /\xc4\xea");
}

static void
follows_links_to_files_only(void **state)
{
	(void)state;
	make_file("file");
	assert_int_equal(symlink("file", path_of("link")), 0);
	assert_int_equal(symlink(folder, path_of("loop")), 0);
	assert_int_equal(symlink("nowhere", path_of("none")), 0);
	assert_int_equal(mkfifo(path_of("pipe"), 0600), 0);
	assert_walks("/file /link !/loop /none !/pipe");
}

static void
says_which_directory_it_cannot_read(void **state)
{
	struct walk *walk = walk_open("/tmp/walk.is.not.there");
	struct walk_item item;

	(void)state;
	assert_true(walk_next(walk, &item));
	assert_int_equal(item.kind, WALK_FAILED);
	assert_string_equal(item.path, "/tmp/walk.is.not.there");
	assert_string_equal(item.detail, "No such file or directory");
	assert_false(walk_next(walk, &item));
	walk_close(walk);
	walk_close(NULL);
}

static void
goes_no_deeper_than_its_bound(void **state)
{
	struct buf path = BUF_INIT;
	struct walk *walk;
	struct walk_item item;
	int failed = 0;

	(void)state;
	buf_add(&path, folder, strlen(folder));
	for (int i = 0; i < WALK_DEPTH_MAX + 2; i++) {
		buf_add(&path, "/d", 2);
		assert_int_equal(mkdir(path.data, 0700), 0);
	}
	buf_release(&path);
	walk = walk_open(folder);
	while (walk_next(walk, &item))
		failed += item.kind == WALK_FAILED;
	assert_int_equal(failed, 1);
	walk_close(walk);
}

static void
may_be_closed_on_the_way(void **state)
{
	struct walk *walk;
	struct walk_item item;

	(void)state;
	make_file("a");
	make_file("b");
	walk = walk_open(folder);
	assert_true(walk_next(walk, &item));
	walk_close(walk);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(goes_in_the_order_of_the_bytes_of_the_paths),
		TEST(follows_links_to_files_only),
		TEST(says_which_directory_it_cannot_read),
		TEST(goes_no_deeper_than_its_bound),
		TEST(may_be_closed_on_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
