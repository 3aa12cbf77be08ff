/* SPDX-License-Identifier: ISC */
#include "transform/glued.h"

#include <string.h>

#include "schema/utf8.h"
#include "transform/fold.h"

enum { CELL_DIGITS_MAX = 9 };

struct search {
	char digits[GLUED_DIGITS_MAX];
	bool break_before[GLUED_DIGITS_MAX + 1];
	size_t ndigits;
	size_t ncells;
	enum glued_rule rule;
	int64_t cell[GLUED_CELLS_MAX];
	int64_t found[GLUED_CELLS_MAX];
	size_t nfound;
	size_t steps;
};

/* False if there is anything but digits and blanks in the run. */
static bool
take_run(struct search *search, struct slice run)
{
	bool blank = false;

	for (size_t at = 0; at < run.len;) {
		uint32_t c = utf8_half_width(utf8_next(run, &at));

		if (fold_is_blank(c)) {
			blank = true;
			continue;
		}
		if (c < '0' || c > '9' || search->ndigits == GLUED_DIGITS_MAX)
			return false;
		search->break_before[search->ndigits] = blank;
		search->digits[search->ndigits++] = (char)c;
		blank = false;
	}
	search->break_before[search->ndigits] = true;
	return search->ndigits > 0;
}

/* Whether cell `i`, just set, agrees with the sums that end with it. */
static bool
adds_up(const struct search *search, size_t i)
{
	size_t group = search->rule == GLUED_GROUPS5 ? 5 : search->ncells;
	int64_t sum = 0;

	if (search->rule == GLUED_FREE || (i + 1) % group != 0)
		return true;
	for (size_t k = i + 1 - group; k < i; k++)
		sum += search->cell[k];
	return sum == search->cell[i];
}

/* Tries every length of cell `i`, which begins at digit `at`. */
static void
place(struct search *search, size_t at, size_t i)
{
	size_t cells_left = search->ncells - i;

	if (i == search->ncells) {
		if (at == search->ndigits && search->nfound++ == 0)
			memcpy(search->found, search->cell,
			    sizeof(search->found));
		return;
	}
	search->cell[i] = 0;
	for (size_t len = 1; len <= CELL_DIGITS_MAX; len++) {
		size_t end = at + len;

		if (end + cells_left - 1 > search->ndigits ||
		    search->nfound > 1 || ++search->steps > GLUED_STEPS_MAX)
			return;
		if (len > 1 &&
		    (search->digits[at] == '0' ||
			search->break_before[end - 1]))
			return;
		search->cell[i] = 0;
		for (size_t k = at; k < end; k++)
			search->cell[i] = search->cell[i] * 10 +
			    (search->digits[k] - '0');
		if (adds_up(search, i))
			place(search, end, i + 1);
	}
}

/*
 * Where nothing adds up, two digits that may be one number leave it open which
 * cell was blank and has vanished.
 */
static bool
may_be_fewer(const struct search *search)
{
	for (size_t i = 0; i + 1 < search->ndigits; i++)
		if (search->digits[i] != '0' && !search->break_before[i + 1])
			return true;
	return false;
}

bool
glued_part(struct slice run, size_t n, enum glued_rule rule,
    struct number cells[GLUED_CELLS_MAX])
{
	struct search search = { .ncells = n, .rule = rule };

	if (n == 0 || n > GLUED_CELLS_MAX || !take_run(&search, run) ||
	    search.ndigits < n)
		return false;
	if (rule == GLUED_FREE && may_be_fewer(&search))
		return false;
	place(&search, 0, 0);
	if (search.nfound != 1 || search.steps > GLUED_STEPS_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		cells[i] = (struct number){ search.found[i], 0 };
	return true;
}
