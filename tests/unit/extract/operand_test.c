/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "extract/operand.h"
#include "tests/unit/unit.h"

/* In a folder of its own, with files that are named as operands may be. */
static int
set_up(void **state)
{
	static char folder[] = "/tmp/operand_test.XXXXXX";
	static const char *const names[] = { "@list", "a@7" };

	*state = folder;
	if (mkdtemp(folder) == NULL || chdir(folder) != 0)
		return 1;
	for (size_t i = 0; i < 2; i++) {
		FILE *file = fopen(names[i], "w");

		if (file == NULL || fclose(file) != 0)
			return 1;
	}
	return 0;
}

static int
tear_down(void **state)
{
	return unlink("@list") != 0 || unlink("a@7") != 0 || chdir("/") != 0 ||
	    rmdir(*state) != 0;
}

static void
knows_a_place_in_an_archive(void **state)
{
	struct buf path = BUF_INIT;
	uint64_t offset = 0;

	(void)state;
	assert_true(operand_is_place("b/c.warc.gz@4096", &path, &offset));
	assert_string_equal(path.data, "b/c.warc.gz");
	assert_int_equal(offset, 4096);
	assert_true(operand_is_place("a@b@0", &path, &offset));
	assert_string_equal(path.data, "a@b");
	assert_int_equal(offset, 0);
	buf_release(&path);
}

static void
knows_what_is_none(void **state)
{
	static const char *const others[] = { "", "a", "@7", "a@", "a@b",
		"a@-1", "a@7x", "a@99999999999999999999" };
	struct buf path = BUF_INIT;
	uint64_t offset;

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(operand_is_place(others[i], &path, &offset));
	assert_false(operand_is_place("a@7", &path, &offset));
	buf_release(&path);
}

static void
knows_a_list_from_a_file_of_that_name(void **state)
{
	(void)state;
	assert_true(operand_is_list("@names"));
	assert_false(operand_is_list("@list"));
	assert_false(operand_is_list("@"));
	assert_false(operand_is_list("names"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_a_place_in_an_archive),
		cmocka_unit_test(knows_what_is_none),
		cmocka_unit_test(knows_a_list_from_a_file_of_that_name),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
