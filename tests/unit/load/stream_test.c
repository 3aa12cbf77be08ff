/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "load/batch.h"
#include "load/migrate.h"
#include "load/run.h"
#include "load/stream.h"
#include "schema/diag.h"
#include "tests/unit/dies.h"
#include "tests/unit/fake_pq.h"

#define HEADER "glasshouse\t1\tglasshouse-transform\t0.1.0\n"
#define INPUT  "input\t1\ta.html\t10\n"
#define DIGEST \
	"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
/* With the agency's name, and with its key and its normal name. */
#define REPORT_OF(agency, standing)                                                   \
	"report\t1\ta.html\t\\N\ta.html\t0\t10\t" DIGEST "\t1\t\\N\t" agency          \
	"\ttitle\thigh\t" standing                                                    \
	"\t33\tprovince\tgovernment\thigh\tC1\tindex\tO1\t2020\ttitle\thigh\te2019\t" \
	"\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t1\t1\n"
#define REPORT_NAMED(agency) REPORT_OF(agency, "33/government\tB")
#define REPORT               REPORT_NAMED("A")
#define REQUEST              "request\t1\tout_new\tapp_total\t5\tx\tstated\t5\\tx\t7\n"
#define REST                                                               \
	"disclosure\t1\tcat_licence\tm_decision_count\t\\N\t\\N\tblank\t"  \
	"\\N\t\\N\n"                                                       \
	"review\t1\trvc_review\trvr_total\t-1.50\t\\N\tinferred\t\\N\t9\n" \
	"indicator\t1\ti14_complaint\tm_indicator_value\t2\tx\tstated\t"   \
	"\\N\t3\n"                                                         \
	"identity\t1\tt3_balance\tapp_total\t5\t4\t1\tfails\n"
#define REJECT "reject\textract\tb.gz\t\\N\tb.gz\t0\t\\N\t\\N\tdamaged\t\\N\n"
#define WHOLE                                                    \
	HEADER INPUT REPORT REQUEST REST REJECT                  \
	    "end\tglasshouse-transform\t8\ttransform.reports=1 " \
	    "extract.documents=2\n"

/* A stream with one record behind its report, `n` records in all. */
#define WITH(record, n) \
	HEADER INPUT REPORT record "end\tglasshouse-transform\t" n "\t\n"

enum { MOST = 2 }; /* rejects that are allowed */

static bool bulk; /* how streams are loaded */

static void
load(void *text)
{
	FILE *in = fmemopen(text, strlen(text), "r");
	struct session *session = session_open(NULL);
	struct terms terms = { .max_rejects = { true, false, MOST },
		.bulk = bulk };
	struct outcome outcome = { .counts = counts_new() };

	assert_non_null(in);
	run_counters(outcome.counts);
	migrate_check(session);
	stream_load(session, in, "stdin", &terms, &outcome);
	counts_free(outcome.counts);
	session_close(session);
	fclose(in);
}

/* A warehouse, and nothing said to the server since. */
static void
make_warehouse(void)
{
	struct session *session;

	fake_pq_reset();
	session = session_open(NULL);
	migrate_run(session, true);
	session_close(session);
	fake_pq_fail(0, NULL);
}

static int
commits_of(const char *text)
{
	char copy[10000];
	int before = fake_pq_commits();

	assert_true(strlen(text) < sizeof(copy));
	snprintf(copy, sizeof(copy), "%s", text);
	load(copy);
	return fake_pq_commits() - before;
}

static void
refuses(const char *text)
{
	char copy[10000];
	int before = fake_pq_commits();

	assert_true(strlen(text) < sizeof(copy));
	snprintf(copy, sizeof(copy), "%s", text);
	assert_exits(EX_DATAERR, load, copy);
	assert_int_equal(fake_pq_commits(), before);
}

static void
copies_rows_with_their_keys(void **state)
{
	(void)state;
	make_warehouse();
	assert_int_equal(commits_of(WHOLE), 1);
	assert_string_equal(fake_pq_copied(),
	    "101\t7\t2020\t3\ta.html\t\\N\ta.html\t0\t10\t" DIGEST
	    "\t1\t\\N\tA\ttitle\thigh\tB\tprovince\tgovernment\thigh\tC1\tindex\tO1\ttitle\thigh\te2019\tunknown\t\\N\t\\N\t"
	    "\\N\t\\N\t\\N\t1\t1\t0.1.0\n"
	    "101\t" DIGEST "\t1\n"
	    "101\t7\t2020\t{9}\t{5}\t{0}\n"
	    "101\t7\n"
	    "101\t7\t2020\t6\t6\t\\N\t\\N\tblank\t\\N\t\\N\n"
	    "101\t7\t2020\t1\t1\t5\tx\tstated\t5\\tx\t7\n"
	    "101\t7\t2020\t1\t1\t-1.50\t\\N\tinferred\t\\N\t9\n"
	    "101\t7\t2020\t53\t2\tx\tstated\t\\N\t3\n"
	    "101\t7\t2020\t1\tapp_total\t5\t4\t1\tfails\n"
	    "3\t1\ta.html\t10\t1\t1\n");
	assert_true(fake_pq_ran("INSERT INTO etl.run"));
	assert_true(fake_pq_ran("INSERT INTO glasshouse.dim_agency"));
	assert_true(fake_pq_ran("UPDATE glasshouse.dim_agency"));
	assert_true(fake_pq_ran("INSERT INTO etl.reject"));
}

static void
writes_nothing_for_what_is_known(void **state)
{
	(void)state;
	make_warehouse();
	fake_pq_know_all();
	commits_of(WHOLE);
	assert_string_equal(fake_pq_copied(), "");
	assert_false(fake_pq_ran("INSERT INTO etl.run"));
	assert_false(fake_pq_ran("INSERT INTO glasshouse.dim_agency"));
	assert_false(fake_pq_ran("UPDATE glasshouse.dim_agency"));
	assert_false(fake_pq_ran("UPDATE etl.reject"));
}

static void
opens_no_transaction_for_an_empty_stream(void **state)
{
	(void)state;
	make_warehouse();
	assert_int_equal(commits_of(HEADER "end\tglasshouse-transform\t0\t\n"),
	    0);
}

static void
commits_nothing_when_the_connection_is_lost_anywhere(void **state)
{
	char text[] = WHOLE;
	int calls;

	(void)state;
	make_warehouse();
	commits_of(WHOLE);
	calls = fake_pq_calls();
	assert_true(calls > 20);
	for (int i = 1; i <= calls; i++) {
		int before;

		make_warehouse();
		before = fake_pq_commits();
		fake_pq_fail(i, NULL);
		assert_exits(EX_TEMPFAIL, load, text);
		assert_int_equal(fake_pq_commits(), before);
	}
}

static void
commits_nothing_when_a_statement_fails_anywhere(void **state)
{
	char text[] = WHOLE;
	int calls;

	(void)state;
	make_warehouse();
	commits_of(WHOLE);
	calls = fake_pq_calls();
	for (int i = 2; i <= calls; i++) { /* 1 is the connection */
		int before;

		make_warehouse();
		before = fake_pq_commits();
		fake_pq_fail(i, "42501");
		assert_exits(EX_UNAVAILABLE, load, text);
		fake_pq_fail(i, "53100");
		assert_exits(EX_TEMPFAIL, load, text);
		assert_int_equal(fake_pq_commits(), before);
	}
}

static void
refuses_a_stream_without_its_end(void **state)
{
	(void)state;
	make_warehouse();
	refuses(HEADER INPUT REPORT REQUEST);
	refuses(HEADER INPUT REPORT "end\tglasshouse-transform\t3\t\n");
	refuses(HEADER INPUT REPORT "end\tglasshouse-transform\t2\tx\n");
	refuses(HEADER INPUT REPORT
	    "end\tglasshouse-transform\t2\ttransform.reports=2\n");
	refuses(HEADER INPUT REPORT
	    "end\tglasshouse-transform\t2\textract.rejects=1\n");
}

static void
in_bulk_checks_all_facts_before_it_commits(void **state)
{
	char text[] = WHOLE;
	int before;

	(void)state;
	make_warehouse();
	bulk = true;
	assert_int_equal(commits_of(WHOLE), 1);
	assert_true(fake_pq_ran("LEFT JOIN glasshouse.dim_identity"));
	fake_pq_orphan();
	before = fake_pq_commits();
	assert_exits(EX_UNAVAILABLE, load, text);
	assert_int_equal(fake_pq_commits(), before);
	bulk = false;
}

static void
does_not_look_into_what_is_known(void **state)
{
	(void)state;
	make_warehouse();
	fake_pq_know_all();
	assert_int_equal(commits_of(WITH("request\tnothing\n", "3")), 1);
	assert_string_equal(fake_pq_copied(), "");
}

static void
keeps_nothing_if_too_much_was_rejected(void **state)
{
	char text[] = HEADER REPORT REJECT REJECT REJECT
	    "end\tglasshouse-transform\t4\t\n";
	int before;

	(void)state;
	make_warehouse();
	assert_int_equal(commits_of(HEADER REPORT REJECT REJECT
			     "end\tglasshouse-transform\t3\t\n"),
	    1);
	before = fake_pq_commits();
	assert_exits(EX_REJECTS, load, text);
	assert_int_equal(fake_pq_commits(), before);
}

static void
refuses_a_stream_that_is_not_transformed(void **state)
{
	(void)state;
	make_warehouse();
	refuses(WITH("line\t1\t1\tx\n", "3"));
}

static void
refuses_facts_of_no_report(void **state)
{
	(void)state;
	make_warehouse();
	refuses(HEADER REQUEST "end\tglasshouse-transform\t1\t\n");
	refuses(WITH("request\t2\tout_new\tapp_total\t5\tx\tstated\t\\N\t"
		     "7\n",
	    "3"));
}

static void
refuses_codes_that_are_in_no_catalogue(void **state)
{
	(void)state;
	make_warehouse();
	refuses(
	    WITH("request\t1\tnone\tapp_total\t5\tx\tstated\t\\N\t7\n", "3"));
	refuses(WITH("request\t1\tout_new\tnone\t5\tx\tstated\t\\N\t7\n", "3"));
	refuses(
	    WITH("request\t1\tout_new\tapp_total\t5\tx\tnone\t\\N\t7\n", "3"));
	refuses(WITH("identity\t1\tnone\tx\t5\t4\t1\tfails\n", "3"));
	refuses(WITH("identity\t1\tt3_balance\tx\t5\t4\t1\tblank\n", "3"));
}

static void
refuses_a_value_that_its_state_denies(void **state)
{
	(void)state;
	make_warehouse();
	refuses(
	    WITH("request\t1\tout_new\tapp_total\t0\tx\tblank\t\\N\t7\n", "3"));
	refuses(WITH("request\t1\tout_new\tapp_total\t\\N\tx\tstated\t\\N\t"
		     "7\n",
	    "3"));
}

static void
refuses_text_that_the_server_would_not_take(void **state)
{
	(void)state;
	make_warehouse();
	refuses(HEADER REPORT_NAMED("\xff") "end\tt\t1\t\n");
	refuses(WITH("request\t1\tout_new\tapp_total\t5\t\xc3(\tstated\t"
		     "\\N\t7\n",
	    "3"));
	refuses(WITH("request\t1\tout_new\tapp_total\t5x\tx\tstated\t\\N\t"
		     "7\n",
	    "3"));
}

static void
refuses_a_key_without_a_name(void **state)
{
	(void)state;
	make_warehouse();
	refuses(HEADER REPORT_OF("A", "33/government\t\\N") "end\tt\t1\t\n");
	refuses(HEADER REPORT_OF("A", "\\N\tB") "end\tt\t1\t\n");
}

static void
refuses_names_and_reports_without_end(void **state)
{
	static char text[200 * (REPORT_ROWS_MAX + 1)];
	char name[AGENCY_KEY_LEN_MAX + 2];
	char *at = text;

	(void)state;
	make_warehouse();
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	sprintf(text, HEADER REPORT_OF("A", "%s\tB") "end\tt\t1\t\n", name);
	assert_exits(EX_DATAERR, load, text);
	sprintf(text, HEADER REPORT_OF("A", "B\t%s") "end\tt\t1\t\n", name);
	assert_exits(EX_DATAERR, load, text);
	name[AGENCY_LEN_MAX + 1] = '\0';
	sprintf(text, HEADER REPORT_NAMED("%s") "end\tt\t1\t\n", name);
	assert_exits(EX_DATAERR, load, text);
	at = text + sprintf(text, HEADER INPUT REPORT);
	for (int i = 0; i <= REPORT_ROWS_MAX; i++)
		at += sprintf(at, REQUEST);
	assert_exits(EX_DATAERR, load, text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(copies_rows_with_their_keys),
		cmocka_unit_test(writes_nothing_for_what_is_known),
		cmocka_unit_test(opens_no_transaction_for_an_empty_stream),
		cmocka_unit_test(
		    commits_nothing_when_the_connection_is_lost_anywhere),
		cmocka_unit_test(
		    commits_nothing_when_a_statement_fails_anywhere),
		cmocka_unit_test(refuses_a_stream_without_its_end),
		cmocka_unit_test(in_bulk_checks_all_facts_before_it_commits),
		cmocka_unit_test(does_not_look_into_what_is_known),
		cmocka_unit_test(keeps_nothing_if_too_much_was_rejected),
		cmocka_unit_test(refuses_a_stream_that_is_not_transformed),
		cmocka_unit_test(refuses_facts_of_no_report),
		cmocka_unit_test(refuses_codes_that_are_in_no_catalogue),
		cmocka_unit_test(refuses_a_value_that_its_state_denies),
		cmocka_unit_test(refuses_text_that_the_server_would_not_take),
		cmocka_unit_test(refuses_a_key_without_a_name),
		cmocka_unit_test(refuses_names_and_reports_without_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
