/* SPDX-License-Identifier: ISC */
#include "load/migrate.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"
#include "tests/unit/fake_pq.h"

static void
migrate(void *arg)
{
	struct session *session = session_open(NULL);

	(void)arg;
	migrate_run(session, true);
	session_close(session);
}

static void
check(void *arg)
{
	struct session *session = session_open(NULL);

	(void)arg;
	migrate_check(session);
	session_close(session);
}

static int
migrate_empty(void)
{
	fake_pq_reset();
	migrate(NULL);
	return fake_pq_ledger();
}

static void
makes_a_warehouse_that_it_takes(void **state)
{
	int applied = migrate_empty();

	(void)state;
	assert_true(applied > 10);
	assert_int_equal(fake_pq_commits(), applied);
	check(NULL);
}

static void
does_nothing_the_second_time(void **state)
{
	int applied = migrate_empty();

	(void)state;
	migrate(NULL);
	assert_int_equal(fake_pq_ledger(), applied);
	assert_int_equal(fake_pq_commits(), applied);
}

static void
refuses_a_database_without_a_warehouse(void **state)
{
	(void)state;
	fake_pq_reset();
	assert_exits(EX_UNAVAILABLE, check, NULL);
}

static void
mends_a_warehouse_that_is_behind(void **state)
{
	int applied = migrate_empty();

	(void)state;
	fake_pq_forget_last();
	assert_exits(EX_UNAVAILABLE, check, NULL);
	migrate(NULL);
	assert_int_equal(fake_pq_ledger(), applied);
	check(NULL);
}

static void
applies_a_seed_again_when_it_has_changed(void **state)
{
	int applied = migrate_empty();

	(void)state;
	fake_pq_tamper(applied - 1);
	assert_exits(EX_UNAVAILABLE, check, NULL);
	migrate(NULL);
	assert_int_equal(fake_pq_commits(), applied + 1);
}

static void
refuses_a_migration_that_was_another(void **state)
{
	(void)state;
	migrate_empty();
	fake_pq_tamper(1);
	assert_exits(EX_UNAVAILABLE, check, NULL);
	assert_exits(EX_UNAVAILABLE, migrate, NULL);
}

static void
refuses_the_warehouse_of_a_later_version(void **state)
{
	(void)state;
	migrate_empty();
	fake_pq_add_migration("999", "999-later");
	assert_exits(EX_UNAVAILABLE, check, NULL);
	assert_exits(EX_UNAVAILABLE, migrate, NULL);
}

/* Whatever fails, what was kept before is whole, and a re-run ends well. */
static void
goes_on_where_a_lost_connection_stopped_it(void **state)
{
	int applied = migrate_empty();
	int calls = fake_pq_calls();

	(void)state;
	for (int i = 2; i <= calls; i++) {
		fake_pq_reset();
		fake_pq_fail(i, NULL);
		assert_exits(EX_TEMPFAIL, migrate, NULL);
		assert_int_equal(fake_pq_commits(), fake_pq_ledger());
		fake_pq_fail(0, NULL);
		migrate(NULL);
		assert_int_equal(fake_pq_ledger(), applied);
		fake_pq_reset();
		fake_pq_fail(i, "42501");
		assert_exits(EX_UNAVAILABLE, migrate, NULL);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_a_warehouse_that_it_takes),
		cmocka_unit_test(does_nothing_the_second_time),
		cmocka_unit_test(refuses_a_database_without_a_warehouse),
		cmocka_unit_test(mends_a_warehouse_that_is_behind),
		cmocka_unit_test(applies_a_seed_again_when_it_has_changed),
		cmocka_unit_test(refuses_a_migration_that_was_another),
		cmocka_unit_test(refuses_the_warehouse_of_a_later_version),
		cmocka_unit_test(goes_on_where_a_lost_connection_stopped_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
