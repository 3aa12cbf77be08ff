/* SPDX-License-Identifier: ISC */
#include "transform/footer.h"

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/word.h"

/* Bytes and digits of a page's number, and what stands for a word beside it. */
enum { FOOTER_MAX = 200, DIGITS_MAX = 8, PAGE_WORD = 'p' };

/* A look at how it begins, for most lines are none. */
static bool
may_be(struct slice line, size_t plain)
{
	return line.len < FOOTER_MAX &&
	    (plain == 0 || line.ptr[0] == '-' || line.ptr[0] == '|' ||
		word_find(WORD_PAGE, line) != NULL);
}

/* The next character, or PAGE_WORD for a word; some say that this is a page. */
static uint32_t
next(struct slice line, size_t *at, bool *is_said)
{
	const struct word *word = word_find(WORD_PAGE,
	    slice_sub(line, *at, line.len));

	if (word == NULL)
		return fold_char(utf8_next(line, at));
	*at += word->len;
	*is_said |= word->number > 0;
	return PAGE_WORD;
}

bool
footer_is(struct slice line, size_t plain)
{
	size_t dashes = 0;
	size_t digits = 0;
	uint32_t last = 0;
	bool is_cell_over = false;
	bool is_said = false;

	if (!may_be(line, plain))
		return false;
	for (size_t at = 0; at < line.len;) {
		uint32_t c = next(line, &at, &is_said);

		is_cell_over |= c == '|' && last != 0;
		if (c == 0 || c == '|')
			continue;
		if (is_cell_over)
			return false;
		if (c >= '0' && c <= '9' && last != 0)
			digits++;
		else if (c == '-')
			dashes++;
		else if (c != PAGE_WORD && (c != '/' || last == 0))
			return false;
		last = c;
	}
	return digits > 0 && digits <= DIGITS_MAX &&
	    (is_said || (last == '-' && dashes >= 2));
}
