/* SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "tests/unit/unit.h"
#include "transform/unmatched.h"

static char *text;
static size_t len;

static void
expect(const struct unmatched *unmatched, const char *wanted)
{
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	unmatched_write(unmatched, out);
	fclose(out);
	assert_string_equal(text, wanted);
	free(text);
}

static void
texts_that_fold_alike_are_one(void **state)
{
	struct unmatched *unmatched = unmatched_new();

	(void)state;
	unmatched_add(unmatched, SLICE("9.抄送 文件"), SLICE("a"), 3);
	unmatched_add(unmatched, SLICE("抄送文件"), SLICE("b"), 4);
	expect(unmatched, "count\ttext\tplace\n2\t抄送文件\ta:3\n");
	unmatched_free(unmatched);
}

static void
the_most_frequent_comes_first(void **state)
{
	struct unmatched *unmatched = unmatched_new();

	(void)state;
	unmatched_add(unmatched, SLICE("甲类"), SLICE("a"), 1);
	unmatched_add(unmatched, SLICE("乙类"), SLICE("a"), 2);
	unmatched_add(unmatched, SLICE("乙类"), SLICE("a"), 3);
	expect(unmatched, "count\ttext\tplace\n2\t乙类\ta:2\n1\t甲类\ta:1\n");
	unmatched_free(unmatched);
}

static void
what_is_no_label_is_not_counted(void **state)
{
	struct unmatched *unmatched = unmatched_new();
	const struct slice word = SLICE("公");
	char longer[UNMATCHED_TEXT_MAX + 4];

	(void)state;
	for (size_t i = 0; i + word.len <= sizeof(longer); i += word.len)
		memcpy(longer + i, word.ptr, word.len);
	unmatched_add(unmatched, SLICE("12/7"), SLICE("a"), 1);
	unmatched_add(unmatched,
	    (struct slice){ longer, sizeof(longer) / word.len * word.len },
	    SLICE("a"), 2);
	expect(unmatched, "count\ttext\tplace\n");
	unmatched_free(unmatched);
}

static void
a_name_cannot_break_the_line(void **state)
{
	struct unmatched *unmatched = unmatched_new();

	(void)state;
	unmatched_add(unmatched, SLICE("甲类"), SLICE("a\tb\nc"), 1);
	expect(unmatched, "count\ttext\tplace\n1\t甲类\ta?b?c:1\n");
	unmatched_free(unmatched);
}

static void
what_has_no_room_is_counted_together(void **state)
{
	struct unmatched *unmatched = unmatched_new();
	char name[32];

	(void)state;
	for (int i = 0; i < UNMATCHED_TEXTS_MAX + 7; i++) {
		snprintf(name, sizeof(name), "类%d类", i);
		unmatched_add(unmatched, (struct slice){ name, strlen(name) },
		    SLICE("a"), 1);
	}
	unmatched_add(unmatched, SLICE("类0类"), SLICE("a"), 1);
	text = NULL;
	FILE *out = open_memstream(&text, &len);

	assert_non_null(out);
	unmatched_write(unmatched, out);
	fclose(out);
	assert_non_null(strstr(text, "\n2\t类0类\ta:1\n"));
	assert_non_null(strstr(text, "\n7\t(others)\t-\n"));
	free(text);
	unmatched_free(unmatched);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_that_fold_alike_are_one),
		cmocka_unit_test(the_most_frequent_comes_first),
		cmocka_unit_test(what_is_no_label_is_not_counted),
		cmocka_unit_test(what_has_no_room_is_counted_together),
		cmocka_unit_test(a_name_cannot_break_the_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
