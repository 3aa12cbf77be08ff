/* SPDX-License-Identifier: ISC */
#include "extract/flow.h"

#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/utf8.h"

enum {
	MARK_MAX = 24, /* bytes of a mark of a note */
	UNIT_MAX = 6,  /* and of what may follow a number */
	LENTICULAR = 0x3010,
	TORTOISE_SHELL = 0x3014,
	REFERENCE_MARK = 0x203b,
	NOTE = 0x6ce8,
	CIRCLED_FIRST = 0x2460,
	CIRCLED_LAST = 0x2473
};

struct flow {
	struct grid *grid;
	struct buf line;
	size_t raised;  /* where raised text begins in it; 0 if none does */
	size_t nraised; /* elements that raise it, one in the other */
	uint32_t source_line; /* where the line begins */
	bool was_small;       /* small digits began the line */
	bool blank;           /* a blank is due before the next character */
	bool newline;         /* it holds a line break of the source */
	bool preformatted;
	bool lines; /* line breaks of the source break */
	bool faint; /* what comes may not be seen */
};

struct flow *
flow_new(struct grid *grid)
{
	struct flow *flow = calloc(1, sizeof(*flow));

	if (flow == NULL)
		diag_die(EX_OSERR, "out of memory");
	flow->grid = grid;
	return flow;
}

void
flow_free(struct flow *flow)
{
	if (flow == NULL)
		return;
	buf_release(&flow->line);
	free(flow);
}

void
flow_reset(struct flow *flow)
{
	buf_reset(&flow->line);
	flow->raised = 0;
	flow->nraised = 0;
	flow->was_small = false;
	flow->blank = false;
	flow->newline = false;
	flow->preformatted = false;
	flow->faint = false;
}

void
flow_set_lines(struct flow *flow, bool lines)
{
	flow->lines = lines;
}

void
flow_set_preformatted(struct flow *flow, bool preformatted)
{
	flow_break(flow);
	flow->preformatted = preformatted;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* How many bytes at `at` are not ASCII blanks. */
static size_t
word_len(struct slice text, size_t at)
{
	size_t end = at;

	while (end < text.len && !is_blank(text.ptr[end]))
		end++;
	return end - at;
}

/* Whether lines of the source may be parted before and after `c`. */
static bool
is_wide(uint32_t c)
{
	return (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xf900 && c <= 0xfaff) ||
	    (c >= 0xfe30 && c <= 0xfe4f) || (c >= 0xff01 && c <= 0xff60) ||
	    (c >= 0x20000 && c <= 0x3ffff);
}

/* The last character, 0 if there is none. */
static uint32_t
last_of(struct slice text)
{
	size_t at = text.len;

	while (at > 0 && ((unsigned char)text.ptr[at - 1] & 0xc0) == 0x80)
		at--;
	if (at == 0)
		return 0;
	at--;
	return utf8_next(text, &at);
}

static bool
is_digits(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	return true;
}

static bool
is_plain(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

static void
put_caret(struct buf *line, size_t at)
{
	buf_add_char(line, '\0');
	memmove(line->data + at + 1, line->data + at, line->len - at - 1);
	line->data[at] = '^';
}

/* What has come since the text was raised, without its blanks. */
static struct slice
raised_text(const struct flow *flow)
{
	struct slice line = { flow->line.data, flow->line.len };

	return slice_trim(slice_sub(line, flow->raised, line.len));
}

static void
mark_small(struct flow *flow)
{
	struct slice line = { flow->line.data, flow->line.len };
	struct slice before = slice_trim(slice_sub(line, 0, flow->raised));
	struct slice digits = raised_text(flow);

	if (before.len > 0 && digits.len > 0 && is_digits(digits) &&
	    is_plain(utf8_half_width(last_of(before))))
		put_caret(&flow->line, flow->raised);
	flow->was_small = before.len == 0 && digits.len > 0 &&
	    is_digits(digits);
	flow->raised = 0;
}

void
flow_break(struct flow *flow)
{
	if (flow->nraised > 0)
		mark_small(flow);
	flow->blank = false;
	flow->newline = false;
	flow->raised = 0;
	flow->nraised = 0;
	flow->was_small = false;
	if (flow->line.len == 0)
		return;
	grid_line(flow->grid, (struct slice){ flow->line.data, flow->line.len },
	    flow->source_line);
	buf_reset(&flow->line);
}

static bool
begins_wide(struct slice text)
{
	size_t at = 0;

	return text.len > 0 && is_wide(utf8_next(text, &at));
}

/* Puts the blank before `word`, if the line wants one there. */
static void
put_blank(struct flow *flow, struct slice word)
{
	struct slice line = { flow->line.data, flow->line.len };

	if (!flow->blank || line.len == 0)
		return;
	if (flow->newline && is_wide(last_of(line)) && begins_wide(word))
		return;
	buf_add_char(&flow->line, ' ');
}

static void
put_word(struct flow *flow, struct slice word, uint32_t source_line)
{
	if (flow->line.len == 0)
		flow->source_line = source_line;
	put_blank(flow, word);
	if (flow->was_small && !flow->blank && word.len > 0 &&
	    is_digits(slice_sub(word, 0, 1)))
		buf_add_char(&flow->line, '^');
	flow->was_small = false;
	buf_add(&flow->line, word.ptr, word.len);
	flow->blank = false;
	flow->newline = false;
}

/* How many line breaks `text` has from `at` on. */
static uint32_t
newlines(struct slice text, size_t at)
{
	uint32_t n = 0;

	for (; at < text.len; at++)
		n += text.ptr[at] == '\n';
	return n;
}

static void
put_preformatted(struct flow *flow, struct slice text, uint32_t source_line)
{
	for (size_t at = 0; at < text.len;) {
		const char *newline = memchr(text.ptr + at, '\n',
		    text.len - at);
		size_t end = newline == NULL ? text.len
					     : (size_t)(newline - text.ptr);

		put_word(flow, slice_sub(text, at, end - at), source_line);
		if (newline != NULL) {
			flow_break(flow);
			source_line++;
		}
		at = end + 1;
	}
}

static bool
keeps_lines(const struct flow *flow)
{
	return flow->lines && !grid_is_open(flow->grid);
}

/* Whether it is a number, perhaps with its unit. */
static bool
is_number(struct slice text)
{
	size_t n = 0;

	while (n < text.len && strchr("0123456789.,+-", text.ptr[n]) != NULL &&
	    text.ptr[n] != '\0')
		n++;
	return n > 0 && text.len - n <= UNIT_MAX;
}

void
flow_set_faint(struct flow *flow, bool faint)
{
	flow->faint = faint;
}

void
flow_text(struct flow *flow, struct slice text, uint32_t source_line)
{
	uint32_t breaks = newlines(text, 0);
	uint32_t line = source_line > breaks ? source_line - breaks : 1;

	if (flow->faint && is_number(slice_trim(text)))
		put_word(flow, SLICE("^"), line);
	if (flow->preformatted || keeps_lines(flow)) {
		put_preformatted(flow, text, line);
		return;
	}
	for (size_t at = 0; at < text.len;) {
		size_t len = word_len(text, at);

		if (len > 0) {
			put_word(flow, slice_sub(text, at, len), line);
			at += len;
			continue;
		}
		if (text.ptr[at++] == '\n') {
			flow->newline = true;
			line++;
		}
		flow->blank = true;
	}
}

void
flow_begin_raised(struct flow *flow)
{
	if (flow->nraised++ == 0)
		flow->raised = flow->line.len;
}

/* Whether what begins with `c` is the mark of a note and no number. */
static bool
begins_mark(uint32_t c)
{
	return c == '[' || c == '(' || c == '*' || c == LENTICULAR ||
	    c == TORTOISE_SHELL || c == REFERENCE_MARK || c == NOTE ||
	    (c >= CIRCLED_FIRST && c <= CIRCLED_LAST);
}

/* Whether the outermost of the elements ends that raise text. */
static bool
is_outermost(struct flow *flow)
{
	return flow->nraised > 0 && --flow->nraised == 0;
}

void
flow_end_small(struct flow *flow)
{
	if (is_outermost(flow))
		mark_small(flow);
}

void
flow_end_raised(struct flow *flow)
{
	struct slice line = { flow->line.data, flow->line.len };
	struct slice before = slice_trim(slice_sub(line, 0, flow->raised));
	struct slice mark = raised_text(flow);
	size_t at = 0;

	if (!is_outermost(flow) || mark.len == 0 || mark.len > MARK_MAX)
		return;
	if (is_digits(mark) &&
	    (before.len == 0 || is_plain(utf8_half_width(last_of(before))))) {
		mark_small(flow);
		return;
	}
	if (before.len == 0)
		return;
	if (is_digits(mark) ||
	    begins_mark(utf8_half_width(utf8_next(mark, &at))))
		flow->line.len = flow->raised;
	flow->raised = 0;
}
