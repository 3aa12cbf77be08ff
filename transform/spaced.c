/* SPDX-License-Identifier: ISC */
#include "transform/spaced.h"

#include <stdint.h>

#include "schema/utf8.h"
#include "transform/fold.h"
#include "transform/value.h"
#include "transform/word.h"

enum {
	REMARK_MAX = 120,      /* bytes in brackets */
	REMARK_LINE_MAX = 240, /* of a line that is looked through for one */
	LINE_MAX_SHORT = 4096,
	LINE_MAX_LONG = 65536, /* looked through if it has numbers enough */
	LINE_NUMBERS = 20,
	IDEOGRAPHIC_COMMA = 0x3001
};

size_t
spaced_skip(struct slice line, size_t *at)
{
	size_t n = 0;

	while (*at < line.len) {
		size_t next = *at;

		if (!fold_is_blank(utf8_next(line, &next)))
			break;
		*at = next;
		n++;
	}
	return n;
}

/* Behind the bracket that closes the one before `at`, or `at` if none does. */
static size_t
end_of_remark(struct spaced *words, size_t at)
{
	struct slice line = words->line;
	size_t end = at;
	bool found = false;

	if (words->close <= at) {
		while (end < line.len && !found)
			found = utf8_half_width(utf8_next(line, &end)) == ')';
		words->close = found ? end : SIZE_MAX;
	}
	return words->close != SIZE_MAX && words->close - at <= REMARK_MAX
	    ? words->close
	    : at;
}

size_t
spaced_end(struct spaced *words, size_t at)
{
	struct slice line = words->line;

	while (at < line.len) {
		size_t next;
		uint32_t c;

		at = at < words->plain
		    ? words->plain
		    : at + fold_plain(slice_sub(line, at, line.len));
		next = at;
		if (at == line.len)
			break;
		c = utf8_next(line, &next);
		if (fold_is_blank(c))
			break;
		if (utf8_half_width(c) == '(')
			next = end_of_remark(words, next);
		at = next;
	}
	return at;
}

size_t
spaced_end_of_unit(struct spaced *words, size_t to)
{
	size_t from = to;
	size_t end;

	if (spaced_skip(words->line, &from) != 1)
		return to;
	end = spaced_end(words, from);
	return value_is_unit(slice_sub(words->line, from, end - from)) ? end
								       : to;
}

bool
spaced_is_numbering(struct slice line, size_t from, size_t to)
{
	bool is_chinese = ((unsigned char)line.ptr[from] & 0x80) != 0;
	uint32_t c = 0;

	if (spaced_skip(line, &to) > 0 && to < line.len)
		c = utf8_half_width(utf8_next(line, &to));
	if (is_chinese)
		return c == IDEOGRAPHIC_COMMA;
	if (c != '.' || spaced_skip(line, &to) == 0 || to == line.len)
		return false;
	return utf8_half_width(utf8_next(line, &to)) > 0x7f;
}

/* Whether `c` ends the number of an item. */
static bool
ends_number(uint32_t c)
{
	return c == '.' || c == IDEOGRAPHIC_COMMA;
}

bool
spaced_is_item(struct slice word)
{
	uint32_t c[3] = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < 3 && at < word.len; i++)
		c[i] = utf8_half_width(utf8_next(word, &at));
	if (c[0] == '(')
		return fold_is_numeral(c[1]) && c[2] == ')';
	return c[0] >= '1' && c[0] <= '9' && ends_number(c[1]) && c[2] > '9';
}

/* Whether a bracket within `text` is not closed; one at its start numbers it.
 */
static bool
is_open(struct slice text)
{
	int open = 0;

	for (size_t at = 0; at < text.len;) {
		size_t from = at;
		uint32_t c = utf8_half_width(utf8_next(text, &at));

		if (c == '(' && from > 0)
			open++;
		else if (c == ')' && open > 0)
			open--;
	}
	return open > 0;
}

bool
spaced_tells_count(struct slice text)
{
	size_t at = text.len;

	while (at > 0 && ((unsigned char)text.ptr[--at] & 0xc0) == 0x80)
		continue;
	return word_find(WORD_COUNT, slice_sub(text, at, text.len)) != NULL &&
	    is_open(slice_sub(text, 0, REMARK_LINE_MAX));
}

bool
spaced_has_columns(struct slice line)
{
	struct spaced words = { .line = line };
	size_t numbers = 0;
	size_t at = 0;

	if (line.len <= LINE_MAX_SHORT || line.len > LINE_MAX_LONG)
		return line.len <= LINE_MAX_SHORT;
	spaced_skip(line, &at);
	while (at < line.len && numbers < LINE_NUMBERS) {
		size_t from = at;

		at = spaced_end(&words, from);
		numbers += value_is(slice_sub(line, from, at - from));
		spaced_skip(line, &at);
	}
	return numbers == LINE_NUMBERS;
}
