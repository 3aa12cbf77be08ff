/* SPDX-License-Identifier: ISC */
/*
 * After Wu and Manber: a window as long as the shortest pattern moves over
 * the text, and its last two bytes say how far it may move at the least.  Most
 * pairs of bytes stand in no pattern, so the window moves by nearly its own
 * length, past text in which nothing is found, for all patterns at once.
 *
 * Before that comes a glance for four bytes of each of the words without which
 * no document is a report, those of the topic and those that are enough alone.
 * Most documents have none.
 */
#include "extract/needle.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "extract/glance.h"
#include "schema/diag.h"
#include "schema/utf8.h"

enum needle_part { NEEDLE_TOPIC = 1, NEEDLE_FORM = 2, NEEDLE_ALONE = 4 };

struct needle_row {
	enum needle_part part;
	const char *text;
};

#include "gen/needle.h"

enum {
	NROWS = sizeof(needle_rows) / sizeof(needle_rows[0]),
	NPATTERNS_MAX = NROWS * (CHARSET_COUNT + 2),
	NPAIRS = 1 << 16,
};

struct pattern {
	struct slice bytes; /* in needle_set.bytes */
	size_t begin;
	size_t glanced; /* where the group is that is glanced for */
	enum needle_part part;
	enum charset charset; /* CHARSET_UNKNOWN for character references */
	int next;             /* with the same pair at the window's end */
};

struct needle_set {
	struct buf bytes;
	struct pattern pattern[NPATTERNS_MAX];
	int npatterns;
	size_t window;
	uint8_t shift[NPAIRS];
	int first[NPAIRS]; /* where shift is 0 */
	struct glance glance;
};

/* The patterns' bytes may move while they are being made. */
static void
add_pattern(struct needle_set *set, const struct needle_row *row,
    enum charset charset, size_t begin)
{
	struct pattern *pattern = &set->pattern[set->npatterns++];

	pattern->begin = begin;
	pattern->bytes.len = set->bytes.len - begin;
	pattern->part = row->part;
	pattern->charset = charset;
}

static void
add_encoded(struct needle_set *set, const struct needle_row *row,
    enum charset charset, struct charset_decoder *decoder)
{
	size_t begin = set->bytes.len;

	if (charset_encode(decoder, slice_of(row->text), charset, &set->bytes))
		add_pattern(set, row, charset, begin);
	else
		set->bytes.len = begin;
}

/* The word as &#NNNNN; or &#xHHHH; a character. */
static void
add_references(struct needle_set *set, const struct needle_row *row,
    bool hexadecimal)
{
	struct slice text = slice_of(row->text);
	size_t begin = set->bytes.len;

	for (size_t at = 0; at < text.len;) {
		char reference[16];
		unsigned c = utf8_next(text, &at);
		int len = hexadecimal
		    ? snprintf(reference, sizeof(reference), "&#x%X;", c)
		    : snprintf(reference, sizeof(reference), "&#%u;", c);

		buf_add(&set->bytes, reference, (size_t)len);
	}
	add_pattern(set, row, CHARSET_UNKNOWN, begin);
}

static void
add_row(struct needle_set *set, const struct needle_row *row,
    struct charset_decoder *decoder)
{
	static const enum charset charsets[] = { CHARSET_UTF_8, CHARSET_GB18030,
		CHARSET_BIG5, CHARSET_UTF_16LE, CHARSET_UTF_16BE };

	for (size_t i = 0; i < sizeof(charsets) / sizeof(charsets[0]); i++)
		add_encoded(set, row, charsets[i], decoder);
	add_references(set, row, false);
	add_references(set, row, true);
}

static unsigned
pair_at(const char *bytes)
{
	return (unsigned)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];
}

/* Enters the pairs of a pattern's first `window` bytes. */
static void
enter(struct needle_set *set, int number)
{
	struct pattern *pattern = &set->pattern[number];

	pattern->bytes.ptr = set->bytes.data + pattern->begin;
	if (pattern->part != NEEDLE_FORM)
		pattern->glanced = glance_add(&set->glance, pattern->bytes);
	for (size_t i = 0; i + 2 <= set->window; i++) {
		unsigned pair = pair_at(pattern->bytes.ptr + i);
		uint8_t shift = (uint8_t)(set->window - 2 - i);

		if (set->shift[pair] > shift)
			set->shift[pair] = shift;
		if (shift == 0) {
			pattern->next = set->first[pair];
			set->first[pair] = number;
		}
	}
}

struct needle_set *
needle_set_new(void)
{
	struct charset_decoder *decoder = charset_decoder_new();
	struct needle_set *set = calloc(1, sizeof(*set));

	if (set == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < NROWS; i++)
		add_row(set, &needle_rows[i], decoder);
	charset_decoder_free(decoder);
	set->window = UINT8_MAX;
	for (int i = 0; i < set->npatterns; i++)
		if (set->pattern[i].bytes.len < set->window)
			set->window = set->pattern[i].bytes.len;
	memset(set->shift, (int)set->window - 1, sizeof(set->shift));
	for (size_t i = 0; i < NPAIRS; i++)
		set->first[i] = -1;
	for (int i = 0; i < set->npatterns; i++)
		enter(set, i);
	return set;
}

void
needle_set_free(struct needle_set *set)
{
	if (set == NULL)
		return;
	buf_release(&set->bytes);
	free(set);
}

/* What stands at `text`, of some parts: parts by encoding. */
static void
match(const struct needle_set *set, struct slice text, unsigned parts,
    unsigned found[CHARSET_COUNT])
{
	int i = set->first[pair_at(text.ptr + set->window - 2)];

	for (; i >= 0; i = set->pattern[i].next)
		if (slice_starts(text, set->pattern[i].bytes))
			found[set->pattern[i].charset] |= set->pattern[i].part &
			    parts;
}

/* Whether one encoding's words, with the references', are enough. */
static bool
is_enough(const unsigned found[CHARSET_COUNT], struct needle_hits *hits)
{
	for (int i = 0; i < CHARSET_COUNT; i++) {
		unsigned parts = found[i] | found[CHARSET_UNKNOWN];

		if ((parts & NEEDLE_ALONE) == 0 &&
		    parts != (NEEDLE_TOPIC | NEEDLE_FORM))
			continue;
		hits->candidate = true;
		if (found[i] != 0)
			hits->seen = (enum charset)i;
	}
	return hits->candidate;
}

/* Whether a pattern is there that has its group at `at`. */
static bool
is_around(const struct pattern *pattern, struct slice bytes, size_t at)
{
	return at >= pattern->glanced &&
	    slice_starts(slice_sub(bytes, at - pattern->glanced, bytes.len),
		pattern->bytes);
}

/* Whether a word of the topic, or one that is enough alone, is there. */
static bool
has_topic(const struct needle_set *set, struct slice bytes)
{
	for (size_t at = 0;
	     (at = glance_find(&set->glance, bytes, at)) != SIZE_MAX; at++) {
		for (int i = 0; i < set->npatterns; i++)
			if (set->pattern[i].part != NEEDLE_FORM &&
			    is_around(&set->pattern[i], bytes, at))
				return true;
	}
	return false;
}

/* Reads until the question is decided, by all words or those alone. */
static struct needle_hits
scan(const struct needle_set *set, struct slice bytes, unsigned parts)
{
	struct needle_hits hits = { false, CHARSET_UNKNOWN };
	unsigned found[CHARSET_COUNT] = { 0 };
	const char *at = bytes.ptr;
	const char *end;

	if (bytes.len < set->window || !has_topic(set, bytes))
		return hits;
	end = at + bytes.len;
	for (const char *last = end - set->window; at <= last;) {
		uint8_t shift = set->shift[pair_at(at + set->window - 2)];

		if (shift > 0) {
			at += shift;
			continue;
		}
		match(set, (struct slice){ at, (size_t)(end - at) }, parts,
		    found);
		if (is_enough(found, &hits))
			break;
		at++;
	}
	return hits;
}

struct needle_hits
needle_scan(const struct needle_set *set, struct slice bytes)
{
	return scan(set, bytes, NEEDLE_TOPIC | NEEDLE_FORM | NEEDLE_ALONE);
}

bool
needle_is_alone(const struct needle_set *set, struct slice bytes)
{
	return scan(set, bytes, NEEDLE_ALONE).candidate;
}
