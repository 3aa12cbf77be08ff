/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_TEXT_H
#define TESTS_UNIT_EXTRACT_TEXT_H

#include "schema/slice.h"
#include "tests/unit/unit.h"

/* What was read is this text, and not NULL. */
static void
assert_text(struct slice text, const char *wanted)
{
	struct slice expected = slice_of(wanted);

	assert_non_null(text.ptr);
	if (!slice_equal(text, expected))
		print_message("# %.*s is not %s\n", (int)text.len, text.ptr,
		    wanted);
	assert_true(slice_equal(text, expected));
}

#endif
