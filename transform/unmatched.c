/* SPDX-License-Identifier: ISC */
#include "transform/unmatched.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "schema/arena.h"
#include "schema/buf.h"
#include "schema/diag.h"
#include "transform/fold.h"

enum { BUCKETS = 1 << 14 };

struct entry {
	struct slice text;
	struct slice document;
	uint32_t line;
	uint32_t next; /* in its bucket, from 1 */
	uint64_t count;
};

struct unmatched {
	struct arena *arena;
	struct buf folded;
	uint64_t nothers; /* that had no room */
	size_t nentries;
	uint32_t first[BUCKETS];
	struct entry entry[UNMATCHED_TEXTS_MAX];
};

struct unmatched *
unmatched_new(void)
{
	struct unmatched *unmatched = calloc(1, sizeof(*unmatched));

	if (unmatched == NULL)
		diag_die(EX_OSERR, "out of memory");
	unmatched->arena = arena_new();
	return unmatched;
}

void
unmatched_free(struct unmatched *unmatched)
{
	if (unmatched == NULL)
		return;
	arena_free(unmatched->arena);
	buf_release(&unmatched->folded);
	free(unmatched);
}

static uint32_t *
bucket_of(struct unmatched *unmatched, struct slice text)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	return &unmatched->first[hash % BUCKETS];
}

/* Lead bytes of ideographs; a label has one. */
static bool
has_ideograph(struct slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0xe4 &&
		    (unsigned char)text.ptr[i] <= 0xe9)
			return true;
	return false;
}

/* What a line of tab separated fields can hold. */
static struct slice
clean_copy(struct arena *arena, struct slice text)
{
	char *copy = arena_alloc(arena, text.len + 1);

	for (size_t i = 0; i < text.len; i++)
		copy[i] = (char)((unsigned char)text.ptr[i] < ' '
			? '?'
			: text.ptr[i]);
	return (struct slice){ copy, text.len };
}

void
unmatched_add(struct unmatched *unmatched, struct slice text,
    struct slice document, uint32_t line)
{
	struct slice folded;
	uint32_t *bucket;
	struct entry *entry;

	if (text.len > 2 * (size_t)UNMATCHED_TEXT_MAX)
		return;
	buf_reset(&unmatched->folded);
	fold_text(text, &unmatched->folded);
	folded = (struct slice){ unmatched->folded.data,
		unmatched->folded.len };
	folded = slice_sub(folded, fold_numbering(folded), folded.len);
	if (folded.len > UNMATCHED_TEXT_MAX || !has_ideograph(folded))
		return;
	bucket = bucket_of(unmatched, folded);
	for (uint32_t i = *bucket; i != 0; i = unmatched->entry[i - 1].next)
		if (slice_equal(unmatched->entry[i - 1].text, folded)) {
			unmatched->entry[i - 1].count++;
			return;
		}
	if (unmatched->nentries == UNMATCHED_TEXTS_MAX) {
		unmatched->nothers++;
		return;
	}
	entry = &unmatched->entry[unmatched->nentries++];
	*entry = (struct entry){ .text = clean_copy(unmatched->arena, folded),
		.document = clean_copy(unmatched->arena, document),
		.line = line,
		.next = *bucket,
		.count = 1 };
	*bucket = (uint32_t)unmatched->nentries;
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	size_t len = a->text.len < b->text.len ? a->text.len : b->text.len;
	int order;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	order = memcmp(a->text.ptr, b->text.ptr, len);
	if (order != 0)
		return order;
	return a->text.len < b->text.len ? -1 : a->text.len > b->text.len;
}

void
unmatched_write(const struct unmatched *unmatched, FILE *out)
{
	size_t n = unmatched->nentries;
	const struct entry **sorted = calloc(n + 1, sizeof(const void *));

	if (sorted == NULL)
		diag_die(EX_OSERR, "out of memory");
	for (size_t i = 0; i < n; i++)
		sorted[i] = &unmatched->entry[i];
	qsort(sorted, n, sizeof(const void *), compare);
	fputs("count\ttext\tplace\n", out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%" PRIu64 "\t%.*s\t%.*s:%" PRIu32 "\n",
		    sorted[i]->count, (int)sorted[i]->text.len,
		    sorted[i]->text.ptr, (int)sorted[i]->document.len,
		    sorted[i]->document.ptr, sorted[i]->line);
	if (unmatched->nothers > 0)
		fprintf(out, "%" PRIu64 "\t(others)\t-\n", unmatched->nothers);
	free(sorted);
}
