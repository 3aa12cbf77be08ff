/* SPDX-License-Identifier: ISC */
#include "transform/short.h"

#include "transform/value.h"

enum { LONG_ROW_MAX = 10 }; /* cells of a row that are tried in all ways */

/* The sum of the numbers among cells; how many there are. */
static size_t
add_up(const struct scan_value *cells, size_t n, struct number *sum)
{
	size_t found = 0;

	*sum = NUMBER_ZERO;
	for (size_t i = 0; i < n; i++) {
		struct value value;

		value_read(cells[i].raw, &value);
		if (value.state == STATE_STATED &&
		    number_add(*sum, value.number, sum))
			found++;
	}
	return found;
}

static bool
is_blank(const struct scan_value *value)
{
	return value->raw.len == 0;
}

static bool
is_unreadable(const struct scan_value *cell)
{
	struct value value;

	value_read(cell->raw, &value);
	return value.state == STATE_UNREADABLE;
}

/*
 * Whether one of the cells is two that ran together: parted somewhere, all add
 * up to `total`.  `sum` is that of the cells as they are printed.
 */
static bool
may_be_stuck(const struct scan_value *const *cells, size_t n, struct number sum,
    struct number total)
{
	struct number over;
	struct number one;

	if (!number_subtract(sum, total, &over) || over.scale != 0)
		return false;
	for (size_t i = 0; i < n; i++) {
		add_up(cells[i], 1, &one);
		if (one.scale != 0)
			continue;
		for (int64_t p = 10; p <= one.digits; p *= 10)
			if (one.digits / p * (p - 1) == over.digits)
				return true;
	}
	return false;
}

/*
 * Whether the total of a row, its last cell, may be the number printed before
 * it, for a cell is lost, or has run into another: then that number is no less
 * than all others together, unless the lost one has run into another.  Of a row
 * of zeros it makes no difference.  `filled` says that the row has blank cells
 * besides.
 */
static bool
may_be_short(const struct scan_value *const *cells, size_t n, bool filled)
{
	struct number last;
	struct number sum = NUMBER_ZERO;
	struct number one;
	size_t found = 0;
	size_t at = n;

	while (at > 0 && is_blank(cells[at - 1]))
		at--;
	if (at == n || at == 0)
		return false;
	if (filled)
		return true;
	for (size_t i = 0; i + 1 < at; i++) {
		found += add_up(cells[i], 1, &one);
		if (!number_add(sum, one, &sum))
			return true;
	}
	if (add_up(cells[at - 1], 1, &last) == 0)
		return false;
	if (found == 0)
		return true;
	return last.digits != 0 &&
	    (number_compare(last, sum) >= 0 ||
		may_be_stuck(cells, at - 1, sum, last));
}

/*
 * Whether a row of a grid may have lost a cell, and its total with it to the
 * cell before: its last cell is blank, and the last number printed is the sum
 * of those before it, or would be if one of them were parted in two, or two
 * cells may be run together in one that is no number.
 */
static bool
may_lack_total(const struct scan_value *const *cells, size_t n)
{
	struct number last = NUMBER_ZERO;
	struct number sum = NUMBER_ZERO;
	struct number one;
	size_t at = 0;

	if (n == 0 || !is_blank(cells[n - 1]))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (add_up(cells[i], 1, &one) == 0) {
			if (is_unreadable(cells[i]))
				return true;
			continue;
		}
		if (!number_add(sum, last, &sum))
			return false;
		last = one;
		at = i;
	}
	return last.digits != 0 &&
	    (number_compare(last, sum) == 0 ||
		may_be_stuck(cells, at, sum, last));
}

/*
 * Whether the last cell of a row is the sum of the others, and not a lone 0, or
 * none is printed: then no cell before it is lost or one too many.
 */
bool
row_adds_up(const struct scan_value *const *cells, size_t n)
{
	struct number sum = NUMBER_ZERO;
	struct number one;
	size_t found = 0;

	for (size_t i = 0; i + 1 < n; i++) {
		found += add_up(cells[i], 1, &one);
		if (!number_add(sum, one, &sum))
			return false;
	}
	if (n == 0 || add_up(cells[n - 1], 1, &one) == 0)
		return found == 0;
	return number_compare(one, sum) == 0 &&
	    (one.digits != 0 || found + 1 == n);
}

/* The cells of a row whose bits are in `set`.  How many they are. */
static size_t
choose(const struct scan_value *values, size_t n, unsigned set,
    const struct scan_value **chosen)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if ((set >> i & 1) != 0)
			chosen[count++] = &values[i];
	return count;
}

static bool
are_alike(const struct scan_value *const *a, const struct scan_value *const *b,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!slice_equal(a[i]->raw, b[i]->raw))
			return false;
	return true;
}

/*
 * Whether the cells that are left over have nothing in them: such stand beside
 * a label that spans columns.
 */
static bool
others_are_blank(const struct scan_value *values, size_t nvalues,
    const struct scan_value *const *cells, size_t n)
{
	for (size_t i = 0; i < nvalues; i++) {
		size_t at = 0;

		while (at < n && cells[at] != &values[i])
			at++;
		if (at == n && !is_blank(&values[i]))
			return false;
	}
	return true;
}

static bool
are_printed(const struct scan_value *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_blank(cells[i]))
			return false;
	return true;
}

/* Whether so many others of a row's cells, in their order, add up as well. */
static bool
others_add_up(const struct scan_value *values, size_t nvalues,
    const struct scan_value *const *cells, size_t n)
{
	const struct scan_value *others[LONG_ROW_MAX];

	if (nvalues > LONG_ROW_MAX)
		return true;
	for (unsigned set = 0; set < 1U << nvalues; set++)
		if (choose(values, nvalues, set, others) == n &&
		    !are_alike(others, cells, n) && row_adds_up(others, n))
			return true;
	return false;
}

bool
row_is_sure(const struct scan_value *const *cells, size_t n,
    const struct scan_value *values, size_t nvalues, bool is_long)
{
	bool in_grid = cells[0]->column > 0;
	bool rest_is_blank;

	if (in_grid ? may_lack_total(cells, n)
		    : may_be_short(cells, n, nvalues > n))
		return false;
	if (!is_long)
		return true;
	rest_is_blank = others_are_blank(values, nvalues, cells, n);
	if (in_grid && rest_is_blank && cells[0] == values)
		return true; /* blanks behind the last */
	if (in_grid && cells[0] != values &&
	    !(rest_is_blank && are_printed(cells, n)))
		return false;
	return row_adds_up(cells, n) &&
	    (rest_is_blank || !others_add_up(values, nvalues, cells, n));
}

bool
row_is_level(const struct scan_value *values, size_t n)
{
	return n > 0 &&
	    (values->column > 0 ||
		values->source_line == values[n - 1].source_line);
}

bool
groups_may_be_short(const struct scan_value *values, size_t n, size_t ngroups)
{
	size_t all = n * ngroups;

	if (all == 0 || values[0].column > 0 || !is_blank(&values[all - 1]))
		return false;
	for (size_t i = 0; i < ngroups; i++) {
		struct number parts;
		struct number total;

		add_up(&values[i * n], n - 1, &parts);
		add_up(&values[i * n + n - 1], 1, &total);
		if (number_compare(parts, total) != 0)
			return true;
	}
	return false;
}
