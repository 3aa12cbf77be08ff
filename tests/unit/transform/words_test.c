/* SPDX-License-Identifier: ISC */
#include "tests/unit/transform/page.h"
#include "transform/words.h"

static struct words words;

static int
begin(void **state)
{
	(void)state;
	words_init(&words, "街道|街道办事处|县|1号|区政府");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	words_release(&words);
	return 0;
}

static void
the_longest_word_counts(void **state)
{
	(void)state;
	assert_text(words_at_start(&words, SLICE("街道办事处的")),
	    "街道办事处");
	assert_text(words_at_start(&words, SLICE("街道的")), "街道");
	assert_text(words_at_end(&words, SLICE("石桥街道办事处")),
	    "街道办事处");
	assert_null(words_at_start(&words, SLICE("石桥街道")).ptr);
	assert_null(words_at_end(&words, SLICE("街道石桥")).ptr);
	assert_null(words_at_start(&words, SLICE("")).ptr);
}

static void
words_of_one_character_are_found_too(void **state)
{
	struct slice found;

	(void)state;
	assert_int_equal(words_find(&words, SLICE("在云栖县城"), 0, &found), 9);
	assert_text(found, "县");
	assert_int_equal(words_find(&words, SLICE("第1号"), 0, &found), 3);
	assert_text(found, "1号");
}

static void
the_first_place_is_found_from_anywhere(void **state)
{
	struct slice text = SLICE("石桥街道和白浪街道办事处");
	struct slice found;

	(void)state;
	assert_int_equal(words_find(&words, text, 0, &found), 6);
	assert_int_equal(words_find(&words, text, 9, &found), 21);
	assert_text(found, "街道办事处");
	assert_int_equal(words_find(&words, text, 24, &found), SIZE_MAX);
	assert_int_equal(words_find(&words, SLICE(""), 0, &found), SIZE_MAX);
}

static void
a_text_is_a_word_or_has_one(void **state)
{
	(void)state;
	assert_true(words_has(&words, SLICE("区政府")));
	assert_false(words_has(&words, SLICE("区政府办")));
	assert_true(words_in(&words, SLICE("某区政府办")));
}

static void
tags_of_all_words_that_begin_at_a_place_are_given(void **state)
{
	struct slice text = SLICE("在街道办事处");
	uint32_t tags;

	(void)state;
	words.tag[0] = 1;
	words.tag[1] = 2;
	assert_int_equal(words_tagged(&words, text, 0, &tags), 3);
	assert_int_equal(tags, 3);
	assert_int_equal(words_tagged(&words, text, 6, &tags), SIZE_MAX);
	/* A word without a tag is none. */
	assert_int_equal(words_tagged(&words, SLICE("县"), 0, &tags), SIZE_MAX);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_word_counts),
		cmocka_unit_test(words_of_one_character_are_found_too),
		cmocka_unit_test(the_first_place_is_found_from_anywhere),
		cmocka_unit_test(a_text_is_a_word_or_has_one),
		cmocka_unit_test(
		    tags_of_all_words_that_begin_at_a_place_are_given),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
