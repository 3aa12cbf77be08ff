/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "extract/radical.h"
#include "tests/unit/unit.h"

/* The text that has become of `from`, until the next call. */
static const char *
replaced(const char *from)
{
	static char text[64];

	snprintf(text, sizeof(text), "%s", from);
	radical_replace(text, strlen(text));
	return text;
}

static void
puts_the_character_in_the_radicals_place(void **state)
{
	(void)state;
	assert_string_equal(replaced("⼀、⼈⺠政府，⻔⼾⽹站"),
	    "一、人民政府，门户网站");
	assert_string_equal(replaced("⾄12⽉31⽇"), "至12月31日");
	assert_string_equal(replaced("⿕"), "龠");
}

static void
leaves_all_else_as_it_is(void **state)
{
	(void)state;
	assert_string_equal(replaced(""), "");
	assert_string_equal(replaced("“a”—⿖⺀⿰—十"),
	    "“a”—⿖⺀⿰—十");
}

static void
reads_no_byte_behind_the_end(void **state)
{
	char text[] = "\xe2\xbc\x80";

	(void)state;
	radical_replace(text, 2);
	assert_memory_equal(text, "\xe2\xbc\x80", 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_the_character_in_the_radicals_place),
		cmocka_unit_test(leaves_all_else_as_it_is),
		cmocka_unit_test(reads_no_byte_behind_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
