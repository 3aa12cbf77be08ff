/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"

static void
grows_and_ends_in_a_nul(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		buf_add(&buf, "ab\0", 3);
		assert_int_equal(buf.data[buf.len], '\0');
	}
	assert_int_equal(buf.len, 3000);
	assert_memory_equal(buf.data + 2997, "ab\0", 3);
	buf_release(&buf);
	assert_null(buf.data);
}

static void
keeps_its_memory_when_reset(void **state)
{
	struct buf buf = BUF_INIT;
	const char *data;

	(void)state;
	buf_reset(&buf);
	assert_null(buf.data);
	buf_add_char(&buf, 'x');
	data = buf.data;
	buf_reset(&buf);
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.data, "");
	buf_add_char(&buf, 'y');
	assert_ptr_equal(buf.data, data);
	assert_string_equal(buf.data, "y");
	buf_release(&buf);
	buf_add(&buf, "z", 1);
	assert_string_equal(buf.data, "z");
	buf_release(&buf);
}

static void
adds_nothing_to_nothing(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	buf_add(&buf, NULL, 0);
	assert_int_equal(buf.len, 0);
	assert_string_equal(buf.data, "");
	buf_release(&buf);
}

static void
add_too_much(void *arg)
{
	buf_add(arg, "", SIZE_MAX / 2);
}

static void
refuses_more_than_can_be_held(void **state)
{
	struct buf buf = BUF_INIT;

	(void)state;
	assert_exits(EX_DATAERR, add_too_much, &buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_ends_in_a_nul),
		cmocka_unit_test(keeps_its_memory_when_reset),
		cmocka_unit_test(adds_nothing_to_nothing),
		cmocka_unit_test(refuses_more_than_can_be_held),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
