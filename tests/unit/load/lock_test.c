/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "load/lock.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"
#include "tests/unit/fake_pq.h"

static void
is_taken_where_nobody_has_it(void **state)
{
	struct session *session;

	(void)state;
	fake_pq_reset();
	session = session_open(NULL);
	assert_true(lock_take(session, 0));
	session_close(session);
}

static void
is_not_waited_for_longer_than_was_asked(void **state)
{
	struct session *session;
	int calls;

	(void)state;
	fake_pq_reset();
	fake_pq_hold();
	session = session_open(NULL);
	calls = fake_pq_calls();
	assert_false(lock_take(session, 0));
	assert_int_equal(fake_pq_calls(), calls + 1);
	assert_false(lock_take(session, 1));
	assert_true(fake_pq_calls() > calls + 2);
	session_close(session);
}

static void
refuse(void *arg)
{
	/* It lives as long as the child. */
	static struct session *volatile session;
	int *out = arg;

	if (dup2(out[1], STDERR_FILENO) < 0)
		_exit(127);
	session = session_open(NULL);
	lock_refuse(session);
}

static void
says_who_has_it(void **state)
{
	char text[200];
	ssize_t len;
	int out[2];

	(void)state;
	fake_pq_reset();
	fake_pq_hold();
	diag_program("glasshouse-load");
	assert_int_equal(pipe(out), 0);
	assert_exits(EX_TEMPFAIL, refuse, out);
	len = read(out[0], text, sizeof(text) - 1);
	assert_true(len > 0);
	text[len] = '\0';
	assert_string_equal(text,
	    "glasshouse-load: another run is at work: process 4711 of the "
	    "server, glasshouse-load, role etl, since unknown\n");
	close(out[0]);
	close(out[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_taken_where_nobody_has_it),
		cmocka_unit_test(is_not_waited_for_longer_than_was_asked),
		cmocka_unit_test(says_who_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
