/* SPDX-License-Identifier: ISC */
#include "transform/comma.h"

#include <string.h>

#include "transform/value.h"

#define FULL_STOP SLICE("\xe3\x80\x82") /* U+3002 */

/* Rows that make a habit, cells of one, and numbers of a table in one line. */
enum { ROWS_MIN = 3, ROW_CELLS = 3, TABLE_VALUES = 10 };

/* Digits between two commas of a number, and numbers that may add up. */
enum { GROUP = 3, SUM_MIN = 5 };

struct slice
comma_next(struct slice line, char comma, size_t *at)
{
	struct slice parting = { &comma, 1 };
	struct slice cell;
	size_t from = *at;
	size_t end;

	while (from < line.len && line.ptr[from] == ' ')
		from++;
	end = from < line.len && line.ptr[from] == '"'
	    ? slice_find(line, SLICE("\""), from + 1)
	    : SIZE_MAX;
	end = slice_find(line, parting, end == SIZE_MAX ? *at : end);
	if (end == SIZE_MAX)
		end = line.len;
	*at = end + 1;
	cell = slice_trim(slice_sub(line, from, end - from));
	if (cell.len >= 2 && cell.ptr[0] == '"' &&
	    cell.ptr[cell.len - 1] == '"')
		cell = slice_sub(cell, 1, cell.len - 2);
	return cell;
}

/* A text that ends in a digit may be torn from a number with commas. */
static bool
may_be_torn(struct slice cell)
{
	return cell.len > 0 && cell.ptr[cell.len - 1] >= '0' &&
	    cell.ptr[cell.len - 1] <= '9' && !value_is(cell);
}

/* How many rows a line stands for: text, and then numbers alone. */
static size_t
count_rows(struct slice line, char comma)
{
	size_t values = 0;
	size_t texts = 0;
	bool is_mixed = false;

	for (size_t at = 0; at < line.len;) {
		struct slice cell = comma_next(line, comma, &at);

		if (cell.len == 0)
			continue;
		if (may_be_torn(cell))
			return 0;
		if (value_is(cell)) {
			values++;
		} else {
			texts++;
			is_mixed |= values > 0;
		}
	}
	if (is_mixed)
		return values >= TABLE_VALUES ? ROWS_MIN : 0;
	return texts > 0 && values > 0 && texts + values >= ROW_CELLS;
}

/* A row ends with a number, perhaps quoted, or with cells that are blank. */
static bool
may_be_row(struct slice line, char comma)
{
	char last;

	if (line.len == 0)
		return false;
	last = line.ptr[line.len - 1];
	return ((last >= '0' && last <= '9') || last == comma || last == '"') &&
	    memchr(line.ptr, comma, line.len) != NULL;
}

/* How many digits a cell consists of; 0 if of anything else. */
static size_t
count_digits(struct slice cell)
{
	size_t n = 0;

	while (n < cell.len && cell.ptr[n] >= '0' && cell.ptr[n] <= '9')
		n++;
	return n == cell.len ? n : 0;
}

static bool
has_plain(struct slice line)
{
	for (size_t at = 0; at < line.len;)
		if (count_digits(comma_next(line, ',', &at)) > GROUP)
			return true;
	return false;
}

struct comma
comma_of(const struct document *document)
{
	struct comma comma = { .mark = '\0' };
	size_t commas = 0;
	size_t semicolons = 0;

	for (size_t i = 0; i < document->nitems; i++) {
		const struct item *item = &document->items[i];

		if (item->table > 0)
			continue;
		if (may_be_row(item->text, ',')) {
			commas += count_rows(item->text, ',');
			comma.has_plain = comma.has_plain ||
			    has_plain(item->text);
		}
		if (may_be_row(item->text, ';'))
			semicolons += count_rows(item->text, ';');
	}
	if (commas >= ROWS_MIN)
		comma.mark = ',';
	else if (semicolons >= ROWS_MIN)
		comma.mark = ';';
	return comma;
}

/*
 * Whether two numbers of a line may be one of thousands, and its last number
 * is not the sum of the others.
 */
static bool
may_join(struct slice line)
{
	struct number last = NUMBER_ZERO;
	struct number sum = NUMBER_ZERO;
	size_t before = 0;
	size_t n = 0;
	bool joins = false;

	for (size_t at = 0; at < line.len;) {
		struct slice cell = comma_next(line, ',', &at);
		size_t digits = count_digits(cell);
		struct value value;

		joins |= before > 0 && before <= GROUP && digits == GROUP;
		before = digits > 0 && cell.ptr[0] != '0' ? digits : 0;
		value_read(cell, &value);
		if (digits == 0 || !number_add(sum, last, &sum))
			continue;
		last = value.number;
		n++;
	}
	return joins && (n < SUM_MIN || number_compare(sum, last) != 0);
}

bool
comma_parts(struct slice line, const struct comma *comma)
{
	if (comma->mark == '\0' || line.len == 0 ||
	    memchr(line.ptr, comma->mark, line.len) == NULL ||
	    slice_find(line, FULL_STOP, 0) != SIZE_MAX)
		return false;
	for (size_t at = 0; at < line.len;)
		if (may_be_torn(comma_next(line, comma->mark, &at)))
			return false;
	return comma->mark != ',' || comma->has_plain ||
	    memchr(line.ptr, '"', line.len) != NULL || !may_join(line);
}
