/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "schema/diag.h"
#include "schema/stage.h"
#include "tests/unit/dies.h"

static const struct stage plain = { "glasshouse-test",
	"usage: glasshouse-test\nmore\n", false, false };

static void
run_option(void *option)
{
	struct stage stage = plain;

	if (freopen("/dev/null", "w", stdout) == NULL)
		_exit(127);
	stage_option(&stage, *(int *)option);
	_exit(1);
}

static void
answers_help_and_version(void **state)
{
	int option = 'h';

	(void)state;
	assert_exits(EX_OK, run_option, &option);
	option = 'V';
	assert_exits(EX_OK, run_option, &option);
	option = '?';
	assert_exits(EX_USAGE, run_option, &option);
}

static void
help_to_a_full_disk(void *option)
{
	struct stage stage = plain;

	if (freopen("/dev/full", "w", stdout) == NULL)
		_exit(127);
	stage_option(&stage, *(int *)option);
}

static void
notices_a_full_disk(void **state)
{
	int option = 'h';

	(void)state;
	assert_exits(EX_IOERR, help_to_a_full_disk, &option);
}

static void
remembers_its_switches(void **state)
{
	struct stage stage = plain;

	(void)state;
	stage_option(&stage, 'v');
	stage_option(&stage, 'W');
	assert_true(stage.verbose);
	assert_true(stage.strict);
}

static void
counts_rejects_against_strict_only(void **state)
{
	struct stage stage = plain;
	struct counts *counts = counts_new();

	(void)state;
	assert_int_equal(stage_end(&stage, counts, 3), EX_OK);
	stage.strict = true;
	assert_int_equal(stage_end(&stage, counts, 0), EX_OK);
	assert_int_equal(stage_end(&stage, counts, 3), EX_DATAERR);
	counts_free(counts);
}

static void
warn_and_end(void *arg)
{
	static const struct place place = { "test", 7 };
	struct counts *counts = counts_new();
	int status;

	(void)arg;
	diag_warn(&place, "%s", "it is bad");
	status = stage_end(&plain, counts, 0);
	counts_free(counts);
	exit(status);
}

static void
remembers_that_it_warned(void **state)
{
	(void)state;
	assert_exits(EX_DATAERR, warn_and_end, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_help_and_version),
		cmocka_unit_test(notices_a_full_disk),
		cmocka_unit_test(remembers_its_switches),
		cmocka_unit_test(counts_rejects_against_strict_only),
		cmocka_unit_test(remembers_that_it_warned),
	};

	return cmocka_run_group_tests_name("stage", tests, NULL, NULL);
}
