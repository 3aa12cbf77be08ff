/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "load/session.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"
#include "tests/unit/fake_pq.h"

static void
open_it(void *target)
{
	session_close(session_open(target));
}

static void
tells_what_may_go_well_later(void **state)
{
	static const char *const later[] = { "08006", "53100", "53300", "57P01",
		"57014", "40001", "40P01", "55P03" };
	static const char *const never[] = { "42501", "23505", "22P02", "3D000",
		"28P01", "25006" };

	(void)state;
	for (size_t i = 0; i < sizeof(later) / sizeof(later[0]); i++)
		assert_int_equal(session_status(later[i]), EX_TEMPFAIL);
	for (size_t i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		assert_int_equal(session_status(never[i]), EX_UNAVAILABLE);
	assert_int_equal(session_status(NULL), EX_UNAVAILABLE);
}

static void
hands_the_target_to_libpq(void **state)
{
	char target[] = "service=etl";

	(void)state;
	fake_pq_reset();
	open_it(target);
	assert_string_equal(fake_pq_parameter("dbname"), target);
	assert_string_equal(fake_pq_parameter("fallback_application_name"),
	    "glasshouse-load");
	assert_string_equal(fake_pq_parameter("client_encoding"), "UTF8");
	assert_true(fake_pq_ran("search_path"));
}

static void
leaves_the_rest_to_the_environment(void **state)
{
	(void)state;
	fake_pq_reset();
	open_it(NULL);
	assert_string_equal(fake_pq_parameter("dbname"), "");
}

static void
a_malformed_connection_string_is_bad_usage(void **state)
{
	char uri[] = "postgresql://user:secret@host/%zz";

	(void)state;
	fake_pq_reset();
	assert_exits(EX_USAGE, open_it, uri);
}

static void
a_server_that_refuses_is_unavailable(void **state)
{
	(void)state;
	fake_pq_reset();
	fake_pq_refuse(true);
	assert_exits(EX_UNAVAILABLE, open_it, NULL);
}

static void
a_server_that_is_away_may_come_back(void **state)
{
	(void)state;
	fake_pq_reset();
	fake_pq_refuse(false);
	assert_exits(EX_TEMPFAIL, open_it, NULL);
}

static void
fail_in_one_line(void *arg)
{
	struct session *session = session_open(NULL);
	int *out = arg;

	fake_pq_fail(1, NULL);
	if (dup2(out[1], STDERR_FILENO) < 0)
		_exit(127);
	session_run(session, &sql_begin);
}

static void
a_message_is_one_line_without_control_characters(void **state)
{
	char text[200];
	ssize_t len;
	int out[2];

	(void)state;
	fake_pq_reset();
	diag_program("glasshouse-load");
	assert_int_equal(pipe(out), 0);
	assert_exits(EX_TEMPFAIL, fail_in_one_line, out);
	len = read(out[0], text, sizeof(text) - 1);
	assert_true(len > 0);
	text[len] = '\0';
	assert_string_equal(text,
	    "glasshouse-load: begin: the connection is ?lost\n");
	close(out[0]);
	close(out[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_what_may_go_well_later),
		cmocka_unit_test(hands_the_target_to_libpq),
		cmocka_unit_test(leaves_the_rest_to_the_environment),
		cmocka_unit_test(a_malformed_connection_string_is_bad_usage),
		cmocka_unit_test(a_server_that_refuses_is_unavailable),
		cmocka_unit_test(a_server_that_is_away_may_come_back),
		cmocka_unit_test(
		    a_message_is_one_line_without_control_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
