/* SPDX-License-Identifier: ISC */
/*
 * The labels stand in one array sorted by their bytes.  A table by the first
 * two bytes of the first character's code narrows a search to the few labels
 * that begin alike, and among these the longest that fits wins.
 */
#include "transform/label.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "schema/arena.h"
#include "schema/catalog.h"
#include "schema/diag.h"
#include "transform/fold.h"
#include "transform/word.h"

enum { LABELS_MAX = 2048, BUCKETS = 4096 };

/* How a label ends: most that a text does not begin with end otherwise. */
struct ending {
	uint16_t len;
	char last;
};

struct labels {
	struct arena *arena;
	size_t n;
	struct label label[LABELS_MAX];
	struct ending ending[LABELS_MAX]; /* of each; looked at in its place */
	uint16_t first[BUCKETS + 1];      /* of each bucket, in `label` */
};

static size_t
bucket_of(struct slice text)
{
	const unsigned char *byte = (const unsigned char *)text.ptr;

	if (text.len < 3)
		return text.len == 0 ? 0 : byte[0];
	return ((size_t)byte[0] << 7 ^ (size_t)byte[1] << 4 ^ byte[2]) %
	    BUCKETS;
}

/* Takes the last pair of brackets off, if the text ends with one. */
static struct slice
without_remark(struct slice text)
{
	size_t open;

	if (!slice_ends(text, SLICE(")")))
		return text;
	open = slice_find(text, SLICE("("), 0);
	return open == SIZE_MAX || open == 0 ? text : slice_sub(text, 0, open);
}

static void
add(struct labels *labels, struct label label, struct slice wording)
{
	struct buf folded = BUF_INIT;
	struct slice text;

	fold_text(wording, &folded);
	text = (struct slice){ folded.data, folded.len };
	text = slice_sub(text, fold_numbering(text), text.len);
	text = without_remark(text);
	label.text = arena_copy(labels->arena, text);
	buf_release(&folded);
	if (label.text.len == 0)
		return;
	if (labels->n == LABELS_MAX || label.text.len > UINT16_MAX)
		diag_die(EX_SOFTWARE,
		    "the catalogue has too many labels or too long ones");
	labels->label[labels->n++] = label;
}

static struct slice
hint_of(struct labels *labels, const char *wording)
{
	struct buf folded = BUF_INIT;
	struct slice hint;

	fold_text(slice_of(wording), &folded);
	hint = (struct slice){ folded.data, folded.len };
	hint = arena_copy(labels->arena,
	    slice_sub(hint, 0, fold_numbering(hint)));
	buf_release(&folded);
	return hint;
}

static void
add_row(struct labels *labels, struct label label,
    const struct catalog_row *row)
{
	struct slice list = slice_of(row->synonyms);

	label.hint = hint_of(labels, row->label);
	add(labels, label, slice_of(row->label));
	for (size_t at = 0, bar; at < list.len; at = bar + 1) {
		bar = slice_find(list, SLICE("|"), at);
		if (bar == SIZE_MAX)
			bar = list.len;
		add(labels, label, slice_sub(list, at, bar - at));
	}
}

static void
add_catalog(struct labels *labels, enum label_kind kind,
    const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->nrows; i++)
		add_row(labels, (struct label){ .kind = kind, .row = (int)i },
		    &catalog->rows[i]);
}

static void
add_marks(struct labels *labels)
{
	const struct word *word;

	for (size_t i = 0; (word = word_at(i)) != NULL; i++)
		if (word->role == WORD_MARK)
			add(labels,
			    (struct label){ .kind = LABEL_MARK,
				.row = (int)i,
				.hint = SLICE("") },
			    slice_of(word->text));
}

static int
compare_text(struct slice a, struct slice b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = memcmp(a.ptr, b.ptr, len);

	if (order != 0 || a.len == b.len)
		return order;
	return a.len < b.len ? -1 : 1;
}

/* By bucket, then the longer first, then by bytes, kind and row. */
static int
compare(const void *left, const void *right)
{
	const struct label *a = left;
	const struct label *b = right;
	size_t ba = bucket_of(a->text);
	size_t bb = bucket_of(b->text);

	if (ba != bb)
		return ba < bb ? -1 : 1;
	if (a->text.len != b->text.len)
		return a->text.len > b->text.len ? -1 : 1;
	if (compare_text(a->text, b->text) != 0)
		return compare_text(a->text, b->text);
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->row - b->row;
}

static bool
is_same(const struct label *a, const struct label *b)
{
	return a->kind == b->kind && a->row == b->row &&
	    slice_equal(a->text, b->text);
}

static struct ending
ending_of(struct slice text)
{
	return (struct ending){ (uint16_t)text.len, text.ptr[text.len - 1] };
}

static void
sort(struct labels *labels)
{
	size_t n = 0;
	size_t bucket = 0;

	qsort(labels->label, labels->n, sizeof(labels->label[0]), compare);
	for (size_t i = 0; i < labels->n; i++)
		if (i == 0 ||
		    !is_same(&labels->label[i], &labels->label[n - 1]))
			labels->label[n++] = labels->label[i];
	labels->n = n;
	for (size_t i = 0; i < n; i++)
		labels->ending[i] = ending_of(labels->label[i].text);
	for (size_t i = 0; i < n; i++)
		while (bucket <= bucket_of(labels->label[i].text))
			labels->first[bucket++] = (uint16_t)i;
	while (bucket <= BUCKETS)
		labels->first[bucket++] = (uint16_t)n;
}

struct labels *
labels_new(void)
{
	struct labels *labels = calloc(1, sizeof(*labels));

	if (labels == NULL)
		diag_die(EX_OSERR, "out of memory");
	labels->arena = arena_new();
	add_catalog(labels, LABEL_SECTION, &catalog_section);
	add_catalog(labels, LABEL_CATEGORY, &catalog_category);
	add_catalog(labels, LABEL_MEASURE, &catalog_measure);
	add_catalog(labels, LABEL_OUTCOME, &catalog_outcome);
	add_catalog(labels, LABEL_APPLICANT, &catalog_applicant);
	add_catalog(labels, LABEL_CHANNEL, &catalog_channel);
	add_catalog(labels, LABEL_RESULT, &catalog_result);
	add_catalog(labels, LABEL_INDICATOR, &catalog_indicator);
	add_marks(labels);
	sort(labels);
	return labels;
}

void
labels_free(struct labels *labels)
{
	if (labels == NULL)
		return;
	arena_free(labels->arena);
	free(labels);
}

/* Whether `text` begins with label `i`. */
static bool
begins(const struct labels *labels, size_t i, struct slice text)
{
	struct ending ending = labels->ending[i];

	return ending.len <= text.len &&
	    text.ptr[ending.len - 1] == ending.last &&
	    slice_starts(text, labels->label[i].text);
}

size_t
labels_match(const struct labels *labels, struct slice text,
    const struct label **first)
{
	size_t bucket = bucket_of(text);
	size_t stop = labels->first[bucket + 1];
	size_t i = labels->first[bucket];
	size_t n = 0;

	while (i < stop && !begins(labels, i, text))
		i++;
	if (i == stop)
		return 0;
	*first = &labels->label[i];
	while (i + n < stop && slice_equal((*first)[n].text, (*first)->text))
		n++;
	return n;
}

const struct label *
labels_complete(const struct labels *labels, struct slice text)
{
	size_t bucket = bucket_of(text);
	size_t stop = labels->first[bucket + 1];
	const struct label *found = NULL;

	for (size_t i = labels->first[bucket]; i < stop; i++) {
		const struct label *label = &labels->label[i];

		if (!slice_starts(label->text, text))
			continue;
		if (found != NULL &&
		    (found->kind != label->kind || found->row != label->row))
			return NULL;
		found = label;
	}
	return found;
}
