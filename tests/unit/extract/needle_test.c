/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "extract/needle.h"
#include "schema/utf8.h"
#include "tests/unit/unit.h"

#define TOPIC "信息公开"
#define FORM  "年度报告"
#define ALONE "统计期限"

static struct needle_set *set;
static struct charset_decoder *decoder;

static int
setup(void **state)
{
	(void)state;
	set = needle_set_new();
	decoder = charset_decoder_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	needle_set_free(set);
	charset_decoder_free(decoder);
	return 0;
}

/* Looks for a word behind `before` other bytes, in an encoding. */
static struct needle_hits
scan(const char *word, enum charset charset, size_t before)
{
	struct buf bytes = BUF_INIT;
	struct needle_hits hits;

	for (size_t i = 0; i < before; i++)
		buf_add_char(&bytes, (char)('a' + i % 26));
	assert_true(charset_encode(decoder, slice_of(word), charset, &bytes));
	hits = needle_scan(set, (struct slice){ bytes.data, bytes.len });
	buf_release(&bytes);
	return hits;
}

/* Reports come in pieces, too. */
static void
a_row_out_of_a_table_is_enough(void **state)
{
	(void)state;
	assert_true(
	    scan("2.没有现成信息需要另行制作", CHARSET_UTF_8, 3).candidate);
	assert_true(scan("本年处理决定数量", CHARSET_GB18030, 3).candidate);
	assert_false(scan("其他处理", CHARSET_UTF_8, 3).candidate);
}

static void
finds_a_word_wherever_it_stands(void **state)
{
	(void)state;
	for (size_t before = 0; before < 64; before++) {
		struct needle_hits hits = scan(ALONE, CHARSET_UTF_8, before);

		assert_true(hits.candidate);
		assert_int_equal(hits.seen, CHARSET_UTF_8);
	}
}

static void
tells_the_encoding_of_what_it_found(void **state)
{
	static const enum charset charsets[] = { CHARSET_UTF_8, CHARSET_GB18030,
		CHARSET_UTF_16LE, CHARSET_UTF_16BE };

	(void)state;
	for (size_t i = 0; i < sizeof(charsets) / sizeof(charsets[0]); i++)
		assert_int_equal(scan(ALONE, charsets[i], 7).seen, charsets[i]);
	assert_int_equal(scan("統計期限", CHARSET_BIG5, 7).seen, CHARSET_BIG5);
}

static void
wants_the_topic_and_the_form(void **state)
{
	(void)state;
	assert_false(scan(TOPIC, CHARSET_UTF_8, 3).candidate);
	assert_false(scan(FORM, CHARSET_UTF_8, 3).candidate);
	assert_false(scan(FORM " " FORM, CHARSET_UTF_8, 3).candidate);
	assert_true(scan(TOPIC FORM, CHARSET_UTF_8, 3).candidate);
	assert_true(scan(FORM "\n" TOPIC, CHARSET_GB18030, 3).candidate);
}

static void
puts_no_half_of_two_encodings_together(void **state)
{
	struct buf bytes = BUF_INIT;

	(void)state;
	assert_true(
	    charset_encode(decoder, SLICE(TOPIC), CHARSET_UTF_8, &bytes));
	assert_true(
	    charset_encode(decoder, SLICE(FORM), CHARSET_GB18030, &bytes));
	assert_false(needle_scan(set, (struct slice){ bytes.data, bytes.len })
			 .candidate);
	buf_release(&bytes);
}

static void
reads_character_references(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct slice word = SLICE(TOPIC FORM);
		struct buf bytes = BUF_INIT;
		struct needle_hits hits;

		for (size_t at = 0; at < word.len;) {
			char text[16];
			unsigned c = utf8_next(word, &at);

			if (i == 0)
				snprintf(text, sizeof(text), "&#%u;", c);
			else
				snprintf(text, sizeof(text), "&#x%X;", c);
			buf_add(&bytes, text, strlen(text));
		}
		hits = needle_scan(set,
		    (struct slice){ bytes.data, bytes.len });
		assert_true(hits.candidate);
		assert_int_equal(hits.seen, CHARSET_UNKNOWN);
		buf_release(&bytes);
	}
}

static void
finds_nothing_in_nothing(void **state)
{
	(void)state;
	assert_false(needle_scan(set, SLICE("")).candidate);
	assert_false(needle_scan(set, SLICE("a")).candidate);
	assert_false(needle_scan(set, SLICE("统计期")).candidate);
	assert_false(needle_scan(set,
	    SLICE("a text that goes on and on and has none of the words"))
			 .candidate);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_out_of_a_table_is_enough),
		cmocka_unit_test(finds_a_word_wherever_it_stands),
		cmocka_unit_test(tells_the_encoding_of_what_it_found),
		cmocka_unit_test(wants_the_topic_and_the_form),
		cmocka_unit_test(puts_no_half_of_two_encodings_together),
		cmocka_unit_test(reads_character_references),
		cmocka_unit_test(finds_nothing_in_nothing),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
