/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>

#include "extract/markup.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static struct markup
look(const char *text)
{
	struct buf copy = BUF_INIT;
	struct markup markup;

	buf_add(&copy, text, strlen(text));
	markup = markup_tame(copy.data, copy.len);
	assert_string_equal(copy.data, text);
	buf_release(&copy);
	return markup;
}

static void
looks_for_blocks_outside_the_tables(void **state)
{
	(void)state;
	assert_true(look("a<p>b").has_blocks);
	assert_true(look("<TABLE></TABLE><DIV>").has_blocks);
	assert_false(look("<table><tr><td>a<br>b</table>c").has_blocks);
	assert_false(look("<b>a</b> < p <pre>").has_blocks);
	assert_false(look("<table><table></table><p></table>").has_blocks);
	assert_false(look("").has_blocks);
}

static void
takes_marked_down_text_with_tags_for_what_it_is(void **state)
{
	(void)state;
	assert_false(look("a\nb\nc\nd\n<div><table></table></div>").has_blocks);
	assert_false(look("<p>a</p>\nb\n\nc\nd\n").has_blocks);
	assert_true(look("<p>a\nb\nc\n</p>").has_blocks);
	assert_true(look("<body>a\nb\nc\nd\ne\n<br>").has_blocks);
	assert_true(look("<p>a\nb\nc\nd\ne\nf</p>").has_blocks);
	assert_false(look("<p>a\nb\n\nc\nd\ne\nf</p>").has_blocks);
	assert_true(look("<p>\n<table>\na\nb\nc\nd\n</table>").has_blocks);
}

static void
counts_end_tags(void **state)
{
	(void)state;
	assert_int_equal(look("</a><b></b></").end_tags, 3);
}

/* A tag with `n` attributes, made by `each`, and what is left of it. */
static char
first_of_tag(size_t n, const char *each)
{
	struct buf text = BUF_INIT;
	char first;

	buf_add(&text, "<a", 2);
	for (size_t i = 0; i < n; i++)
		buf_add(&text, each, strlen(each));
	buf_add(&text, ">", 1);
	(void)markup_tame(text.data, text.len);
	first = text.data[0];
	buf_release(&text);
	return first;
}

static void
unmakes_a_tag_of_too_many_attributes(void **state)
{
	static const size_t many = (size_t)MARKUP_ATTRIBUTES_MAX * 2 + 1;

	(void)state;
	assert_int_equal(first_of_tag(MARKUP_ATTRIBUTES_MAX, " b=\"c d>\""),
	    '<');
	assert_int_equal(first_of_tag(many, " b"), ' ');
	assert_int_equal(first_of_tag(many, "/b"), ' ');
	assert_int_equal(first_of_tag(many, " 'b"), ' ');
	assert_int_equal(first_of_tag(many, " b='c'"), ' ');
}

static void
counts_no_blank_inside_a_quoted_value(void **state)
{
	struct buf text = BUF_INIT;

	(void)state;
	buf_add(&text, "<a b= '", 7);
	for (int i = 0; i < 5000; i++)
		buf_add(&text, " <", 2);
	buf_add(&text, "'>", 2);
	(void)markup_tame(text.data, text.len);
	assert_int_equal(text.data[0], '<');
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_for_blocks_outside_the_tables),
		cmocka_unit_test(
		    takes_marked_down_text_with_tags_for_what_it_is),
		cmocka_unit_test(counts_end_tags),
		cmocka_unit_test(unmakes_a_tag_of_too_many_attributes),
		cmocka_unit_test(counts_no_blank_inside_a_quoted_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
