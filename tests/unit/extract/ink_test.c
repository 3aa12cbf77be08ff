/* SPDX-License-Identifier: ISC */
#include "extract/ink.h"
#include "tests/unit/unit.h"

static void
white_and_none_are_faint(void **state)
{
	static const char *const faint[] = { "#fff", "#FFFFFF", "#fefefe",
		"#fff !important", "#ffff", "white", "White ", "transparent",
		"rgb(255,255,255)", "rgb(250 251 252)", "rgba(0,0,0,0)",
		"rgba(0, 0, 0, 0.0)", "rgba(255,255,255,.9)", "hsl(0,0%,100%)",
		"#0000", "#11223300", "hsla(0, 0%, 0%, 0)", "hsl(0 0% 0% / 0)",
		"rgb(100%,100%,100%)", "ivory" };

	(void)state;
	for (size_t i = 0; i < sizeof(faint) / sizeof(faint[0]); i++)
		if (!ink_is_faint(slice_of(faint[i])))
			fail_msg("%s", faint[i]);
}

static void
all_else_shows(void **state)
{
	static const char *const seen[] = { "", "#", "#ff", "#000", "#f00",
		"#ffff00", "#ffe", "black", "windowtext", "inherit",
		"rgb(255,255,0)", "rgb(", "rgba(0,0,0,0.5)", "rgba(0,0,0,1)",
		"rgba(0,0", "hsl(0,0%,10%)", "#fffffff", "#000f", "#112233ff",
		"hsl(0 0% 0% / 1)", "hsla(0,0%,0%,0.5)", "hsl(0",
		"rgb(100%,0%,0%)", "rgb(100,100,100)" };

	(void)state;
	for (size_t i = 0; i < sizeof(seen) / sizeof(seen[0]); i++)
		if (ink_is_faint(slice_of(seen[i])))
			fail_msg("%s", seen[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(white_and_none_are_faint),
		cmocka_unit_test(all_else_shows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
