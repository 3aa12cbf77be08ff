/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/markdown.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static void
assert_becomes(size_t (*change)(char *, size_t), const char *from,
    const char *want)
{
	struct buf buf = BUF_INIT;

	buf_add(&buf, from, strlen(from));
	buf.len = change(buf.data, buf.len);
	buf_add_char(&buf, '\0');
	assert_string_equal(buf.data, want);
	buf_release(&buf);
}

static void
takes_emphasis_off(void **state)
{
	(void)state;
	assert_becomes(markdown_drop_marks, "| **规章** | *0* |",
	    "| 规章 | 0 |");
	assert_becomes(markdown_drop_marks, "__总计__, ***a b***", "总计, a b");
	assert_becomes(markdown_drop_marks, "共**5**件", "共5件");
	assert_becomes(markdown_drop_marks, "**a *b* c**\n", "a b c\n");
	assert_becomes(markdown_drop_marks, "**1**_2_", "1_2_");
	assert_becomes(markdown_drop_marks, "*a \\* *b* *c* *d* *e*",
	    "a * b c d e");
}

static void
leaves_signs_for_something_else(void **state)
{
	static const char *const same[] = { "| *** | * |", "|***|***|", "____",
		"5*3 and 2*4", "12* 13*", "*a\nb*", "|*a|b*|", "** a **",
		"a_b_c", "****a****", "2*(3*4)", "***",
		"<td>*</td><td>3</td><td>*</td>" };

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_becomes(markdown_drop_marks, same[i], same[i]);
}

static void
takes_backslashes_before_marks(void **state)
{
	(void)state;
	assert_becomes(markdown_drop_marks, "1\\.a \\*b\\* \\-3", "1.a *b* -3");
	assert_becomes(markdown_drop_marks, "| \\ |\\|\\/|\\\\|a\\",
	    "| \\ |\\|\\/|\\\\|a\\");
}

static void
leaves_the_words_of_a_link(void **state)
{
	(void)state;
	assert_becomes(markdown_drop_marks,
	    "[a](/) > [*b*](http://c/d \"e\") ![f](g.png#h)", "a > b !f");
	assert_becomes(markdown_drop_marks, "[a]{style=\"b\"} | [c]{.d #e} |",
	    "a | c |");
}

static void
leaves_brackets_that_link_to_nothing(void **state)
{
	static const char *const same[] = { "12[1](#_ftn1)", "[12](/a)3",
		"12[1]{.note}", "| [注](见 | 12 | 附/件) |",
		"收到[2021](1/2)件", "[2023](5)", "[a] (/b)", "[a](/b",
		"[a\nb](/c)", "[a]", "[", "[]", "[a][/b]", "[a]{5}" };

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_becomes(markdown_drop_marks, same[i], same[i]);
}

static size_t
plain(char *text, size_t len)
{
	struct slice line = markdown_plain(text, len);

	memmove(text, line.ptr, line.len);
	return line.len;
}

static void
takes_headings_for_lines(void **state)
{
	(void)state;
	assert_becomes(plain, "# **a** &amp; b", "a & b");
	assert_becomes(plain, "###### a", "a");
	assert_becomes(plain, "####### a", "####### a");
	assert_becomes(plain, "#a", "#a");
	assert_becomes(plain, "a # b", "a # b");
	assert_becomes(plain, "#", "#");
	assert_becomes(plain, "", "");
	assert_becomes(markdown_drop_marks, "a\n## b\n", "a\nb\n");
}

static void
resolves_references(void **state)
{
	(void)state;
	assert_becomes(markdown_resolve, "a&nbsp;&lt;b&#x4e00;&#19968;",
	    "a\xc2\xa0<b\xe4\xb8\x80\xe4\xb8\x80");
	assert_becomes(markdown_resolve, "&&amp;amp;", "&&amp;");
}

static void
leaves_what_is_no_reference(void **state)
{
	static const char *const same[] = { "a & b; c", "&;", "&#;", "&#x;",
		"&#xg;", "3&#124;4", "&#0;", "&#10;", "&#xd800;", "&#99999999;",
		"&nosuch;", "&verylongname;", "&amp", "&" };

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_becomes(markdown_resolve, same[i], same[i]);
}

static void
takes_accents_and_breaks_off(void **state)
{
	(void)state;
	assert_becomes(plain, "`a` | `12`", "a | 12");
	assert_becomes(plain, "1`2", "1`2");
	assert_becomes(plain, "| a<br>b<BR />c |", "| a    b      c |");
	assert_becomes(plain, "| 1<br/>2 <b> |", "| 1     2 <b> |");
	assert_becomes(plain, "a<br>b", "a<br>b");
}

static void
assert_item(const char *line, bool *in_list, const char *want)
{
	struct slice text = slice_of(line);
	size_t n = markdown_item(text, in_list);

	assert_string_equal(line + n, want);
}

static void
takes_the_marks_of_items_off(void **state)
{
	bool in_list = false;

	(void)state;
	assert_item("- 3", &in_list, "- 3");
	assert_item("* a 3", &in_list, "a 3");
	assert_item("  -   3", &in_list, "3");
	assert_item("", &in_list, "");
	assert_item("+ 1,000 2", &in_list, "1,000 2");
	assert_item("- -3", &in_list, "-3");
	assert_item("\xe2\x80\xa2 5", &in_list, "5");
	assert_item("- 4 -", &in_list, "- 4 -");
	assert_item("- 5", &in_list, "- 5");
	assert_item("- a", &in_list, "a");
	assert_item("a", &in_list, "a");
	assert_item("* 6", &in_list, "* 6");
	assert_item("- ", &in_list, "- ");
	assert_item("-a", &in_list, "-a");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_emphasis_off),
		cmocka_unit_test(leaves_signs_for_something_else),
		cmocka_unit_test(takes_backslashes_before_marks),
		cmocka_unit_test(leaves_the_words_of_a_link),
		cmocka_unit_test(leaves_brackets_that_link_to_nothing),
		cmocka_unit_test(takes_headings_for_lines),
		cmocka_unit_test(resolves_references),
		cmocka_unit_test(leaves_what_is_no_reference),
		cmocka_unit_test(takes_accents_and_breaks_off),
		cmocka_unit_test(takes_the_marks_of_items_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
