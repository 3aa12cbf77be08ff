/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "extract/progress.h"
#include "tests/unit/unit.h"

/* What is said on stderr of a run of two inputs. */
static void
said(bool shown, char *text, size_t room)
{
	struct counts *counts = counts_new();
	struct progress *progress = progress_new(shown);
	FILE *file = tmpfile();
	int before = dup(STDERR_FILENO);
	size_t len;

	assert_non_null(file);
	fflush(stderr);
	assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
	counts_add(counts, "extract.documents", 2);
	counts_add(counts, "extract.rejects", 1);
	counts_add(counts, "extract.passed_over.no_keyword", 4);
	counts_add(counts, "extract.bytes", 99);
	progress_expect(progress, 3 << 20);
	progress_add(progress, true, 1 << 20, counts);
	progress_add(progress, true, 1 << 20, counts);
	progress_free(progress);
	fflush(stderr);
	assert_true(dup2(before, STDERR_FILENO) >= 0);
	close(before);
	rewind(file);
	len = fread(text, 1, room - 1, file);
	text[len] = '\0';
	fclose(file);
	counts_free(counts);
}

static void
says_how_far_it_is_and_wipes_it(void **state)
{
	char text[512];

	(void)state;
	said(true, text, sizeof(text));
	assert_non_null(
	    strstr(text, "\r1 inputs, 1 of 3 MiB, 7 records, 2 candidates, "));
	/* The second came too soon to be said. */
	assert_null(strstr(text, "2 inputs"));
	assert_string_equal(text + strlen(text) - 4, "\r\033[K");
}

static void
says_nothing_if_nobody_sees_it(void **state)
{
	char text[512];

	(void)state;
	said(false, text, sizeof(text));
	assert_string_equal(text, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_how_far_it_is_and_wipes_it),
		cmocka_unit_test(says_nothing_if_nobody_sees_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
