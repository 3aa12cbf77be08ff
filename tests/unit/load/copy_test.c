/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "load/copy.h"
#include "tests/unit/fake_pq.h"
#include "tests/unit/unit.h"

static void
escapes_what_would_end_a_field(void **state)
{
	struct buf rows = BUF_INIT;

	(void)state;
	copy_key(&rows, -3);
	copy_text(&rows, SLICE("a\tb\nc\rd\\e"));
	copy_text(&rows, SLICE(""));
	copy_text(&rows, SLICE_NULL);
	copy_text(&rows, SLICE("\\N"));
	copy_number(&rows, 9007199254740993);
	assert_string_equal(rows.data,
	    "-3\ta\\tb\\nc\\rd\\\\e\t\t\\N\t\\\\N\t9007199254740993");
	buf_release(&rows);
}

static void
puts_a_key_before_each_row(void **state)
{
	struct buf rows = BUF_INIT;

	(void)state;
	copy_rows(&rows, SLICE("1\t2"), SLICE("\ta\n\tb\n\t\\n\n"));
	assert_string_equal(rows.data, "1\t2\ta\n1\t2\tb\n1\t2\t\\n\n");
	buf_release(&rows);
}

/* More than one call's worth arrives whole, and nothing is not sent. */
static void
sends_all_of_it(void **state)
{
	struct session *session;
	struct buf rows = BUF_INIT;

	(void)state;
	fake_pq_reset();
	session = session_open(NULL);
	assert_int_equal(copy_send(session, &sql_copy_request, &rows), 0);
	assert_false(fake_pq_ran("COPY"));
	for (int i = 0; i < 300000; i++)
		buf_add(&rows, "1\n", 2);
	assert_int_equal(copy_send(session, &sql_copy_request, &rows), 1);
	assert_int_equal(strlen(fake_pq_copied()), 600000);
	buf_release(&rows);
	session_close(session);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_what_would_end_a_field),
		cmocka_unit_test(puts_a_key_before_each_row),
		cmocka_unit_test(sends_all_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
